"""Keeping the search index as the live pages are."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db import transaction
from wagtail.models import Page

from cms.serbian import search_key
from search.documents import document_texts
from search.facets import place_key
from search.models import SearchEntry, SearchText
from search.terms import exact_words, title_key
from search.visibility import keep_visibility_of

MAX_BODY = 200_000
"""Characters of a body that are looked through; a database refuses a full-text row much longer."""


def language_of(locale_code: str) -> str:
    """The language that ``cms.serbian.search_key`` knows for a content locale: ``sr`` or ``en``."""
    return locale_code.split("-")[0]


@transaction.atomic
def index_page(page: Page) -> SearchEntry | None:
    """Write the entry of a page as it is live now; remove it when the page is not to be found.

    ``page`` must hold the live values (as ``page_published`` gives them), not those of a draft.
    """
    if not page.live or not getattr(page, "is_searchable", False):
        remove_page(page)
        return None
    parts = page.search_parts()
    language = language_of(page.locale.language_code)
    names = _storable(" ".join(parts.names))
    title, lead, body = _storable(parts.title), _storable(parts.lead), _storable("\n".join(parts.body))
    files = _storable("\n".join([] if page.summary_only else document_texts(page)))
    entry, _created = SearchEntry.objects.update_or_create(
        page_id=page.pk,
        defaults={
            "locale_id": page.locale_id,
            "kind": page._meta.label_lower,
            "year": parts.year,
            "place": parts.place,
            "place_key": place_key(parts.place),
            "category_keys": category_keys(page),
            "title_key": title_key(title, language),
        },
    )
    SearchText.objects.update_or_create(
        entry=entry,
        defaults={
            "title": title,
            "lead": lead,
            "body": body,
            "title_key": entry.title_key,
            "lead_key": search_key(lead, language),
            "names_key": search_key(names, language),
            "body_key": " ".join([search_key(body, language), *_file_keys(files)]),
            "exact": " ".join(exact_words(" ".join([title, names, lead]))),
        },
    )
    keep_visibility_of(Page.objects.filter(pk=page.pk))
    return entry


def remove_page(page: Page) -> None:
    """Make a page unfindable at once; the other language's page is found in its place again."""
    SearchEntry.objects.filter(page_id=page.pk).delete()
    keep_visibility_of(Page.objects.filter(pk=page.pk))


def rebuild() -> Iterator[SearchEntry | None]:
    """Write all entries anew and drop those of pages that are gone; yields after each page, for progress."""
    SearchEntry.objects.exclude(page__live=True).delete()
    for page in Page.objects.live().select_related("locale").specific().iterator(chunk_size=200):
        yield index_page(page)


def _storable(text: str) -> str:
    """A text as every database takes it: no null characters, and no longer than can be indexed."""
    return text.replace("\x00", " ")[:MAX_BODY]


def _file_keys(text: str) -> list[str]:
    """The keys of files in both languages: a file of either may hang on any page, and some are written in both."""
    return [search_key(text, language) for language in ("sr", "en")] if text else []


def category_keys(page: Page) -> str:
    """The keys of a page's categories as an entry keeps them."""
    if not hasattr(page, "categories"):
        return ""
    return join_categories(category.translation_key for category in page.categories.all())


def join_categories(keys: Iterable[UUID]) -> str:
    """Keys of categories in one text, always in the same order."""
    return " ".join(sorted({key.hex for key in keys}))
