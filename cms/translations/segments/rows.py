"""Every text of a translation with all that a translator must know about it, in a fixed number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from cms.translations.gate import anchor
from cms.translations.segments.history import previous_translations
from cms.translations.segments.marks import SAME_IN_BOTH
from cms.translations.segments.places import Place, find_place


class Status(TextChoices):
    """How far a text is. Only ``SAME`` and ``DONE`` may be published."""

    OPEN = "open", _("Not translated")
    CHANGED = "changed", _("Original changed")
    MACHINE = "machine", _("Machine translation, to be confirmed")
    SAME = "same", _("Same in both languages")
    DONE = "done", _("Translated")


@dataclass(frozen=True, eq=False)
class SegmentRow:
    """One text of a translation. Texts are as wagtail-localize stores them: HTML without attributes, also plain ones.

    ``repeats`` is the row of the same original in the same place (a paragraph that is there twice): both have one
    translation. ``previous_…`` are what the original and its translation were before a change, if there was one.
    """

    segment: StringSegment
    place: Place
    status: Status
    record: StringTranslation | None = None
    previous: StringTranslation | None = None
    repeats: "SegmentRow | None" = None

    @property
    def path(self) -> str:
        """Where the text stands in the page, in wagtail-localize's words."""
        return self.segment.context.path

    @property
    def anchor(self) -> str:
        """The id of the text in the translation editor."""
        return anchor(self.segment)

    @property
    def field_label(self) -> str:
        """What editors call the field."""
        return self.place.field_label

    @property
    def block_label(self) -> str:
        """What editors call the block or the field of a child; empty for a plain field."""
        return self.place.block_label

    @property
    def source(self) -> str:
        """The original as it is now."""
        return self.segment.string.data

    @property
    def translation(self) -> str:
        """What is written for it; empty when nothing is."""
        return self.record.data if self.record else ""

    @property
    def previous_source(self) -> str:
        """The original before it changed."""
        return self.previous.translation_of.data if self.previous else ""

    @property
    def previous_translation(self) -> str:
        """The translation of the original before it changed."""
        return self.previous.data if self.previous else ""

    @property
    def updated_at(self) -> datetime | None:
        """When the translation was last written."""
        return self.record.updated_at if self.record else None

    @property
    def updated_by(self) -> AbstractBaseUser | None:
        """Who wrote it; ``None`` also when a program did."""
        return self.record.last_translated_by if self.record else None

    @property
    def error(self) -> str:
        """Why what is written cannot be used; empty when it can."""
        return (self.record.get_error() or "") if self.record else ""

    def check(self, data: str) -> None:
        """Raise ValueError for a text that this row cannot have for a reason of its own. Pages have none."""

    @property
    def is_open(self) -> bool:
        """Whether the text keeps the translation from being published whole."""
        return self.status in (Status.OPEN, Status.CHANGED, Status.MACHINE)


def segment_rows(translation: Translation) -> list[SegmentRow]:
    """Every text of a translation, in the order of the page's form.

    Two queries however long the page is (a third for the first source of a content type): the segments, and all
    translations ever made of this page's texts into the language.
    """
    segments = list(
        StringSegment.objects.filter(source_id=translation.source_id)
        .select_related("context", "string")
        .order_by("order")
    )
    translations = list(
        StringTranslation.objects.filter(
            context__object_id=translation.source.object_id, locale_id=translation.target_locale_id
        )
        .select_related("context", "translation_of", "last_translated_by")
        .order_by("-updated_at", "-pk")
    )
    written = {(row.translation_of_id, row.context_id): row for row in translations}
    previous = previous_translations(segments, translations)
    model = ContentType.objects.get_for_id(translation.source.specific_content_type_id).model_class()
    placed = [(find_place(model, s.context.field_path or s.context.path), s) for s in segments]
    placed.sort(key=lambda found: (found[0].position, found[1].order))
    return _rows(placed, written, previous)


def _rows(
    placed: list[tuple[Place, StringSegment]],
    written: Mapping[tuple[int, int], StringTranslation],
    previous: Mapping[int, StringTranslation],
) -> list[SegmentRow]:
    rows: list[SegmentRow] = []
    first: dict[tuple[int, int], SegmentRow] = {}
    for place, segment in placed:
        key = (segment.string_id, segment.context_id)
        record, before = written.get(key), previous.get(segment.pk)
        row = SegmentRow(segment, place, _status(record, before), record, before, first.get(key))
        first.setdefault(key, row)
        rows.append(row)
    return rows


def _status(record: StringTranslation | None, previous: StringTranslation | None) -> Status:
    if record is None or record.has_error:
        return Status.CHANGED if previous else Status.OPEN
    if record.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE:
        return Status.MACHINE
    return Status.SAME if record.tool_name == SAME_IN_BOTH else Status.DONE
