"""Where a page stands: breadcrumbs, the pages below it, its canonical address."""

from urllib.parse import urlencode

from django import template
from django.db.models import prefetch_related_objects
from wagtail.models import Locale, Page

from cms.blocks.files import FileFacts
from cms.delivery.page_links import linked_pages
from cms.translations.reading import address, readable_in

register = template.Library()

# The query parameters that make another page of a list, in the order of its canonical address.
LIST_PARAMETERS = ("when", "category", "tag", "page")


@register.simple_tag(takes_context=True)
def breadcrumbs(context) -> list[Page]:
    """The pages above the present one, from the front page down, each in the reader's language where it exists."""
    page, request = context.get("page"), context.get("request")
    if page is None or not page.path or page.depth <= 2:
        return []
    kept = getattr(request, "_breadcrumbs", None)
    if kept is None:
        kept = _pages_above(page, _reader_locale(context), request)
        if request is not None:
            request._breadcrumbs = kept
    return kept


def _pages_above(page: Page, locale: Locale, request) -> list[Page]:
    above = [page.path[:end] for end in range(2 * Page.steplen, len(page.path), Page.steplen)]
    keys = Page.objects.filter(path__in=above).values("translation_key")
    pages = readable_in(Page.objects.filter(translation_key__in=keys).live(), locale).order_by("depth")
    return address(pages, locale, request)


@register.simple_tag(takes_context=True)
def pages_below(context, page: Page) -> list[Page]:
    """The live, public pages right below ``page`` and its counterpart in the other language, with ``reader_url``."""
    parents = page.get_translations(inclusive=True).live().values_list("path", "depth")
    children = Page.objects.none()
    for path, depth in parents:
        children |= Page.objects.filter(path__startswith=path, depth=depth + 1)
    locale = _reader_locale(context)
    rows = readable_in(children.live().public(), locale).order_by("path")
    return address(rows, locale, context.get("request"))


@register.simple_tag(takes_context=True)
def related_to(context, page: Page) -> list[Page]:
    """The pages that the editor tied to ``page``, in order, as the reader is to find them."""
    ids = [row.target_id for row in page.related_pages.all()]
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
    rows = list(page.attachments.all())
    prefetch_related_objects(rows, "document")
    return rows


@register.simple_tag
def file_facts(document, title: str = "") -> FileFacts:
    """What to say of a file that a page offers."""
    return FileFacts(document, title or "")


@register.simple_tag(takes_context=True)
def canonical_url(context) -> str:
    """The one absolute address of what is shown: of the page in its own language, with the parameters of a list."""
    request, page = context.get("request"), context.get("page")
    if request is None:
        return ""
    if page is None or not page.pk:
        return request.build_absolute_uri(request.path)
    kept = {name: request.GET[name] for name in LIST_PARAMETERS if request.GET.get(name)}
    if kept.get("page") == "1":
        del kept["page"]
    return (page.get_full_url(request) or "") + (f"?{urlencode(kept)}" if kept else "")


@register.simple_tag(takes_context=True)
def list_url(context, **changes) -> str:
    """The present list's address with some parameters changed (``page=3``) or, with an empty value, dropped."""
    query = {name: value for name, value in context["request"].GET.items() if value}
    query.update({name: str(value or "") for name, value in changes.items()})
    kept = {name: value for name, value in query.items() if value and not (name == "page" and value == "1")}
    return f"?{urlencode(kept)}" if kept else context["request"].path


@register.filter
def elided(page_of_items) -> list:
    """The page numbers to offer, with the paginator's ellipsis where some are left out."""
    return list(
        page_of_items.paginator.get_elided_page_range(page_of_items.number, on_each_side=1, on_ends=1)
    )


def _reader_locale(context) -> Locale:
    return context.get("reader_locale") or Locale.get_active()
