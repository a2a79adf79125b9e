"""Where a page stands: breadcrumbs, the pages below it, its canonical address."""

from urllib.parse import urlencode

from django import template
from django.db.models import Q
from wagtail.models import Locale, Page

from cms.blocks.files import FileFacts
from cms.delivery.page_links import ancestor_paths, gather_links, linked_pages, related_ids
from cms.delivery.visibility import openly_readable
from cms.pages.filters import Facet
from cms.translations.locales import active_locale
from cms.translations.reading import address, readable_in

register = template.Library()

# The query parameters that make another page of a list, in the order of its one address; all others are dropped.
LIST_PARAMETERS = ("when", "event_type", "online", "category", "tag", "place", "page")
SEARCH_PARAMETERS = ("q", "type", "year", "category", "place", "page")


@register.simple_tag(takes_context=True)
def gather(context) -> str:
    """Find every page that the page and its frame link to, in one query, before any of them is asked for."""
    request, chrome = context.get("request"), context.get("chrome")
    if request is not None:
        gather_links(_page(context), request, chrome.page_ids if chrome else ())
    return ""


@register.simple_tag(takes_context=True)
def breadcrumbs(context) -> list[Page]:
    """The pages above the present one, from the front page down, each in the reader's language where it exists."""
    page, request = _page(context), context.get("request")
    if page is None or not page.path or page.depth <= 2 or request is None:
        return []
    pages = gather_links(page, request)
    return [above for path in ancestor_paths(page) if (above := pages.of_path(path))]


@register.simple_tag(takes_context=True)
def pages_below(context, page: Page) -> list[Page]:
    """The live, public pages right below ``page`` and its counterpart in the other language, with ``reader_url``."""
    request, locale = context["request"], _reader_locale(context)
    below = Q(pk=None)
    for parent in gather_links(page, request).translations.get(page.translation_key, []):
        below |= Q(path__startswith=parent.path, depth=parent.depth + 1)
    rows = readable_in(Page.objects.filter(below).filter(openly_readable()), locale).order_by("path")
    return address(rows, locale, request)


@register.simple_tag(takes_context=True)
def related_to(context, page: Page) -> list[Page]:
    """The pages that the editor tied to ``page``, in order, as the reader is to find them."""
    ids = related_ids(page)
    pages = linked_pages(ids, _reader_locale(context), context.get("request"))
    return list(dict.fromkeys(pages[pk] for pk in ids if pk in pages))


@register.simple_tag(takes_context=True)
def linked_page(context, page_id: int | None) -> Page | None:
    """One page that another names, as the reader is to find it, or ``None`` when it is not live or not public."""
    pages = linked_pages([page_id] if page_id else [], _reader_locale(context), context.get("request"))
    return pages.get(page_id)


@register.simple_tag
def attachments_of(page: Page) -> list:
    """The files beside a page, each with its document."""
    return list(page.attachments.select_related("document"))


@register.simple_tag
def file_facts(document, title: str = "") -> FileFacts:
    """What to say of a file that a page offers."""
    return FileFacts(document, title or "")


@register.simple_tag(takes_context=True)
def canonical_url(context) -> str:
    """The one absolute address of what is shown: of the page in its own language, with the parameters of a list."""
    request, page = context.get("request"), _page(context)
    if request is None:
        return ""
    if page is None or not page.pk:
        return request.build_absolute_uri(request.path)
    kept = {name: request.GET[name] for name in LIST_PARAMETERS if request.GET.get(name)}
    if kept.get("page") == "1":
        del kept["page"]
    below = context.get("below_page", "")
    return (page.get_full_url(request) or "") + below + (f"?{urlencode(kept)}" if kept else "")


@register.simple_tag(takes_context=True)
def list_url(context, at: str = "", **changes) -> str:
    """The present list's address with some parameters changed (``page=3``) or, with an empty value, dropped; or ``at``, another
    address of the same section, with the present parameters."""
    request = context["request"]
    names = LIST_PARAMETERS if _page(context) else SEARCH_PARAMETERS
    query = {name: changes.get(name, request.GET.get(name)) for name in names}
    kept = {
        name: value for name, value in query.items() if value and not (name == "page" and str(value) == "1")
    }
    return f"{at}?{urlencode(kept)}" if kept else at or request.path


@register.simple_tag(takes_context=True)
def facet_url(context, facet: Facet, value: str) -> str:
    """The present list's address with another value of a facet, or none."""
    return list_url(context, **{facet.name: value, "page": ""})


@register.filter
def elided(page_of_items) -> list:
    """The page numbers to offer, with the paginator's ellipsis where some are left out."""
    return list(
        page_of_items.paginator.get_elided_page_range(page_of_items.number, on_each_side=1, on_ends=1)
    )


def _reader_locale(context) -> Locale:
    return context.get("reader_locale") or active_locale(context.get("request"))


def _page(context) -> Page | None:
    """The page that is shown; a template may be given something else under this name."""
    page = context.get("page")
    return page if isinstance(page, Page) else None
