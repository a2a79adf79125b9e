"""StreamFields and rich text as a front end can use them."""

from collections.abc import Iterable
from typing import Any, TypedDict

from django.utils import translation
from wagtail.api.rich_text import APIRichText
from wagtail.blocks import StreamValue

from cms.api.reading import Reading
from cms.api.representation.pictures import absolute_addresses
from cms.blocks.prefetch import prefetch_story
from cms.pages.base import BasePage


class Block(TypedDict):
    """One block of a body; the form of ``value`` depends on ``type`` (docs/api.md)."""

    type: str
    value: Any
    id: str


def load_stories(pages: Iterable[BasePage], names: Iterable[str], reading: Reading) -> None:
    """Fetch what the named StreamFields of pages show, for all of them at once, links led to the reader's language."""
    by_reader: dict[int, list[StreamValue]] = {}
    for page in pages:
        values = by_reader.setdefault(reading.reader_of(page).pk, [])
        values += [getattr(page, name) for name in names if not page.summary_only]
    for pk, values in by_reader.items():
        prefetch_story(values, reading.locales[pk], reading.request)


def story(page: BasePage, name: str, reading: Reading) -> list[Block]:
    """The blocks of a StreamField, in order, our own words and alternative texts in the page's language.

    Empty on a page that gives only a summary: its body may be half translated and is never shown.
    """
    value = getattr(page, name)
    if page.summary_only or not value:
        return []
    context = {**reading.block_context, "page": page, "reader_locale": reading.reader_of(page)}
    with translation.override(page.locale.language_code):
        blocks = value.stream_block.get_api_representation(value, context=context)
    return absolute_addresses(blocks, reading)


def rich_text(value: str, reading: Reading) -> str:
    """Rich text in the form that was asked for, links resolved in the active language."""
    return APIRichText.serialize(value, format=reading.rich_text_format)
