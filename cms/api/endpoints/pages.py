"""``/api/v2/pages/``: lists of pages, one page, and the page at an address of the site."""

from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import Annotated, Any, TypedDict

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import Http404
from django.urls import path
from rest_framework.request import Request
from rest_framework.response import Response
from wagtail.models import Page

from cms.api import kinds, parameters
from cms.api.endpoints.base import ListMeta, PublicViewSet
from cms.api.errors import Gone, ParameterError
from cms.api.filters import FILTERS
from cms.api.filters.base import TYPE
from cms.api.filters.conditions import CONDITIONS
from cms.api.filters.words import SearchFilter
from cms.api.finding import PageFinder, SiteAddress
from cms.api.openapi import marks
from cms.api.paging import Ordering
from cms.api.parameters import Parameter
from cms.api.reading import Reading
from cms.api.registry import page_types, representation_of
from cms.api.representation.cards import Row
from cms.api.representation.kept import Written, kept_json, represent_published
from cms.api.representation.page import PageRepresentation, represent
from cms.api.selection import Selection, select
from cms.pages.base import BasePage
from cms.pages.own_types import join_own_types
from cms.translations.preview.models import find_link
from cms.translations.preview.showing import kept_private, shown_page

A_PATH = "a path of the site, such as /en/news/"
HTML_PATH = Parameter(
    "html_path",
    kinds.Text(A_PATH),
    "The address at which readers find the page, in any language and script.",
    example="/en/news/",
)
ID = Parameter("id", kinds.PageId(), "The number of the page.")
EXPAND = Parameter(
    "expand",
    kinds.Words("names of fields that hold rows, separated by commas"),
    "Give the rows in these fields with every field that lists can have, their bodies included.",
    example="related_pages",
)
TOKEN = Parameter(
    "token",
    kinds.Text("the token with which the editor's preview was led to the front end"),
    "Which draft.",
    required=True,
)


class PageList(TypedDict):
    """Some pages as rows."""

    meta: ListMeta
    items: list[Row]


FullPage = Annotated[dict[str, Any], marks.Schema("Page")]
"""A page with everything to render it; its fields depend on ``meta.type``."""


