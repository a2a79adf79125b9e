"""Search keys: the folded words of a text, without stop words, each reduced to its stem."""

import re
import threading
from collections.abc import Callable
from functools import cache, lru_cache

import Stemmer

from .fold import fold
from .serbian_stem import stem_serbian
from .wordlists import words

LANGUAGES = ("sr", "en")
LONGEST_WORD = 40
"""What is longer is no word of either language and is kept as it is."""

_VERB_NOT_TOWN = re.compile(r"\b(?:nisu|нису)\b")
_WRITTEN_WITH_CARE = re.compile("[čćđšžČĆĐŠŽ\u0400-\u052f]")
_WORD = re.compile(r"[^\W_]+")
_INNER_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


class _English(threading.local):
    """Snowball's stemmer keeps the word it works on: two threads that share one stem each other's words."""

    def __init__(self) -> None:
        self.stemmer = Stemmer.Stemmer("english")


_english = _English()


@lru_cache(maxsize=20_000)
def _stem_english(word: str) -> str:
    return _english.stemmer.stemWord(word)


_STEMMERS: dict[str, Callable[[str], str]] = {"sr": stem_serbian, "en": _stem_english}


@cache
def stop_words(language: str) -> frozenset[str]:
    """Return the folded stop words of ``sr`` or ``en``."""
    return frozenset(fold(word) for word in words(f"stopwords_{language}.txt"))


def search_key(text: str, language: str) -> str:
    """Return the words of ``text`` folded, stemmed and joined by single spaces, in their order.

    ``language`` is ``sr`` or ``en``; another raises ValueError. Stop words go, unless there is nothing else ("ko je
    ko"). The same function at index and at query time makes every spelling and inflection of a word meet; the
    key is no text to show. Any input gives a key, in time linear to its length.
    """
    if language not in LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(LANGUAGES)}, not {language!r}")
    if language == "sr" and _WRITTEN_WITH_CARE.search(text):
        # Folded, "nisu" (are not) is Nišu, the town; where diacritics are typed the small letter tells them apart.
        text = _VERB_NOT_TOWN.sub(" ", text)
    found = _WORD.findall(_INNER_APOSTROPHE.sub("", fold(text)))
    telling = [word for word in found if word not in stop_words(language)]
    stem = _STEMMERS[language]
    return " ".join(stem(word) if len(word) <= LONGEST_WORD else word for word in telling or found)
