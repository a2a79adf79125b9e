"""Slugs of Serbian titles.

The rule of the house: Cyrillic first to Latin, then š→s, đ→dj, č/ć→c, ž→z. Other letters are spelt by anyascii.
"""

import re
import unicodedata

from anyascii import anyascii

from .alphabet import CYRILLIC_TO_LATIN, OTHER_CYRILLIC_TO_LATIN, normalise

_MARKED = {"š": "s", "đ": "dj", "č": "c", "ć": "c", "ž": "z"}


def _plain(latin: str) -> str:
    return "".join(_MARKED.get(letter, letter) for letter in latin)


def _slug_letters() -> dict[str, str]:
    lower = dict(_MARKED)
    lower |= {cyrillic: _plain(latin) for cyrillic, latin in CYRILLIC_TO_LATIN.items()}
    lower |= {cyrillic: _plain(latin) for cyrillic, latin in OTHER_CYRILLIC_TO_LATIN.items()}
    return lower | {letter.upper(): spelling.capitalize() for letter, spelling in lower.items()}


SLUG_LETTERS: dict[str, str] = _slug_letters()
"""One letter to its plain spelling, capitals included (``Љ`` → ``Lj``). It is all that the admin's slug script
needs to know: replace each letter by this table, lower the case, and turn the rest into hyphens."""

_TABLE = str.maketrans(SLUG_LETTERS)
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def slugify(text: str) -> str:
    """Return the ASCII slug of a Serbian (or any other) ``text``: lower-case words joined by hyphens.

    Underscores and apostrophes part words like any other sign. A text without a letter or a digit that ASCII
    can spell gives an empty string; the caller decides what to do then.
    """
    spelled = normalise(text).translate(_TABLE)
    if not spelled.isascii():
        # Combining marks first, so that a marked Cyrillic vowel is spelt as the vowel and not as an unknown.
        bare = "".join(
            letter for letter in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(letter)
        )
        spelled = anyascii(bare.translate(_TABLE))
    return _NOT_SLUG.sub("-", spelled.lower()).strip("-")