class PagesAPIViewSet(PublicViewSet):
    """Public pages of every type."""

    model = Page
    list_parameters = (
        TYPE,
        *(parameter for each in FILTERS for parameter in each.parameters),
        parameters.ORDER,
        parameters.FIELDS,
        parameters.LIMIT,
        parameters.OFFSET,
        parameters.CURSOR,
        parameters.RICH_TEXT_FORMAT,
    )
    detail_parameters = (parameters.LOCALE, parameters.FIELDS, EXPAND, parameters.RICH_TEXT_FORMAT)
    find_parameters = (*detail_parameters, HTML_PATH, ID)
    preview_parameters = (TOKEN, parameters.FIELDS, EXPAND, parameters.RICH_TEXT_FORMAT)
    answers = {
        "listing_view": PageList,
        "detail_view": FullPage,
        "find_view": FullPage,
        "preview_view": FullPage,
    }
    more_problems = {"preview_view": {"410": "Gone"}}
    models: list[type[BasePage]]
    kept: Written
    """What is written already, taken before the database is asked (``KeptJson.present``)."""

    def read_query(self, known: tuple[Parameter, ...]) -> None:
        """Read the query string, and look what is kept."""
        super().read_query(known)
        self.kept = kept_json.present()

    @classmethod
    @cache
    def all_list_parameters(cls) -> tuple[Parameter, ...]:
        """Every parameter of lists, those that only some types know included (``Parameter.types``)."""
        return (*cls.list_parameters, *CONDITIONS.parameters_for(page_types().values()))

    @classmethod
    def parameters_of(cls, view: str) -> tuple[Parameter, ...]:
        """Those of ``find`` too, and in lists those that only some types know."""
        own = {
            "listing_view": cls.all_list_parameters(),
            "detail_view": cls.detail_parameters,
            "find_view": cls.find_parameters,
            "preview_view": cls.preview_parameters,
        }[view]
        return (*own, *cls.always)

    # Lists --------------------------------------------------------------------------------------------------

    def listing_view(self, request: Request) -> Response:
        """Pages as rows."""
        self.read_query(self.all_list_parameters())
        named = [page_types()[label] for label in self.query.get("type", page_types())]
        self.models = CONDITIONS.narrow(named, self.query)
        choose = self.chooser()
        ordering = self.list_ordering()
        window = self.window(self.filtered(ordering).values_list(*self.keys(ordering), named=True), ordering)
        types = {row.pk: self.type_of(row.content_type_id) for row in window.rows}
        response = self.list_of(
            window,
            represent_published(types, partial(self.fetch, self.models), self.reading(), choose, self.kept),
        )
        if self.is_random:
            response["Cache-Control"] = "no-store"
        return response

    def filtered(self, ordering: Ordering | None) -> QuerySet:
        """The public pages that the query asks for, in its order."""
        if len(self.models) == 1:
            pages = self.visibility.pages(self.models[0])
        else:
            pages = self.visibility.pages().type(*self.models)
        for each in (CONDITIONS, *FILTERS):
            pages = each.apply(pages, self)
        if ordering:
            return ordering.apply(pages)
        return pages.order_by("?") if self.is_random else SearchFilter().ranked(pages, self)

    @staticmethod
    def keys(ordering: Ordering | None) -> Iterable[str]:
        """What a list asks the database for: which pages these are, and after what the next ones come. Their rows may be kept."""
        columns = ordering.columns if ordering else ()
        return dict.fromkeys(["pk", "content_type_id", *(column.name for column in columns)])

    @staticmethod
    def type_of(content_type_id: int) -> type[Page]:
        """The page type that a content type stands for."""
        return ContentType.objects.get_for_id(content_type_id).model_class() or Page

    def fetch(self, models: list[type[BasePage]], keys: list[int]) -> QuerySet:
        """The public pages with these keys, with what their own types need, which are among ``models``."""
        if len(models) == 1:
            return self.visibility.pages(models[0]).filter(pk__in=keys)
        return join_own_types(self.visibility.pages(), models).filter(pk__in=keys)

    @property
    def is_random(self) -> bool:
        """Whether rows come in a random order."""
        return "random" in self.query.get("order", ())

    def list_ordering(self) -> Ordering | None:
        """The order asked for, or natural with what was asked for; ``None`` when it is random or by rank."""
        asked = self.query.get("order")
        if self.is_random:
            if len(asked) > 1 or self.query.get("offset"):
                raise ParameterError(
                    "order", "Random order goes with no other order and no offset.", "random alone"
                )
            return None
        if asked is None and "search" in self.query:
            return None
        model = self.models[0] if len(self.models) == 1 else Page
        allowed = set.intersection(*(set(representation_of(each).order_fields) for each in self.models))
        unknown = [name for name in asked or () if name.removeprefix("-") not in allowed]
        if unknown:
            raise ParameterError(
                "order", f"Pages cannot be ordered by {', '.join(unknown)}.", {*allowed, "random"}
            )
        computed = representation_of(self.models[0]).computed_order if len(self.models) == 1 else {}
        return self.ordering(model, asked or CONDITIONS.order(self) or ["id"], computed)

    def chooser(self) -> Callable[[type[PageRepresentation]], Selection]:
        """The fields of a row for each type; any field of any type in the list may be asked for."""
        asked = self.query.get("fields")
        types = [representation_of(model) for model in self.models]
        available = {name for representation in types for name in representation.list_names()}

        def parts_of(name: str) -> frozenset[str] | None:
            parts = [each.parts_of(name) for each in types if name in each.list_names()]
            return None if None in parts else frozenset().union(*parts)

        select(asked, (), available, parts_of)

        def choose(representation: type[PageRepresentation]) -> Selection:
            return select(asked, representation.row_names(), available)

        return choose

    # One page -----------------------------------------------------------------------------------------------

    def detail_view(self, request: Request, pk: int) -> Response:
        """Everything to render a page, in the reader's language where it exists in it."""
        self.read_query(self.detail_parameters)
        return self.full(self.one(pk=pk))

    def find_view(self, request: Request) -> Response:
        """The same for the page at an address of the site, or with an id."""
        self.read_query(self.find_parameters)
        if "html_path" not in self.query:
            if "id" not in self.query:
                raise ParameterError("html_path", "Give 'html_path' or 'id'.", A_PATH)
            return self.full(self.one(pk=self.query["id"]))
        try:
            place = SiteAddress.read(self.query["html_path"])
        except ValueError as error:
            raise ParameterError("html_path", "That is not a path.", A_PATH) from error
        if place.script:
            self.query.setdefault("script", place.script)
        finder = PageFinder(self.request._request, self.visibility, self.locales)
        return self.full(finder.find(place, self.visibility.pages()), place.locale_code)

    def preview_view(self, request: Request) -> Response:
        """The draft that a signed link shows, as it will be given once it is published.

        For front ends in which editors preview. A token opens one page in one language, for an hour, and only as long as the person
        for whom it was made may edit that page.
        """
        self.read_query(self.preview_parameters)
        if "token" not in self.query:
            raise ParameterError("token", "Say in 'token' which draft is wanted.", TOKEN.allowed)
        link = find_link(self.query["token"])
        if link is None:
            raise Http404
        if not link.still_holds():
            raise Gone("This preview is over; open it anew from the page's form.")
        page = shown_page(link)
        reading, selection = self.read_page(page.specific_class, page.locale.language_code)
        reading.draft = page
        response = Response(represent([page], reading, lambda _type: selection)[0])
        link.note_use()
        return kept_private(response)

    def full(self, page: Page | None, language: str | None = None) -> Response:
        """The answer with one page. Its reader's language is that of ``locale``, else ``language``, else its own."""
        page = page and self.in_language(page, self.query.get("locale", language))
        if page is None:
            raise Http404
        own = next(code for code, locale in self.locales.items() if locale.pk == page.locale_id)
        model = page.specific_class
        reading, selection = self.read_page(model, self.query.get("locale", language or own))
        written = represent_published(
            {page.pk: model}, partial(self.fetch, [model]), reading, lambda _type: selection, self.kept
        )
        if not written:
            raise Http404
        response = Response(written[0])
        response["Content-Location"] = self.own_address(page)
        return response

    def read_page(self, model: type[Page], language: str) -> tuple[Reading, Selection]:
        """How one page is read by readers of ``language``, and which fields were asked for. Raises Http404 for a type that is not
        given."""
        representation = representation_of(model)
        if representation is None:
            raise Http404
        names = representation.detail_names()
        reading = self.reading(language)
        reading.expand = self.expansion(representation)
        return reading, select(self.query.get("fields"), names, names, representation.parts_of)

    def in_language(self, page: Page, language: str | None) -> Page:
        """The page's public version in a language, or the page itself."""
        if language is None or page.locale_id == self.locales[language].pk:
            return page
        return self.one(translation_key=page.translation_key, locale=self.locales[language]) or page

    def one(self, **named: Any) -> Page | None:
        """The public page that has these values, of which there is one at most; of it what says which answer is wanted."""
        found = self.visibility.pages().filter(**named).only("content_type", "locale", "translation_key")
        # Not ``first``: to compose an order, and all columns, takes longer than the database does.
        return next(iter(found.order_by()[:1]), None)

    def expansion(self, representation: type[PageRepresentation]) -> frozenset[str]:
        """The fields to expand. Raises ParameterError for one that holds no rows."""
        asked = self.query.get("expand", [])
        unknown = [name for name in asked if name not in representation.expandable_fields]
        if unknown:
            allowed = representation.expandable_fields or "nothing on pages of this type"
            raise ParameterError("expand", f"There are no rows in {', '.join(unknown)}.", allowed)
        return frozenset(asked)

    def own_address(self, page: Page) -> str:
        """The API address of what is answered, with the parameters that mean something there."""
        query = self.request.GET.copy()
        for name in ("id", "html_path"):
            query.pop(name, None)
        if "script" in self.query:
            query["script"] = self.query["script"]
        url = self.reading().detail_url(page.pk)
        return f"{url}?{query.urlencode()}" if query else url

    @classmethod
    def get_urlpatterns(cls) -> list:
        """The addresses of the endpoint."""
        return [
            *super().get_urlpatterns(),
            path("find/", cls.as_view({"get": "find_view"}), name="find"),
            path("preview/", cls.as_view({"get": "preview_view"}), name="preview"),
        ]
