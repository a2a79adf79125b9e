"""Pages that a story leads to, in the language of whoever reads it (design.md, decision 2)."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language
from wagtail.models import Locale, Page, PageViewRestriction

from cms.pages.expiry import unexpired
from cms.translations.reading import address


def reader_locale(context: dict[str, Any] | None) -> Locale:
    """The locale whose addresses a story's links should lead to.

    ``context`` is that of a template or an API serialiser: it may hold ``reader_locale``, or ``reading`` with a
    ``reader``; without them the active language counts.
    """
    context = context or {}
    reading = context.get("reading")
    found = context.get("reader_locale") or (reading.reader if reading else None)
    return found or Locale.get_active()


def text_language(context: dict[str, Any] | None) -> str:
    """The language code in which a story is written: that of the page in ``context``, else the active language."""
    page = (context or {}).get("page")
    if isinstance(page, Page) and page.locale_id:
        return page.locale.language_code
    return get_language() or ""


def resolve(pages: Iterable[Page], locale: Locale, request: Any = None) -> dict[int, Page]:
    """Map each page's primary key to the page that a reader of ``locale`` should be led to.

    A page that is live in no language, is past its expiry or has no address is left out. Values are specific and carry
    ``reader_url`` and ``is_fallback`` (see ``cms.translations.reading.address``), and ``is_private``: not everybody may
    read them. Costs a fixed number of queries for each page type.
    """
    keys = {page.pk: page.translation_key for page in pages}
    if not keys:
        return {}
    live = Page.objects.filter(unexpired(), translation_key__in=keys.values()).live()
    candidates = live.defer_streamfields().specific()
    chosen: dict[Any, Page] = {}
    for candidate in candidates:
        if candidate.translation_key not in chosen or candidate.locale_id == locale.pk:
            chosen[candidate.translation_key] = candidate
    found = list(chosen.values())
    _mark_private(found)
    address(found, locale, request)
    return {pk: chosen[key] for pk, key in keys.items() if key in chosen and chosen[key].reader_url}


def reader_page(page: Page | None) -> Page | None:
    """The page to lead readers to instead of ``page``; ``None`` when there is none.

    In a prepared story this costs nothing (``cms.blocks.prefetch``); elsewhere, as in previews, it asks the database.
    """
    if page is None:
        return None
    if not hasattr(page, "for_reader"):
        page.for_reader = resolve([page], Locale.get_active()).get(page.pk)
    return page.for_reader


def language_of(page: Page) -> str:
    """The code of the language in which a page is written."""
    return page.locale.language_code


def page_link(page: Page | None) -> dict[str, Any] | None:
    """A resolved page as the API names it, or ``None``; the API is for everybody, so it names no private page."""
    if page is None or page.is_private:
        return None
    model = page._meta
    return {
        "id": page.pk,
        "type": f"{model.app_label}.{model.object_name}",
        "title": page.title,
        "url": page.reader_url,
        "locale": language_of(page),
    }


def _mark_private(pages: list[Page]) -> None:
    restricted = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    for page in pages:
        page.is_private = bool(restricted) and page.path.startswith(restricted)
