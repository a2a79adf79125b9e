"""Storing what a translator wrote or said about texts: few queries for however many."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from cms.translations.segments.marks import SAME_IN_BOTH, STILL_RIGHT
from cms.translations.segments.rows import SegmentRow
from cms.translations.segments.texts import to_field
from cms.translations.signals import segments_written

BATCH = 100
_TITLE = "title"
_WRITTEN = (
    "data",
    "translation_type",
    "tool_name",
    "last_translated_by",
    "updated_at",
    "has_error",
    "field_error",
)


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
    now = timezone.now()
    rows = {
        (row.segment.string_id, row.segment.context_id): StringTranslation(
            translation_of_id=row.segment.string_id,
            context_id=row.segment.context_id,
            locale_id=translation.target_locale_id,
            data=text.data,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            tool_name=text.mark,
            last_translated_by=user,
            updated_at=now,
        )
        for row, text in texts.items()
    }
    StringTranslation.objects.bulk_create(
        rows.values(),
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["locale", "translation_of", "context"],
        update_fields=_WRITTEN,
    )
    titles = [to_field(text.data, row.place) for row, text in texts.items() if row.path == _TITLE]
    if titles:
        limit = Page._meta.get_field("draft_title").max_length
        _target_page(translation).update(draft_title=titles[0][:limit])
    _tell(translation)


@transaction.atomic
def remove_texts(translation: Translation, rows: Iterable[SegmentRow]) -> None:
    """Remove the translations of texts, which are then open; send ``segments_written`` once."""
    rows = [row for row in rows if row.record]
    if not rows:
        return
    StringTranslation.objects.filter(pk__in=[row.record.pk for row in rows]).delete()
    if any(row.path == _TITLE for row in rows):
        _target_page(translation).update(draft_title=F("title"))
    _tell(translation)


def _target_page(translation: Translation):
    """The translated page; nothing when it is a snippet."""
    return Page.objects.filter(
        translation_key=translation.source.object_id, locale_id=translation.target_locale_id
    )


def _tell(translation: Translation) -> None:
    segments_written.send(
        sender=StringTranslation, source=translation.source, locale=translation.target_locale
    )
