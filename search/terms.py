"""From what somebody types to what the index is asked for."""

import re

from cms.serbian import fold, search_key, to_latin
from cms.serbian.stem import stop_words
from search.fulltext import TERM, Terms

MAX_LENGTH = 200
"""Characters of a question that count; the rest is ignored, so that a pasted page costs no more than a question."""

WORD = re.compile(r"\w+")


def exact_words(text: str) -> list[str]:
    """The words of a text in lower-case Latin, with their diacritics and endings."""
    return TERM.findall(to_latin(text).lower().replace("_", " "))


def title_key(title: str, language: str) -> str:
    """The key of a title, with its stop words at the end: “O nama” is found by “o nama”, and so is “O nama i mreži”."""
    small = [word for word in TERM.findall(fold(title)) if word in stop_words(language)]
    telling = search_key(title, language)
    stops = [search_key(word, language) for word in small]
    return " ".join(dict.fromkeys([*telling.split(), *stops]))


def read_terms(text: str, language: str, *, asked_in: str = "", is_any: bool = False) -> Terms:
    """The terms of a whole question, put to the pages of one content language (``sr`` or ``en``).

    ``asked_in`` is the reader's language where that is another one, whose small words tell nothing either.
    """
    text = _readable(text)
    if asked_in not in ("", language):
        text = " ".join(word for word in text.split() if fold(word) not in stop_words(asked_in)) or text
    keys = TERM.findall(search_key(text, language).replace("_", " "))
    typed = exact_words(text)
    telling = [word for word in typed if fold(word) not in stop_words(language)]
    return Terms(
        keys=tuple(dict.fromkeys(keys)),
        exact=tuple(dict.fromkeys(telling or typed)),
        is_any=is_any,
        title=title_key(text, language),
        foreign=_foreign(text, language),
    )


def read_beginning(text: str, language: str) -> Terms:
    """The terms of a question somebody is still typing: whole words, and the start of the last one."""
    text = _readable(text)
    head, _space, tail = text.rpartition(" ")
    start = TERM.findall(fold(tail).replace("_", " "))
    if not start:
        return read_terms(text, language)
    keys = TERM.findall(search_key(" ".join([head, *start[:-1]]), language))
    prefix_key = TERM.findall(search_key(start[-1], language))[-1]
    return Terms(keys=tuple(dict.fromkeys(keys)), prefix=start[-1], prefix_key=prefix_key)


def _foreign(text: str, language: str) -> tuple[tuple[str, str], ...]:
    """For each key that the other language makes another key of, both: the words of files are kept in both languages' keys."""
    other = "en" if language == "sr" else "sr"
    pairs: dict[str, str] = {}
    for word in dict.fromkeys(TERM.findall(fold(text).replace("_", " "))):
        key, foreign = search_key(word, language), search_key(word, other)
        if key != foreign and TERM.fullmatch(foreign):
            pairs.setdefault(key, foreign)
    return tuple(pairs.items())


def _readable(text: str) -> str:
    """The part of a question that counts, without what no database takes."""
    return text[:MAX_LENGTH].replace("\x00", " ")
