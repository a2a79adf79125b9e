"""What helps with a text while it is translated: the glossary's terms in it, and earlier translations."""

from collections.abc import Iterable
from functools import cached_property

from wagtail_localize.models import Translation

from cms.translations.glossary.showing import TermMarks
from cms.translations.memory.offers import Offer
from cms.translations.memory.suggesting import Suggestion, suggest
from cms.translations.rights.languages import Person
from cms.translations.segments.rows import SegmentRow


class Aids:
    """The aids for the texts of one translation. ``marks`` are those of the glossary.

    Earlier translations cost at most nineteen queries, whatever the number of texts, and only when they are asked for. They are
    those of ``rows`` that ``user`` may see; without a user there are none.
    """

    def __init__(self, translation: Translation, rows: Iterable[SegmentRow] = (), user: Person | None = None):
        self.translation = translation
        self.marks = TermMarks(
            translation.source.locale.language_code[:2], translation.target_locale.language_code[:2]
        )
        self._rows = rows
        self._user = user

    @cached_property
    def _suggestions(self) -> dict[int, list[Suggestion]]:
        if self._user is None:
            return {}
        wanted = [row.segment for row in self._rows if row.is_open and not row.repeats]
        return suggest(self.translation, wanted, self._user) if wanted else {}

    def offers(self, row: SegmentRow) -> list[Offer]:
        """Earlier translations of a text like this one."""
        return [Offer(suggestion, row) for suggestion in self._suggestions.get(row.segment.pk, ())]

    def find_offer(self, row: SegmentRow, key: str) -> Offer | None:
        """The offer with this key, if there still is one."""
        return next((offer for offer in self.offers(row) if offer.key == key), None)
