"""How many texts a translation has and how many are open, for many translations at once."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from cms.translations.gate import SUMMARY_FIELDS, USABLE
from cms.translations.segments.history import previous_translations


@dataclass
class Progress:
    """A translation that wagtail-localize manages, counted.

    ``segments`` and ``translations`` are read only where the numbers do not tell the state (see ``read_texts``).
    """

    translation_key: UUID
    locale_id: int
    source_id: int
    source_locale_id: int
    refreshed_at: datetime
    total: int = 0
    open: int = 0
    summary_open: int = 0
    changed: int = 0
    has_history: bool = False
    newest_text: datetime | None = None
    segments: list[StringSegment] = field(default_factory=list)
    translations: list[StringTranslation] = field(default_factory=list)

    @property
    def needs_history(self) -> bool:
        """Whether open texts may have been translated before."""
        return bool(self.open and self.has_history)


def read_progress(keys: Collection[UUID]) -> dict[tuple[UUID, int], Progress]:
    """The managed translations of these keys by key and language: three queries, and two more for changed texts."""
    managed = {
        (key, locale_id): Progress(key, locale_id, source_id, source_locale_id, refreshed_at)
        for key, locale_id, source_id, source_locale_id, refreshed_at in Translation.objects.filter(
            source__object_id__in=keys, enabled=True
        )
        .order_by("-source_id")
        .values_list(
            "source__object_id",
            "target_locale_id",
            "source_id",
            "source__locale_id",
            "source__last_updated_at",
        )
    }
    if managed:
        _count(managed)
        read_texts([progress for progress in managed.values() if progress.needs_history])
    for progress in managed.values():
        if progress.needs_history:
            progress.changed = len(previous_translations(progress.segments, progress.translations))
    return managed


def _count(managed: dict[tuple[UUID, int], Progress]) -> None:
    segments = defaultdict(list)
    for source_id, string_id, context_id, path in StringSegment.objects.filter(
        source_id__in={progress.source_id for progress in managed.values()}
    ).values_list("source_id", "string_id", "context_id", "context__path"):
        segments[source_id].append((string_id, context_id, path))
    written: dict[tuple[UUID, int], dict[tuple[int, int], bool]] = defaultdict(dict)
    newest: dict[tuple[UUID, int], datetime] = {}
    for key, locale_id, string_id, context_id, created_at, usable in StringTranslation.objects.filter(
        context__object_id__in={progress.translation_key for progress in managed.values()}
    ).values_list(
        "context__object_id",
        "locale_id",
        "translation_of_id",
        "context_id",
        "created_at",
        ExpressionWrapper(USABLE, output_field=BooleanField()),
    ):
        written[key, locale_id][string_id, context_id] = usable
        newest[key, locale_id] = max(created_at, newest.get((key, locale_id), created_at))
    for place, progress in managed.items():
        mine, rows = segments[progress.source_id], written.get(place, {})
        still_open = [path for string_id, context_id, path in mine if not rows.get((string_id, context_id))]
        progress.total, progress.open = len(mine), len(still_open)
        progress.summary_open = sum(path in SUMMARY_FIELDS for path in still_open)
        progress.has_history = bool(rows.keys() - {(string, context) for string, context, _path in mine})
        progress.newest_text = newest.get(place)


def read_texts(wanted: Collection[Progress]) -> None:
    """Read originals and translations, former ones too, of those that have not been read: two queries, or none."""
    wanted = [progress for progress in wanted if not progress.segments]
    if not wanted:
        return
    by_source, by_place = defaultdict(list), defaultdict(list)
    for segment in (
        StringSegment.objects.filter(source_id__in={progress.source_id for progress in wanted})
        .select_related("context", "string")
        .order_by("order")
    ):
        by_source[segment.source_id].append(segment)
    for row in (
        StringTranslation.objects.filter(
            context__object_id__in={progress.translation_key for progress in wanted}
        )
        .select_related("context", "translation_of")
        .order_by("-updated_at", "-pk")
    ):
        by_place[row.context.object_id, row.locale_id].append(row)
    for progress in wanted:
        progress.segments = by_source[progress.source_id]
        progress.translations = by_place[progress.translation_key, progress.locale_id]
