"""StreamFields and rich text as a front end can use them."""

from dataclasses import dataclass, field
from typing import Any, TypedDict

from django.utils import translation
from wagtail.api.rich_text import APIRichText
from wagtail.blocks import StreamValue
from wagtail.models import Locale

from cms.api.reading import Reading
from cms.api.representation.files import SERBIAN_TITLES
from cms.api.representation.pictures import absolute_addresses
from cms.api.writing import Writer
from cms.blocks.prefetch import Fetched, prefetch_story
from cms.pages.base import BasePage

RICH_TEXTS = {"rich_text": "", "notice": "text"}
"""Where blocks have rich text: under a key of their value, or their value itself."""

TEXTS = frozenset(
    [
        *("alt", "caption", "credit", "details", "header", "label", "name", "note", "organisation"),
        *("role", "rows", "summary", "text", "title", "unit", "value", "who"),
    ]
)
"""Keys in a block's JSON under which there are texts for people."""

OWN_TEXTS = frozenset(["title", "summary"])
"""Those of them that belong to the page or file that a block names."""


class Block(TypedDict):
    """One block of a body; the form of ``value`` depends on ``type`` (docs/api.md)."""

    type: str
    value: Any
    id: str


@dataclass
class Wanted:
    """What pages show besides their own fields, gathered before anything is fetched: values of StreamFields, and ids."""

    stories: list[StreamValue] = field(default_factory=list)
    links: set[int] = field(default_factory=set)
    images: set[int] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)

    def fetch(self, locale: Locale, reading: Reading) -> Fetched:
        """Fetch all of it for readers of a language, and keep links and documents on ``reading``: each kind in one query."""
        beside = {"cards": self.links, "images": self.images, "documents": self.documents}
        fetched = prefetch_story(self.stories, locale, reading.request, **beside)
        reading.fetched["links"] |= fetched.pages
        reading.fetched["documents"] |= fetched.documents
        return fetched


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
    return absolute_addresses(
        [_written(block, page.locale.language_code, reading) for block in blocks], reading
    )


def rich_text(value: str, reading: Reading, language: str) -> str:
    """Rich text, written in ``language``, in the form that was asked for, links resolved in the active language."""
    html = APIRichText.serialize(value, format=reading.rich_text_format)
    return reading.rich(html, language)


def _written(block: dict[str, Any], language: str, reading: Reading) -> dict[str, Any]:
    """A block in the script asked for."""
    rich = RICH_TEXTS.get(block["type"])
    if rich == "":
        return {**block, "value": reading.rich(block["value"], language)}
    value = _in_script(block["value"], language, reading.writer, rich)
    if rich and isinstance(value, dict):
        value[rich] = reading.rich(value[rich], language)
    return {**block, "value": value}


def _in_script(value: Any, language: str, writer: Writer, leave: str | None = None, key: str = "") -> Any:
    """The texts for people in a block's JSON, in the script asked for; what stands under the key ``leave`` is left.

    A page that is named says its own language (``locale``), and so does a file.
    """
    if isinstance(value, dict):
        own = value.get("locale") or _file_language(value, language)
        return {
            name: item
            if name == leave
            else _in_script(item, own if name in OWN_TEXTS else language, writer, key=name)
            for name, item in value.items()
        }
    if isinstance(value, list | tuple):
        return [_in_script(item, language, writer, key=key) for item in value]
    return writer.text(value, language) if key in TEXTS and isinstance(value, str) else value


def _file_language(value: dict[str, Any], language: str) -> str:
    """In what language the title of a file stands; ``language`` for anything that is no file."""
    is_foreign = "extension" in value and value.get("language") not in SERBIAN_TITLES
    return "" if is_foreign else language
