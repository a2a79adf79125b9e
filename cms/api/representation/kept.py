"""Rows and pages as JSON, kept for the present state of the content.

What a page says depends on other pages, images, terms and menus, and on the reader. All of these are in the key or in the state of the
content, so that nothing has to know what depends on what; a list finds its rows ready whatever else it was narrowed by. Kept in the
process, written: they are given as they are, without being read or unpacked. Only for pages as they are published, never for drafts.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from threading import Lock

from wagtail.models import Page

from cms.api.reading import Reading
from cms.api.registry import representation_of
from cms.api.rendering import ReadyJson, write_json
from cms.api.representation.page import PageRepresentation, represent
from cms.api.selection import Selection
from cms.delivery.moments import content_state
from cms.pages.base import BasePage

Choose = Callable[[type[PageRepresentation]], Selection]

MEBIBYTE = 1024 * 1024
MOST_BYTES = 32 * MEBIBYTE
"""What a process keeps; a row has about 2 KB, a page 15, more with ``expand``. Anybody can ask for other fields each time."""

LARGEST = 128 * 1024
OVERHEAD = 300
"""What an entry takes besides its text, about."""


class Written:
    """JSON of pages by whatever tells one answer from another, all of one state of the content."""

    def __init__(self, word: str = "") -> None:
        self.word = word
        self.bytes = 0
        self._found: dict[Hashable, ReadyJson] = {}

    def __len__(self) -> int:
        return len(self._found)

    def get(self, key: Hashable) -> ReadyJson | None:
        """What is kept for a key."""
        return self._found.get(key)

    def put(self, key: Hashable, row: ReadyJson) -> None:
        """Keep what is not too large."""
        if len(row) <= LARGEST and key not in self._found:
            self._found[key] = row
            self.bytes += len(row) + OVERHEAD


class KeptJson:
    """What is written for the present state of the content, in at most about ``most`` bytes."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self.most = most
        self._written = Written()
        self._lock = Lock()

    def present(self) -> Written:
        """What is kept for the present state of the content, to be asked for before the database is: what is read after a change must
        not be kept as of before, nor the reverse."""
        word = content_state().word
        with self._lock:
            if word != self._written.word or self._written.bytes >= self.most:
                self._written = Written(word)
            return self._written

    def forget(self) -> None:
        """Keep nothing of what there is."""
        with self._lock:
            self._written = Written()


kept_json = KeptJson()


def represent_published(
    ids: Mapping[int, type[BasePage]],
    fetch: Callable[[list[int]], Iterable[Page]],
    reading: Reading,
    choose: Choose,
    kept: Written,
) -> list[ReadyJson]:
    """``represent`` for pages as they are published, written: only what is not in ``kept`` (``KeptJson.present``) is fetched and made.

    Args:
        ids: the type of each page by its key, in the order in which they are given.
        fetch: the public pages with these keys, in any order. One that is not among them any more is left out.
    """
    models = {model for model in ids.values() if representation_of(model)}
    reader, selections = _reader(reading), {model: _selected(model, choose) for model in models}
    keys = {pk: (pk, selections[model], reader) for pk, model in ids.items() if model in models}
    found = {pk: known for pk, key in keys.items() if (known := kept.get(key)) is not None}
    missing = [pk for pk in keys if pk not in found]
    pages = [page for page in fetch(missing) if page.specific_class in models] if missing else []
    for page, row in zip(pages, represent(pages, reading, choose), strict=True):
        found[page.pk] = write_json(row)
        kept.put(keys[page.pk], found[page.pk])
    return [found[pk] for pk in keys if pk in found]


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
