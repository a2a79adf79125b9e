"""The OpenAPI document as a page for people needs it: the same facts, laid out flat, with links between them."""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from cms.api.openapi.schemas import JsonSchema

BOUNDS = (("minimum", "at least"), ("maximum", "at most"), ("format", ""), ("pattern", "as"))
LONGEST_PATTERN = 80
"""Longer ones list hundreds of codes, which nobody reads here."""


@dataclass(frozen=True)
class Row:
    """A parameter or property: its name, the type of its values, and what it means."""

    name: str
    type: SafeString
    help: SafeString
    is_required: bool
    example: str = ""
    default: str = ""


@dataclass(frozen=True)
class Section:
    """An address or a schema. ``choices`` are the schemas of which it is one."""

    anchor: str
    title: str
    help: SafeString
    rows: list[Row]
    answer: str = ""
    example: str = ""
    choices: list[SafeString] = field(default_factory=list)


def addresses(document: dict[str, Any]) -> list[Section]:
    """Every address with its parameters."""
    return [_address(path, item["get"]) for path, item in document["paths"].items()]


def schema_sections(document: dict[str, Any]) -> list[Section]:
    """Every named schema with its properties."""
    schemas = document["components"]["schemas"]
    return [_schema(name, schema) for name, schema in schemas.items()]


def prose(text: str) -> SafeString:
    """A description: paragraphs and `code`, all that descriptions here use."""
    paragraphs = [
        re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(each)) for each in text.split("\n\n") if each
    ]
    return mark_safe("<br>".join(paragraphs))


def _address(path: str, operation: dict[str, Any]) -> Section:
    media_type, content = next(iter(operation["responses"]["200"]["content"].items()))
    return Section(
        anchor=operation["operationId"],
        title=path,
        help=prose("\n\n".join([operation["summary"], operation.get("description", "")])),
        rows=[_parameter(parameter) for parameter in operation["parameters"]],
        answer=format_html("<code>{}</code>: {}", media_type, type_text(content["schema"])),
        example=_example(path, operation),
    )


def _example(path: str, operation: dict[str, Any]) -> str:
    """An address that answers on every site; empty when one needs an id that only this site knows."""
    required = [parameter for parameter in operation["parameters"] if parameter["required"]]
    if any("example" not in parameter for parameter in required):
        return ""
    if operation["operationId"] == "pages_find":
        return f"{path}?html_path=/"
    query = urlencode({parameter["name"]: parameter["example"] for parameter in required})
    return f"{path}?{query}" if query else path


def _parameter(parameter: dict[str, Any]) -> Row:
    default = parameter["schema"].get("default")
    return Row(
        name=parameter["name"],
        type=type_text(parameter["schema"]),
        help=prose(parameter["description"]),
        is_required=parameter["required"],
        example=parameter.get("example", ""),
        default=str(default).lower() if isinstance(default, bool) else str(default or ""),
    )


def _schema(name: str, schema: JsonSchema) -> Section:
    return Section(
        anchor=f"schema-{name}",
        title=name,
        help=prose(schema.get("description", "")),
        rows=list(_properties(schema)),
        choices=[type_text(each) for each in schema.get("oneOf", ())],
    )


def _properties(schema: JsonSchema, prefix: str = "") -> list[Row]:
    """The properties of an object, those of objects within it among them."""
    rows: list[Row] = []
    for name, value in schema.get("properties", {}).items():
        row = Row(
            name=prefix + name,
            type=type_text(value),
            help=prose(value.get("description", "")),
            is_required=name in schema.get("required", ()),
        )
        rows += [row, *_properties(value, f"{prefix}{name}.")]
    return rows


def type_text(schema: JsonSchema) -> SafeString:
    """The values that a schema allows, in words, with links to the schemas it names."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return format_html('<a href="#schema-{}">{}</a>', name, name)
    for key, word in (("anyOf", " or "), ("oneOf", " or "), ("allOf", " with ")):
        if key in schema:
            return _joined(word, [type_text(each) for each in schema[key]])
    if "const" in schema:
        return _code(schema["const"])
    if "enum" in schema:
        return _joined(", ", [_code(value) for value in schema["enum"]])
    if schema.get("type") == "array":
        return format_html("list of {}", type_text(schema["items"]))
    if isinstance(schema.get("additionalProperties"), dict):
        return format_html("object with {} under each key", type_text(schema["additionalProperties"]))
    kind = schema.get("type", "anything")
    return _joined(", ", [" or ".join(kind) if isinstance(kind, list) else kind, *_bounds(schema)])


def _bounds(schema: JsonSchema) -> list[SafeString]:
    return [
        format_html("{} <code>{}</code>", word, schema[key])
        for key, word in BOUNDS
        if key in schema and len(str(schema[key])) <= LONGEST_PATTERN
    ]


def _code(value: Any) -> SafeString:
    return format_html("<code>{}</code>", "empty" if value == "" else value)


def _joined(word: str, parts: list[Any]) -> SafeString:
    return format_html_join(word, "{}", ((conditional_escape(part),) for part in parts))
