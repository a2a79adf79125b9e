"""Rows and pages as JSON, kept for the present state of the content.

What a page says depends on other pages, images, terms and menus, and on the reader. All of these are in the key or in the state of the
content, so that nothing has to know what depends on what; a list finds its rows ready whatever else it was narrowed by. Kept in the
process: they are given as they are, without being read or unpacked. Only for pages as they are published, never for drafts.
"""

from collections.abc import Callable, Hashable, Iterable
from threading import Lock
from typing import Any

from cms.api.reading import Reading
from cms.api.registry import representation_of
from cms.api.representation.page import PageRepresentation, represent
from cms.api.selection import Selection
from cms.delivery.moments import content_state
from cms.pages.base import BasePage

Choose = Callable[[type[PageRepresentation]], Selection]

MOST = 3_000
"""How many are kept; a row has about 2 KB of JSON, a page 15."""


class KeptJson:
    """JSON of pages by whatever tells one answer from another, all of one state of the content."""

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self.word = ""
        self._found: dict[Hashable, dict[str, Any]] = {}
        self._lock = Lock()

    def present(self) -> dict[Hashable, dict[str, Any]]:
        """What is kept for the present state of the content, to be asked for before the database is: what is read after a change must
        not be kept as of before, nor the reverse."""
        word = content_state().word
        with self._lock:
            if word != self.word or len(self._found) >= self.most:
                self.word, self._found = word, {}
            return self._found

    def forget(self) -> None:
        """Keep nothing of what there is."""
        with self._lock:
            self.word, self._found = "", {}


kept_json = KeptJson()


def represent_published(
    pages: Iterable[BasePage], reading: Reading, choose: Choose, kept: dict[Hashable, dict[str, Any]]
) -> list[dict[str, Any]]:
    """``represent`` for pages as they are published: only what is not in ``kept`` (``KeptJson.present``) is made."""
    pages = [page for page in pages if representation_of(page.specific_class)]
    reader = _reader(reading)
    selections = {model: _selected(model, choose) for model in {page.specific_class for page in pages}}
    keys = [(page.pk, selections[page.specific_class], reader) for page in pages]
    found = [kept.get(key) for key in keys]
    missing = [number for number, row in enumerate(found) if row is None]
    made = represent([pages[number] for number in missing], reading, choose) if missing else []
    for number, row in zip(missing, made, strict=True):
        found[number] = kept[keys[number]] = row
    return found


def _reader(reading: Reading) -> Hashable:
    """What of a request a page's JSON depends on."""
    request = reading.request
    return (
        request.scheme,
        request.get_host(),
        reading.visibility.site.pk,
        reading.reader.pk if reading.reader else None,
        reading.writer.script,
        reading.rich_text_format,
        reading.is_plain_text,
        reading.expand,
    )


def _selected(model: type[BasePage], choose: Choose) -> Hashable:
    selection = choose(representation_of(model))
    parts = sorted((name, tuple(sorted(parts))) for name, parts in selection.parts.items())
    return selection.names, tuple(parts)
