"""One word on its way to Cyrillic: what it is by itself and how it is spelt."""

import re
import unicodedata
from functools import lru_cache

from .alphabet import LATIN_TO_CYRILLIC
from .digraphs import breaks
from .foreign import acronyms, foreign_words, is_contraction, is_foreign, shared_words
from .protect import ALWAYS_UNITS, UNITS
from .roman import is_numeral

PLAIN, FOREIGN, SHARED, NUMERAL, ACRONYM = range(5)
"""What a word is: Serbian, surely foreign, foreign in foreign company only, a numeral or an abbreviation to be
settled by the neighbours."""

LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f]")
CYRILLIC_LETTER = re.compile("[\u0400-\u052f]")

_SINGLE = {latin: cyrillic for latin, cyrillic in LATIN_TO_CYRILLIC.items() if len(latin) == 1}
_SINGLE |= {"ś": "с\u0301", "ź": "з\u0301"}
_LETTERS = str.maketrans(_SINGLE | {latin.upper(): letter.upper() for latin, letter in _SINGLE.items()})
_DIGRAPH = re.compile("[Ll][Jj]|[Nn][Jj]|[Dd][Žž]")
_OLD_DJ = re.compile("dj(?:[aio]|u(?!k(?:[aeou]|ov.*|om)?$))|djer")
_PARTS = re.compile("(['’‑-])")
_NUMBER_AND_LETTERS = re.compile(r"(\d+)([a-zčćđšž]+)")
_HOUSE_LETTERS = frozenset("abvde")
_UNIT = re.compile(UNITS)
_CAPITALS_AND_ENDING = re.compile("([A-ZČĆĐŠŽ0-9]{2,})([a-zčćđšž]{1,4})")
_IRISH = ("O'", "O’")
_STRESS_ONLY = re.compile("[\u030f\u0311]")


@lru_cache(maxsize=50_000)
def spell(word: str) -> str:
    """Spell a Serbian ``word`` in Cyrillic letters."""
    lower = word.lower()
    if lower.startswith("dj") and _OLD_DJ.match(lower):
        word = ("Đ" if word[0] == "D" else "đ") + word[2:].replace("dj", "đ")
        lower = word.lower()
    parted = breaks(lower)

    def letter(match: re.Match[str]) -> str:
        if match.start() + 1 in parted or (match[0][0].islower() and match[0][1].isupper()):
            return match[0]
        one = LATIN_TO_CYRILLIC[match[0].lower()]
        return one.upper() if match[0][0].isupper() else one

    return _DIGRAPH.sub(letter, word).translate(_LETTERS)


def _spell_stressed(word: str) -> str | None:
    """Spell a word with Serbian stress marks (``grȃd``, ``godinâ``); None if its marks are not Serbian."""
    pairs = []
    for letter in word:
        base, *marks = letter if letter.lower() in _SINGLE else unicodedata.normalize("NFD", letter)
        pairs.append((base, "".join(marks)))
    bare, marks_of_all = "".join(base for base, _ in pairs), "".join(marks for _, marks in pairs)
    old_genitive = marks_of_all == "\u0302" and pairs[-1] == ("a", "\u0302")
    if not (old_genitive or _STRESS_ONLY.search(marks_of_all)) or _DIGRAPH.search(bare):
        return None
    if any(base.lower() not in _SINGLE for base in bare):
        return None
    return "".join(base + marks for base, (_, marks) in zip(bare.translate(_LETTERS), pairs, strict=True))


def _numbered(part: str) -> tuple[int, str]:
    """Settle a part with digits: 20ak and 54a are Serbian, 85m², B2B, PM10 and 3d are not."""
    if match := _NUMBER_AND_LETTERS.fullmatch(part):
        number, letters = match.groups()
        foreign = part.upper() in acronyms()[0] or (
            _UNIT.fullmatch(letters) and letters not in _HOUSE_LETTERS
        )
        if not foreign:
            return PLAIN, number + spell(letters)
    return FOREIGN, part


def _capitals(part: str) -> tuple[int, str] | None:
    """Settle what begins with capitals: abbreviations that stay Latin, with an ending or not, and numerals."""
    kept, serbian_too = acronyms()
    if part in kept:
        return (ACRONYM if part in serbian_too else FOREIGN), part
    if part in ("I", "V", "VI"):
        return NUMERAL, part
    if is_numeral(part):
        return PLAIN, part
    match = _CAPITALS_AND_ENDING.fullmatch(part)
    return (FOREIGN, part) if match and match[1] in kept else None


def _part(part: str) -> tuple[int, str]:
    """Settle one piece of a word between hyphens and apostrophes."""
    if part.isdigit():
        return PLAIN, part
    if "_" in part:
        return FOREIGN, part
    if CYRILLIC_LETTER.search(part):
        return PLAIN, spell(part) if LATIN_LETTER.search(part) else part
    if not part.isalpha():
        return _numbered(part)
    if settled := _capitals(part):
        return settled
    if part in ALWAYS_UNITS:
        return PLAIN, part
    if is_foreign(part):
        stressed = _spell_stressed(part)
        return (PLAIN, stressed) if stressed else (FOREIGN, part)
    return (SHARED if part.lower() in shared_words() else PLAIN), spell(part)


def _keeps_beside(pieces: list[str], index: int) -> bool:
    """Tell whether a piece stays Latin for the one after it: ``e`` in e-mail, ``C`` in C-130, ``V`` in V-2."""
    piece, following = pieces[index], pieces[index + 2] if index + 2 < len(pieces) else ""
    if following[:1].isdigit():
        return piece.isupper() and (len(piece) < 3 or is_numeral(piece))
    return len(piece) == 1 and len(following) > 1 and _part(following)[0] == FOREIGN


@lru_cache(maxsize=50_000)
def settle(word: str) -> tuple[int, str]:
    """Return what ``word`` is by itself, and its spelling in Cyrillic text."""
    if len(pieces := _PARTS.split(word)) == 1:
        return _part(word)
    if (
        word in foreign_words()
        or word.lower() in foreign_words()
        or is_contraction(word)
        or word[:2] in _IRISH
    ):
        return FOREIGN, word
    foreign, spelled = False, []
    for index, piece in enumerate(pieces):
        if index % 2 or not piece:
            spelled.append(piece)
            continue
        kind, form = _part(piece)
        if kind in (NUMERAL, ACRONYM):
            form = piece if kind == ACRONYM or index == 0 else spell(piece)
        # Behind a foreign piece a capital opens the next part of the name (Wi-Fi), a small letter an ending.
        if (
            kind == FOREIGN
            or _keeps_beside(pieces, index)
            or (foreign and len(piece) > 1 and piece[0].isupper())
        ):
            form, foreign = (form if kind == FOREIGN else piece), True
        spelled.append(form)
    return (FOREIGN if foreign else PLAIN), "".join(spelled)
