"""Serbian text: two scripts from one, one key for every spelling. See ``docs/serbian.md``."""

from .convert import to_cyrillic, to_latin
from .fold import fold
from .slug import SLUG_LETTERS, slugify
from .stem import search_key

__all__ = ["SLUG_LETTERS", "fold", "search_key", "slugify", "to_cyrillic", "to_latin"]
