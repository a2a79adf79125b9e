"""The glossary beside a text that is translated: its terms in the original, and what the translation makes of them."""

from functools import cached_property
from typing import Protocol

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from cms.translations.glossary.checking import warnings
from cms.translations.glossary.matching import Glossary, TermHit
from cms.translations.glossary.models import GlossaryTerm
from cms.translations.segments.diff import show_field
from cms.translations.segments.places import Place
from cms.translations.segments.texts import to_field


class Translated(Protocol):
    """A text to be translated, of a page, a snippet or a picture."""

    @property
    def source(self) -> str:
        """The original, as wagtail-localize stores it."""

    @property
    def place(self) -> Place:
        """Where it stands."""


class TermNote:
    """One term of an original, as the screen names it."""

    def __init__(self, written: str, term: GlossaryTerm, language: str):
        self.written = written
        self.translation = term.written(language)
        self.note = term.note
        self.do_not_translate = term.do_not_translate


class TermMarks:
    """The glossary for texts from one language into another, each ``sr`` or ``en``.

    Costs one query, whatever the number of texts, and only when it is asked for.
    """

    def __init__(self, source_language: str, target_language: str):
        self._from, self._into = source_language, target_language
        self._hits_by_text: dict[str, list[TermHit]] = {}

    @cached_property
    def _glossary(self) -> Glossary:
        return Glossary.load()

    def terms(self, row: Translated) -> list[TermNote]:
        """The terms in the original, each once."""
        text = to_field(row.source, row.place)
        return list(
            {
                term.pk: TermNote(term.written(self._from), term, self._into)
                for hit in self._hits(text)
                for term in hit.terms
            }.values()
        )

    def original(self, row: Translated) -> SafeString:
        """The original with its terms highlighted; what to write for them is read out where they stand."""
        text = to_field(row.source, row.place)
        parts, position = [], 0
        for hit in self._hits(text):
            parts.append(show_field(text[position : hit.start], row.place))
            parts.append(self._highlighted(text, hit, row.place))
            position = hit.end
        parts.append(show_field(text[position:], row.place))
        return mark_safe("".join(parts))

    def warnings(self, row: Translated, text: str) -> list[str]:
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
