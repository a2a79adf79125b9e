"""What a request to v3-preview may write, read off its own schema: Wagtail drops keys that it does not know without a word."""

import json
from functools import cache
from typing import Any

from django.http import HttpRequest
from wagtail.api.v3.api import api
from wagtail.models import Page

WRITING = frozenset(["POST", "PUT", "PATCH"])
JSON, FORM = "application/json", "multipart/form-data"
_NOTHING: dict[str, Any] = {"properties": {}}


@cache
def openapi() -> dict[str, Any]:
    """v3's own schema, with paths that begin after its mount point."""
    return api.get_openapi_schema(path_prefix="")


def is_no_object(request: HttpRequest) -> bool:
    """Whether a request writes JSON that is something else than an object, which v3 stumbles over."""
    if request.method not in WRITING or request.content_type != JSON or not request.body:
        return False
    try:
        return not isinstance(json.loads(request.body), dict)
    except ValueError:
        return False


def unknown_keys(request: HttpRequest, template: str) -> tuple[list[str], list[str]]:
    """The keys of a request's body that mean nothing at ``template`` (``/pages/{page_id}/``), and those that do.

    Both empty when there is nothing to say: no body, or one that v3 itself refuses.
    """
    if request.method not in WRITING:
        return [], []
    operation = openapi()["paths"].get(template, {}).get(request.method.lower())
    if operation is None:
        return [], []
    content = operation.get("requestBody", {}).get("content", {})
    body, schema = (_form(request), content[FORM]) if FORM in content else (_json(request), content.get(JSON))
    if not isinstance(body, dict):
        return [], []
    schema = _resolved(schema["schema"] if schema else _NOTHING, request, body)
    return _unknown(body, schema), sorted(schema["properties"]) if "properties" in schema else []


def _json(request: HttpRequest) -> Any:
    try:
        return json.loads(request.body or b"null")
    except ValueError:
        return None


def _form(request: HttpRequest) -> dict[str, Any]:
    return {**request.POST.dict(), **request.FILES.dict()}


def _resolved(schema: dict[str, Any], request: HttpRequest | None = None, body: Any = None) -> dict[str, Any]:
    """The object that a schema means, its references followed; for a page, that of the page's type."""
    if "oneOf" in schema and request is not None:
        wanted = (
            f"/{_page_class_name(request, body)}{'Create' if request.method == 'POST' else 'Patch'}Schema"
        )
        return next((_resolved(one) for one in schema["oneOf"] if one.get("$ref", "").endswith(wanted)), {})
    if "$ref" in schema:
        return _resolved(openapi()["components"]["schemas"][schema["$ref"].rpartition("/")[2]])
    for word in ("allOf", "anyOf"):
        kinds = [one for one in schema.get(word, ()) if one.get("type") != "null"]
        if len(kinds) == 1:
            return _resolved(kinds[0])
    return schema


def _page_class_name(request: HttpRequest, body: dict[str, Any]) -> str:
    page_id = request.resolver_match.kwargs.get("page_id")
    if page_id is None:
        meta = body.get("meta")
        return str(meta.get("type")).rpartition(".")[2] if isinstance(meta, dict) else ""
    page = Page.objects.filter(pk=page_id).first()
    return page.specific_class.__name__ if page and page.specific_class else ""


def _unknown(value: Any, schema: dict[str, Any], place: str = "") -> list[str]:
    """The keys below ``place`` that an object of this schema does not have; an object without listed keys is free."""
    schema = _resolved(schema)
    if isinstance(value, list) and "items" in schema:
        return [key for item in value for key in _unknown(item, schema["items"], place)]
    if not isinstance(value, dict) or "properties" not in schema:
        return []
    found = []
    for key, part in value.items():
        if key not in schema["properties"]:
            found.append(place + key)
        else:
            found += _unknown(part, schema["properties"][key], f"{place}{key}.")
    return found
