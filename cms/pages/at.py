"""Finding the page that an address below a language's prefix belongs to, for files that go with a page."""

from typing import TypeVar

from django.http import Http404, HttpRequest
from wagtail.models import Page

PageType = TypeVar("PageType", bound=Page)


def public_page_at(request: HttpRequest, path: str, page_model: type[PageType]) -> PageType:
    """The live page of a type at ``path`` (below the language prefix), as a visitor of the active language sees it.

    A page that is restricted in any way is not given: the view that calls this bypasses Wagtail's own check
    (traps.md, 25). Raises Http404.
    """
    route = Page.route_for_request(request, path)
    page = route.page if route else None
    if not isinstance(page, page_model) or page.get_view_restrictions():
        raise Http404
    return page
