"""Every page type as JSON Schema, in both sizes: a row of a list and the full page."""

from typing import Any

from wagtail.models import Page

from cms.api.openapi.schemas import JsonSchema, Schemas, closed, description_of, nullable
from cms.api.openapi.values import attribute_schema, stream_schema
from cms.api.registry import page_types, representation_of
from cms.api.representation.page import PageRepresentation
from cms.api.representation.terms import TermJson

ANY_PAGE, ANY_ROW = "Page", "PageRow"


def add_pages(schemas: Schemas) -> None:
    """Add the schemas of every page type, and the two that stand for any of them."""
    rows, full = [], []
    for label, model in page_types().items():
        representation = representation_of(model)
        rows.append(_row(label, model, representation, schemas))
        full.append(_full(label, model, representation, schemas))
    schemas.by_name[ANY_ROW] = {
        "description": "A row of a list; `meta.type` says of which type.",
        "oneOf": rows,
    }
    schemas.by_name[ANY_PAGE] = {"description": "A full page; `meta.type` says of which type.", "oneOf": full}


def _row(
    label: str, model: type[Page], representation: type[PageRepresentation], schemas: Schemas
) -> JsonSchema:
    """A row: what it always has, and what it can have when ``fields`` or ``expand`` ask for it."""
    always = set(representation.row_names())
    return schemas.named(
        f"{model.__name__}Row",
        (representation, "row"),
        lambda: _page(label, representation, representation.list_names(), always, schemas),
    )


def _full(
    label: str, model: type[Page], representation: type[PageRepresentation], schemas: Schemas
) -> JsonSchema:
    names = representation.detail_names()
    return schemas.named(
        model.__name__,
        representation,
        lambda: _page(label, representation, names, set(names), schemas),
    )


def _page(
    label: str,
    representation: type[PageRepresentation],
    names: tuple[str, ...],
    always: set[str],
    schemas: Schemas,
) -> JsonSchema:
    def part(part_names: tuple[str, ...], **given: JsonSchema) -> JsonSchema:
        chosen = [name for name in part_names if name in names]
        properties = {name: given.get(name) or _field(name, representation, schemas) for name in chosen}
        return {**closed(properties), "required": [name for name in chosen if name in always]}

    meta = part(representation.detail_meta, type={"const": label})
    body = part(representation.detail_fields)
    properties = {"id": body["properties"].pop("id"), "meta": meta, **body["properties"]}
    required = ["id", "meta", *(name for name in body["required"] if name != "id")]
    return {**closed(properties, description_of(representation)), "required": required}


def _field(name: str, representation: type[PageRepresentation], schemas: Schemas) -> JsonSchema:
    """One field, with what its method says of it."""
    model: Any = representation.model
    if name in representation.story_fields:
        return stream_schema(model._meta.get_field(name).stream_block, schemas)
    if name in representation.term_fields:
        return {"type": "array", "items": schemas.of_type(TermJson)}
    method = getattr(representation, f"get_{name}", None)
    schema = schemas.returned_by(method) if method else attribute_schema(model, name, schemas)
    if representation.withheld.get(name, "") is None and "null" not in str(schema):
        schema = nullable(schema)
    return {"description": description_of(method), **schema} if method else schema
