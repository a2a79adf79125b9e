"""Roman numerals, which stay in Latin letters in Cyrillic text.

Two or more of I, V, X are a numeral; numerals with L, C, D, M need three letters, since LI, DI, MI, CD are
words or abbreviations. A single I or V, and VI in a headline, are decided by their neighbours: I is also the
conjunction "and", V. an initial, VI the pronoun.
"""

import re

_CANONICAL = re.compile(r"(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_SMALL = frozenset("IVX")
_WORDS_TOO = frozenset({"MIX", "DIV", "CIV", "LIX", "MIL", "MDI"})

RULERS = frozenset(
    "petar petra petru petrom aleksandar aleksandra aleksandru karlo karla nikola nikole stefan stefana pavle pavla "
    "napoleon napoleona franc franca jozef jozefa ferdinand ferdinanda leopold leopolda vilhelm vilhelma đorđe đorđa "
    "katarina katarine elizabeta elizabete fridrih fridriha luj luja henri henrija anri anrija ludvig ludviga otokar "
    "filip filipa murat murata mehmed mehmeda bajazit bajazita selim selima sulejman sulejmana konstantin konstantina "
    "justinijan justinijana jovan jovana jakov jakova benedikt benedikta ivan ivana pije pija klement klementa "
    "inoćentije grigorije arsenije arsenija čarnojević danilo danila milan milana mihailo mihaila filipa".split()
)
"""Names of rulers and popes after which a single I is a numeral even in a headline."""

_COUNTED = frozenset("deo dela delu kolo kola kolu razred razreda razredu stepen stepena odeljenje i ili".split())
_BEFORE_PRONOUN = frozenset("da li i a se ako što šta kako zašto gde kad kada jer ali nego".split())
_AFTER_PRONOUN = re.compile(r"ste|ćete|biste|\w+ite|\w+ate|\w+ete")


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
    headline = before.isupper() and len(before) > 1 or after.isupper() and len(after) > 1
    if word == "VI":
        pronoun = before.lower() in _BEFORE_PRONOUN or _AFTER_PRONOUN.fullmatch(after.lower())
        return not (headline and pronoun)
    if before.lower() in RULERS:
        return True
    if follows == ".":
        return headline or (after.islower() if after else len(before) > 1)
    if word == "V":
        return True
    if before:
        return not headline
    return follows in "–-" and bool(follows) or after.lower() in _COUNTED
