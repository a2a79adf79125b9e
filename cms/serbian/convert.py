"""Conversion of plain Serbian text between its two scripts."""

import re

from .alphabet import CYRILLIC_TO_LATIN, LATIN_TO_CYRILLIC, OTHER_CYRILLIC_TO_LATIN, normalise

_LETTER = re.compile(r"lj|nj|dž|[a-zčćđšž]", re.IGNORECASE)


def to_latin(text: str) -> str:
    """Return ``text`` with every Cyrillic letter in Serbian Latin."""
    table = CYRILLIC_TO_LATIN | OTHER_CYRILLIC_TO_LATIN
    table |= {letter.upper(): spelling.capitalize() for letter, spelling in table.items()}
    return normalise(text).translate(str.maketrans(table))


def to_cyrillic(text: str) -> str:
    """Return ``text`` with every Serbian Latin letter in Cyrillic."""

    def replace(match: re.Match[str]) -> str:
        letter = LATIN_TO_CYRILLIC.get(match[0].lower(), match[0])
        return letter.upper() if match[0][0].isupper() else letter

    return _LETTER.sub(replace, normalise(text))
