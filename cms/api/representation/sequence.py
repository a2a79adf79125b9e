"""The pages before and after one, in the time of its section."""

from typing import Any, TypedDict

from django.db.models import Q

from cms.api.paging import Ordering
from cms.api.reading import Reading
from cms.delivery.page_links import ancestor_paths
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
        public = (
            self.reading.visibility.pages(self.model).filter(self._in_section()).defer(*self.story_fields)
        )
        shown = readable_in(public, self.reading.reader_of(self.page))
        found = Ordering(self.model, order).after_row(shown, self.page)[:1]
        for page in self.reading.address(list(found)):
            return self._described(page)
        return None

    def _in_section(self) -> Q:
        """Below the page above or one of its versions."""
        family = self.reading.family(self.page)
        parent = family.by_path.get(ancestor_paths(self.page)[-1])
        below = Q(pk__in=[])
        for section in family.translations[parent.translation_key] if parent else ():
            below |= Q(path__startswith=section.path, depth=section.depth + 1)
        return below

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
