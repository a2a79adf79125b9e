"""What a reader gets at an address of the site where there is no page: pages that may have been meant.

The words of the address are searched for, in the reader's language first. It goes last: Wagtail's redirects come before
it, and what is no page's address (files, feeds, what robots try) gets the plain answer, which asks the database nothing.
"""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Locale, Page

from cms.delivery.languages import SITE_VIEWS
from cms.delivery.retired.models import is_retired
from cms.delivery.visibility import openly_readable
from cms.translations.locales import active_locale, remember_locale
from cms.translations.reading import present
from search.fulltext import full_text
from search.query import Search

SUGGESTIONS = 5
MOST_WORDS = 8
LONGEST = 120
_PREFIXES = tuple(f"/{view.code}/" for view in SITE_VIEWS)
_SLUG = re.compile(r"[\w-]{3,}")


class MissingPageMiddleware:
    """Puts a helpful page in the place of a plain 404; where a page was taken off the site the answer is 410."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 404 or settings.DEBUG or not names_a_page(request):
            return response
        return missing_page(request)


def names_a_page(request: HttpRequest) -> bool:
    """Whether a person may be reading at an address that looks like a page's."""
    path = request.path_info
    is_read = request.method in ("GET", "HEAD") and request.accepts("text/html")
    return is_read and path.startswith(_PREFIXES) and path.endswith("/") and not request.GET.get("page")


def missing_page(request: HttpRequest) -> HttpResponse:
    """The page itself. It is nobody else's: an address that somebody made up must not fill any cache."""
    gone = is_retired(request.path_info)
    words = words_of(request.path_info)
    context = {"is_gone": gone, "question": words, "page": None, **pages_meant(request, words)}
    response = render(request, "search/missing.html", context, status=410 if gone else 404)
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def words_of(path: str) -> str:
    """The words in the last part of an address: ``robot u fabrici``; empty where there are none."""
    slug = path.rstrip("/").rsplit("/", 1)[-1][:LONGEST]
    if not _SLUG.fullmatch(slug):
        return ""
    words = [word for word in re.split(r"[-_]+", slug) if word and not word.isdecimal()]
    return " ".join(words[:MOST_WORDS])


def pages_meant(request: HttpRequest, words: str) -> dict:
    """``meant``, pages with this very slug anywhere, and ``hits`` and ``elsewhere`` of a search for the words."""
    if not words:
        return {}
    locales = list(Locale.objects.all())
    for locale in locales:
        remember_locale(request, locale)
    reader = active_locale(request)
    slug = request.path_info.rstrip("/").rsplit("/", 1)[-1]
    meant = present(Page.objects.filter(openly_readable(), slug=slug)[:SUGGESTIONS], reader, request)
    with full_text().by_index():
        asked = Search(words, reader, locales=locales)
        hits = asked.hits(1, SUGGESTIONS, request).object_list
        elsewhere = asked.hits_elsewhere(SUGGESTIONS, request)
    known = {page.pk for page in meant}
    further = ((locale, [hit for hit in found if hit.page.pk not in known]) for locale, found in elsewhere)
    return {
        "meant": meant,
        "hits": [hit for hit in hits if hit.page.pk not in known],
        "elsewhere": [(locale, found) for locale, found in further if found],
    }
