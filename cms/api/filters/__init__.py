"""How lists of pages are narrowed and ordered. Each filter declares the parameters it reads; nothing else is accepted.

``conditions`` are those that page types have of their own; the others hold for every list.
"""

from cms.api.filters.base import PageFilter
from cms.api.filters.language import LanguageFilter
from cms.api.filters.terms import TermFilter
from cms.api.filters.tree import TreeFilter
from cms.api.filters.words import SearchFilter

FILTERS: list[PageFilter] = [LanguageFilter(), TreeFilter(), TermFilter(), SearchFilter()]
"""Those of every list, in the order in which they are applied."""
