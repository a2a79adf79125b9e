"""Where on a page a text stands: what editors call its field and block, and what the field allows."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models
from django.utils.text import capfirst
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel, get_edit_handler
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models


@dataclass(frozen=True)
class Place:
    """A field of a model, or of a block or a child inside it.

    ``part`` is the field, block or child field that holds the value; ``position`` orders places as the page's form does.
    """

    position: int
    field_label: str
    block_label: str
    part: models.Field | blocks.Block

    @property
    def is_rich(self) -> bool:
        """Whether the text has markup; otherwise signs such as ``<`` mean themselves."""
        return isinstance(self.part, RichTextField | blocks.RichTextBlock)

    @property
    def max_length(self) -> int | None:
        """How many characters the field takes, if it is limited."""
        if isinstance(self.part, blocks.Block):
            return getattr(getattr(self.part, "field", None), "max_length", None)
        return getattr(self.part, "max_length", None)

    @property
    def help_text(self) -> str:
        """What the page's form says about the field."""
        if isinstance(self.part, blocks.Block):
            return str(getattr(self.part.meta, "help_text", "") or "")
        return str(getattr(self.part, "help_text", "") or "")


def find_place(model: type[models.Model], field_path: str) -> Place:
    """The place of a text by wagtail-localize's ``TranslationContext.field_path``.

    That path names the field, then the type of each block or the field of the child: ``body.quote.text``.
    """
    name, *inner = field_path.split(".")
    field = model._meta.get_field(name)
    position = _panel_order(model).get(name, len(model._meta.get_fields()))
    if isinstance(field, StreamField):
        part, label = _find_block(field.stream_block, inner)
        return Place(position, _named(field), label, part)
    if field.one_to_many and inner:
        child = field.related_model._meta.get_field(inner[0])
        plural = str(capfirst(field.related_model._meta.verbose_name_plural))
        return Place(position, plural, _named(child), child)
    return Place(position, _named(field), "", field)


def _named(field: Any) -> str:
    return str(capfirst(field.verbose_name))


def _find_block(block: blocks.Block, names: list[str]) -> tuple[blocks.Block, str]:
    """The innermost block that a path leads to, labelled by the outermost and itself."""
    labels = []
    for name in names:
        children = getattr(block, "child_blocks", None)
        if isinstance(block, blocks.ListBlock):
            block = block.child_block
            continue
        if not children or name not in children:
            break
        block = children[name]
        labels.append(str(block.label))
    ends = list(dict.fromkeys(labels[:1] + labels[-1:]))
    return block, ": ".join(ends)


@cache
def _panel_order(model: type[models.Model]) -> dict[str, int]:
    """The fields and child relations of a model in the order of its form."""
    names: dict[str, int] = {}
    handler = _edit_handler(model)
    if handler is not None:
        _note_panels(handler, names)
    return names


def _edit_handler(model: type[models.Model]) -> Panel | None:
    if issubclass(model, Page):
        return model.get_edit_handler()
    if model in get_snippet_models():
        return get_edit_handler(model)
    return None


def _note_panels(panel: Panel, names: dict[str, int]) -> None:
    if isinstance(panel, FieldPanel):
        names.setdefault(panel.field_name, len(names))
    elif isinstance(panel, InlinePanel):
        names.setdefault(panel.relation_name, len(names))
    for child in getattr(panel, "children", ()):
        _note_panels(child, names)
