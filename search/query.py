"""Finding pages by words, in whichever spelling and script they are typed."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.safestring import SafeString
from wagtail.models import Locale, Page

from cms.taxonomy.models import Category
from cms.translations.reading import address, readable_in
from search.facets import Choice, Narrowing, Tally, category_choices
from search.fulltext import Terms, full_text
from search.highlight import excerpt, highlight
from search.indexing import language_of
from search.models import SearchEntry
from search.terms import read_beginning, read_terms


KEYS = ("title_key", "names_key", "lead_key", "body_key", "exact")
"""What the database compares and nobody reads."""
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


class Search:
    """One question put to the pages a reader may see: those of the reader's language, and the others apart.

    A page that is live in both languages is found in the reader's; a private page never is. When no page has all the words,
    pages with some of them are found and ``is_partial`` is true.
    """

    def __init__(self, text: str, locale: Locale, narrowing: Narrowing | None = None):
        self.text = text.strip()
        self.locale = locale
        self.narrowing = narrowing or Narrowing()

    def hits(self, number, per_page: int, request=None) -> ResultPage:
        """One page of results in the reader's language; a wrong ``number`` gives the nearest there is."""
        result_page = CountedPages(self.entries(), per_page, self.total).get_page(number)
        result_page.object_list = self._hits(list(result_page.object_list), self.locale, request)
        return result_page

    def hits_elsewhere(self, limit: int, request=None) -> list[tuple[Locale, list[Hit]]]:
        """For each other language with results, the first ``limit`` of those the reader's language does not have."""
        found = []
        for other in Locale.objects.exclude(pk=self.locale.pk):
            hits = self._hits(list(self.entries_elsewhere(other)[:limit]), other, request)
            if hits:
                found.append((other, hits))
        return found

    def facets(self) -> dict[str, list[Choice]]:
        """What the results in the reader's language can be narrowed to, with counts."""
        return self._tally.choices()

    def entries(self) -> QuerySet:
        """The entries found in the reader's language, best first."""
        if not self.total:
            return SearchEntry.objects.none()
        narrowed = self._narrowed(self._visible(self.locale))
        return full_text().rank(narrowed, self.terms, by_head=self.total > MANY)

    def entries_elsewhere(self, other: Locale) -> QuerySet:
        """Entries with all the words in another language, best first, apart from pages the reader's language has too."""
        terms = read_terms(self.text, self._language(other))
        if not terms:
            return SearchEntry.objects.none()
        narrowed = self._narrowed(self._visible(other))
        are_many = full_text().narrow(narrowed, terms).order_by()[: MANY + 1].count() > MANY
        return full_text().rank(narrowed, terms, by_head=are_many)

    def mark(self, entry: SearchEntry, locale: Locale | None = None) -> tuple[SafeString, SafeString]:
        """The title of an entry and a telling passage, as HTML with the matched words in ``mark``."""
        language = self._language(locale or self.locale)
        keys = frozenset(read_terms(self.text, language).keys)
        return highlight(entry.title, keys, language), excerpt([entry.lead, entry.body], keys, language)

    def suggestions(self, limit: int) -> list[Page]:
        """Pages that a question still being typed may mean."""
        terms = read_beginning(self.text, self._language(self.locale))
        if not terms:
            return []
        visible = self._visible(self.locale)
        are_many = full_text().narrow(visible, terms).order_by()[: MANY + 1].count() > MANY
        found = full_text().rank(visible, terms, by_head=are_many).select_related("page")[:limit]
        return address([entry.page for entry in found], self.locale)

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
        language = self._language(self.locale)
        terms = read_terms(self.text, language)
        tally = self._count(terms)
        if not tally.groups and len(terms.keys) > 1:
            some = read_terms(self.text, language, is_any=True)
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
        return Page.objects.live().public()

    @staticmethod
    def _language(locale: Locale) -> str:
        return language_of(locale.language_code)

    def _visible(self, locale: Locale) -> QuerySet:
        pages = self._public_pages.filter(pk=OuterRef("page_id"))
        if locale.pk != self.locale.pk:
            pages = readable_in(pages, self.locale)
        return SearchEntry.objects.filter(Exists(pages), locale=locale).defer(*KEYS)

    def _narrowed(self, entries: QuerySet) -> QuerySet:
        keys = {category.slug: key for key, category in self._categories.items()} if self.narrowing else {}
        return self.narrowing.apply(entries, keys)

    def _hits(self, entries: list[SearchEntry], locale: Locale, request) -> list[Hit]:
        """The entries with their pages, and the words marked; an entry whose page has just gone is left out."""
        ids = [entry.page_id for entry in entries]
        pages = Page.objects.filter(pk__in=ids).select_related("locale", "content_type") if ids else []
        by_id = {page.pk: page for page in address(pages, self.locale, request)}
        return [
            Hit(entry, by_id[entry.page_id], *self.mark(entry, locale))
            for entry in entries
            if entry.page_id in by_id
        ]
