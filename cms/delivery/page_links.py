"""Pages that something on this page links to, as the reader is to find them."""

from collections.abc import Iterable

from django.http import HttpRequest
from wagtail.models import Locale, Page

from cms.pages.expiry import unexpired
from cms.translations.reading import address, readable_in


def linked_pages(ids: Iterable[int], locale: Locale, request: HttpRequest | None) -> dict[int, Page]:
    """For each kept page id the page to link to: in the reader's language where it exists, with ``reader_url``.

    Ids of pages that are not live, not public, past their expiry or without an address are left out. Plain ``Page``
    objects with their locale: a title and an address is what a link needs, and fetching each in its own type would cost a
    query for every type. Three queries whatever the number, five when a page has no text in the reader's language.
    """
    ids = set(ids)
    if not ids:
        return {}
    named = Page.objects.filter(pk__in=ids).values("translation_key")
    family = list(Page.objects.filter(translation_key__in=named).select_related("locale"))
    shown = readable_in(
        Page.objects.filter(pk__in=[page.pk for page in family]).live().public().filter(unexpired()), locale
    )
    shown_ids = set(shown.values_list("pk", flat=True))
    readable = {page.translation_key: page for page in family if page.pk in shown_ids}
    address(readable.values(), locale, request)
    links = {page.pk: readable.get(page.translation_key) for page in family}
    return {pk: page for pk, page in links.items() if page is not None and page.reader_url}
