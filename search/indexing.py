"""Keeping the search index as the live pages are."""

from collections.abc import Iterable, Iterator

from wagtail.models import Page

from cms.serbian import search_key
from search.models import SearchEntry


def language_of(locale_code: str) -> str:
    """The language that ``cms.serbian.search_key`` knows for a content locale: ``sr`` or ``en``."""
    return locale_code.split("-")[0]


def index_page(page: Page) -> SearchEntry | None:
    """Write the entry of a page as it is live now; remove it when the page is not to be found.

    ``page`` must hold the live values (as ``page_published`` gives them), not those of a draft.
    """
    if not page.live or not getattr(page, "is_searchable", False):
        remove_page(page)
        return None
    parts = page.search_parts()
    language = language_of(page.locale.language_code)
    body = "\n".join(parts.body)
    entry, _created = SearchEntry.objects.update_or_create(
        page_id=page.pk,
        defaults={
            "locale_id": page.locale_id,
            "title": parts.title,
            "lead": parts.lead,
            "body": body,
            "title_key": search_key(parts.title, language),
            "lead_key": search_key(parts.lead, language),
            "names_key": search_key(" ".join(parts.names), language),
            "body_key": search_key(body, language),
        },
    )
    return entry


def remove_page(page: Page) -> None:
    """Make a page unfindable at once."""
    for entry in SearchEntry.objects.filter(page_id=page.pk):
        entry.delete()


def live_pages() -> Iterable[Page]:
    """Every live page with its own type, a batch at a time."""
    return Page.objects.live().select_related("locale").specific().iterator(chunk_size=200)


def rebuild() -> Iterator[SearchEntry | None]:
    """Write all entries anew and drop those of pages that are gone; yields after each page, for progress."""
    for entry in SearchEntry.objects.exclude(page__live=True):
        entry.delete()
    for page in live_pages():
        yield index_page(page)
