"""Roman numerals, which stay in Latin letters in Cyrillic text.

Two or more of I, V, X are a numeral; numerals with L, C, D, M need three letters, since LI, DI, MI, CD are
words or abbreviations. A single I or V, and VI in a headline, are decided by their neighbours: I is also the
conjunction "and", V. an initial, VI the pronoun.
"""

import re

from .wordlists import words

_CANONICAL = re.compile(r"(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_SMALL = frozenset("IVX")
_WORDS_TOO = frozenset({"MIX", "DIV", "CIV", "LIX", "MIL", "MDI"})

_COUNTED = frozenset(
    {
        "deo",
        "dela",
        "delu",
        "kolo",
        "kola",
        "kolu",
        "razred",
        "razreda",
        "razredu",
        "stepen",
        "stepena",
        "odeljenje",
        "i",
        "ili",
    }
)
_BEFORE_PRONOUN = frozenset(
    {
        "da",
        "li",
        "i",
        "a",
        "se",
        "ako",
        "što",
        "šta",
        "kako",
        "zašto",
        "gde",
        "kad",
        "kada",
        "jer",
        "ali",
        "nego",
    }
)
_AFTER_PRONOUN = re.compile(r"se|ste|ćete|biste|\w+ite|\w+ate|\w+ete")


def is_numeral(word: str) -> bool:
    """Tell whether a capital ``word`` of two or more letters is a Roman numeral wherever it stands."""
    if len(word) < 2 or not _CANONICAL.fullmatch(word):
        return False
    return _SMALL.issuperset(word) or (len(word) > 2 and word not in _WORDS_TOO)


def is_numeral_here(word: str, before: str, after: str, follows: str) -> bool:
    """Tell whether ``I``, ``V`` or ``VI`` is a numeral between its neighbours.

    ``before`` and ``after`` are the neighbouring words in Latin (empty at the edge of a sentence), ``follows`` the
    sign right behind the word.
    """
    headline = _in_capitals(before) or _in_capitals(after)
    if word == "VI":
        pronoun = before.lower() in _BEFORE_PRONOUN or _AFTER_PRONOUN.fullmatch(after.lower())
        return not (headline and pronoun)
    if before.lower() in words("rulers.txt"):
        return True
    if follows == ".":
        return headline or (after.islower() if after else len(before) > 1)
    if word == "V":
        return True
    if before:
        return not headline
    return follows in ("–", "-") or after.lower() in _COUNTED


def _in_capitals(word: str) -> bool:
    return len(word) > 1 and word.isupper()
