"""Finding the page of an address in two or three queries, whatever its depth.

Wagtail walks down the tree and fetches each page on the way twice, once plain and once in its own type. Most addresses are
exactly those of a live page; this finds it by its address and leaves all others (routes below a page, drafts, redirects) to
Wagtail and to ``cms.translations.fallback``.
"""

from django.db.models import ForeignKey
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail.models import Locale, Page, Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

from cms.delivery.page_cache.views import kept_answer
from cms.delivery.page_links import ancestor_paths, find_pages
from cms.documents.models import CmsDocument
from cms.images.models import CmsImage
from cms.translations.locales import active_locale, remember_locale

FETCHED_TOGETHER = (Locale, CmsImage, CmsDocument)


@kept_answer
def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """Serve the page of an address below a language prefix, as Wagtail does."""
    page = find_page(request, path)
    if page is not None:
        request._wagtail_route_for_request = RouteResult(page)  # type: ignore[attr-defined]
        remember_locale(request, page.locale)
    return wagtail_serve(request, path)


def find_page(request: HttpRequest, path: str) -> Page | None:
    """The live page that a reader of the active language finds at exactly this address, in its own type, else ``None``."""
    root_path = _root_path(request)
    if root_path is None:
        return None
    url_path = root_path + path
    # The slug is indexed, the address is not.
    slug, depth = url_path.rstrip("/").rsplit("/", 1)[-1], url_path.count("/")
    candidates = list(Page.objects.filter(slug=slug, depth=depth, live=True))
    page = next((page for page in candidates if page.url_path == url_path), None)
    page = page or next((page for page in candidates if _is_fallback_here(page, request)), None)
    return in_own_type(page) if page else None


def _root_path(request: HttpRequest) -> str | None:
    """The tree address of the front page of the active language."""
    site = Site.find_for_request(request)
    return next(
        (
            root.root_path
            for root in Site.get_site_root_paths()
            if site and root.site_id == site.pk and root.language_code == get_language()
        ),
        None,
    )


def _is_fallback_here(page: Page, request: HttpRequest) -> bool:
    """Whether a page of another language is what the reader finds here, since there is no live text in the own language."""
    pages = find_pages(active_locale(request), request, [page.pk], ancestor_paths(page))
    is_shown = pages.of_id(page.pk) == page and page.locale_id != pages.locale.pk
    return is_shown and pages.address_under(page, pages.locale.language_code) == request.path


def in_own_type(page: Page) -> Page | None:
    """The page in its own type together with its locale, pictures and files: one query."""
    model = page.specific_class
    if model is None:
        return None
    names = [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.related_model in FETCHED_TOGETHER
    ]
    return model.objects.select_related(*names).get(pk=page.pk)
