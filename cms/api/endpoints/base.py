"""What every endpoint of the public API does alike: it only reads, answers everybody the same, and speaks JSON."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypedDict

from django.core.cache import cache
from django.db.models import Model, QuerySet
from django.urls import path, reverse
from django.utils.functional import cached_property
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet
from wagtail.api.utils import get_full_url
from wagtail.models import Locale

from cms.api import parameters
from cms.api.errors import CONTENT_TYPE, ParameterError, describe
from cms.api.languages import script_of
from cms.api.paging import Computed, Ordering
from cms.api.parameters import Parameter, read_parameters
from cms.api.reading import Reading
from cms.api.rendering import UtcRenderer, write_json, write_list
from cms.api.visibility import Visibility
from cms.api.writing import Writer
from cms.delivery.moments import content_state
from cms.delivery.script.convert import Script
from cms.delivery.version import kept_for_version
from cms.translations.locales import remember_locale

NOT_NARROWING = frozenset(
    ["limit", "offset", "cursor", "order", "fields", "script", "rich_text_format", "format", "_", "site"]
)
"""Parameters that do not say which rows a list has."""

COUNT_SECONDS = 300
"""How long a count is kept: long enough to go through a list, short enough that nobody can fill the cache with counts."""


class Window(NamedTuple):
    """Some rows of a list: how many there are in all, these, and the cursor of the next."""

    total: int
    rows: list[Any]
    next_cursor: str | None


class ListMeta(TypedDict):
    """How many items there are in all, and where the next ones are: a value for `cursor`, or null at the end."""

    total_count: int
    next_cursor: str | None


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
    renderer_classes = [UtcRenderer]
    content_negotiation_class = OnlyJson
    list_parameters: tuple[Parameter, ...] = ()
    detail_parameters: tuple[Parameter, ...] = ()
    always: tuple[Parameter, ...] = (
        parameters.SCRIPT,
        parameters.FORMAT,
        parameters.CACHE_BUSTER,
        parameters.SITE,
    )
    answers: dict[str, Any] = {}
    """By the name of each view the type of what it answers, for the description of the API."""
    more_problems: dict[str, dict[str, str]] = {}
    """By the name of a view what can go wrong there besides: status and the document's response."""
    known: tuple[Parameter, ...]
    query: dict[str, Any]
    visibility: Visibility
    word: str
    """That of the state of the content before anything was asked of the database: what was found then must not be kept for a later state."""

    @classmethod
    def parameters_of(cls, view: str) -> tuple[Parameter, ...]:
        """Every parameter of a view, by the view's name."""
        own = {"listing_view": cls.list_parameters, "detail_view": cls.detail_parameters}[view]
        return (*own, *cls.always)

    def read_query(self, known: tuple[Parameter, ...]) -> None:
        """Read the query string into ``query``; raises ParameterError for anything but ``known`` parameters."""
        self.word = content_state().word
        self.known = (*known, *self.always)
        self.query = read_parameters(self.request.GET, self.known)
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

    def ordering(
        self, model: type[Model], asked: Iterable[str], computed: Mapping[str, Computed] | None = None
    ) -> Ordering | None:
        """The order asked for; ``None`` for a random one, which has no place to go on from."""
        return None if list(asked) == ["random"] else Ordering(model, asked, computed)

    def window(self, queryset: QuerySet, ordering: Ordering | None) -> Window:
        """The rows that ``limit`` and ``offset`` or ``cursor`` ask for, and where the next ones are.

        Without an ordering the rows come as the queryset has them, and there is no cursor. Raises ParameterError for parameters
        that contradict each other.
        """
        limit, start = self.query.get("limit", parameters.LIMIT_DEFAULT), self.query.get("offset", 0)
        total = self.count(queryset)
        parts = [queryset]
        if "cursor" in self.query:
            if "offset" in self.query:
                raise ParameterError("cursor", "'cursor' and 'offset' exclude each other.", "one of the two")
            if ordering is None:
                raise ParameterError(
                    "cursor", "There is no cursor in this order.", "offset, or another order"
                )
            parts = ordering.after(queryset, self.query["cursor"])
        # One row more tells whether there are more.
        wanted = limit + 1 if limit else 0
        found: list[Any] = []
        for part in parts:
            if len(found) < wanted:
                found += part[start : start + wanted - len(found)]
        rows, has_more = found[:limit], len(found) > limit
        return Window(total, rows, ordering.cursor(rows[-1]) if ordering and has_more else None)

    def count(self, queryset: QuerySet) -> int:
        """How many there are in all: counted once for each state of the content and each narrowing that others may ask for
        too, so that a large list is not counted for each of its pages (docs/decisions/0011-api.md)."""
        narrowing = [name for name in self.query if name not in NOT_NARROWING]
        kinds_of = {parameter.name: parameter.kind for parameter in self.known}
        if not all(kinds_of[name].has_few_values for name in narrowing):
            return queryset.order_by().count()
        asked = json.dumps({name: str(self.query[name]) for name in sorted(narrowing)})
        digest = hashlib.blake2b(asked.encode(), digest_size=16).hexdigest()
        key = f"api-count-{self.word}-{self.visibility.site.pk}-{self.model._meta.label}-{digest}"
        return cache.get_or_set(key, queryset.order_by().count, COUNT_SECONDS)

    def list_of(self, window: Window, items: list[Any], **meta: Any) -> Response:
        """A list as Wagtail's v2 gives it, with where the next items are."""
        head = {"total_count": window.total, "next_cursor": window.next_cursor, **meta}
        response = Response(write_list(head, map(write_json, items)))
        if window.next_cursor:
            query = self.request.GET.copy()
            query.pop("offset", None)
            query["cursor"] = window.next_cursor
            url = get_full_url(self.request._request, f"{self.request.path}?{query.urlencode()}")
            response["Link"] = f'<{url}>; rel="next"'
        return response

    def handle_exception(self, exc: Exception) -> Response:
        """Answer what the client can mend; anything else goes on to ``json_errors``."""
        body = describe(exc)
        if body is None:
            raise exc
        response = Response(body, status=body["status"], content_type=CONTENT_TYPE)
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
    """A list that cannot be gone through by a cursor."""
    return Response({"meta": {"total_count": total, **meta}, "items": items})
