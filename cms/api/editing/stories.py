"""StreamField bodies as JSON: the form in which they are read for editing, checked, and handed to Wagtail's edit form.

A stream is a list of ``{"type", "value", "id"}``, a list within a block one of ``{"value", "id"}``. Ids may be left out for what is
new; kept, they keep the translations of a block's texts (traps.md, 23), which is why lists have them here and not in Wagtail's
own form of input.
"""

from functools import partial, reduce
from operator import or_
from typing import Annotated, Any, Literal
from uuid import UUID

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Field as ModelField
from django.db.models import ManyToManyField
from django.forms import Field as FormField
from django.utils.datastructures import MultiValueDict
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, create_model
from wagtail import blocks
from wagtail.api.rich_text import APIRichText
from wagtail.api.v3.schemas.generators.write import RichTextInputSchema
from wagtail.blocks.base import BlockField
from wagtail.blocks.stream_block import StreamValue
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.fields import StreamField


class Strict(BaseModel):
    """An object in which an unknown key is a mistake."""

    model_config = ConfigDict(extra="forbid")


class TableInput(Strict):
    """A table: rows of plain texts, and which of them are headings."""

    data: list[list[str | None]]
    table_caption: str = ""
    table_header_choice: Literal["row", "column", "both", "neither"] = "neither"
    first_row_is_table_header: bool = False
    first_col_is_header: bool = False


_types: dict[type[blocks.Block], Any] = {}
"""The types made so far: one for each class of blocks, so that the schema names each once."""

BlockId = Annotated[UUID | None, Field(description="Keep it to keep the translations of the block's texts.")]


def input_type(block: blocks.Block) -> Any:
    """The type of a block's value in JSON. Raises ImproperlyConfigured for a kind of block that has none yet."""
    if isinstance(block, blocks.BaseStreamBlock | blocks.BaseStructBlock):
        kind = type(block)
        if kind not in _types:
            _types[kind] = (_stream_type if isinstance(block, blocks.BaseStreamBlock) else _struct_type)(
                block
            )
        return _types[kind]
    if isinstance(block, blocks.ListBlock):
        item: Any = create_model(
            f"{_name(block.child_block)}Item",
            __base__=Strict,
            value=(input_type(block.child_block), ...),
            id=(BlockId, None),
        )
        return list[item]
    if isinstance(block, blocks.RichTextBlock):
        return _rich_text_type(tuple(block.features or ()))
    return _leaf_type(block)


def _stream_type(block: blocks.BaseStreamBlock) -> Any:
    members: list[Any] = [
        create_model(
            f"{_name(child) or name.title().replace('_', '')}InputBlock",
            __base__=Strict,
            type=(_only(name), ...),
            value=(input_type(child), None if isinstance(child, blocks.StaticBlock) else ...),
            id=(BlockId, None),
        )
        for name, child in block.child_blocks.items()
    ]
    member: Any = members[0]
    if len(members) > 1:
        member = Annotated[reduce(or_, members), Field(discriminator="type")]
    return list[member]


def _only(name: str) -> Any:
    return Literal[name]


def _struct_type(block: blocks.BaseStructBlock) -> type[BaseModel]:
    """An object with a key for each field; what is left out is the field's default, as in the editor."""
    fields: dict[str, Any] = {
        name: (
            input_type(child),
            Field(default_factory=lambda child=child: editable(child, child.get_default())),
        )
        for name, child in block.child_blocks.items()
    }
    return create_model(f"{_name(block)}Input", __base__=Strict, **fields)


def _rich_text_type(features: tuple[str, ...]) -> Any:
    def convert(value: str | RichTextInputSchema) -> RichTextInputSchema:
        given = value if isinstance(value, str) else {"format": value.format, "content": value.content}
        html, removed = APIRichText.convert_input(given, features=list(features))
        return RichTextInputSchema(format="db_html", content=html, removals=removed)

    return Annotated[str | RichTextInputSchema, AfterValidator(convert)]


def _leaf_type(block: blocks.Block) -> Any:
    if isinstance(block, blocks.StaticBlock):
        return None
    if isinstance(block, TableBlock):
        return TableInput | None
    if isinstance(block, blocks.ChooserBlock):
        return Annotated[int | None, AfterValidator(partial(_existing, block))]
    if isinstance(block, blocks.BooleanBlock):
        return bool
    if isinstance(block, blocks.ChoiceBlock):
        return Literal[tuple(value for value, _label in block.field.choices)]
    if isinstance(block, blocks.CharBlock | blocks.TextBlock | blocks.URLBlock | blocks.EmailBlock):
        return str
    raise ImproperlyConfigured(
        f"v3-preview cannot write a {type(block).__name__} yet: say in {__name__} what its JSON is."
    )


