"""Marking the matched words in a text, however they were typed and written."""

import re
from collections.abc import Iterator
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cms.serbian import fold, search_key

WORD = re.compile(r"\w+")
EXCERPT_LENGTH = 240
"""Characters shown of a text, about two lines on a desktop."""


@lru_cache(maxsize=50_000)
def word_key(word: str, language: str) -> str:
    """The key of one word; remembered, since the same words come again and again."""
    return search_key(word, language)


@lru_cache(maxsize=2_000)
def _first_letter(letter: str) -> str:
    return fold(letter)[:1]


def matches(text: str, keys: frozenset[str], language: str) -> Iterator[tuple[int, int]]:
    """Where in ``text`` the words stand whose key is among ``keys``, as (start, end) offsets."""
    # Folding and stemming leave the first letter of a word; most words need no more than a look at it.
    letters = {key[:1] for key in keys}
    for found in WORD.finditer(text):
        word = found.group()
        if _first_letter(word[0]) in letters and word_key(word, language) in keys:
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
