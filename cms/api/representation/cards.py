"""Other pages as a page shows them: related items, the event of a gallery, the latest news of the front page."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from cms.api.reading import Reading
from cms.api.representation.page import PageRepresentation, represent
from cms.api.selection import Selection, select
from cms.translations.reading import present

Row = dict[str, Any]
"""A row of a list; its fields depend on ``meta.type``."""


def row_selection(representation: type[PageRepresentation]) -> Selection:
    """The fields that rows of a type have."""
    return select(None, representation.row_names(), representation.row_names())


def rows(pages: Iterable[Page], reading: Reading) -> list[Row]:
    """Pages, known to be public, as rows with the fields that lists of their type have; expired ones are left out."""
    now = timezone.now()
    unexpired = [page for page in pages if page.expire_at is None or page.expire_at > now]
    return represent(unexpired, reading, row_selection)


def chosen(pages: Iterable[Page | None], reading: Reading) -> list[Row]:
    """Pages that an editor chose, each in the reader's language where it exists; what is not public is left out."""
    wanted = [page for page in pages if page is not None]
    return rows(present(wanted, reading.reader, reading.request), reading)


def one(page: Page | None, reading: Reading) -> Row | None:
    """One chosen page, or ``None``."""
    found = chosen([page], reading)
    return found[0] if found else None
