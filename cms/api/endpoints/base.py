"""What every endpoint of the public API does alike: it only reads, answers everybody the same, and speaks JSON."""

from typing import Any

from django.db.models import Model, QuerySet
from django.urls import path, reverse
from django.utils.functional import cached_property
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet
from wagtail.models import Locale

from cms.api import parameters
from cms.api.errors import ParameterError, describe
from cms.api.languages import script_of
from cms.api.parameters import Parameter, read_parameters
from cms.api.reading import Reading
from cms.api.visibility import Visibility
from cms.api.writing import Writer
from cms.delivery.script.convert import Script
from cms.delivery.version import kept_for_version
from cms.translations.locales import remember_locale


class OnlyJson(BaseContentNegotiation):
    """JSON, whatever the client says it prefers."""

    def select_parser(self, request: Request, parsers: list) -> Any:
        """The only parser; nothing is ever sent to these endpoints."""
        return parsers[0]

    def select_renderer(
        self, request: Request, renderers: list, format_suffix: str | None = None
    ) -> tuple[Any, str]:
        """The only renderer."""
        return renderers[0], renderers[0].media_type


class PublicViewSet(GenericViewSet):
    """Base of the endpoints; ``list_parameters`` are those of the list, ``detail_parameters`` those of one item.

    Sessions and tokens are not looked at: what the public API gives must not depend on who asks, or it could not be cached.
    """

    authentication_classes: list = []
    permission_classes: list = []
    renderer_classes = [JSONRenderer]
    content_negotiation_class = OnlyJson
    list_parameters: tuple[Parameter, ...] = ()
    detail_parameters: tuple[Parameter, ...] = ()
    always: tuple[Parameter, ...] = (
        parameters.SCRIPT,
        parameters.FORMAT,
        parameters.CACHE_BUSTER,
        parameters.SITE,
    )
    query: dict[str, Any]
    visibility: Visibility

    def read_query(self, known: tuple[Parameter, ...]) -> None:
        """Read the query string into ``query``; raises ParameterError for anything but ``known`` parameters."""
        self.query = read_parameters(self.request.GET, (*known, *self.always))
        self.visibility = Visibility(self.request._request, self.query.get("site"))
        self._agree_on_script()

    def _agree_on_script(self) -> None:
        """Let the tag in ``locale`` say the script too; raises ParameterError when ``script`` contradicts it."""
        named = script_of(self.request.GET.get("locale", ""))
        asked = self.query.get("script")
        if named and asked and named != asked:
            raise ParameterError(
                "script",
                f"'script={asked}' contradicts the script of 'locale'.",
                [f"script={named}", "locale=sr"],
            )
        if named:
            self.query["script"] = named

    @property
    def script(self) -> Script:
        """In which script Serbian texts are given; Latin when nobody says, whichever the editor typed."""
        return Script.CYRILLIC if self.query.get("script") == "cyrl" else Script.LATIN

    @cached_property
    def locales(self) -> dict[str, Locale]:
        """The content locales by code."""
        kept = kept_for_version("api-locales", lambda: list(Locale.objects.all()))
        found = {locale.language_code: locale for locale in kept}
        for locale in found.values():
            remember_locale(self.request._request, locale)
        return found

    @property
    def locale(self) -> Locale | None:
        """What the ``locale`` parameter asks for."""
        return self.locales[self.query["locale"]] if "locale" in self.query else None

    def reading(self, language: str | None = None) -> Reading:
        """How this request reads pages; ``language`` (a content language) goes before the ``locale`` parameter."""
        return Reading(
            self.request._request,
            self.visibility,
            locales=self.locales.values(),
            reader=self.locales[language] if language else self.locale,
            writer=Writer(self.script),
            rich_text_format=self.query.get("rich_text_format"),
        )

    def window(self, queryset: QuerySet) -> tuple[int, list[Any]]:
        """How many there are in all, and those that ``limit`` and ``offset`` ask for."""
        start = self.query.get("offset", 0)
        stop = start + self.query.get("limit", parameters.LIMIT_DEFAULT)
        return queryset.count(), list(queryset[start:stop])

    def handle_exception(self, exc: Exception) -> Response:
        """Answer what the client can mend; anything else goes on to ``json_errors``."""
        body = describe(exc)
        if body is None:
            raise exc
        response = Response(body, status=body["status"])
        if body["status"] == 405:
            response["Allow"] = ", ".join(self.allowed_methods)
        return response

    @classmethod
    def get_urlpatterns(cls) -> list:
        """The addresses of the endpoint, named as Wagtail's router expects."""
        return [
            path("", cls.as_view({"get": "listing_view"}), name="listing"),
            path("<int:pk>/", cls.as_view({"get": "detail_view"}), name="detail"),
        ]

    @classmethod
    def get_model_listing_urlpath(cls, model: type[Model], namespace: str = "") -> str:
        """The path of the list, for Wagtail's router."""
        return reverse(f"{namespace}:listing")

    @classmethod
    def get_object_detail_urlpath(cls, model: type[Model], pk: int, namespace: str = "") -> str:
        """The path of one item, for Wagtail's router."""
        return reverse(f"{namespace}:detail", args=[pk])


def page_of(total: int, items: list[Any], **meta: Any) -> Response:
    """A list as Wagtail's v2 gives it."""
    return Response({"meta": {"total_count": total, **meta}, "items": items})
