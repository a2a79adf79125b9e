"""Finding pages by words, in whichever spelling and script they are typed."""

from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.safestring import SafeString
from wagtail.models import Locale, Page

from cms.translations.reading import address, readable_in
from search.facets import Choice, Narrowing, category_choices, count_facets
from search.fulltext import Terms, full_text
from search.highlight import excerpt, highlight, word_key
from search.indexing import language_of
from search.models import SearchEntry
from search.terms import MAX_LENGTH, WORD, read_beginning, read_terms


@dataclass(frozen=True)
class Hit:
    """One result: the page (with ``reader_url`` and ``is_fallback``), and its texts with the matched words marked."""

    entry: SearchEntry
    page: Page
    title: SafeString
    excerpt: SafeString


class Search:
    """One question put to the pages a reader may see: those of the reader's language, and the others apart.

    A page that is live in both languages is found in the reader's; a private page never is. When no page has all the words,
    pages with some of them are found and ``is_partial`` is true.
    """

    def __init__(self, text: str, locale: Locale, narrowing: Narrowing | None = None):
        self.text = text.strip()
        self.locale = locale
        self.narrowing = narrowing or Narrowing()
        self.is_partial = False

    def hits(self, number, per_page: int, request=None) -> ResultPage:
        """One page of results in the reader's language; a wrong ``number`` gives the nearest there is."""
        result_page = self._page(self.locale, self.terms, number, per_page, request)
        if not result_page.paginator.count and len(self.terms.keys) > 1:
            some = read_terms(self.text, self._language(self.locale), is_any=True)
            result_page = self._page(self.locale, some, number, per_page, request)
            self.is_partial = bool(result_page.paginator.count)
        return result_page

    def hits_elsewhere(self, limit: int, request=None) -> list[tuple[Locale, ResultPage]]:
        """For each other language with results, the first ``limit`` of those the reader's language does not have."""
        found = []
        for other in Locale.objects.exclude(pk=self.locale.pk):
            terms = read_terms(self.text, self._language(other))
            hits = self._page(other, terms, 1, limit, request)
            if hits.object_list:
                found.append((other, hits))
        return found

    def facets(self) -> dict[str, list[Choice]]:
        """What the results in the reader's language can be narrowed to, with counts."""
        matching = full_text().narrow(self._visible(self.locale), self.terms)
        return count_facets(matching, self.narrowing, self._categories)

    def entries(self, locale: Locale | None = None) -> QuerySet:
        """Entries with all the words, best first, of the reader's language or of another one, apart from what both have."""
        locale = locale or self.locale
        return self._found(locale, read_terms(self.text, self._language(locale)))

    def mark(self, entry: SearchEntry, locale: Locale | None = None) -> tuple[SafeString, SafeString]:
        """The title of an entry and a telling passage, as HTML with the matched words in ``mark``."""
        language = self._language(locale or self.locale)
        words = WORD.findall(self.text[:MAX_LENGTH])
        keys = frozenset(word_key(word, language) for word in words) - {""}
        return highlight(entry.title, keys, language), excerpt([entry.lead, entry.body], keys, language)

    def suggestions(self, limit: int) -> list[Page]:
        """Pages that a question still being typed may mean."""
        terms = read_beginning(self.text, self._language(self.locale))
        if not terms:
            return []
        found = full_text().rank(self._visible(self.locale), terms).select_related("page")[:limit]
        return address([entry.page for entry in found], self.locale)

    @cached_property
    def terms(self) -> Terms:
        """What the reader's own language is asked for."""
        return read_terms(self.text, self._language(self.locale))

    @cached_property
    def _categories(self):
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
        return SearchEntry.objects.filter(Exists(pages), locale=locale)

    def _found(self, locale: Locale, terms: Terms) -> QuerySet:
        if not terms:
            return SearchEntry.objects.none()
        keys = (
            {category.slug: key for key, category in self._categories.items()}
            if self.narrowing.category
            else {}
        )
        return full_text().rank(self.narrowing.apply(self._visible(locale), keys), terms)

    def _page(self, locale: Locale, terms: Terms, number, per_page: int, request) -> ResultPage:
        result_page = Paginator(self._found(locale, terms), per_page).get_page(number)
        entries = list(result_page.object_list)
        pages = {page.pk: page for page in self._pages(entries, request)}
        result_page.object_list = [
            Hit(entry, pages[entry.page_id], *self.mark(entry, locale))
            for entry in entries
            if entry.page_id in pages
        ]
        return result_page

    def _pages(self, entries: list[SearchEntry], request) -> list[Page]:
        ids = [entry.page_id for entry in entries]
        pages = Page.objects.filter(pk__in=ids).select_related("locale", "content_type")
        return address(pages, self.locale, request)
