"""What makes two texts the same, and by what similar ones are found among hundreds of thousands.

Texts are compared without marks, in one script and without regard to capitals. A similar text is looked for by its
sketch: of all pairs of neighbouring words, the few whose hashes are smallest. Two texts that share a part ``j`` of their
pairs have a member of the sketch in common with a probability of about ``1 - (1 - j) ** 6``: 0.98 for a half, 0.88 for three
tenths (bottom-k sketches, A. Broder, "On the resemblance and containment of documents", 1997). The keys are plain numbers
in an index, so it works the same in every database.
"""

import re
import unicodedata
from collections import Counter
from hashlib import blake2b
from itertools import pairwise

from cms.serbian import to_latin
from cms.translations.marks import plain_text
from cms.translations.words import words_of

SKETCH = 6
"""How many keys a text has at most."""

_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")


def normal_form(marked: str, language: str) -> str:
    """The text that two strings share when only marks, capitals, spaces or, in Serbian (``sr``), the script differ."""
    text = unicodedata.normalize("NFC", plain_text(marked))
    if language == "sr":
        text = to_latin(text)
    return " ".join(text.split()).casefold()


def digest(normal: str) -> int:
    """A number for a normal form, of 64 bits with a sign as databases store it."""
    return int.from_bytes(blake2b(normal.encode(), digest_size=8).digest(), signed=True)


def sketch(normal: str, language: str) -> list[int]:
    """The keys under which texts like this one are found; none for a text without words.

    Words count by their stems, numbers as one number like another.
    """
    stems = [_NUMBER.sub("#", word.key) for word in words_of(normal.replace("<", " "), language)]
    pairs = {f"{one} {other}" for one, other in pairwise(stems)} or set(stems)
    return sorted({digest(f"{language} {pair}") for pair in pairs})[:SKETCH]


def numbers_in(marked: str) -> Counter[str]:
    """The numbers of a text as they are written, each with how often."""
    return Counter(_NUMBER.findall(plain_text(marked)))
