"""Bringing the segments of a source up to its frozen content: what ``TranslationSource.refresh_segments`` does, in bulk."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    StringSegment,
    TemplateSegment,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.segments import (
    OverridableSegmentValue,
    RelatedObjectSegmentValue,
    StringSegmentValue,
    TemplateSegmentValue,
)
from wagtail_localize.segments.extract import extract_segments

from cms.translations.holding import hold_source
from cms.translations.signals import segments_written
from cms.translations.writing.shared import (
    BATCH,
    batches,
    ensure_contexts,
    ensure_objects,
    ensure_strings,
    ensure_templates,
)

CONTENT_FIELDS: dict[type[models.Model], tuple[str, ...]] = {
    StringSegment: ("string_id", "attrs"),
    TemplateSegment: ("template_id",),
    RelatedObjectSegment: ("object_id",),
    OverridableSegment: ("data_json",),
}
"""What a segment of each kind holds beside its place (``context_id``) and its position on the page (``order``)."""


@dataclass(frozen=True)
class Wanted:
    """A segment that a source should have."""

    context_id: int
    content: tuple
    order: int

    @property
    def what(self) -> tuple:
        """What it says and where, whatever comes before it on the page."""
        return (self.context_id, *self.content)


@transaction.atomic
def refresh_segments(source: TranslationSource) -> bool:
    """Make the segments of ``source`` those of its frozen content; return whether any has changed.

    Sends ``segments_written`` then. Takes the place of ``TranslationSource.refresh_segments``. Unlike that, a text that only moved keeps its row, so that a
    form or link that names the row stays good.

    Raises:
        SourceDeletedError: the page or snippet of the source is gone.
    """
    hold_source(source.pk)
    instance = source.as_instance()
    values = extract_segments(instance)
    by_kind: dict[type, list] = defaultdict(list)
    for value in values:
        by_kind[type(value)].append(value)
    contexts = ensure_contexts(
        source.object_id, (value.path for value in values), lambda path: field_path_of(instance, path)
    )
    strings = by_kind[StringSegmentValue]
    string_ids = ensure_strings(source.locale_id, (value.string.data for value in strings))
    template_ids = ensure_templates(by_kind[TemplateSegmentValue])
    ensure_objects(by_kind[RelatedObjectSegmentValue])
    contents = {
        StringSegment: [(value, (string_ids[value.string.data], _json(value.attrs))) for value in strings],
        TemplateSegment: [
            (value, (template_ids[value.format, value.template],)) for value in by_kind[TemplateSegmentValue]
        ],
        RelatedObjectSegment: [
            (value, (value.translation_key,)) for value in by_kind[RelatedObjectSegmentValue]
        ],
        OverridableSegment: [(value, (_json(value.data),)) for value in by_kind[OverridableSegmentValue]],
    }
    changed = [
        _store(source, model, [Wanted(contexts[v.path], content, v.order) for v, content in rows])
        for model, rows in contents.items()
    ]
    if any(changed):
        segments_written.send(sender=TranslationSource, source=source, locale=None)
    return any(changed)


def field_path_of(instance: models.Model, path: str) -> str:
    """The field path of a content path, as wagtail-localize computes it; ids of blocks and children are left out of it."""
    return TranslationContext.get_field_path(_Unsaved(path), instance)


class _Unsaved:
    """A context as far as ``TranslationContext.get_field_path`` looks at one; that method also saves it."""

    def __init__(self, path: str):
        self.path = path
        self.field_path = ""

    def save(self, **kwargs: Any) -> None:
        """Nothing is saved yet."""


def _store(source: TranslationSource, model: type[models.Model], wanted: Iterable[Wanted]) -> bool:
    """Make the segments of one kind the wanted ones; return whether any row has changed."""
    fields = CONTENT_FIELDS[model]
    stored = defaultdict(list)
    for row in model._default_manager.filter(source=source).order_by("order", "pk"):
        stored[(row.context_id, *(getattr(row, field) for field in fields))].append(row)
    unmatched, moved, added = [], [], []
    for segment in wanted:
        row = _take(stored[segment.what], segment.order)
        if row is None:
            unmatched.append(segment)
    for segment in unmatched:
        rows = stored[segment.what]
        if rows:
            row = rows.pop(0)
            row.order = segment.order
            moved.append(row)
        else:
            content = dict(zip(fields, segment.content, strict=True))
            added.append(model(source=source, context_id=segment.context_id, order=segment.order, **content))
    gone = [row.pk for rows in stored.values() for row in rows]
    for batch in batches(gone):
        model._default_manager.filter(pk__in=batch).delete()
    if moved:
        model._default_manager.bulk_update(moved, ["order"], batch_size=BATCH)
    if added:
        model._default_manager.bulk_create(added, batch_size=BATCH)
    return bool(gone or moved or added)


def _take(rows: list, order: int) -> models.Model | None:
    """Take the row that is in its right place already out of ``rows``."""
    for index, row in enumerate(rows):
        if row.order == order:
            return rows.pop(index)
    return None


def _json(value: Any) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder)
