"""Every address of the public API as an OpenAPI operation."""

import re
from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin

from cms.api.openapi import marks
from cms.api.openapi.examples import examples_of
from cms.api.openapi.schemas import JsonSchema, Schemas, description_of
from cms.api.parameters import Parameter

PREFIX = "/api/v2"
PROBLEMS = {"400": "BadRequest", "404": "NotFound", "429": "TooManyRequests", "default": "Problem"}


def operations(endpoints: dict[str, Any], schemas: Schemas) -> Iterator[tuple[str, JsonSchema]]:
    """The paths of the document with their operation, in the order in which endpoints are registered."""
    for name in sorted(endpoints):
        viewset = endpoints[name]
        for pattern in viewset.get_urlpatterns():
            view = pattern.callback.actions["get"]
            path = f"{PREFIX}/{name}/{pattern.pattern}".replace("<int:pk>", "{id}")
            operation_id = f"{name}_{pattern.name}"
            operation = _operation(viewset, view, schemas, operation_id)
            yield path, {"get": {"operationId": operation_id, "tags": [name], **operation}}


def _operation(viewset: Any, view: str, schemas: Schemas, operation_id: str) -> JsonSchema:
    problems = {**PROBLEMS, **viewset.more_problems.get(view, {})}
    summary, _, rest = description_of(getattr(viewset, view)).partition("\n\n")
    in_path = [ID] if view == "detail_view" else []
    in_query = [parameter_object(parameter) for parameter in viewset.parameters_of(view)]
    return {
        "summary": summary,
        **({"description": rest} if rest else {}),
        "parameters": [*in_path, *in_query],
        "responses": {
            "200": _answer(viewset.answers[view], schemas, examples_of(operation_id)),
            "304": {"$ref": "#/components/responses/NotModified"},
            **{status: {"$ref": f"#/components/responses/{name}"} for status, name in problems.items()},
        },
    }


ID: JsonSchema = {
    "name": "id",
    "in": "path",
    "required": True,
    "description": "The number of the item, as its `id` says.",
    "schema": {"type": "integer", "minimum": 1},
}


def parameter_object(parameter: Parameter) -> JsonSchema:
    """A query parameter as OpenAPI has it."""
    described = [re.sub(r"'(\w+)'", r"`\1`", parameter.help)]
    if isinstance(parameter.allowed, str):
        described.append(f"Takes {parameter.allowed}.")
    if parameter.types:
        described.append(f"Narrows to {', '.join(parameter.types)}.")
    schema = parameter.kind.schema()
    if parameter.default is not None:
        schema = {**schema, "default": parameter.default}
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": " ".join(described),
        "schema": schema,
        **({"example": parameter.example} if parameter.example else {}),
    }


def _answer(hint: Any, schemas: Schemas, examples: JsonSchema) -> JsonSchema:
    """What an address gives when all is well."""
    media_type, schema = "application/json", None
    if get_origin(hint) is Annotated:
        named = [mark for mark in get_args(hint) if isinstance(mark, marks.MediaType)]
        media_type = named[0].name if named else media_type
    schema = schemas.of_type(hint)
    return {
        "description": "What was asked for.",
        "headers": {name: {"$ref": f"#/components/headers/{name}"} for name in ("ETag", "Cache-Control")},
        "content": {media_type: {"schema": schema, **examples}},
    }
