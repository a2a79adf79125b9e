"""An editor's own list of words and the forms wanted for them."""

import re
from collections.abc import Mapping
from functools import lru_cache

Exceptions = Mapping[str, str]
"""A word or phrase to the form wanted in its place. The case of the key does not matter."""


@lru_cache(maxsize=64)
def _compiled(items: frozenset[tuple[str, str]]) -> tuple[str, dict[str, str]]:
    longest_first = sorted((key for key, _ in items if key), key=lambda key: (-len(key), key))
    alternatives = "|".join(re.escape(key) for key in longest_first)
    return rf"(?<!\w)(?i:{alternatives})(?!\w)", {key.lower(): form for key, form in items if key}


def exceptions_pattern(exceptions: Exceptions | None) -> str:
    """Return a regular expression that finds the keys of ``exceptions`` as whole words, empty if there are none."""
    pattern, forms = _compiled(frozenset((exceptions or {}).items()))
    return pattern if forms else ""


def wanted_form(found: str, exceptions: Exceptions) -> str:
    """Return the form wanted for ``found``, in capitals if it is and the form is lower case or capitalised.

    A form that begins with a small letter takes the capital of a found word that begins a sentence.
    """
    form = _compiled(frozenset(exceptions.items()))[1][found.lower()]
    if found in exceptions:
        return exceptions[found]
    if len(found) > 1 and found.isupper():
        return form.upper()
    return form[:1].upper() + form[1:] if found[:1].isupper() else form


@lru_cache(maxsize=64)
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def apply_exceptions(text: str, exceptions: Exceptions | None) -> str:
    """Return ``text`` with every key of ``exceptions`` replaced by its wanted form."""
    pattern = exceptions_pattern(exceptions)
    if not pattern or exceptions is None:
        return text
    return _compile(pattern).sub(lambda match: wanted_form(match[0], exceptions), text)
