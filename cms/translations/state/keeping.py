"""Writing the rows: what was computed is compared with what is stored, and what differs is stored, with its cause."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from wagtail.models import Revision

from cms.delivery.version import start_new_version
from cms.images.models import CmsImage
from cms.translations.signals import states_written
from cms.translations.state.changes import FOUND, Event, Events
from cms.translations.state.compute import compute
from cms.translations.state.images import compute_images, image_key, note_texts
from cms.translations.state.models import Cause, State, TranslationState

UNIQUE = ("content_type", "translation_key", "locale")
HISTORY = ("since", "cause", "cause_user", "cause_revision", "updated_at")
"""What tells of the past, and cannot be computed again."""
_VALUES = [f for f in TranslationState._meta.concrete_fields if not f.primary_key]
COMPARED = [f.attname for f in _VALUES if f.name not in HISTORY]
_UPDATED = [f.name for f in _VALUES if f.name not in UNIQUE]
_WEIGHT = {cause: weight for weight, cause in enumerate(Cause.values)}
_BY_SOURCE: dict[str, str] = {
    Cause.PUBLISHED: Cause.SOURCE_PUBLISHED,
    Cause.UNPUBLISHED: Cause.SOURCE_UNPUBLISHED,
}
_LEADING: dict[str, tuple[str, ...]] = {
    State.MISSING: (Cause.DELETED, Cause.SOURCE_PUBLISHED),
    State.DRAFT: (Cause.SUBMITTED, Cause.REVIEW, Cause.UNPUBLISHED),
    State.IN_REVIEW: (Cause.REVIEW,),
    State.SUMMARY: (Cause.PUBLISHED,),
    State.CURRENT: (Cause.PUBLISHED,),
    State.STALE: (Cause.SOURCE_REFRESHED, Cause.SOURCE_PUBLISHED),
}
"""Of several changes that were written at once, those which lead to a state."""


def write(model: type[models.Model], events: dict[UUID, Events]) -> list[TranslationState]:
    """Bring the rows of these keys up to date and return those that differed."""
    with transaction.atomic():
        stored = _stored(model, events)
        return _write(stored, compute(model, list(events)), events)


def write_images(events: dict[int, Events]) -> list[TranslationState]:
    """The same for pictures, by primary key."""
    by_key = {image_key(pk): event for pk, event in events.items()}
    with transaction.atomic():
        stored = _stored(CmsImage, by_key)
        note_texts(list(events))
        return _write(stored, compute_images(list(events)), by_key)


def differences(stored: TranslationState | None, computed: TranslationState | None) -> dict[str, tuple]:
    """What two rows of the same place say differently, by field: (stored, computed)."""
    if stored is None or computed is None:
        return {"state": (getattr(stored, "state", None), getattr(computed, "state", None))}
    return {
        name: (getattr(stored, name), getattr(computed, name))
        for name in COMPARED
        if getattr(stored, name) != getattr(computed, name)
    }


def stored_rows(model: type[models.Model], keys: Iterable[UUID]) -> models.QuerySet:
    """The rows of these keys as they are stored."""
    return TranslationState.objects.filter(
        content_type=ContentType.objects.get_for_model(model), translation_key__in=list(keys)
    )


def _stored(model: type[models.Model], keys: Iterable[UUID]) -> dict[tuple[UUID, int], TranslationState]:
    """The stored rows, held until the end of the transaction, so that of two writers the later sees what both changed."""
    rows = stored_rows(model, keys).select_for_update().order_by("pk")
    return {(row.translation_key, row.locale_id): row for row in rows}


def _write(stored: dict, computed: dict, events: dict[UUID, Events]) -> list[TranslationState]:
    now = timezone.now()
    changed, moved, gone = [], [], [row for place, row in stored.items() if place not in computed]
    for place, row in computed.items():
        before = stored.get(place)
        if before is not None and not differences(before, row):
            continue
        if before is not None and before.state == row.state:
            row.since, row.cause = before.since, before.cause
            row.cause_user_id, row.cause_revision_id = before.cause_user_id, before.cause_revision_id
        else:
            _tell_cause(row, events[place[0]], now)
            moved.append(row)
        row.updated_at = now
        changed.append(row)
    if gone:
        TranslationState.objects.filter(pk__in=[row.pk for row in gone]).delete()
    if changed:
        _forget_deleted_revisions(changed)
        TranslationState.objects.bulk_create(
            changed,
            update_conflicts=True,
            unique_fields=UNIQUE,
            update_fields=_UPDATED,
        )
        states_written.send(sender=TranslationState, rows=changed, moved=moved)
    if any(row.read_state != _read_state(stored.get(place)) for place, row in computed.items()):
        # Readers of the API are told.
        start_new_version()
    return [*changed, *gone]


def _read_state(row: TranslationState | None) -> str:
    return row.read_state if row else ""


def _forget_deleted_revisions(rows: list[TranslationState]) -> None:
    """A revision may be deleted between its publication and the writing of what it caused."""
    ids = {row.cause_revision_id for row in rows} - {None}
    if not ids:
        return
    there = set(Revision.objects.filter(pk__in=ids).values_list("pk", flat=True))
    for row in rows:
        if row.cause_revision_id not in there:
            row.cause_revision_id = None


def _tell_cause(row: TranslationState, events: Events, now: datetime) -> None:
    """Say by which of the changes the row came into its state: one that leads there, or else the weightiest."""
    told = [(_seen_from(row, event), event) for event in events]
    leading = _LEADING.get(row.state, ())
    cause, event = max(told, key=lambda pair: (pair[0] in leading, _WEIGHT[pair[0]]))
    row.cause, row.cause_user_id, row.cause_revision_id = cause, event.user_id, event.revision_id
    if event is not FOUND:
        row.since = now


def _seen_from(row: TranslationState, event: Event) -> str:
    """What a change is called in the row's language: a publication in another is the original's."""
    of_another = event.locale_id not in (None, row.locale_id) and not row.is_original
    return _BY_SOURCE.get(event.cause, event.cause) if of_another else event.cause
