"""The pages before and after one, in the time of its section."""

from typing import Any, TypedDict

from cms.api.paging import Ordering
from cms.api.reading import Reading
from cms.pages.base import BasePage
from cms.translations.reading import readable_in


class Neighbour(TypedDict):
    """A page to go on to; ``locale`` and ``language`` are those of its text."""

    id: int
    type: str
    title: str
    detail_url: str
    html_url: str
    locale: str
    language: str
    is_fallback: bool


class SequenceMixin:
    """Gives ``previous`` (earlier) and ``next`` (later) among what readers of the section see; for a representation, whose
    type has the field ``sequence_field``. One query for each."""

    page: BasePage
    reading: Reading
    model: type[BasePage]
    story_fields: tuple[str, ...]
    sequence_field: str
    sequence_fields = ("previous", "next")

    def get_previous(self) -> Neighbour | None:
        """The page before this one in time."""
        return self._neighbour(f"-{self.sequence_field}", "-id")

    def get_next(self) -> Neighbour | None:
        """The page after this one in time."""
        return self._neighbour(self.sequence_field, "id")

    def _neighbour(self, *order: str) -> Neighbour | None:
        in_section = self.reading.family(self.page).in_section_of(self.page)
        public = self.reading.visibility.pages(self.model).filter(in_section).defer(*self.story_fields)
        shown = readable_in(public, self.reading.reader_of(self.page))
        found = Ordering(self.model, order).after_row(shown, self.page)[:1]
        for page in self.reading.address(list(found)):
            return self._described(page)
        return None

    def _described(self, page: Any) -> Neighbour:
        code, writer = page.locale.language_code, self.reading.writer
        return {
            "id": page.pk,
            "type": page._meta.label,
            "title": writer.text(page.title, code) or "",
            "detail_url": self.reading.detail_url(page.pk),
            "html_url": self.reading.absolute(page.reader_url) or "",
            "locale": code,
            "language": writer.tag(code),
            "is_fallback": page.is_fallback,
        }
