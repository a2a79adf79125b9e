"""The order of the Serbian alphabets: č after c, dž after d, lj and nj as letters of their own."""

import unicodedata

from .alphabet import CYRILLIC_TO_LATIN
from .cyrillic import to_cyrillic

# The letters of the two alphabets are the same thirty in another order (Pravopis srpskoga jezika, Matica srpska, 2010).
ABECEDA = [
    "а",
    "б",
    "ц",
    "ч",
    "ћ",
    "д",
    "џ",
    "ђ",
    "е",
    "ф",
    "г",
    "х",
    "и",
    "ј",
    "к",
    "л",
    "љ",
    "м",
    "н",
    "њ",
    "о",
    "п",
    "р",
    "с",
    "ш",
    "т",
    "у",
    "в",
    "з",
    "ж",
]
AZBUKA = [
    "а",
    "б",
    "в",
    "г",
    "д",
    "ђ",
    "е",
    "ж",
    "з",
    "и",
    "ј",
    "к",
    "л",
    "љ",
    "м",
    "н",
    "њ",
    "о",
    "п",
    "р",
    "с",
    "т",
    "ћ",
    "у",
    "ф",
    "х",
    "ц",
    "ч",
    "џ",
    "ш",
]
# Letters of foreign names stand where Latin alphabets have them.
FOREIGN = {"q": "п", "w": "в", "x": "в", "y": "в"}


def _ranks(alphabet: list[str]) -> dict[str, tuple[int, int]]:
    ranks = {letter: (place, 0) for place, letter in enumerate(alphabet)}
    ranks |= {
        CYRILLIC_TO_LATIN[letter]: ranks[letter] for letter in alphabet if len(CYRILLIC_TO_LATIN[letter]) == 1
    }
    for after, letter in enumerate("qwxy", start=1):
        ranks[letter] = (ranks[FOREIGN[letter]][0], after)
    return ranks


_RANKS = {"Latn": _ranks(ABECEDA), "Cyrl": _ranks(AZBUKA)}
_LETTERS_START = 100
"""Signs and digits, by code point below this after folding, come before letters."""


def sort_key(text: str, script: str = "Latn") -> tuple[tuple[int, int], ...]:
    """A key by which texts sort as a Serbian dictionary has them, whichever script they are written in.

    ``script`` is the one the reader has, ``Latn`` or ``Cyrl``: the two alphabets have their letters in another order.
    Spaces come before digits, digits before letters, letters of other alphabets last; case does not count.
    Raises KeyError for another script.
    """
    ranks = _RANKS[script]
    key = []
    for character in to_cyrillic(text).lower():
        rank = ranks.get(character)
        if rank is None:
            plain = unicodedata.normalize("NFD", character)[0]
            rank = ranks.get(plain)
        if rank is not None:
            key.append((_LETTERS_START + rank[0], rank[1]))
        elif character.isspace():
            key.append((0, 0))
        elif character.isdigit():
            key.append((1, ord(character)))
        elif character.isalpha():
            key.append((_LETTERS_START * 2, ord(character)))
        # Other signs (quotation marks, hyphens, full stops) do not count in a dictionary.
    return tuple(key)
