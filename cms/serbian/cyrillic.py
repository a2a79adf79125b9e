"""Latin to Cyrillic.

One scan over the text finds what is protected and the words between. A word is looked up once and remembered; only
the few that depend on their neighbours (a single I, words that English shares) are settled in a second step.
"""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from .alphabet import LATIN_TO_CYRILLIC, normalise
from .digraphs import breaks
from .exceptions import Exceptions, exceptions_pattern, wanted_form
from .foreign import acronyms, english_spans, foreign_words, is_contraction, is_foreign, shared_words
from .latin import to_latin
from .lookalikes import repair_lookalikes
from .protect import ALWAYS_UNITS, PROTECTED, UNITS
from .roman import is_numeral, is_numeral_here

PLAIN, FOREIGN, SHARED, NUMERAL, ACRONYM = range(5)
"""What a word is: Serbian, surely foreign, foreign in foreign company only, a numeral or an abbreviation to be
settled by the neighbours."""

_SINGLE = {latin: cyrillic for latin, cyrillic in LATIN_TO_CYRILLIC.items() if len(latin) == 1}
_SINGLE |= {"ś": "с\u0301", "ź": "з\u0301"}
_LETTERS = str.maketrans(_SINGLE | {latin.upper(): letter.upper() for latin, letter in _SINGLE.items()})
_DIGRAPH = re.compile("[Ll][Jj]|[Nn][Jj]|[Dd][Žž]")
_OLD_DJ = re.compile("dj(?:[aio]|u(?!k(?:[aeou]|ov.*|om)?$))|djer")

_WORD = r"\w+(?:['’‑-]\w+)*['’]?"
# A word between spaces is most of any text; nothing protected can begin there.
_EASY = r"(?<![^\s„“(])[A-Za-zčćđšžČĆĐŠŽ]+(?=[\s,;!?“”)]|[.:…](?:\s|\Z)|\Z)"
_PARTS = re.compile("(['’‑-])")
_LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f]")
_CYRILLIC_LETTER = re.compile("[\u0400-\u052f]")
_SERBIAN_MARK = re.compile("[čćđšžČĆĐŠŽ]")
_NUMBER_AND_LETTERS = re.compile(r"(\d+)([a-zčćđšž]+)")
_IRISH = frozenset({"O'", "O’"})
_ARTICLES = frozenset({"Le", "La", "El"})
_HOUSE_LETTER = frozenset("abvde")
_UNIT = re.compile(UNITS)
_CAPITALS_AND_ENDING = re.compile("([A-ZČĆĐŠŽ0-9]{2,})([a-zčćđšž]{1,4})")


@lru_cache(maxsize=50_000)
def _spell(word: str) -> str:
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
    bare, marks = [], []
    for letter in word:
        base, *rest = unicodedata.normalize("NFD", letter)
        if letter.lower() in _SINGLE or not rest:
            bare.append(letter)
            marks.append("")
        else:
            bare.append(base)
            marks.append("".join(rest))
    if not any("\u030f" in mark or "\u0311" in mark for mark in marks) and not (
        marks[-1] == "\u0302" and bare[-1] == "a" and not any(marks[:-1])
    ):
        return None
    if any(letter.lower() not in _SINGLE for letter in bare) or _DIGRAPH.search("".join(bare)):
        return None
    spelled = "".join(bare).translate(_LETTERS)
    return unicodedata.normalize("NFC", "".join(map(str.__add__, spelled, marks)))


def _numbered(part: str) -> tuple[int, str]:
    """Settle a part with digits: 20ak and 54a are Serbian, 85m², B2B and PM10 are not."""
    if match := _NUMBER_AND_LETTERS.fullmatch(part):
        number, letters = match.groups()
        if letters in _HOUSE_LETTER or not _UNIT.fullmatch(letters):
            if part.upper() not in acronyms()[0]:
                return PLAIN, number + _spell(letters)
    return FOREIGN, part


