"""Keeping the search index as the live pages are."""

from collections.abc import Iterable, Iterator
from itertools import islice
from uuid import UUID

from django.db import transaction
from django.db.models import prefetch_related_objects
from wagtail.models import Locale, Page

from cms.delivery.version import start_new_version
from cms.serbian import search_key
from search.documents import document_texts
from search.facets import place_key
from search.models import DocumentText, SearchEntry, SearchText
from search.terms import exact_words, title_key
from search.visibility import keep_visibility_of

MAX_BODY = 200_000
"""Characters of a body that are looked through; a database refuses a full-text row much longer."""

BATCH = 500
"""How many pages are indexed together when all are."""

DESCRIBED = ("locale", "kind", "year", "place", "place_key", "category_keys", "title_key")
"""What an entry says of its page; the rest is kept by ``search.visibility``."""


def language_of(locale_code: str) -> str:
    """The language that ``cms.serbian.search_key`` knows for a content locale: ``sr`` or ``en``."""
    return locale_code.split("-")[0]


@transaction.atomic
def index_page(page: Page) -> SearchEntry | None:
    """Write the entry of a page as it is live now; remove it when the page is not to be found.

    ``page`` must hold the live values (as ``page_published`` gives them), not those of a draft.
    """
    if not _is_found(page):
        remove_page(page)
        return None
    return _write([page])[0]


def remove_page(page: Page) -> None:
    """Make a page unfindable at once; the other language's page is found in its place again."""
    SearchEntry.objects.filter(page_id=page.pk).delete()
    keep_visibility_of(Page.objects.filter(pk=page.pk))


def rebuild() -> Iterator[SearchEntry | None]:
    """Write all entries anew and drop those of pages that are gone; yields for each page, for progress."""
    SearchEntry.objects.exclude(page__live=True).delete()
    pages = Page.objects.live().specific().iterator(chunk_size=BATCH)
    while batch := list(islice(pages, BATCH)):
        found = [page for page in batch if _is_found(page)]
        with transaction.atomic():
            SearchEntry.objects.filter(
                page__in={page.pk for page in batch} - {page.pk for page in found}
            ).delete()
            _gather(found)
            entries = {entry.page_id: entry for entry in _write(found)}
        yield from (entries.get(page.pk) for page in batch)


def _is_found(page: Page) -> bool:
    return page.live and getattr(page, "is_searchable", False)


def _gather(pages: Iterable[Page]) -> None:
    """Fetch what the entries of many pages are made of, type by type."""
    locales = Locale.objects.in_bulk()
    by_type: dict[type[Page], list[Page]] = {}
    for page in pages:
        page.locale = locales[page.locale_id]
        by_type.setdefault(type(page), []).append(page)
    for model, members in by_type.items():
        prefetch_related_objects(members, *model.search_related)


def _write(pages: list[Page]) -> list[SearchEntry]:
    """Write the entries of pages that are to be found: as many queries for many as for one."""
    with_files = DocumentText.objects.exists()
    rows = [_described(page, with_files=with_files) for page in pages]
    kept = [field.name for field in SearchEntry._meta.fields if field.name in DESCRIBED]
    SearchEntry.objects.bulk_create(
        [entry for entry, _text in rows], update_conflicts=True, unique_fields=["page"], update_fields=kept
    )
    keys = dict(SearchEntry.objects.filter(page__in=pages).values_list("page_id", "pk"))
    for entry, text in rows:
        entry.pk = text.entry_id = keys[entry.page_id]
    SearchText.objects.bulk_create(
        [text for _entry, text in rows],
        update_conflicts=True,
        unique_fields=["entry"],
        update_fields=[field.name for field in SearchText._meta.fields if not field.primary_key],
    )
    keep_visibility_of(Page.objects.filter(pk__in=[page.pk for page in pages]))
    # What is written in bulk sends no signals.
    start_new_version()
    return [entry for entry, _text in rows]


def _described(page: Page, *, with_files: bool) -> tuple[SearchEntry, SearchText]:
    """The entry of a page and its texts, not yet written."""
    parts = page.search_parts()
    language = language_of(page.locale.language_code)
    names = _storable(" ".join(parts.names))
    title, lead, body = _storable(parts.title), _storable(parts.lead), _storable("\n".join(parts.body))
    files = _storable("\n".join(document_texts(page) if with_files and not page.summary_only else []))
    entry = SearchEntry(
        page_id=page.pk,
        locale_id=page.locale_id,
        kind=page._meta.label_lower,
        year=parts.year,
        place=parts.place,
        place_key=place_key(parts.place),
        category_keys=category_keys(page),
        title_key=title_key(title, language),
    )
    text = SearchText(
        title=title,
        lead=lead,
        body=body,
        title_key=entry.title_key,
        lead_key=search_key(lead, language),
        names_key=search_key(names, language),
        body_key=" ".join([search_key(body, language), *_file_keys(files)]),
        exact=" ".join(exact_words(" ".join([title, names, lead]))),
    )
    return entry, text


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
