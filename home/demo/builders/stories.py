"""Stories: from blocks of content to what a StreamField stores, in one language."""

import json
import re
from collections.abc import Iterable
from typing import Any

from home.demo.content.schema import Block, FileKey, PageKey, PictureKey, Text

from .world import World, stable_id

_PAGE_LINK = re.compile(r'<a href="page:([\w-]+)">')


class Stories:
    """Writes stories with what the world has made so far."""

    def __init__(self, world: World) -> None:
        self.world = world

    def story(self, blocks: Iterable[Block], language: str, *place: str) -> str:
        """Return the stored form of a story.

        ``place`` names it within the demo, so that its blocks have the same ids in both languages. A block whose
        texts are not written in the language is left out.
        """
        raw = [
            {
                "type": block.kind,
                "value": self._value(block.value, language, (*place, number), block.kind == "table"),
                "id": str(stable_id(*place, number)),
            }
            for number, block in enumerate(blocks)
            if is_written(block.value, language)
        ]
        return json.dumps(raw, ensure_ascii=False)

    def text(self, text: Text, language: str) -> str:
        """Return a text in a language, with links to pages of the demo as rich text stores them."""
        return _PAGE_LINK.sub(self._page_link, text.get(language))

    def _page_link(self, match: re.Match[str]) -> str:
        return f'<a linktype="page" id="{self.world.pages[match[1]].pk}">'

    def _value(self, value: Any, language: str, place: tuple[object, ...], is_table: bool) -> Any:
        if isinstance(value, Text):
            return self.text(value, language)
        if isinstance(value, PageKey):
            return self.world.pages[value.key].pk
        if isinstance(value, PictureKey):
            return self.world.images[value.key].pk
        if isinstance(value, FileKey):
            return self.world.documents[value.get(language)].pk
        if isinstance(value, dict):
            return {
                name: self._value(inner, language, (*place, name), is_table) for name, inner in value.items()
            }
        if isinstance(value, list | tuple):
            inner = [
                self._value(one, language, (*place, number), is_table) for number, one in enumerate(value)
            ]
            return inner if is_table else [self._list_item(one, (*place, n)) for n, one in enumerate(inner)]
        return value

    @staticmethod
    def _list_item(value: Any, place: tuple[object, ...]) -> dict[str, Any]:
        return {"type": "item", "value": value, "id": str(stable_id(*place))}


def texts(value: Any) -> Iterable[Text]:
    """Yield every text within a block's value, in order."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Block):
        yield from texts(value.value)
    elif isinstance(value, dict | list | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)


def is_written(value: Any, language: str) -> bool:
    """Say whether a block's texts exist in a language; one without texts (a picture, a card) always does."""
    written = [text for text in texts(value) if text.sr or text.en]
    return not written or any(text.get(language) for text in written)
