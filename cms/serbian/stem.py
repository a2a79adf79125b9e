"""Search keys: folded text, stemmed word by word."""

import re

import snowballstemmer

from .fold import fold

_WORD = re.compile(r"\w+")
_LANGUAGES = {"sr": "serbian", "en": "english"}


def search_key(text: str, language: str) -> str:
    """Return ``text`` folded and stemmed; ``language`` is ``sr`` or ``en``. Raises ValueError for another."""
    if language not in _LANGUAGES:
        raise ValueError(f"language must be one of {sorted(_LANGUAGES)}, not {language!r}")
    stemmer = snowballstemmer.stemmer(_LANGUAGES[language])
    return " ".join(stemmer.stemWords(_WORD.findall(fold(text))))
