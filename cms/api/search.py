"""Where the API asks for pages with certain words. The search app registers itself here; ``cms`` does not know it."""

from collections.abc import Callable

from wagtail.models import Locale

from cms.api.errors import ParameterError

Finder = Callable[[str, Locale | None, int], list[int]]
"""Takes words, a locale (or ``None`` for all) and a number; gives at most so many ids of live pages, best first."""

MAX_HITS = 500
"""How many pages ``search`` looks at in lists; nobody reads further, and more would cost every request."""

_finders: list[Finder] = []


def finds_pages(finder: Finder) -> Finder:
    """Register the function that finds pages; used as a decorator."""
    _finders[:] = [finder]
    return finder


def find(text: str, locale: Locale | None) -> list[int]:
    """Ids of at most ``MAX_HITS`` pages with these words, best first. Raises ParameterError when there is no search."""
    if not _finders:
        raise ParameterError("search", "Searching is not installed.", ())
    return _finders[0](text, locale, MAX_HITS)
