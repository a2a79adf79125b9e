"""The whole OpenAPI document."""

from functools import lru_cache
from typing import Any, TypedDict

from cms.api.errors import CONTENT_TYPE
from cms.api.openapi.operations import operations
from cms.api.openapi.pages import add_pages
from cms.api.openapi.schemas import JsonSchema, Schemas, description_of
from cms.api.router import router

VERSION = "2.2.1"
"""The version of the contract (docs/api.md, "Versions"): raise it with every change of ``docs/openapi.json``."""

DESCRIPTION = """\
Everything public of the site: read-only JSON, the same for everybody, no key needed.

Answers are described as they are without `fields`, which can leave out any property. Fields, block types and values may be added
without notice; ignore what you do not know. Nothing is renamed or removed within v2.
"""


class Problem(TypedDict):
    """What went wrong, as problem details (RFC 9457). `message` repeats `detail` for clients of Wagtail's own v2."""

    type: str
    title: str
    status: int
    detail: str
    message: str


MORE_OF_A_PROBLEM: dict[str, JsonSchema] = {
    "parameter": {"type": "string", "description": "The query parameter that is wrong."},
    "allowed": {
        "description": "What would have been accepted: words to choose from, or a description.",
        "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
    },
    "request_id": {"type": "string", "description": "Names the request; also in the header `X-Request-ID`."},
}

RESPONSES = {
    "BadRequest": "A parameter is unknown, given twice, or has a value that means nothing.",
    "NotFound": "Nothing public is there.",
    "Gone": "The token's time is over, or its editor may not edit the page any more.",
    "TooManyRequests": "Too many requests; `Retry-After` says in how many seconds to ask again.",
    "Problem": "Anything else that went wrong.",
}

HEADERS: dict[str, JsonSchema] = {
    "ETag": {"description": "For `If-None-Match`.", "schema": {"type": "string"}},
    "Cache-Control": {
        "description": "How long shared caches may keep the answer.",
        "schema": {"type": "string"},
    },
    "Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}},
}


@lru_cache(maxsize=1)
def openapi_document() -> dict[str, Any]:
    """The document; the same for the life of a process, since only code decides what it says."""
    schemas = Schemas()
    add_pages(schemas)
    paths = dict(operations(router._endpoints, schemas))
    problem = schemas.of_type(Problem)
    schemas.by_name["Problem"]["properties"] |= MORE_OF_A_PROBLEM
    return {
        "openapi": "3.1.0",
        "info": {"title": "Delivery API", "version": VERSION, "description": DESCRIPTION},
        "servers": [{"url": "/"}],
        "security": [],
        "tags": [
            {"name": name, "description": description_of(viewset)}
            for name, viewset in sorted(router._endpoints.items())
        ],
        "paths": paths,
        "components": {
            "schemas": dict(sorted(schemas.by_name.items())),
            "responses": _responses(problem),
            "headers": HEADERS,
        },
    }


def _responses(problem: JsonSchema) -> dict[str, JsonSchema]:
    described = {
        name: {"description": text, "content": {CONTENT_TYPE: {"schema": problem}}}
        for name, text in RESPONSES.items()
    }
    described["TooManyRequests"]["headers"] = {"Retry-After": {"$ref": "#/components/headers/Retry-After"}}
    return {
        **described,
        "NotModified": {"description": "The answer named in `If-None-Match` is still the present one."},
    }
