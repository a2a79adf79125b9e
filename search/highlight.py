"""Marking the matched words in a text, however they were typed and written."""

import re
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cms.serbian import search_key

WORD = re.compile(r"\w+")
EXCERPT_LENGTH = 240
"""Characters shown of a text, about two lines on a desktop."""


@lru_cache(maxsize=50_000)
def word_key(word: str, language: str) -> str:
    """The key of one word; remembered, since the same words come again and again."""
    return search_key(word, language)


def matches(text: str, keys: frozenset[str], language: str) -> list[tuple[int, int]]:
    """Where in ``text`` the words stand whose key is among ``keys``, as (start, end) offsets."""
    return [found.span() for found in WORD.finditer(text) if word_key(found.group(), language) in keys]


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
        found = matches(text, keys, language)
        if found:
            return highlight(_window(text, found[0][0]), keys, language)
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
