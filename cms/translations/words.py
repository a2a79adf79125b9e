"""The words of a text with their places, each reduced to what all its forms share."""

import re
from functools import lru_cache
from typing import NamedTuple

from cms.serbian import search_key

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MARKUP = re.compile(r"<[^<>]*>|&(?:#\w+|\w+);")


class Word(NamedTuple):
    """A word of a text: where it stands (``text[start:end]``), its stem, and whether it is written in capitals."""

    start: int
    end: int
    key: str
    is_capitals: bool


@lru_cache(maxsize=50_000)
def word_key(word: str, language: str) -> str:
    """The folded stem of one word in ``sr`` or ``en``; the same for every inflection, script and spelling of it."""
    return search_key(word, language).replace(" ", "") or word.casefold()


def words_of(text: str, language: str) -> list[Word]:
    """The words of ``text``, which may have the marks of rich text in it: they are passed over, places stay true."""
    blanked = _MARKUP.sub(lambda mark: " " * len(mark[0]), text)
    return [
        Word(
            found.start(),
            found.end(),
            word_key(found[0], language),
            len(found[0]) > 1 and found[0].isupper(),
        )
        for found in _WORD.finditer(blanked)
    ]


def phrase_key(text: str, language: str) -> str:
    """The stems of all words of a term in their order, stop words included, joined by single spaces."""
    return " ".join(word.key for word in words_of(text, language))
