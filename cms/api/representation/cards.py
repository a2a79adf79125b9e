"""Other pages as a page shows them: the latest news of the front page, the items of a section."""

from collections.abc import Iterable
from typing import Annotated, Any

from wagtail.models import Page

from cms.api.openapi import marks
from cms.api.reading import Reading
from cms.api.representation.page import full_selection, represent, row_selection, unexpired

Row = Annotated[dict[str, Any], marks.Schema("PageRow")]
"""A row of a list; its fields depend on ``meta.type``."""


def rows(pages: Iterable[Page], reading: Reading, *, full: bool = False) -> list[Row]:
    """Pages, known to be public, as rows with the fields that lists of their type have, or with ``full`` all that they can have;
    expired ones are left out."""
    return represent(unexpired(pages), reading, full_selection if full else row_selection)