def _existing(block: blocks.ChooserBlock, key: int | None) -> int | None:
    """The key of what is chosen. Raises ValueError where there is nothing: the edit form would take that for no choice."""
    try:
        chosen = key if key is None else block.to_python(key)
    except OverflowError:
        chosen = None
    if key is not None and chosen is None:
        raise ValueError("there is nothing with this id")
    return key


def _name(block: blocks.Block) -> str:
    """What the schema calls a kind of block of ours; empty for Wagtail's own."""
    kind = type(block)
    return "" if kind.__module__.startswith("wagtail.") else kind.__name__.removesuffix("Block")


def editable(block: blocks.Block, value: Any) -> Any:
    """A block's value in the JSON in which it is written; rich text as Wagtail stores it (``db_html``)."""
    return _without_item_types(block, block.get_prep_value(block.normalize(value)))


def _without_item_types(block: blocks.Block, stored: Any) -> Any:
    if isinstance(block, blocks.BaseStreamBlock):
        return [
            {**item, "value": _without_item_types(block.child_blocks[item["type"]], item["value"])}
            for item in stored
        ]
    if isinstance(block, blocks.ListBlock):
        return [
            {"value": _without_item_types(block.child_block, item["value"]), "id": item["id"]}
            for item in stored
        ]
    if isinstance(block, blocks.BaseStructBlock) and stored is not None:
        return {
            name: _without_item_types(child, stored.get(name)) for name, child in block.child_blocks.items()
        }
    return stored


def fill(block: blocks.Block, value: Any, prefix: str, data: MultiValueDict) -> None:
    """Write a checked value into the data of the edit form, as the editor's own fields would send it.

    Wagtail's ``flatten_block_value`` does the same, but drops the ids of lists and knows no block without fields.
    """
    if isinstance(block, blocks.BaseStreamBlock | blocks.ListBlock):
        data[f"{prefix}-count"] = str(len(value or ()))
        for index, item in enumerate(value or ()):
            place = f"{prefix}-{index}"
            data[f"{place}-deleted"], data[f"{place}-order"] = "", str(index)
            if item["id"]:
                data[f"{place}-id"] = str(item["id"])
            if "type" in item:
                data[f"{place}-type"] = item["type"]
            child = block.child_blocks[item["type"]] if "type" in item else block.child_block
            fill(child, item["value"], f"{place}-value", data)
    elif isinstance(block, blocks.BaseStructBlock):
        for name, child in block.child_blocks.items():
            fill(child, (value or {}).get(name), f"{prefix}-{name}", data)
    elif isinstance(block, blocks.RichTextBlock):
        _fill_rich_text(block, value, prefix, data)
    elif isinstance(block, blocks.FieldBlock):
        data[prefix] = block.value_for_form(block.to_python(value))


def _fill_rich_text(block: blocks.RichTextBlock, value: Any, prefix: str, data: MultiValueDict) -> None:
    from wagtail.api.v3.form_data import add_warnings  # makes v3's schemas, which need this module's

    given = value if isinstance(value, dict) else {"content": value}
    add_warnings(data, given.get("removals", []))
    data[prefix] = block.field.widget.format_value(given["content"])


def story_block(field: FormField | ModelField) -> blocks.Block | None:
    """The block of a StreamField or of its form field; ``None`` for any other field."""
    if isinstance(field, BlockField):
        return field.block
    return field.stream_block if isinstance(field, StreamField) else None


def register() -> None:
    """Let v3's schemas know the blocks, and that terms may be left out. Called before Wagtail makes them, which is while its apps start."""
    from wagtail.api.v3.schemas import create_generator, patch_generator, read_generator

    def terms_schema(generator: Any, field: ModelField) -> tuple[Any, Any]:
        return list[int], []

    def write_schema(generator: Any, field: StreamField) -> tuple[Any, Any]:
        return input_type(field.stream_block), []

    def read_schema(generator: Any, field: StreamField) -> tuple[Any, Any, Any]:
        def resolve(obj: Any, context: dict) -> list[dict]:
            value: StreamValue = getattr(obj, field.name)
            return editable(value.stream_block, value)

        return list[Any], [], staticmethod(resolve)

    for generator in (create_generator, patch_generator):
        generator.register_field_schema(StreamField, write_schema)
        generator.register_field_schema(ManyToManyField, terms_schema)
    read_generator.register_field_schema(StreamField, read_schema)
