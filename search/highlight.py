"""Marking the matched words in a text, however they were typed and written."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cms.serbian import fold, search_key

WORD = re.compile(r"\w+")
EXCERPT_LENGTH = 240
"""Characters shown of a text, about two lines on a desktop."""
_OTHER_SCRIPTS = 0x530
"""Behind the Latin, Greek and Cyrillic letters. What is beyond is seldom met, and each such word is looked at."""


@lru_cache(maxsize=50_000)
def word_key(word: str, language: str) -> str:
    """The key of one word; remembered, since the same words come again and again."""
    return search_key(word, language)


@cache
def _spellings() -> dict[str, str]:
    """For each first letter of a key, the letters of both scripts that may stand for it at the start of a word."""
    found: dict[str, str] = {}
    for code in range(_OTHER_SCRIPTS):
        letter = chr(code)
        if WORD.match(letter):
            first = fold(letter)[:1]
            found[first] = found.get(first, "") + letter
    return found


@lru_cache(maxsize=1_000)
def _words_beginning(letters: frozenset[str]) -> re.Pattern[str]:
    """Whole words that may have a key with one of these first letters: folding and stemming leave it as it is."""
    spellings = "".join(_spellings().get(letter, "") for letter in sorted(letters))
    return re.compile(rf"(?<!\w)(?:[{re.escape(spellings)}]|[^\W\u0000-{chr(_OTHER_SCRIPTS - 1)}])\w*")


def matches(text: str, keys: frozenset[str], language: str) -> Iterator[tuple[int, int]]:
    """Where in ``text`` the words stand whose key is among ``keys``, as (start, end) offsets."""
    if not keys:
        return
    # Nearly all words are passed over by the expression, which is what keeps long bodies cheap.
    for found in _words_beginning(frozenset(key[:1] for key in keys)).finditer(text):
        if word_key(found.group(), language) in keys:
            yield found.span()


def highlight(text: str, keys: frozenset[str], language: str) -> SafeString:
    """The text, escaped, with the matched words in ``<mark>``, spelled as they were written."""
    pieces, position = [], 0
    for start, end in matches(text, keys, language):
        pieces += [escape(text[position:start]), "<mark>", escape(text[start:end]), "</mark>"]
        position = end
    pieces.append(escape(text[position:]))
    return mark_safe("".join(pieces))


def excerpt(texts: list[str], keys: frozenset[str], language: str) -> SafeString:
    """The part of the first text with a match that surrounds it, marked; the start of the first text when none has."""
    for text in texts:
        found = next(matches(text, keys, language), None)
        if found:
            return highlight(_window(text, found[0]), keys, language)
    return highlight(_window(texts[0] if texts else "", 0), keys, language)


def _window(text: str, position: int) -> str:
    """About ``EXCERPT_LENGTH`` characters around a position, cut at words, with an ellipsis where cut."""
    start = max(0, position - EXCERPT_LENGTH // 3)
    end = start + EXCERPT_LENGTH
    if start:
        start = text.find(" ", start, position) + 1 or start
    piece = text[start:end]
    if end < len(text):
        piece = piece.rpartition(" ")[0] or piece
    return f"{'… ' if start else ''}{piece}{' …' if end < len(text) else ''}"
