"""What the translation editor shows: its texts as they are, with what was typed and could not be stored."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import ceil

from django.utils.safestring import SafeString
from wagtail_localize.models import Translation

from cms.translations.editor.aids import Aids
from cms.translations.editor.typed import Kept, field_name, key_of, seen_texts, starting_text
from cms.translations.glossary.showing import TermNote
from cms.translations.languages import language_tag
from cms.translations.memory.offers import Offer
from cms.translations.rights.languages import Person
from cms.translations.segments.diff import word_diff
from cms.translations.segments.marks import STILL_RIGHT
from cms.translations.segments.proposals import proposed_same
from cms.translations.segments.rows import SegmentRow, Status, segment_rows
from cms.translations.segments.texts import to_field

ALL, OPEN, CHANGED = "all", "open", "changed"
CHARACTERS_A_LINE = 76
MOST_LINES = 14
PLAIN_MARGIN = 1.2
"""How much longer than its original a translation may well be."""


@dataclass(frozen=True)
class SegmentField:
    """One text on the screen."""

    row: SegmentRow
    aids: Aids
    is_proposed: bool = False
    kept: Kept | None = None
    heading: str = ""

    @property
    def key(self) -> str:
        """Its name in the form."""
        return key_of(self.row)

    @property
    def name(self) -> str:
        """The name of its field."""
        return field_name(self.key)

    @property
    def value(self) -> str:
        """What stands in the field."""
        return self.kept.typed if self.kept else starting_text(self.row)

    @property
    def error(self) -> str:
        """Why it cannot be used as it stands."""
        return self.kept.error if self.kept else self.row.error

    @property
    def original(self) -> SafeString:
        """The original, marks set apart and the glossary's terms highlighted."""
        return self.aids.marks.original(self.row)

    @property
    def terms(self) -> list[TermNote]:
        """What the glossary says about words of the original."""
        return self.aids.marks.terms(self.row)

    @property
    def warnings(self) -> list[str]:
        """Words of the glossary that the translation does not use."""
        return self.aids.marks.warnings(self.row, self.value)

    @property
    def offers(self) -> list[Offer]:
        """Earlier translations that may serve."""
        return self.aids.offers(self.row)

    @property
    def plain_source(self) -> str:
        """The original as it would be typed."""
        return to_field(self.row.source, self.row.place)

    @property
    def changes(self) -> SafeString | None:
        """What has changed in the original since it was translated."""
        if self.row.status != Status.CHANGED or not self.row.previous:
            return None
        return word_diff(self.row.previous_source, self.row.source, self.row.place)

    @property
    def previous_translation(self) -> str:
        """The translation before the change, as it would be typed."""
        return to_field(self.row.previous_translation, self.row.place)

    @property
    def lines(self) -> int:
        """How high the field is to be."""
        texts = (self.value, self.plain_source)
        lines = [
            sum(max(1, ceil(len(line) * PLAIN_MARGIN / CHARACTERS_A_LINE)) for line in text.split("\n"))
            for text in texts
        ]
        return min(MOST_LINES, max(lines))

    @property
    def is_still_right(self) -> bool:
        """Whether an earlier translation was confirmed."""
        return self.row.record is not None and self.row.record.tool_name == STILL_RIGHT


@dataclass
class Screen:
    """Everything that the editor shows of texts. ``kept`` and ``strays`` are what could not be stored (see ``Typed``)."""

    translation: Translation
    filter: str = ALL
    kept: Mapping[str, Kept] = field(default_factory=dict)
    strays: Iterable[str] = ()
    user: Person | None = None

    @cached_property
    def aids(self) -> Aids:
        """What helps with the texts shown. Earlier translations are those that ``user`` may see; without one none."""
        return Aids(self.translation, [row for row in self.rows if self._is_shown(row)], self.user)

    @cached_property
    def rows(self) -> list[SegmentRow]:
        """Every text, in the order of the page's form."""
        return segment_rows(self.translation)

    @cached_property
    def proposed(self) -> set[int]:
        """The keys of the segments proposed as the same in both languages."""
        return proposed_same(self.rows, self.translation.target_locale)

    @cached_property
    def fields(self) -> list[SegmentField]:
        """The texts that the filter lets through; what could not be stored is always among them."""
        shown = [row for row in self.rows if self._is_shown(row)]
        headings = dict.fromkeys(row.field_label for row in shown)
        fields = []
        for row in shown:
            heading = row.field_label if row.field_label in headings else ""
            headings.pop(row.field_label, None)
            kept = None if row.repeats else self.kept.get(key_of(row))
            fields.append(SegmentField(row, self.aids, row.segment.pk in self.proposed, kept, heading))
        return fields

    def _is_shown(self, row: SegmentRow) -> bool:
        if self.filter == ALL or key_of(row) in self.kept:
            return True
        return row.is_open if self.filter == OPEN else row.status == Status.CHANGED

    @property
    def seen(self) -> str:
        """What the form was made with."""
        return json.dumps(self.seen_by_key)

    @property
    def seen_by_key(self) -> dict[str, str]:
        """What the form was made with, by the name of each text."""
        return seen_texts(field.row for field in self.fields)

    @property
    def total(self) -> int:
        """How many texts there are."""
        return len(self.rows)

    @cached_property
    def open_rows(self) -> list[SegmentRow]:
        """The texts that keep the translation from being published whole."""
        return [row for row in self.rows if row.is_open]

    @property
    def done(self) -> int:
        """How many texts can be published."""
        return self.total - len(self.open_rows)

    @property
    def changed_count(self) -> int:
        """How many texts are open because their original has changed."""
        return sum(row.status == Status.CHANGED for row in self.rows)

    @property
    def proposed_count(self) -> int:
        """How many texts are proposed as the same."""
        return len(self.proposed)

    @property
    def source_tag(self) -> str:
        """The language of the originals, for ``lang``."""
        return language_tag(self.translation.source.locale.language_code)

    @property
    def target_tag(self) -> str:
        """The language of the translations, for ``lang``."""
        return language_tag(self.translation.target_locale.language_code)
