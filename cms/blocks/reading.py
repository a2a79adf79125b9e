"""Pages that a story leads to, in the language of whoever reads it (design.md, decision 2)."""

from collections.abc import Iterable
from typing import Any, TypedDict

from django.db.models import Case, Value, When
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Locale, Page

from cms.delivery.visibility import openly_readable
from cms.pages.own_types import join_own_types, own_type
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

    A page that is live in no language, is past its expiry or stands outside the site is left out. Values are specific and
    carry ``reader_url`` and ``is_fallback`` (see ``cms.translations.reading.address``), and ``is_private``: not everybody
    may read them. One query, and what ``address`` costs.
    """
    return fetch_pages([page.pk for page in pages], locale, request)[1]


def fetch_pages(
    ids: Iterable[int], locale: Locale, request: Any = None
) -> tuple[dict[int, Page], dict[int, Page]]:
    """The pages with these ids as they are kept, and as ``resolve`` gives them; both by the id that is kept."""
    ids = set(ids)
    if not ids:
        return {}, {}
    keys = Page.objects.filter(pk__in=ids).values("translation_key")
    is_open = Case(When(openly_readable(), then=Value(True)), default=Value(False))
    family = list(
        join_own_types(
            Page.objects.filter(translation_key__in=keys).annotate(is_open=is_open), with_stories=False
        )
    )
    chosen: dict[Any, Page] = {}
    for page in family:
        is_present = page.live and (page.expire_at is None or page.expire_at > timezone.now())
        is_better = page.translation_key not in chosen or page.locale_id == locale.pk
        # What stands outside the site has no address, in any language.
        if is_present and is_better and page.get_url(request):
            chosen[page.translation_key] = page
    for key, page in chosen.items():
        chosen[key] = own_type(page)
        chosen[key].is_private = not page.is_open
    address(chosen.values(), locale, request)
    kept = {page.pk: page for page in family if page.pk in ids}
    return kept, {
        pk: chosen[page.translation_key] for pk, page in kept.items() if page.translation_key in chosen
    }


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


class PageLinkJson(TypedDict):
    """A page of the site that a block leads to; ``locale`` is the language of its text."""

    id: int
    type: str
    title: str
    url: str
    locale: str


def page_link(page: Page | None) -> PageLinkJson | None:
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
