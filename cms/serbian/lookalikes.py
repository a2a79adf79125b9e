"""Letters of the other script that look the same, repaired word by word.

A word typed with a few letters from the wrong keyboard reads right and matches nothing: ``Nіš`` with a
Ukrainian і, ``Бeоград`` with a Latin e. The letters that exist in one script only decide what the word is.
"""

import re

_LATIN = "aeopcyxjisAEOPCYXJISBKMHT"
_CYRILLIC = "аеорсухјіѕАЕОРСУХЈІЅВКМНТ"
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)

_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC_LETTER = re.compile("[\u0400-\u052f]")
_LATIN_LETTER = re.compile("[A-Za-z\u00aa-\u024f\u1e00-\u1eff]")
_DECIDES_LATIN = re.compile(f"(?![{_LATIN}])[A-Za-z\u00aa-\u024f\u1e00-\u1eff]")
_DECIDES_CYRILLIC = re.compile(f"(?![{_CYRILLIC}])[\u0400-\u052f]")
_ROMAN = re.compile("[IVXLCDMХІМС]+")


def mixes_scripts(text: str) -> bool:
    """Tell whether ``text`` has both a Latin and a Cyrillic letter."""
    return bool(_CYRILLIC_LETTER.search(text) and _LATIN_LETTER.search(text))


def _repair_word(match: re.Match[str]) -> str:
    word = match[0]
    if not mixes_scripts(word):
        return word
    if _ROMAN.fullmatch(word):
        return word.translate(_TO_LATIN)
    latin, cyrillic = bool(_DECIDES_LATIN.search(word)), bool(_DECIDES_CYRILLIC.search(word))
    if latin and cyrillic:
        return word
    if latin == cyrillic:
        share = len(_LATIN_LETTER.findall(word)) - len(_CYRILLIC_LETTER.findall(word))
        latin = share > 0 or (share == 0 and bool(_LATIN_LETTER.match(word)))
    return word.translate(_TO_LATIN if latin else _TO_CYRILLIC)


def repair_lookalikes(text: str) -> str:
    """Return ``text`` with every word in one script where look-alike letters allow it.

    A word goes to the script of its letters that have no twin (``Бeоград`` by Б, г, д); where all have one, to
    the script of most letters, the first letter breaking a tie; Roman numerals go to Latin. A word with
    unmistakable letters of both scripts is left, and so is every word in one script.
    """
    return _WORD.sub(_repair_word, text) if mixes_scripts(text) else text
