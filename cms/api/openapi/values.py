"""Values of model fields and StreamField blocks as JSON Schema."""

from typing import Any, is_typeddict

from django.db import models
from django.utils.functional import cached_property
from wagtail import blocks
from wagtail.blocks.stream_block import BaseStreamBlock

from cms.api.openapi.schemas import (
    PLAIN,
    TIME,
    JsonSchema,
    Schemas,
    closed,
    description_of,
    nullable,
    return_type,
)

MOST_CHOICES = 20
"""Fields with more choices (countries, time zones) are described as text."""

FIELDS: tuple[tuple[type[models.Field], JsonSchema], ...] = (
    (models.BooleanField, {"type": "boolean"}),
    (models.IntegerField, {"type": "integer"}),
    (models.DateTimeField, {"type": "string", "format": "date-time"}),
    (models.DateField, {"type": "string", "format": "date"}),
    (models.TimeField, TIME),
    (models.CharField, {"type": "string"}),
    (models.TextField, {"type": "string"}),
)
"""The first kind that fits counts: a DateTimeField is a DateField too."""


def attribute_schema(model: type[models.Model], name: str, schemas: Schemas) -> JsonSchema:
    """An attribute of a model: a field, or a property that says its type."""
    value = getattr(model, name, None)
    if isinstance(value, property) and value.fget:
        return schemas.returned_by(value.fget)
    if isinstance(value, cached_property):
        return schemas.returned_by(value.func)
    return field_schema(model._meta.get_field(name))


def field_schema(field: Any) -> JsonSchema:
    """A model field; raises TypeError for a kind that no representation gives as it is."""
    for kind, schema in FIELDS:
        if isinstance(field, kind):
            found = {**schema, **_choices(field)}
            return nullable(found) if field.null else found
    raise TypeError(f"{field!r} is not described.")


def _choices(field: Any) -> JsonSchema:
    words = [str(value) for value, _label in field.flatchoices or ()]
    if not words or len(words) > MOST_CHOICES:
        return {}
    return {"enum": [*([""] if field.blank and "" not in words else []), *words]}


def stream_schema(stream: BaseStreamBlock, schemas: Schemas) -> JsonSchema:
    """The blocks of a StreamField, told apart by ``type``."""
    kinds = {name: _block_item(name, block, schemas) for name, block in stream.child_blocks.items()}
    owner = type(stream)

    def one_of() -> JsonSchema:
        mapping = {name: kind["$ref"] for name, kind in kinds.items()}
        return {
            "description": description_of(owner) + " One of its blocks; more kinds may come.",
            "oneOf": list(kinds.values()),
            "discriminator": {"propertyName": "type", "mapping": mapping},
        }

    return {"type": "array", "items": schemas.named(owner.__name__, owner, one_of)}


def _block_item(name: str, block: blocks.Block, schemas: Schemas) -> JsonSchema:
    owner = type(block)

    def item() -> JsonSchema:
        properties = {
            "type": {"const": name},
            "value": block_schema(block, schemas),
            "id": {"type": "string"},
        }
        return closed(properties, description_of(owner))

    return schemas.named(owner.__name__, owner, item)


def block_schema(block: blocks.Block, schemas: Schemas) -> JsonSchema:
    """What the API gives for a block: what it says itself, or what its fields make."""
    if isinstance(block, blocks.RichTextBlock):
        return {"type": "string", "description": "Rich text, as `rich_text_format` says."}
    said = return_type(block.get_api_representation)
    if is_typeddict(said) or (said is not None and getattr(said, "__args__", None) and _says_enough(said)):
        return schemas.of_type(said)
    if isinstance(block, blocks.StructBlock):
        properties = {name: block_schema(child, schemas) for name, child in block.child_blocks.items()}
        return closed(properties, description_of(type(block)))
    if isinstance(block, blocks.ListBlock):
        return {"type": "array", "items": block_schema(block.child_block, schemas)}
    if isinstance(block, blocks.CharBlock | blocks.TextBlock | blocks.URLBlock | blocks.EmailBlock):
        return dict(PLAIN[str])
    raise TypeError(f"{type(block).__name__}.get_api_representation does not say what it gives.")


def _says_enough(hint: Any) -> bool:
    """Whether an optional type is one of ours and not merely an object of anything."""
    return any(is_typeddict(argument) for argument in hint.__args__)
