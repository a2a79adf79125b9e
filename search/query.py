"""Finding pages by words, in whichever spelling and script they are typed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from uuid import UUID

from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.safestring import SafeString
from wagtail.models import Locale, Page

from cms.pages.expiry import unexpired
from cms.taxonomy.models import Category
from cms.translations.reading import address, readable_in
from search.facets import Choice, Narrowing, Tally, category_choices
from search.fulltext import Terms, full_text
from search.highlight import excerpt, highlight
from search.indexing import language_of
from search.models import SearchEntry
from search.terms import read_beginning, read_terms

COMPARED = ("title_key", "names_key", "lead_key", "body_key", "exact")
"""What of an entry is for the database to compare, and is not read."""
MANY = 500
"""Results above which they are compared by title, names and lead alone: nobody reads that far into them."""


@dataclass(frozen=True)
class Hit:
    """One result: the page (with ``reader_url`` and ``is_fallback``), and its texts with the matched words marked."""

    entry: SearchEntry
    page: Page
    title: SafeString
    excerpt: SafeString


class CountedPages(Paginator):
    """A paginator that is told how many rows there are."""

    def __init__(self, rows, per_page: int, count: int):
        super().__init__(rows, per_page)
        self.count = count


def public_pages() -> QuerySet:
    """The pages that everybody may read at this moment. Evaluating the restrictions costs a query when this is called."""
    return Page.objects.live().public().filter(unexpired())


class Search:
    """One question put to the pages a reader may see: those of the reader's language, and the others apart.

    A page that is live in both languages is found in the reader's; a private page never is. When no page has all the words,
    pages with some of them are found and ``is_partial`` is true.
    """

    def __init__(
        self,
        text: str,
        locale: Locale,
        narrowing: Narrowing | None = None,
        locales: Iterable[Locale] | None = None,
    ):
        self.text = text.strip()
        self.locales = locales
        self.locale = locale
        self.narrowing = narrowing or Narrowing()

    def hits(self, number, per_page: int, request=None) -> ResultPage:
        """One page of results in the reader's language; a wrong ``number`` gives the nearest there is."""
        result_page = CountedPages([], per_page, self.total).get_page(number)
        start = (result_page.number - 1) * per_page
        result_page.object_list = self._hits(self.entries(start, start + per_page), self.locale, request)
        return result_page

    def hits_elsewhere(self, limit: int, request=None) -> list[tuple[Locale, list[Hit]]]:
        """For each other language with results, the first ``limit`` of those the reader's language does not have."""
        found = []
        for other in self.locales or Locale.objects.all():
            if other.pk == self.locale.pk:
                continue
            hits = self._hits(self.entries_elsewhere(other, limit), other, request)
            if hits:
                found.append((other, hits))
        return found

    def facets(self) -> dict[str, list[Choice]]:
        """What the results in the reader's language can be narrowed to, with counts."""
        return self._tally.choices()

    def entries(self, start: int, stop: int) -> list[SearchEntry]:
        """Some of the entries found in the reader's language, counted from the best."""
        if not self.total:
            return []
        narrowed = self._narrowed(self._visible(self.locale))
        return _fetch(full_text().rank(narrowed, self.terms, by_head=self.total > MANY)[start:stop])

    def entries_elsewhere(self, other: Locale, limit: int) -> list[SearchEntry]:
        """The best entries with all the words in another language, of pages that the reader's language does not have."""
        terms = self._terms(other)
        if not terms:
            return []
        # Most pages have a translation, so few are left to sort: no need to fetch keys first.
        ranked = full_text().rank(self._narrowed(self._visible(other)), terms, by_head=True)
        return list(_to_show(ranked)[:limit])

    def total_elsewhere(self, other: Locale) -> int:
        """How many pages another language has with all the words that the reader's language does not have."""
        terms = self._terms(other)
        return full_text().narrow(self._narrowed(self._visible(other)), terms).count() if terms else 0

    def mark(self, entry: SearchEntry, locale: Locale | None = None) -> tuple[SafeString, SafeString]:
        """The title of an entry and a telling passage, as HTML with the matched words in ``mark``."""
        language = self._language(locale or self.locale)
        keys = frozenset(self._terms(locale or self.locale).keys)
        return highlight(entry.title, keys, language), excerpt([entry.lead, entry.body], keys, language)

    def suggestions(self, limit: int) -> list[Page]:
        """Pages that a question still being typed may mean."""
        terms = read_beginning(self.text, self._language(self.locale))
        found = _ranked(self._visible(self.locale), terms).values_list("page_id", flat=True)[:limit]
        pages = Page.objects.in_bulk(found)
        return address([pages[page_id] for page_id in found if page_id in pages], self.locale)

    @property
    def total(self) -> int:
        """How many pages of the reader's language are found."""
        return self._tally.total

    @property
    def is_partial(self) -> bool:
        """Whether what is found has some of the words only."""
        return self.terms.is_any

    @property
    def terms(self) -> Terms:
        """What the reader's own language is asked for: all the words, else any of them."""
        return self._asked[0]

    @property
    def _tally(self) -> Tally:
        return self._asked[1]

    @cached_property
    def _asked(self) -> tuple[Terms, Tally]:
        terms = self._terms(self.locale)
        tally = self._count(terms)
        if not tally.groups and len(terms.keys) > 1:
            some = replace(terms, is_any=True)
            counted = self._count(some)
            if counted.groups:
                return some, counted
        return terms, tally

    def _count(self, terms: Terms) -> Tally:
        matching = (
            full_text().narrow(self._visible(self.locale), terms) if terms else SearchEntry.objects.none()
        )
        return Tally(matching, self.narrowing, self._categories)

    @cached_property
    def _categories(self) -> dict[UUID, Category]:
        return category_choices(self.locale)

    @cached_property
    def _public_pages(self) -> QuerySet:
        return public_pages()

    def _terms(self, locale: Locale) -> Terms:
        return read_terms(self.text, self._language(locale))

    @staticmethod
    def _language(locale: Locale) -> str:
        return language_of(locale.language_code)

    def _visible(self, locale: Locale) -> QuerySet:
        pages = self._public_pages.filter(pk=OuterRef("page_id"))
        if locale.pk != self.locale.pk:
            pages = readable_in(pages, self.locale)
        return SearchEntry.objects.filter(Exists(pages), locale=locale)

    def _narrowed(self, entries: QuerySet) -> QuerySet:
        keys = {category.slug: key for key, category in self._categories.items()} if self.narrowing else {}
        return self.narrowing.apply(entries, keys)

    def _hits(self, entries: list[SearchEntry], locale: Locale, request) -> list[Hit]:
        """The entries with their pages, and the words marked."""
        pages = address([entry.page for entry in entries], self.locale, request)
        return [
            Hit(entry, page, *self.mark(entry, locale)) for entry, page in zip(entries, pages, strict=True)
        ]


def _ranked(entries: QuerySet, terms: Terms) -> QuerySet:
    """Matching entries, best first, compared by as much of them as their number allows."""
    if not terms:
        return entries.none()
    are_many = full_text().narrow(entries, terms).order_by()[: MANY + 1].count() > MANY
    return full_text().rank(entries, terms, by_head=are_many)


def _fetch(ranked: QuerySet) -> list[SearchEntry]:
    """Entries in their order. Only keys are sorted; the texts are read of those that are shown."""
    keys = list(ranked.values_list("pk", flat=True))
    entries = _to_show(SearchEntry.objects.all()).in_bulk(keys)
    return [entries[key] for key in keys if key in entries]


def _to_show(entries: QuerySet) -> QuerySet:
    return entries.select_related("page__content_type").defer(*COMPARED)
