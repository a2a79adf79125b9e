"""Wagtail's v3-preview, closed: for people and programs with a token, to edit and automate (docs/api.md).

Wagtail lets anybody read it, takes a wrong token for a visitor, ignores filters it does not know, and marks nothing for
caches (traps.md, 11). Here every address of it asks for a valid token first.
"""

import re
from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import re_path
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt
from wagtail.api.v3.api import api
from wagtail.api.v3.auth import BearerTokenAuth
from wagtail.api.v3.errors import problem_response
from wagtail.api.v3.routers.pages import BASE_PAGE_READ_FIELDS
from wagtail.api.validators import APIFieldValidator
from wagtail.contrib.redirects.models import Redirect
from wagtail.coreutils import resolve_model_string
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.locales.api.v3.router import router as locales_router
from wagtail.models import Page
from wagtail.utils.urlpatterns import decorate_urlpatterns

from cms.api.edge.limits import limited
from cms.api.editing import pages as _pages  # noqa: F401 (its operations take the place of Wagtail's)
from cms.api.editing.leaving import UnansweredError
from cms.api.editing.translations import router as translations_router
from cms.api.editing.versions import document_versions, versioned
from cms.api.errors import json_errors
from cms.api.v3_bodies import is_no_object, openapi, unknown_keys

# wagtail_localize.locales stands in for wagtail.locales, whose start-up would have added these (traps.md, 12).
api.add_router("/locales/", locales_router)
api.add_router("/", translations_router)
api.add_exception_handler(UnansweredError, lambda request, error: error.response)
document_versions(api)

DOCUMENTATION = frozenset(["openapi-json", "openapi-view", "api-root"])
"""Addresses that a developer's own machine may open without a token."""

_bearer = BearerTokenAuth()


def closed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Ask for a token of somebody with a role, refuse what means nothing, and keep answers out of caches."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = _refusal(request) or view(request, *args, **kwargs)
        patch_vary_headers(response, ["Authorization"])
        response["Cache-Control"] = "no-store"
        return response

    return answer


def _refusal(request: HttpRequest) -> HttpResponse | None:
    match = request.resolver_match
    if settings.DEBUG and match and match.url_name in DOCUMENTATION:
        return None
    if _bearer(request) is None:
        response = problem_response(status=401, detail="Send a valid token: 'Authorization: Bearer …'.")
        response["WWW-Authenticate"] = 'Bearer realm="api"'
        return response
    if not request.user.has_perm("wagtailadmin.access_admin"):
        return problem_response(status=403, detail="The owner of this token has no role here.")
    unknown = _unknown_parameters(request)
    if unknown:
        allowed = ", ".join(sorted(_known_parameters(request))) or "none"
        return problem_response(
            status=400, detail=f"Not a parameter of this address: {', '.join(unknown)}. Allowed: {allowed}."
        )
    if is_no_object(request):
        return problem_response(status=422, detail="Send a JSON object.")
    unwritable, writable = unknown_keys(request, f"/{_template(request)}/")
    if unwritable:
        allowed = ", ".join(writable) or "nothing"
        return problem_response(
            status=422, detail=f"Cannot be written here: {', '.join(unwritable)}. Writable: {allowed}."
        )
    return None


@cache
def _query_parameters() -> dict[tuple[str, str], frozenset[str]]:
    """The query parameters that v3's own schema documents, by path template and method."""
    paths = openapi()["paths"]
    return {
        (path.strip("/"), method.upper()): frozenset(
            parameter["name"] for parameter in operation.get("parameters", ()) if parameter["in"] == "query"
        )
        for path, operations in paths.items()
        for method, operation in operations.items()
    }


def _template(request: HttpRequest) -> str:
    """The path template of the address in v3's schema, without slashes around it."""
    route = request.resolver_match.route.split("v3-preview/", 1)[-1]
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route).strip("/")


def _known_parameters(request: HttpRequest) -> frozenset[str]:
    return _query_parameters().get((_template(request), request.method), frozenset())


def _unknown_parameters(request: HttpRequest) -> list[str]:
    """The parameters of a request that neither v3's schema nor the fields of the listed type know."""
    unknown = set(request.GET) - _known_parameters(request)
    filterable = {
        "list_pages": (_page_model(request), BASE_PAGE_READ_FIELDS),
        "list_images": (get_image_model(), ["id", "title", "width", "height"]),
        "list_documents": (get_document_model(), ["id", "title"]),
        "list_redirects": (Redirect, ["id"]),
    }.get(request.resolver_match.url_name)
    if unknown and filterable:
        model, base_fields = filterable
        fields = APIFieldValidator(
            model=model,
            fields=sorted(unknown),
            base_fields=base_fields,
            db_fields_only=True,
            skip_invalid=True,
        )
        unknown -= set(fields.valid_fields)
    return sorted(unknown)


def _page_model(request: HttpRequest) -> type[Page]:
    """The page type listed, or Page when several or none are named; a wrong name is v3's to refuse."""
    named = request.GET.getlist("type")
    try:
        return resolve_model_string(named[0]) if len(named) == 1 else Page
    except (LookupError, ValueError):
        return Page


@csrf_exempt
def _no_such_address(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    return problem_response(status=404, detail="The API has no such address.")


def _closed_urls() -> tuple[list, str, str]:
    patterns, app_name, namespace = api.urls
    patterns.append(re_path(r"", _no_such_address))
    patterns = decorate_urlpatterns(patterns, lambda view: limited(closed(versioned(json_errors(view)))))
    return patterns, app_name, namespace


urls = _closed_urls()