def _part(part: str) -> tuple[int, str]:
    """Settle one piece of a word between hyphens and apostrophes."""
    if part.isdigit():
        return PLAIN, part
    if "_" in part:
        return FOREIGN, part
    if _CYRILLIC_LETTER.search(part):
        if not _LATIN_LETTER.search(part):
            return PLAIN, part
        part = to_latin(part)
        if not _LATIN_LETTER.search(part):
            return PLAIN, part
    if not part.isalpha():
        return _numbered(part)
    kept, serbian_too = acronyms()
    if part in kept:
        return (ACRONYM if part in serbian_too else FOREIGN), part
    if part in ALWAYS_UNITS or is_numeral(part):
        return (NUMERAL if part == "VI" else PLAIN), part
    if part in ("I", "V"):
        return NUMERAL, part
    if (match := _CAPITALS_AND_ENDING.fullmatch(part)) and match[1] in kept:
        return FOREIGN, match[1] + _spell(match[2])
    if is_foreign(part):
        return FOREIGN, _spell_stressed(part) or part
    return (SHARED if part.lower() in shared_words() else PLAIN), _spell(part)


def _keeps_beside(pieces: list[str], index: int) -> bool:
    """Tell whether a piece stays Latin for the one after it: ``e`` in e-mail, ``C`` in C-130, ``V`` in V-2."""
    piece, following = pieces[index], pieces[index + 2] if index + 2 < len(pieces) else ""
    if following[:1].isdigit():
        return piece.isupper() and (len(piece) < 3 or is_numeral(piece))
    return len(piece) == 1 and len(following) > 1 and _part(following)[0] == FOREIGN


@lru_cache(maxsize=50_000)
def _settle(word: str) -> tuple[int, str]:
    """Return what ``word`` is by itself, and its spelling in Cyrillic text."""
    if len(pieces := _PARTS.split(word)) == 1:
        return _part(word)
    if word in foreign_words() or word.lower() in foreign_words() or is_contraction(word) or word[:2] in _IRISH:
        return FOREIGN, word
    foreign, spelled = False, []
    for index, piece in enumerate(pieces):
        if index % 2 or not piece:
            spelled.append(piece)
            continue
        kind, form = _part(piece)
        if kind in (NUMERAL, ACRONYM):
            form = piece if kind == ACRONYM or index == 0 else _spell(piece)
        # Behind a foreign piece a capital opens the next part of the name (Wi-Fi), a small letter an ending.
        if kind == FOREIGN or _keeps_beside(pieces, index) or (foreign and len(piece) > 1 and piece[0].isupper()):
            form, foreign = (form if kind == FOREIGN else piece), True
        spelled.append(form)
    return (FOREIGN if foreign else PLAIN), "".join(spelled)


@dataclass(slots=True)
class _Word:
    """A word of the text and where it stands in the list of output pieces."""

    place: int
    start: int
    end: int
    kind: int
    latin: str


@lru_cache(maxsize=64)
def _scanner(exceptions: str) -> re.Pattern[str]:
    easy_or_exception = f"(?P<exception>{exceptions})|(?P<easy>{_EASY})" if exceptions else f"(?P<easy>{_EASY})"
    return re.compile(f"{easy_or_exception}|(?P<kept>(?x:{PROTECTED.pattern}))|(?P<word>{_WORD})")


