"""``/api/v2/pages/``: lists of pages, one page, and the page at an address of the site."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.db.models import QuerySet
from django.http import Http404, HttpResponseRedirect
from django.urls import path
from django.utils import translation
from rest_framework.request import Request
from rest_framework.response import Response
from wagtail.models import Page

from cms.api import parameters
from cms.api.endpoints.base import PublicViewSet, page_of
from cms.api.errors import ParameterError
from cms.api.filters import FIELD_FILTER, FILTERS, TYPE
from cms.api.parameters import Parameter
from cms.api.registry import page_types, representation_of
from cms.api.representation.page import PageRepresentation, represent
from cms.api.selection import Selection, select
from cms.delivery.languages import is_site_view, site_view
from cms.delivery.script.convert import Script
from cms.pages.base import BasePage
from cms.pages.own_types import join_own_types

A_PATH = "a path of the site, such as /en/news/"
HTML_PATH = Parameter(
    "html_path",
    parameters.text,
    A_PATH,
    "The address at which readers find the page.",
)
ID = Parameter("id", parameters.page_id, "a page's id", "The number of the page.")


class PagesAPIViewSet(PublicViewSet):
    """Public pages of every type."""

    model = Page
    list_parameters = (
        TYPE,
        *(parameter for each in FILTERS for parameter in each.parameters),
        parameters.FIELDS,
        parameters.LIMIT,
        parameters.OFFSET,
        parameters.RICH_TEXT_FORMAT,
    )
    detail_parameters = (parameters.LOCALE, parameters.FIELDS, parameters.RICH_TEXT_FORMAT)
    models: list[type[BasePage]]

    # Lists --------------------------------------------------------------------------------------------------

    def listing_view(self, request: Request) -> Response:
        """Pages as rows."""
        self.models = TYPE.read_from(request.GET) or list(page_types().values())
        self.read_query((*self.list_parameters, *FIELD_FILTER.parameters_for(self.models)))
        choose = self.chooser()
        total, pages = self.window(self.filtered())
        return page_of(total, represent(pages, self.reading(), choose))

    def filtered(self) -> QuerySet:
        """The public pages that the query asks for, in its order."""
        if len(self.models) == 1:
            pages = self.visibility.pages(self.models[0])
        else:
            pages = self.visibility.pages().type(*self.models)
        for each in (FIELD_FILTER, *FILTERS):
            pages = each.apply(pages, self)
        return pages

    def chooser(self) -> Any:
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

    def detail_view(self, request: Request, pk: int) -> Response | HttpResponseRedirect:
        """Everything to render a page. Asked for in a language in which it exists as another page, leads there."""
        self.read_query(self.detail_parameters)
        page = join_own_types(self.visibility.pages(), page_types().values()).filter(pk=pk).first()
        model = page.specific_class if page else None
        representation = representation_of(model) if model else None
        if representation is None:
            raise Http404
        own = next(code for code, locale in self.locales.items() if locale.pk == page.locale_id)
        if self.query.get("locale", own) != own:
            translated = self.translation_of(page)
            if translated:
                return self.lead_to(translated.pk)
        names = representation.detail_names()
        selection = select(self.query.get("fields"), names, names, representation.parts_of)
        found = represent([page], self.reading(self.query.get("locale", own)), lambda _type: selection)
        return Response(found[0])

    def translation_of(self, page: Page) -> Page | None:
        """The page's public version in the reader's language."""
        versions = self.visibility.pages().filter(translation_key=page.translation_key)
        return versions.filter(locale=self.locale).first()

    def lead_to(self, pk: int, **more: str) -> HttpResponseRedirect:
        """Redirect to the full page, keeping the parameters that mean something there."""
        query = self.request.GET.copy()
        for name in ("id", "html_path"):
            query.pop(name, None)
        if "script" in self.query:
            query["script"] = self.query["script"]
        for name, value in more.items():
            query[name] = value
        url = self.reading().detail_url(pk)
        return HttpResponseRedirect(f"{url}?{query.urlencode()}" if query else url)

    # By address ---------------------------------------------------------------------------------------------

    def find_view(self, request: Request) -> HttpResponseRedirect:
        """Lead to the page at an address of the site, or with an id; as in Wagtail's v2 the answer is a redirect."""
        self.read_query((*self.detail_parameters, HTML_PATH, ID))
        if "html_path" in self.query:
            return self.lead_to_path(self.query["html_path"])
        if "id" not in self.query:
            raise ParameterError("html_path", "Give 'html_path' or 'id'.", A_PATH)
        if not self.visibility.pages().filter(pk=self.query["id"]).exists():
            raise Http404
        return self.lead_to(self.query["id"])

    def lead_to_path(self, html_path: str) -> HttpResponseRedirect:
        """Route within the language of the path, which the reader's language follows unless ``locale`` says otherwise.

        A text shown for want of a translation is found under either language; a query string does not matter.
        """
        try:
            address = html_path if "://" in html_path else f"/{html_path.lstrip('/')}"
            parts = [part for part in unquote(urlsplit(address).path).split("/") if part]
        except ValueError as error:
            raise ParameterError("html_path", "That is not a path.", A_PATH) from error
        has_prefix = bool(parts) and is_site_view(parts[0])
        view = site_view(parts[0] if has_prefix else None)
        code = view.locale_code
        if view.script is Script.CYRILLIC:
            self.query.setdefault("script", "cyrl")
        with translation.override(code):
            home = self.visibility.site.root_page.localized.specific
            page, _args, _kwargs = home.route(self.request._request, parts[1:] if has_prefix else parts)
        page = self.visibility.pages().filter(pk=page.pk).first()
        if page is None:
            raise Http404
        if page.locale_id == self.locales[code].pk:
            return self.lead_to(page.pk)
        self.query.setdefault("locale", code)
        translated = self.translation_of(page)
        if translated:
            return self.lead_to(translated.pk)
        locale = self.reading().writer.locale_parameter(self.query["locale"])
        return self.lead_to(page.pk, locale=locale)

    @classmethod
    def get_urlpatterns(cls) -> list:
        """The addresses of the endpoint."""
        return [*super().get_urlpatterns(), path("find/", cls.as_view({"get": "find_view"}), name="find")]
