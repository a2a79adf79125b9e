"""Finding pages by words, in whichever spelling and script they are typed."""

from dataclasses import dataclass

from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from django.utils.safestring import SafeString
from wagtail.models import Locale, Page
from wagtail.search.backends import get_search_backend
from wagtail.search.query import MATCH_NONE, PlainText

from cms.serbian import search_key
from cms.translations.reading import address, readable_in
from search.highlight import WORD, excerpt, highlight, word_key
from search.indexing import language_of
from search.models import SearchEntry

MAX_LENGTH = 200
"""Characters of a query that count; the rest is ignored, so that a pasted page costs no more than a question."""


@dataclass(frozen=True)
class Hit:
    """One result: the page (with ``reader_url`` and ``is_fallback``) and its texts with the matched words marked."""

    page: Page
    title: SafeString
    excerpt: SafeString


@dataclass(frozen=True)
class Question:
    """What somebody asks, normalised for one content language."""

    text: str
    language: str

    @property
    def key(self) -> str:
        """The stemmed, folded words, as the index holds them."""
        return search_key(self.text[:MAX_LENGTH].replace("\x00", " "), self.language)

    @property
    def word_keys(self) -> frozenset[str]:
        """The keys by which words of a found text are marked."""
        words = WORD.findall(self.text[:MAX_LENGTH])
        return frozenset(word_key(word, self.language) for word in words) - {""}


class Search:
    """One question put to the pages a reader may see: those of the reader's language, and the others apart.

    A page that is live in both languages is found in the reader's; a private page never is.
    """

    def __init__(self, text: str, locale: Locale):
        self.text = text.strip()
        self.locale = locale

    def own(self) -> tuple[Question, object]:
        """The question in the reader's language, and the entries of that language that match it."""
        return self._find(SearchEntry.objects.filter(locale=self.locale), self.locale)

    def elsewhere(self, locale: Locale) -> tuple[Question, object]:
        """The question in another language, and matching entries whose page the reader's language does not have."""
        pages = readable_in(Page.objects.filter(locale=locale), self.locale)
        return self._find(SearchEntry.objects.filter(page__in=pages), locale)

    def _find(self, entries, locale: Locale):
        question = Question(self.text, language_of(locale.language_code))
        visible = entries.filter(page__in=Page.objects.live().public())
        query = PlainText(question.key, operator="and") if question.key else MATCH_NONE
        return question, get_search_backend().search(query, visible)

    def hits(self, number, per_page: int, request=None) -> ResultPage:
        """One page of results in the reader's language; a wrong ``number`` gives the nearest there is."""
        return self._page_of_hits(*self.own(), number, per_page, request)

    def hits_elsewhere(self, limit: int, request=None) -> list[tuple[Locale, ResultPage]]:
        """For each other language with results, the first ``limit`` of them."""
        others = Locale.objects.exclude(pk=self.locale.pk)
        found = [(other, self._page_of_hits(*self.elsewhere(other), 1, limit, request)) for other in others]
        return [(other, hits) for other, hits in found if hits.object_list]

    def _page_of_hits(self, question: Question, results, number, per_page: int, request) -> ResultPage:
        result_page = Paginator(results, per_page).get_page(number)
        entries = list(result_page.object_list)
        pages = {page.pk: page for page in self._pages(entries, request)}
        result_page.object_list = [
            Hit(
                page=pages[entry.page_id],
                title=highlight(entry.title, question.word_keys, question.language),
                excerpt=excerpt([entry.lead, entry.body], question.word_keys, question.language),
            )
            for entry in entries
            if entry.page_id in pages
        ]
        return result_page

    def _pages(self, entries, request) -> list[Page]:
        ids = [entry.page_id for entry in entries]
        pages = Page.objects.filter(pk__in=ids).select_related("locale", "content_type")
        return address(pages, self.locale, request)
