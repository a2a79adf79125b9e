"""One spelling for all: what two ways of writing the same Serbian word have in common."""

import re
import unicodedata

from .latin import to_latin

_DJ = re.compile("dj+")


def fold(text: str) -> str:
    """Return the one spelling of ``text`` that is the same for every way of typing it."""
    plain = to_latin(text).lower().replace("đ", "d")
    plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return _DJ.sub("d", plain)
