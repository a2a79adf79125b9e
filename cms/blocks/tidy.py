"""Old and odd stored values, made readable for the blocks of today.

A story's JSON may be older than its blocks, or come from an import: kinds that no longer exist, a text where there are
fields now, a missing list. Whatever it is, the page, its form in the admin and the API must open.
"""

import re
from typing import Any

from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.rich_text.rewriters import FIND_A_TAG, extract_attrs

from cms.blocks.base import StoryStruct
from cms.blocks.choosers import StoryImageBlock
from cms.blocks.richtext import link_key


def tidy_stream(stream: blocks.StreamBlock, raw: Any) -> list[dict]:
    """The items of ``raw`` (parsed JSON) that ``stream`` has blocks for, each with a value that its block can read."""
    if not isinstance(raw, list):
        return []
    items = []
    for item in raw:
        kind = item.get("type") if isinstance(item, dict) else None
        block = stream.child_blocks.get(kind) if isinstance(kind, str) else None
        if block is not None:
            items.append({**item, "value": tidy(block, item.get("value"))})
    return items


def tidy(block: blocks.Block, raw: Any) -> Any:
    """A stored value in the shape that ``block.to_python`` expects, keeping all it can."""
    if isinstance(block, StoryImageBlock):
        return _tidy_image(raw)
    if isinstance(block, blocks.StructBlock):
        return _tidy_struct(block, raw)
    if isinstance(block, blocks.ListBlock):
        return _tidy_list(block, raw)
    if isinstance(block, blocks.ChooserBlock):
        return _key(raw)
    if isinstance(block, TableBlock):
        return _tidy_table(raw)
    if isinstance(block, blocks.ChoiceBlock | blocks.BooleanBlock):
        return raw if isinstance(raw, str | bool | int) else block.get_default()
    text = "" if raw is None or isinstance(raw, dict | list) else str(raw)
    return _tidy_links(text) if isinstance(block, blocks.RichTextBlock) else text


def _tidy_struct(block: blocks.StructBlock, raw: Any) -> dict:
    if not isinstance(raw, dict):
        raw = block.upgrade(raw) if isinstance(block, StoryStruct) else {}
    return {name: tidy(child, raw[name]) for name, child in block.child_blocks.items() if name in raw}


def _tidy_list(block: blocks.ListBlock, raw: Any) -> list:
    if not isinstance(raw, list):
        return []
    return [
        {**item, "value": tidy(block.child_block, item["value"])}
        if block._item_is_in_block_format(item)
        else tidy(block.child_block, item)
        for item in raw
    ]


def _tidy_image(raw: Any) -> dict:
    if not isinstance(raw, dict):
        raw = {"image": raw}
    alt_text = raw.get("alt_text")
    return {
        "image": _key(raw.get("image")),
        "alt_text": alt_text if isinstance(alt_text, str) else "",
        "decorative": bool(raw.get("decorative")),
    }


def _tidy_table(raw: Any) -> dict | None:
    if not isinstance(raw, dict) or not isinstance(raw.get("data"), list):
        return None
    rows = [row for row in raw["data"] if isinstance(row, list)]
    width = max((len(row) for row in rows), default=0)
    return {**raw, "data": [row + [None] * (width - len(row)) for row in rows]}


def _tidy_links(html: str) -> str:
    """Unlink what is said to be a page or a file of the site but names none; the editor would not open."""

    def unlink(match: re.Match) -> str:
        attrs = extract_attrs(match[1])
        is_sound = attrs.get("linktype") not in ("page", "document") or link_key(attrs) is not None
        return match[0] if is_sound else "<a>"

    return FIND_A_TAG.sub(unlink, html)


def _key(raw: Any) -> int | None:
    if isinstance(raw, bool):
        return None
    try:
        return int(raw)
    except (TypeError, ValueError):
        return None
