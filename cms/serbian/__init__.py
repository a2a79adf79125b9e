"""Serbian text: two scripts from one, one key for every spelling. See ``docs/serbian.md``."""

from .cyrillic import to_cyrillic
from .fold import fold
from .latin import to_latin
from .lookalikes import repair_lookalikes
from .order import sort_key
from .slug import SLUG_LETTERS, slugify
from .stem import search_key

__all__ = [
    "SLUG_LETTERS",
    "fold",
    "repair_lookalikes",
    "search_key",
    "slugify",
    "sort_key",
    "to_cyrillic",
    "to_latin",
]
