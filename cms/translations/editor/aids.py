"""What helps with a text while it is translated: the glossary's terms in it, and earlier translations."""

from collections.abc import Iterable
from functools import cached_property

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail_localize.models import Translation

from cms.translations.glossary.checking import warnings
from cms.translations.glossary.matching import Glossary, TermHit
from cms.translations.glossary.models import GlossaryTerm
from cms.translations.memory.offers import Offer
from cms.translations.memory.suggesting import Suggestion, suggest
from cms.translations.rights.languages import Person
from cms.translations.segments.diff import show_field
from cms.translations.segments.places import Place
from cms.translations.segments.rows import SegmentRow
from cms.translations.segments.texts import to_field


class TermNote:
    """One term of an original, as the screen names it."""

    def __init__(self, written: str, term: GlossaryTerm, language: str):
        self.written = written
        self.translation = term.written(language)
        self.note = term.note
        self.do_not_translate = term.do_not_translate


class Aids:
    """The aids for the texts of one translation.

    The glossary costs one query, earlier translations at most nineteen, whatever the number of texts; both only when they are
    asked for. Earlier translations are those of ``rows`` that ``user`` may see; without a user there are none.
    """

    def __init__(self, translation: Translation, rows: Iterable[SegmentRow] = (), user: Person | None = None):
        self.translation = translation
        self._rows = rows
        self._user = user
        self._from = translation.source.locale.language_code[:2]
        self._into = translation.target_locale.language_code[:2]
        self._hits_by_text: dict[str, list[TermHit]] = {}

    @cached_property
    def _glossary(self) -> Glossary:
        return Glossary.load()

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

    def terms(self, row: SegmentRow) -> list[TermNote]:
        """The glossary's terms in the original, each once."""
        text = to_field(row.source, row.place)
        return list(
            {
                term.pk: TermNote(term.written(self._from), term, self._into)
                for hit in self._hits(text)
                for term in hit.terms
            }.values()
        )

    def original(self, row: SegmentRow) -> SafeString:
        """The original with its terms highlighted; what to write for them is read out where they stand."""
        text = to_field(row.source, row.place)
        parts, position = [], 0
        for hit in self._hits(text):
            parts.append(show_field(text[position : hit.start], row.place))
            parts.append(self._highlighted(text, hit, row.place))
            position = hit.end
        parts.append(show_field(text[position:], row.place))
        return mark_safe("".join(parts))

    def warnings(self, row: SegmentRow, text: str) -> list[str]:
        """What to look at again in ``text``, a translation as it stands in its field."""
        if not text:
            return []
        return warnings(self._glossary, to_field(row.source, row.place), text, self._from, self._into)

    def _hits(self, text: str) -> list[TermHit]:
        if text not in self._hits_by_text:
            self._hits_by_text[text] = self._glossary.terms_in(text, self._from)
        return self._hits_by_text[text]

    def _highlighted(self, text: str, hit: TermHit, place: Place) -> SafeString:
        meant = " / ".join(dict.fromkeys(term.written(self._into) for term in hit.terms))
        return format_html(
            '<mark class="term" title="{}">{}<span class="w-sr-only"> ({})</span></mark>',
            meant,
            show_field(text[hit.start : hit.end], place),
            meant,
        )
