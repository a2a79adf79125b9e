"""Noticing that a release of wagtail-localize changes what was read when something was put in its place."""

import hashlib
import inspect


def digest(*parts: object) -> str:
    """A short name for the source text of functions and methods."""
    text = "".join(inspect.getsource(inspect.unwrap(part)) for part in parts)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
