"""Storing what a translator wrote or said about texts: few queries for however many."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from wagtail_localize.models import StringTranslation, Translation

from cms.translations.segments.marks import SAME_IN_BOTH, STILL_RIGHT
from cms.translations.segments.rows import SegmentRow
from cms.translations.segments.texts import to_field
from cms.translations.writing.texts import follow_title, save_rows, tell_written

_TITLE = "title"


@dataclass(frozen=True)
class Text:
    """A translated text as it is to be stored; ``mark`` as in ``segments.marks``, or the tool that wrote it."""

    data: str
    mark: str = ""


def written(row: SegmentRow, data: str) -> Text:
    """What somebody typed; what equals the original is the same in both languages."""
    return Text(data, SAME_IN_BOTH if data == row.source else "")


def same_in_both(row: SegmentRow) -> Text:
    """The original, left as it is."""
    return Text(row.source, SAME_IN_BOTH)


def still_right(row: SegmentRow) -> Text:
    """The translation from before the original changed."""
    return Text(row.previous_translation, STILL_RIGHT)


def confirmed(row: SegmentRow) -> Text:
    """What a machine wrote, now a person's word; the machine's name stays with it."""
    return Text(row.translation, row.record.tool_name if row.record else "")


@transaction.atomic
def store_texts(
    translation: Translation, texts: Mapping[SegmentRow, Text], user: AbstractBaseUser | None
) -> None:
    """Store checked texts as written by a person; send ``segments_written`` once."""
    if not texts:
        return
    # The same original twice in the same place has one translation.
    rows = {
        (row.segment.string_id, row.segment.context_id): StringTranslation(
            translation_of_id=row.segment.string_id,
            context_id=row.segment.context_id,
            locale_id=translation.target_locale_id,
            data=text.data,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            tool_name=text.mark,
            last_translated_by=user,
        )
        for row, text in texts.items()
    }
    save_rows(rows.values())
    title = next((to_field(text.data, row.place) for row, text in texts.items() if row.path == _TITLE), None)
    if title is not None:
        follow_title(translation, title)
    tell_written(translation)


@transaction.atomic
def remove_texts(translation: Translation, rows: Iterable[SegmentRow]) -> None:
    """Remove the translations of texts, which are then open; send ``segments_written`` once."""
    rows = [row for row in rows if row.record]
    if not rows:
        return
    StringTranslation.objects.filter(pk__in=[row.record.pk for row in rows]).delete()
    if any(row.path == _TITLE for row in rows):
        follow_title(translation, None)
    tell_written(translation)