class _Line:
    """One line of text on its way to Cyrillic."""

    def __init__(self, text: str, exceptions: Exceptions | None) -> None:
        self.text = text
        self.exceptions = exceptions or {}
        self.out: list[str] = []
        self.words: list[_Word] = []
        self.open: list[int] = []
        self.foreign = 0
        cyrillic = len(_CYRILLIC_LETTER.findall(text)) if _CYRILLIC_LETTER.search(text) else 0
        self.mostly_cyrillic = bool(cyrillic) and cyrillic >= len(_LATIN_LETTER.findall(text))

    def convert(self) -> str:
        """Return the line in Cyrillic."""
        position = 0
        for match in _scanner(exceptions_pattern(self.exceptions)).finditer(self.text):
            start, end = match.span()
            if start > position:
                self.out.append(self.text[position:start])
            position = end
            if match.lastgroup == "kept":
                self.out.append(match[0])
            elif match.lastgroup == "exception":
                self.out.append(wanted_form(match[0], self.exceptions))
            else:
                self._word(match[0], start, end)
        self.out.append(self.text[position:])
        for index in self.open:
            self._resolve(index)
        if self.foreign:
            self._restore_english()
        return "".join(self.out)

    def _restore_english(self) -> None:
        starts = [word.start for word in self.words]
        for begin, finish in english_spans(self.text):
            for word in self.words[bisect_left(starts, begin) : bisect_left(starts, finish)]:
                self.out[word.place] = word.latin

    def _word(self, word: str, start: int, end: int) -> None:
        kind, spelled = _settle(word)
        if self.mostly_cyrillic and not _SERBIAN_MARK.search(word) and not _CYRILLIC_LETTER.search(word):
            kind, spelled = PLAIN, word
        if kind == FOREIGN:
            self.foreign += 1
        elif kind != PLAIN:
            self.open.append(len(self.words))
        self.words.append(_Word(len(self.out), start, end, kind, word))
        self.out.append(spelled)

    def _neighbour(self, index: int, step: int) -> _Word | None:
        """Return the word before or after, unless a sentence ends between."""
        if not 0 <= index + step < len(self.words):
            return None
        first, second = sorted((index, index + step))
        between = self.text[self.words[first].end : self.words[second].start]
        return None if re.search(r"[!?\n:„“]|\.\s", between) and step < 0 else self.words[index + step]

    def _resolve(self, index: int) -> None:
        word = self.words[index]
        before, after = self._neighbour(index, -1), self._neighbour(index, +1)
        latin_before = to_latin(before.latin) if before else ""
        latin_after = to_latin(after.latin) if after else ""
        follows = self.text[word.end : word.end + 1]
        if word.kind == NUMERAL:
            stays = is_numeral_here(word.latin, latin_before, latin_after, follows)
        elif word.kind == ACRONYM:
            stays = not (_capitals(latin_before) and _capitals(latin_after))
        else:
            stays = self._in_foreign_company(index)
        self.out[word.place] = word.latin if stays else _spell(word.latin)

    def _in_foreign_company(self, index: int) -> bool:
        left, right = self._foreign_beside(index, -1), self._foreign_beside(index, +1)
        if left and right:
            return True
        word = self.words[index].latin
        company = left or right
        if not company or not (word[0].isupper() and company.latin[0].isupper()):
            return False
        return len(word) > 2 or word in _ARTICLES

    def _foreign_beside(self, index: int, step: int) -> _Word | None:
        """Return the nearest surely foreign word over words that English shares, with only spaces between."""
        for _ in range(3):
            other = index + step
            if not 0 <= other < len(self.words):
                return None
            first, second = sorted((index, other))
            between = self.text[self.words[first].end : self.words[second].start]
            if between not in (" ", "\u00a0", " & ", "-"):
                return None
            index = other
            if self.words[index].kind == FOREIGN:
                return self.words[index]
            if self.words[index].kind != SHARED:
                return None
        return None


def _capitals(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def to_cyrillic(text: str, exceptions: Exceptions | None = None) -> str:
    """Return plain ``text`` in Serbian Cyrillic.

    What is in Cyrillic already stays. What a Serbian text keeps in Latin letters stays too: addresses, file
    names, code, @handles and #hashtags, units, Roman numerals, foreign words and names, English sentences and
    quotations (``docs/serbian.md`` gives the rules). In a line that is mostly Cyrillic, Latin words without
    č, ć, đ, š, ž were left in Latin on purpose and stay. The result is in NFC.

    ``exceptions`` maps a word or phrase, found as a whole word in any case, to the form wanted in its place; inflected
    forms are entries of their own.
    """
    lines = repair_lookalikes(normalise(text)).splitlines(keepends=True)
    return unicodedata.normalize("NFC", "".join(_Line(line, exceptions).convert() for line in lines))
