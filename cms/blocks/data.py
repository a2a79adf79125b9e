"""Blocks of facts: key figures and tables."""

import re
from hashlib import sha1
from typing import Any, TypedDict

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail_localize.segments import StringSegmentValue

from cms.blocks.base import DATA, StoryStruct

# A cell with a letter is text; a number with a point or a comma is written differently in the two languages.
_TRANSLATABLE_CELL = re.compile(r"[^\W\d_]|\d[.,]\d")


class KeyFigureBlock(StoryStruct):
    """One number and what it counts."""

    value = blocks.CharBlock(label=_("Figure"), max_length=20, help_text=_("For instance 40, 2.500 or 85%."))
    label = blocks.CharBlock(label=_("What it counts"), max_length=80)
    note = blocks.CharBlock(label=_("Note"), required=False, max_length=160)

    class Meta:
        icon = "decimal"
        label = _("Figure")
        label_format = "{value} {label}"


class KeyFiguresBlock(StoryStruct):
    """Numbers that tell a result at a glance."""

    figures = blocks.ListBlock(KeyFigureBlock(), label=_("Figures"), min_num=1, max_num=8)

    class Meta:
        template = "cms/blocks/key_figures.html"
        icon = "decimal"
        group = DATA
        label = _("Key figures")
        description = _("Two to six numbers that tell a result at a glance.")
        preview_value = {
            "figures": [
                {"value": "40", "label": "učesnica", "note": "iz 12 opština"},
                {"value": "180+", "label": "razgovora", "note": ""},
                {"value": "3", "label": "nova ugovora", "note": ""},
            ]
        }


class TableJson(TypedDict):
    """Caption, header cells (empty when there are none) and rows of texts."""

    caption: str
    header: list[str]
    rows: list[list[str]]
    first_column_is_header: bool


class Table:
    """A stored table, read once: caption, header cells and rows of texts."""

    def __init__(self, value: dict | None) -> None:
        value = value or {}
        rows = [[_cell_text(cell) for cell in row] for row in value.get("data") or []]
        self.caption: str = value.get("table_caption") or ""
        self.has_header_row = bool(value.get("first_row_is_table_header")) and bool(rows)
        self.has_header_column = bool(value.get("first_col_is_header"))
        self.header: list[str] = rows[0] if self.has_header_row else []
        self.rows: list[list[str]] = [row for row in rows[1 if self.header else 0 :] if any(row)]

    def __bool__(self) -> bool:
        return bool(self.header or self.rows)

    def as_dict(self) -> TableJson:
        """The table as plain JSON values."""
        return {
            "caption": self.caption,
            "header": self.header,
            "rows": self.rows,
            "first_column_is_header": self.has_header_column,
        }


class StoryTableBlock(TableBlock):
    """A table of plain texts, translated cell by cell.

    A cell's segment is named after its text, so translations stay when rows are added or moved, and a word that stands in
    many cells is translated once.
    """

    class Meta:
        template = "cms/blocks/table.html"
        icon = "table"
        group = DATA
        label = _("Table")
        description = _("Rows and columns; can be pasted from a spreadsheet.")
        preview_value = {
            "data": [
                ["Dan", "Sala", "Tema"],
                ["25. septembar", "A", "Kako do kupca u Austriji"],
                ["26. septembar", "B", "Cena, pakovanje, deklaracija"],
            ],
            "table_caption": "Program po danima",
            "table_header_choice": "row",
            "first_row_is_table_header": True,
            "first_col_is_header": False,
        }

    def get_table_options(self, table_options: dict | None = None) -> dict:
        """Handsontable's options, with a language it knows; it ships none of ours."""
        return super().get_table_options({"language": "en-US", **(table_options or {})})

    def render(self, value: dict | None, context: dict | None = None) -> str:
        """Render through the block's template with ``table``, a ``Table``."""
        # TableBlock.render prepares Handsontable's own bookkeeping, which our template does not read.
        return blocks.FieldBlock.render(self, value, context=context)

    def get_context(self, value: dict | None, parent_context: dict | None = None) -> dict:
        """Add ``table``, a ``Table``."""
        return {**super().get_context(value, parent_context), "table": Table(value)}

    def get_api_representation(self, value: dict | None, context: dict | None = None) -> TableJson:
        """Caption, header and rows."""
        return Table(value).as_dict()

    def get_searchable_content(self, value: dict | None) -> list[str]:
        """Caption and every cell that says something."""
        table = Table(value)
        return [text for row in ([table.caption], table.header, *table.rows) for text in row if text]

    def get_translatable_segments(self, value: dict | None) -> list[StringSegmentValue]:
        """The caption, and each different text among the cells."""
        if not value:
            return []
        texts = (_cell_text(cell) for row in value.get("data") or [] for cell in row)
        cells = dict.fromkeys(text for text in texts if _TRANSLATABLE_CELL.search(text))
        return [
            StringSegmentValue("caption", value.get("table_caption") or ""),
            *(StringSegmentValue(_cell_key(text), text) for text in cells),
        ]

    def restore_translated_segments(self, value: dict, translated: list[StringSegmentValue]) -> dict:
        """A copy of the table with the translated caption and cells."""
        texts = {segment.path: segment.render_text() for segment in translated}
        rows = [
            [texts.get(_cell_key(_cell_text(cell)), cell) for cell in row] for row in value.get("data") or []
        ]
        return {**value, "data": rows, "table_caption": texts.get("caption", value.get("table_caption"))}


def _cell_text(cell: Any) -> str:
    return "" if cell is None else str(cell).strip()


def _cell_key(text: str) -> str:
    return "cell-" + sha1(text.encode(), usedforsecurity=False).hexdigest()[:12]


DECONSTRUCT_ALIASES = {StoryTableBlock: "wagtail.contrib.table_block.blocks.TableBlock"}
