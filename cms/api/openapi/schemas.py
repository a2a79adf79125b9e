"""Python types as JSON Schema."""

import datetime as dt
import inspect
import re
from collections.abc import Callable
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints, is_typeddict

from cms.api.openapi import marks

JsonSchema = dict[str, Any]

TIME = {"type": "string", "pattern": r"^\d\d:\d\d(:\d\d(\.\d+)?)?$"}
"""A time of day. JSON Schema's own format "time" wants an offset from UTC, which a time on a poster has not."""

PLAIN: dict[Any, JsonSchema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    NoneType: {"type": "null"},
    dt.date: {"type": "string", "format": "date"},
    dt.datetime: {"type": "string", "format": "date-time"},
    dt.time: TIME,
    Any: {},
}


class Schemas:
    """The named schemas of the document, each made once."""

    def __init__(self) -> None:
        self.by_name: dict[str, JsonSchema] = {}
        self._owners: dict[str, Any] = {}

    def named(self, name: str, owner: Any, make: Callable[[], JsonSchema]) -> JsonSchema:
        """A reference to the schema ``name``, made by ``make`` when it is first asked for.

        ``owner`` is what the schema describes; raises ValueError when the name already stands for something else.
        """
        if self._owners.setdefault(name, owner) != owner:
            raise ValueError(f"Two things are named {name}: {self._owners[name]!r} and {owner!r}.")
        if name not in self.by_name:
            # Named before it is made: a menu link has links below it.
            self.by_name[name] = {}
            self.by_name[name] = make()
        return reference(name)

    def of_type(self, hint: Any) -> JsonSchema:
        """The schema of the values of a type; raises TypeError for one that says too little."""
        if hint in PLAIN:
            return dict(PLAIN[hint])
        if is_typeddict(hint):
            return self.named(schema_name(hint), hint, lambda: self._of_typed_dict(hint))
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is Annotated:
            return self._of_marked(arguments[0], arguments[1:])
        if origin in (Union, UnionType):
            return self._of_union(arguments)
        if origin is list:
            return {"type": "array", "items": self.of_type(arguments[0])}
        if origin is dict and arguments[0] is str:
            return {"type": "object", "additionalProperties": self.of_type(arguments[1]) or True}
        raise TypeError(f"{hint!r} says too little to describe it.")

    def returned_by(self, function: Callable[..., Any]) -> JsonSchema:
        """The schema of what a function gives."""
        return self.of_type(return_type(function))

    def _of_typed_dict(self, owner: Any) -> JsonSchema:
        hints = get_type_hints(owner, include_extras=True)
        properties = {name: self.of_type(hint) for name, hint in hints.items()}
        return closed(properties, description_of(owner))

    def _of_marked(self, hint: Any, metadata: tuple[Any, ...]) -> JsonSchema:
        *first, last = metadata
        if isinstance(last, marks.AlsoHas):
            return {"allOf": [self._of_marked(hint, tuple(first)), self.of_type(last.more)]}
        for mark in metadata:
            if isinstance(mark, marks.Schema):
                return reference(mark.name)
            if isinstance(mark, marks.OneOf):
                return {"type": "string", "enum": list(mark.words)}
            if isinstance(mark, marks.Keys):
                value = self.of_type(get_args(hint)[1])
                return closed(dict.fromkeys(mark.names, value))
        return self.of_type(hint)

    def _of_union(self, hints: tuple[Any, ...]) -> JsonSchema:
        kinds = [self.of_type(hint) for hint in hints if hint is not NoneType]
        if NoneType in hints:
            return nullable(kinds[0] if len(kinds) == 1 else {"anyOf": kinds})
        return {"anyOf": kinds}


def reference(name: str) -> JsonSchema:
    """A reference to a named schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def closed(properties: dict[str, JsonSchema], description: str = "") -> JsonSchema:
    """An object that always has these properties."""
    return {
        "type": "object",
        **({"description": description} if description else {}),
        "properties": properties,
        "required": list(properties),
    }


def nullable(schema: JsonSchema) -> JsonSchema:
    """The same, or nothing."""
    if isinstance(schema.get("type"), str) and "enum" not in schema:
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def schema_name(owner: Any) -> str:
    """What a type is called in the document."""
    return owner.__name__.removesuffix("Json")


def return_type(function: Callable[..., Any]) -> Any:
    """The declared return type of a function, its marks included; ``None`` when it has none."""
    return get_type_hints(function, include_extras=True).get("return")


def description_of(owner: Any) -> str:
    """The docstring of a class or function as CommonMark."""
    text = inspect.cleandoc(owner.__doc__ or "").replace("``", "`")
    return re.sub(r"(?<!\n)\n(?!\n)", " ", text)
