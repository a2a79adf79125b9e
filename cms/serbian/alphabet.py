"""The Serbian alphabet in both scripts: letter tables and the one normal form everything else starts from.

Sources: Pravopis srpskoga jezika (Matica srpska, 2010) for the pairing of the 30 letters; Unicode 15.1 for
code points. Letters of other Cyrillic alphabets follow the usual Serbian transcription.
"""

import re
import unicodedata

CYRILLIC_TO_LATIN: dict[str, str] = dict(
    zip(
        "абвгдђежзијклљмнњопрстћуфхцчџш",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "đ",
            "e",
            "ž",
            "z",
            "i",
            "j",
            "k",
            "l",
            "lj",
            "m",
            "n",
            "nj",
            "o",
            "p",
            "r",
            "s",
            "t",
            "ć",
            "u",
            "f",
            "h",
            "c",
            "č",
            "dž",
            "š",
        ],
        strict=True,
    )
)
"""The 30 lower-case letters of Serbian Cyrillic and their Latin spelling (one or two letters)."""

LATIN_TO_CYRILLIC: dict[str, str] = {latin: cyrillic for cyrillic, latin in CYRILLIC_TO_LATIN.items()}
"""The reverse table, the three digraphs included."""

DIGRAPHS = ("lj", "nj", "dž")
"""Latin spellings of one Cyrillic letter that may also be two letters that happen to meet."""

OTHER_CYRILLIC_TO_LATIN: dict[str, str] = {
    # Macedonian
    "ѓ": "đ", "ќ": "ć", "ѕ": "dz", "ѐ": "e", "ѝ": "i",
    # Russian, Ukrainian, Belarusian, Bulgarian
    "й": "j", "щ": "šč", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "ju", "я": "ja", "ё": "jo",
    "і": "i", "ї": "ji", "є": "je", "ґ": "g", "ў": "v",
}  # fmt: skip
"""Lower-case letters of neighbouring Cyrillic alphabets, spelt as a Serbian newspaper would."""

_COMPATIBILITY = str.maketrans(
    {
        "Ǆ": "DŽ", "ǅ": "Dž", "ǆ": "dž", "Ǉ": "LJ", "ǈ": "Lj", "ǉ": "lj", "Ǌ": "NJ", "ǋ": "Nj", "ǌ": "nj",
        "Ɖ": "Đ",
    }
)  # fmt: skip

_WORD = re.compile(r"\w+")
_ICELANDIC = re.compile(r"[ðþÞæÆ]")


def normalise(text: str) -> str:
    """Return ``text`` in NFC, with digraph code points spelt out and a mistyped Ð (eth) as Đ.

    The capital eth U+00D0 looks exactly like Đ U+0110 and comes from foreign keyboards. Words that carry
    other Icelandic letters keep it.
    """
    text = unicodedata.normalize("NFC", text).translate(_COMPATIBILITY)
    return _WORD.sub(_repair_eth, text) if "Ð" in text else text


def _repair_eth(match: re.Match[str]) -> str:
    return match[0] if _ICELANDIC.search(match[0]) else match[0].replace("Ð", "Đ")
