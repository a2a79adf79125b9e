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

from cms.delivery.visibility import openly_readable
from cms.taxonomy.models import Category
from cms.translations.reading import address
from search.facets import MAX_COUNTED, Choice, Narrowing, Tally, category_choices
from search.fulltext import Part, Terms, full_text
from search.highlight import excerpt, highlight
from search.indexing import language_of
from search.models import SearchEntry
from search.terms import read_beginning, read_terms
from search.visibility import findable_by

COMPARED = ("text__title_key", "text__names_key", "text__lead_key", "text__body_key", "text__exact")
"""What of an entry's texts is for the database to compare, and is not read."""
MANY = 500
"""Results above which they are compared by title, names and lead alone: nobody reads that far into them."""


@dataclass(frozen=True)
class Hit:
    """One result: the page (with ``reader_url`` and ``is_fallback``), and its texts with the matched words marked."""

    entry: SearchEntry
    page: Page
    title: SafeString
    excerpt: SafeString


@dataclass(frozen=True)
class Total:
    """How many pages there are; more than ``number`` when ``is_exact`` is false."""

    number: int
    is_exact: bool = True


class CountedPages(Paginator):
    """A paginator that is told how many rows there are."""

    def __init__(self, rows, per_page: int, count: int):
        super().__init__(rows, per_page)
        self.count = count


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
        self._read: dict[str, Terms] = {}

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
        return _fetch(self._ranked(start, stop, "pk"))

    def page_ids(self, start: int, stop: int) -> list[int]:
        """The ids of the pages of some of the entries found, counted from the best."""
        return self._ranked(start, stop, "page_id")

    def entries_elsewhere(self, other: Locale, limit: int) -> list[SearchEntry]:
        """The best entries with all the words in another language, of pages that the reader's language does not have."""
        terms = self._terms(other)
        if not terms:
            return []
        return _fetch(_best(self._narrowed(self._visible(other)), terms, 0, limit, "pk"))

    def total_elsewhere(self, other: Locale) -> Total:
        """How many pages another language has with all the words that the reader's language does not have."""
        terms = self._terms(other)
        return _count(self._narrowed(self._visible(other)), terms) if terms else Total(0)

    def mark(self, entry: SearchEntry, locale: Locale | None = None) -> tuple[SafeString, SafeString]:
        """The title of an entry and a telling passage, as HTML with the matched words in ``mark``."""
        language = self._language(locale or self.locale)
        keys = frozenset(self._terms(locale or self.locale).keys)
        text = entry.text
        return highlight(text.title, keys, language), excerpt([text.lead, text.body], keys, language)

    def suggestions(self, limit: int) -> list[Page]:
        """Pages that a question still being typed may mean, those with the words in their titles first."""
        terms = read_beginning(self.text, self._language(self.locale))
        found = _best(self._visible(self.locale), terms, 0, limit, "page_id") if terms else []
        pages = Page.objects.filter(openly_readable()).in_bulk(found)
        return address([pages[page_id] for page_id in found if page_id in pages], self.locale)

    @property
    def total(self) -> int:
        """How many pages of the reader's language are found; the most that are counted when ``is_exact`` is false."""
        return self._total.number

    @property
    def is_exact(self) -> bool:
        """Whether ``total`` is the whole truth. Where it is not, the counts of facets are lower bounds too."""
        return self._total.is_exact

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

    @cached_property
    def _total(self) -> Total:
        if self._tally.is_exact:
            return Total(self._tally.total)
        if self.narrowing:
            return _count(self._narrowed(self._visible(self.locale)), self.terms)
        return Total(MAX_COUNTED, is_exact=False)

    def _ranked(self, start: int, stop: int, column: str) -> list[int]:
        if start >= self.total:
            return []
        stop = min(stop, self.total)
        narrowed = self._narrowed(self._visible(self.locale))
        if not self.is_exact:
            return _best(narrowed, self.terms, start, stop, column)
        return _column(full_text().rank(narrowed, self.terms, by_head=self.total > MANY), start, stop, column)

    def _count(self, terms: Terms) -> Tally:
        matching = (
            full_text().narrow(self._visible(self.locale), terms) if terms else SearchEntry.objects.none()
        )
        return Tally(matching, self.narrowing, self._categories)

    @cached_property
    def _categories(self) -> dict[UUID, Category]:
        return category_choices(self.locale)

    def _terms(self, locale: Locale) -> Terms:
        language = self._language(locale)
        if language not in self._read:
            reader = self._language(self.locale)
            self._read[language] = read_terms(self.text, language, asked_in=reader)
        return self._read[language]

    @staticmethod
    def _language(locale: Locale) -> str:
        return language_of(locale.language_code)

    def _visible(self, written: Locale) -> QuerySet:
        return findable_by(self.locale, written)

    def _narrowed(self, entries: QuerySet) -> QuerySet:
        keys = {category.slug: key for key, category in self._categories.items()} if self.narrowing else {}
        return self.narrowing.apply(entries, keys)

    def _hits(self, entries: list[SearchEntry], locale: Locale, request) -> list[Hit]:
        """The entries with their pages, and the words marked."""
        pages = address([entry.page for entry in entries], self.locale, request)
        return [
            Hit(entry, page, *self.mark(entry, locale)) for entry, page in zip(entries, pages, strict=True)
        ]


def _count(entries: QuerySet, terms: Terms) -> Total:
    number = full_text().narrow(entries, terms).order_by()[: MAX_COUNTED + 1].count()
    return Total(min(number, MAX_COUNTED), number <= MAX_COUNTED)


def _best(entries: QuerySet, terms: Terms, start: int, stop: int, column: str) -> list[int]:
    """Some of any number of matching entries: those with all the words in the title first, compared among themselves.

    As a word weighs most in a title this is nearly the order of all, at the price of the titles alone.
    """
    in_title = full_text().rank(entries, terms, Part.TITLE, by_head=True)
    found = _column(in_title, start, stop, column)
    if len(found) == stop - start:
        return found
    in_all_titles = (
        start + len(found) if found or not start else full_text().narrow(entries, terms, Part.TITLE).count()
    )
    rest = full_text().rank(entries, terms, Part.REST, by_head=True)
    begin = max(0, start - in_all_titles)
    return found + _column(rest, begin, begin + stop - start - len(found), column)


def _column(ranked: QuerySet, start: int, stop: int, column: str) -> list[int]:
    return list(ranked.values_list(column, flat=True)[start:stop])


def _fetch(keys: list[int]) -> list[SearchEntry]:
    """Entries in the order of their keys, with their texts and pages, of those that everybody may read as the pages have it."""
    if not keys:
        return []
    # Asked of each page that is shown: as a list of pages SQLite would make it from all of them first.
    is_readable = Exists(Page.objects.filter(openly_readable(), pk=OuterRef("page_id")))
    entries = SearchEntry.objects.select_related("text", "page").defer(*COMPARED)
    found = entries.filter(is_readable).in_bulk(keys)
    for entry in found.values():
        # Django remembers the types; to make one anew from each row takes a quarter of the time.
        entry.page.content_type = entry.page.cached_content_type
    return [found[key] for key in keys if key in found]
