"""``/api/v2/search/``, and the words that lists of pages can be asked for."""

from itertools import islice, zip_longest
from typing import Annotated, Any, TypedDict

from django.urls import path
from rest_framework.request import Request
from rest_framework.response import Response
from wagtail.models import Locale

from cms.api import kinds, parameters
from cms.api.endpoints.base import PublicViewSet, page_of
from cms.api.errors import ParameterError
from cms.api.languages import content_languages
from cms.api.openapi import marks
from cms.api.parameters import Parameter
from cms.api.reading import Reading
from cms.api.representation.cards import Row, row_selection
from cms.api.representation.page import represent
from cms.api.router import router
from cms.api.search import finds_pages
from search.api_narrowing import read_narrowing, type_label
from search.facets import Choice
from search.fulltext import full_text
from search.models import SearchEntry
from search.query import Search
from search.suggest import better_spelling
from search.terms import MAX_LENGTH


class Year(kinds.Number):
    """A year, read as the index's addresses have it."""

    def read(self, value: str) -> str:
        """The year as text; raises ValueError for what is none."""
        return str(super().read(value))


QUESTION = Parameter(
    "q",
    kinds.Text(f"words, {MAX_LENGTH} letters of which count"),
    "What to look for, in any spelling and script.",
    example="nis",
    required=True,
)
NARROWING = (
    Parameter(
        "type",
        kinds.Text("a page type, as meta.type has it"),
        "Only pages of one type.",
        example="newsroom.NewsPage",
    ),
    Parameter("year", Year(1000, 9999, "a year of four digits"), "Only pages of one year."),
    Parameter("category", kinds.Text("a value of facets.category"), "Only pages of one category."),
    Parameter("place", kinds.Text("a value of facets.place"), "Only pages of one place."),
)


@finds_pages
def find_pages(text: str, locale: Locale | None, at_most: int) -> list[int]:
    """Ids of live, public pages with these words, best first.

    Of every language when ``locale`` is ``None``, in turn: the best of each language, then the second best of each. Ranks of
    different languages cannot be compared, and so no language stands behind all of another.
    """
    found: list[list[int]] = []
    for one in [locale] if locale else Locale.objects.order_by("pk"):
        search = Search(text, one)
        if not search.is_partial:
            found.append(search.page_ids(0, at_most))
    in_turn = (page_id for row in zip_longest(*found) for page_id in row if page_id is not None)
    return list(islice(in_turn, at_most))


class Highlight(TypedDict):
    """Title and excerpt as HTML; the words found are in `mark`."""

    title: str
    excerpt: str


class Highlighted(TypedDict):
    """What a hit has besides its row."""

    highlight: Highlight


class FacetValue(TypedDict):
    """One way to narrow the results: the value for the parameter, its label and how many pages it leaves."""

    value: str
    label: str
    count: int
    count_is_exact: bool


class Elsewhere(TypedDict):
    """How many pages another language has that the reader's has not."""

    locale: str
    total_count: int
    total_is_exact: bool


class SearchMeta(TypedDict):
    """What was found, and what the reader can do next. `is_partial`: no page has all the words.

    `total_is_exact`: false when more pages match than are counted (docs/search.md).
    """

    total_count: int
    total_is_exact: bool
    is_partial: bool
    facets: dict[str, list[FacetValue]]
    did_you_mean: str | None
    elsewhere: list[Elsewhere]


class SearchResults(TypedDict):
    """Pages with the words asked for, best first."""

    meta: SearchMeta
    items: list[Annotated[Row, marks.AlsoHas(Highlighted)]]


class SearchAPIViewSet(PublicViewSet):
    """Pages by words, in any spelling and script, those of the reader's language; others are counted apart."""

    name = "search"
    model = SearchEntry
    list_parameters = (QUESTION, *NARROWING, parameters.LOCALE, parameters.LIMIT, parameters.OFFSET)
    answers = {"listing_view": SearchResults}

    def listing_view(self, request: Request) -> Response:
        """Hits, best first: each is a row of its page type with ``highlight``, where the words found are in ``mark``."""
        self.read_query(self.list_parameters)
        if "q" not in self.query:
            raise ParameterError("q", "Say in 'q' what to look for.", QUESTION.allowed)
        reading = self.reading(self.query.get("locale", content_languages()[0]))
        narrowing = read_narrowing(self.query, reading.reader, self.visibility)
        asked = Search(self.query["q"], reading.reader, narrowing)
        start = self.query.get("offset", 0)
        stop = start + self.query.get("limit", parameters.LIMIT_DEFAULT)
        with full_text().by_index():
            return self.answer(asked, asked.entries(start, stop), reading)

    def answer(self, asked: Search, found: list[SearchEntry], reading: Reading) -> Response:
        """The rows found, and what the reader can do next."""
        return page_of(
            asked.total,
            self.rows(asked, found, reading),
            total_is_exact=asked.is_exact,
            is_partial=asked.is_partial,
            facets={
                facet: [self.choice(facet, choice, reading) for choice in choices]
                for facet, choices in asked.facets().items()
            },
            did_you_mean=reading.writer.text(better_spelling(asked), reading.reader.language_code),
            elsewhere=self.elsewhere(asked, reading),
        )

    def rows(self, asked: Search, entries: list[SearchEntry], reading: Reading) -> list[dict[str, Any]]:
        """The pages found, in the order of ``entries``, with the words marked."""
        by_page = {entry.page_id: entry for entry in entries}
        public = {page.pk: page for page in reading.visibility.pages().filter(pk__in=by_page)}
        rows = []
        for row in represent([public[pk] for pk in by_page if pk in public], reading, row_selection):
            language = reading.locales[public[row["id"]].locale_id].language_code
            title, excerpt = (reading.writer.rich(html, language) for html in asked.mark(by_page[row["id"]]))
            rows.append({**row, "highlight": {"title": title, "excerpt": excerpt}})
        return rows

    @staticmethod
    def choice(facet: str, choice: Choice, reading: Reading) -> dict[str, Any]:
        """One way to narrow the results: the value for the parameter, its label and how many pages it leaves."""
        return {
            "value": type_label(choice.value) if facet == "type" else choice.value,
            "label": reading.writer.text(choice.label, reading.reader.language_code),
            "count": choice.count,
            "count_is_exact": choice.is_exact,
        }

    @staticmethod
    def elsewhere(asked: Search, reading: Reading) -> list[dict[str, Any]]:
        """How many pages the other languages have that the reader's has not."""
        others = [locale for locale in reading.locales.values() if locale.pk != asked.locale.pk]
        totals = [(other, asked.total_elsewhere(other)) for other in others]
        return [
            {"locale": other.language_code, "total_count": total.number, "total_is_exact": total.is_exact}
            for other, total in totals
        ]

    @classmethod
    def get_urlpatterns(cls) -> list:
        """One address only."""
        return [path("", cls.as_view({"get": "listing_view"}), name="listing")]


router.register_endpoint(SearchAPIViewSet.name, SearchAPIViewSet)
