"""Latin to Cyrillic.

One scan over the text finds what is protected and the words between. A word is looked up once and remembered; only
the few that depend on their neighbours (a single I, words that English shares) are settled in a second step.
"""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from .alphabet import normalise
from .cyrillic_words import (
    ACRONYM,
    CYRILLIC_LETTER,
    FOREIGN,
    LATIN_LETTER,
    NUMERAL,
    PLAIN,
    SHARED,
    settle,
    spell,
)
from .exceptions import Exceptions, exceptions_pattern, wanted_form
from .foreign import english_spans, head_nouns, is_given_name
from .latin import to_latin
from .lookalikes import repair_lookalikes
from .protect import PROTECTED
from .roman import is_numeral_here

_WORD = r"\w+(?:['’‑-]\w+)*['’]?"
# A word between spaces is most of any text; nothing protected can begin there.
_EASY = r"(?<![^\s„“(])[A-Za-zčćđšžČĆĐŠŽ]+(?=[\s,;!?“”)]|[.:…](?:\s|\Z)|\Z)"
_SERBIAN_MARK = re.compile("[čćđšžČĆĐŠŽ]")
_INITIAL = re.compile("[A-Z]")
_NAME = re.compile("[A-Z][a-z]+(?:-[A-Z][a-z]+)?")
_PARTICLES = frozenset({"van", "von", "de", "da", "di", "du", "der", "den", "del", "la", "le"})
_ARTICLES = frozenset({"Le", "La", "El"})
_JOINTS = (" ", "\u00a0", " & ", "-")
_SENTENCE_END = re.compile(r"[!?\n:„“]|\.\s")


@dataclass(slots=True)
class _Word:
    """A word of the text and where it stands in the list of output pieces."""

    place: int
    start: int
    end: int
    kind: int
    typed: str


@lru_cache(maxsize=64)
def _scanner(exceptions: str) -> re.Pattern[str]:
    kept = f"(?P<kept>(?x:{PROTECTED.pattern}))"
    if exceptions:
        return re.compile(f"{kept}|(?P<exception>{exceptions})|(?P<word>{_WORD})")
    return re.compile(f"(?P<easy>{_EASY})|{kept}|(?P<word>{_WORD})")


class _Line:
    """One line of text on its way to Cyrillic."""

    def __init__(self, text: str, exceptions: Exceptions | None) -> None:
        self.text = text
        self.exceptions = exceptions or {}
        self.out: list[str] = []
        self.words: list[_Word] = []
        self.open: list[int] = []
        self.foreign = 0
        cyrillic = len(CYRILLIC_LETTER.findall(text)) if CYRILLIC_LETTER.search(text) else 0
        self.typed_in_cyrillic = bool(cyrillic) and 2 * cyrillic >= len(LATIN_LETTER.findall(text))

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
            self._restore_surnames()
            self._restore_english()
        return "".join(self.out)

    def _restore_surnames(self) -> None:
        """Give back the surnames behind foreign given names, over an initial or a particle (John F. Kennedy)."""
        for index, word in enumerate(self.words):
            if word.kind != FOREIGN or not is_given_name(word.typed):
                continue
            between = []
            following = self._next_part(index)
            while following and (_INITIAL.fullmatch(following.typed) or following.typed in _PARTICLES):
                between.append(following)
                following = self._next_part(index + len(between))
            is_name = following and (following.kind == FOREIGN or _NAME.fullmatch(following.typed))
            for part in [*between, following] if is_name and following else []:
                self.out[part.place] = part.typed

    def _next_part(self, index: int) -> _Word | None:
        """Return the next word if it can belong to the name of a person that goes on here."""
        if index + 1 == len(self.words):
            return None
        word, following = self.words[index], self.words[index + 1]
        between = self.text[word.end : following.start]
        return following if between == " " or (between == ". " and len(word.typed) == 1) else None

    def _restore_english(self) -> None:
        starts = [word.start for word in self.words]
        for begin, finish in english_spans(self.text):
            for word in self.words[bisect_left(starts, begin) : bisect_left(starts, finish)]:
                self.out[word.place] = word.typed

    def _word(self, word: str, start: int, end: int) -> None:
        kind, spelled = settle(word)
        if self.typed_in_cyrillic and not _SERBIAN_MARK.search(word) and not CYRILLIC_LETTER.search(word):
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
        return None if _SENTENCE_END.search(between) and step < 0 else self.words[index + step]

    def _resolve(self, index: int) -> None:
        word = self.words[index]
        before, after = self._neighbour(index, -1), self._neighbour(index, +1)
        latin_before = to_latin(before.typed) if before else ""
        latin_after = to_latin(after.typed) if after else ""
        follows = self.text[word.end : word.end + 1]
        if word.kind == NUMERAL:
            stays = is_numeral_here(word.typed, latin_before, latin_after, follows)
        elif word.kind == ACRONYM:
            beside = "".join(to_latin(near.typed) for near in (before, after) if near and near.kind == PLAIN)
            stays = not beside.isupper() or len(beside) < 3
        else:
            stays = self._in_foreign_company(index)
        self.out[word.place] = word.typed if stays else spell(word.typed)

    def _in_foreign_company(self, index: int) -> bool:
        left, right = self._foreign_beside(index, -1), self._foreign_beside(index, +1)
        if left and right:
            return True
        word, company = self.words[index].typed, left or right
        if not company or not (word[0].isupper() and company.typed[0].isupper()):
            return False
        if right and word.lower() in head_nouns() and not self._follows_shared(index):
            return False
        return len(word) > 2 or word in _ARTICLES

    def _adjacent(self, index: int, step: int) -> _Word | None:
        """Return the word before or after if only a space, a hyphen or an ampersand stands between."""
        if not 0 <= index + step < len(self.words):
            return None
        first, second = sorted((index, index + step))
        between = self.text[self.words[first].end : self.words[second].start]
        return self.words[index + step] if between in _JOINTS else None

    def _follows_shared(self, index: int) -> bool:
        before = self._adjacent(index, -1)
        return before is not None and before.kind == SHARED and before.typed[0].isupper()

    def _foreign_beside(self, index: int, step: int) -> _Word | None:
        """Return the nearest surely foreign word, over at most two words that English shares."""
        for _ in range(3):
            word = self._adjacent(index, step)
            if word is None or word.kind == FOREIGN:
                return word
            if word.kind != SHARED:
                return None
            index += step
        return None


def to_cyrillic(text: str, exceptions: Exceptions | None = None) -> str:
    """Return plain ``text`` in Serbian Cyrillic.

    What is in Cyrillic already stays. What a Serbian text keeps in Latin letters stays too: addresses, file
    names, code, @handles and #hashtags, units, Roman numerals, foreign words and names, English sentences and
    quotations (``docs/serbian.md`` gives the rules). In a line with at least a third of its letters in
    Cyrillic, Latin words without č, ć, đ, š, ž were left so on purpose and stay. The result is in NFC.

    ``exceptions`` maps a word or phrase, found as a whole word in any case, to the form wanted in its place; inflected
    forms are entries of their own.
    """
    lines = repair_lookalikes(normalise(text)).splitlines(keepends=True)
    return unicodedata.normalize("NFC", "".join(_Line(line, exceptions).convert() for line in lines))
