"""Cyrillic to Latin."""

import re
import unicodedata

from .alphabet import CYRILLIC_TO_LATIN, OTHER_CYRILLIC_TO_LATIN, normalise
from .exceptions import Exceptions, apply_exceptions
from .lookalikes import repair_lookalikes

_ALL = OTHER_CYRILLIC_TO_LATIN | CYRILLIC_TO_LATIN
_LETTERS = str.maketrans(
    _ALL | {letter.upper(): spelling.upper() for letter, spelling in _ALL.items() if len(spelling) < 2}
)
_LONG = {letter.upper(): spelling for letter, spelling in _ALL.items() if len(spelling) > 1}
_LONG_CAPITAL = re.compile(f"[{''.join(_LONG)}]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_CENTURY = re.compile(r"\bХ{2,3}\b|\bХ(?=\s?век)")
_WORD_BEFORE = re.compile(r"[^\W\d_]{2,}(?=[\W\d_]*\Z)")
_WORD_AFTER = re.compile(r"[^\W\d_]{2,}")
_WINDOW = 40


def _in_headline(text: str, position: int) -> bool:
    """Tell whether the words around a single letter are all in capitals (looks 40 characters each way)."""
    around = [
        _WORD_BEFORE.search(text[max(0, position - _WINDOW) : position]),
        _WORD_AFTER.search(text[position + 1 : position + 1 + _WINDOW]),
    ]
    neighbours = [match[0] for match in around if match]
    return bool(neighbours) and all(word.isupper() for word in neighbours)


def _spell_capital(match: re.Match[str]) -> str:
    text, position = match.string, match.start()
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    if before.isalpha():
        capitals = before.isupper()
    elif after.isalpha():
        capitals = after.isupper()
    else:
        capitals = _in_headline(text, position)
    spelling = _LONG[match[0]]
    return spelling.upper() if capitals else spelling.capitalize()


def spell_latin(text: str) -> str:
    """Return normalised ``text`` with Cyrillic letters spelt in Latin; the step that ``to_latin`` and ``fold`` share."""
    text = _CENTURY.sub(lambda match: "X" * len(match[0]), text)
    return unicodedata.normalize("NFC", _LONG_CAPITAL.sub(_spell_capital, text).translate(_LETTERS))


def to_latin(text: str, exceptions: Exceptions | None = None) -> str:
    """Return plain ``text`` in Serbian Latin.

    Љ, Њ and Џ become LJ, NJ and DŽ in a word in capitals and Lj, Nj, Dž otherwise; a single letter such as an initial
    follows the words beside it. Letters of other Cyrillic alphabets are transcribed (й→j, я→ja, ѓ→đ). What is
    in Latin letters already stays as it is, but look-alike letters are repaired and the result is in NFC.

    ``exceptions`` maps a word or phrase to the form wanted in its place, as for ``to_cyrillic``.
    """
    text = normalise(text)
    if not _CYRILLIC.search(text):
        return apply_exceptions(text, exceptions)
    return spell_latin(apply_exceptions(repair_lookalikes(text), exceptions))
