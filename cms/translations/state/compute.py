"""What the state of texts is, by what the database says now. Nothing is written here."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from wagtail.models import Locale, Page

from cms.serbian import fold
from cms.translations.state.counting import Progress, read_progress, read_texts
from cms.translations.state.models import READ_STATES, State, TranslationState
from cms.translations.state.texts import is_copy, is_outdated, read_pages, shown_texts
from cms.translations.state.versions import Version, read_versions

Place = tuple[UUID, int]
"""A key and a language."""


def compute(model: type[models.Model], keys: Collection[UUID]) -> dict[Place, TranslationState]:
    """The rows of these keys, not saved: one for each language of the site, none for a key that no text has.

    ``model`` is ``Page`` for all pages, or a snippet's. ``since`` is the best guess that the database allows.

    The number of queries does not depend on the number of keys: the languages, ``read_versions``, ``read_progress``, and
    for translations of which numbers do not tell (``_must_compare``) two for texts and one for each page type and kind of
    child; the stories of these pages may ask once more for each kind of thing that they choose.
    """
    locale_ids = list(Locale.objects.values_list("pk", flat=True))
    versions: dict[UUID, dict[int, Version]] = defaultdict(dict)
    for version in read_versions(model, keys):
        versions[version.translation_key].setdefault(version.locale_id, version)
    progress = read_progress(list(versions))
    found: dict[Place, tuple[Version, Version | None, Progress | None]] = {}
    for key, by_locale in versions.items():
        original = _original(by_locale, [progress[key, pk] for pk in locale_ids if (key, pk) in progress])
        for locale_id in locale_ids:
            mine = None if locale_id == original.locale_id else progress.get((key, locale_id))
            if mine is not None and mine.source_locale_id != original.locale_id:
                mine = None
            found[key, locale_id] = original, by_locale.get(locale_id), mine
    outdated, copies = _compare(found)
    content_type_id = ContentType.objects.get_for_model(model).pk
    rows = {}
    for (key, locale_id), (original, version, mine) in found.items():
        place = key, locale_id
        row = _row(original, version, mine)
        row.content_type_id, row.translation_key, row.locale_id = content_type_id, key, locale_id
        row.read_state = _read_state(
            original, version, mine, outdated=place in outdated, copy=place in copies
        )
        row.state = _state(row, version)
        row.since = _since(row, original, version, mine)
        rows[place] = row
    return rows


def _original(by_locale: dict[int, Version], progress: list[Progress]) -> Version:
    """The language a text was written in: of which wagtail-localize translates it, or else that of the oldest version."""
    submitted = sorted((p.source_id, p.source_locale_id) for p in progress)
    for _source_id, locale_id in submitted:
        if locale_id in by_locale:
            return by_locale[locale_id]
    return min(by_locale.values(), key=lambda version: version.object_id)


def _must_compare(version: Version | None, progress: Progress | None) -> bool:
    """Whether numbers do not tell if readers see the translation as it is now.

    They do while a text is open, and when no text was translated since the publication and none has ever changed.
    """
    if version is None or progress is None or not version.live:
        return False
    if not version.has_drafts:
        return True
    if progress.summary_open if version.summary_only else progress.open:
        return False
    if progress.has_history or version.published_at is None:
        return True
    return progress.newest_text is not None and progress.newest_text > version.published_at


def _compare(
    found: dict[Place, tuple[Version, Version | None, Progress | None]],
) -> tuple[set[Place], set[Place]]:
    """The places where readers see an outdated text, and those where they see a copy of the original."""
    chosen = [
        (place, version, progress)
        for place, (_original, version, progress) in found.items()
        if _must_compare(version, progress)
    ]
    read_texts([progress for _place, _version, progress in chosen])
    by_type = defaultdict(list)
    for _place, version, _progress in chosen:
        if version.instance is None:
            by_type[version.specific_content_type_id].append(version.object_id)
    instances: dict[int, models.Model] = {}
    for content_type_id, ids in by_type.items():
        instances |= read_pages(content_type_id, ids)
    outdated, copies = set(), set()
    for place, version, progress in chosen:
        instance = version.instance or instances.get(version.object_id)
        if instance is None:
            continue
        shown = shown_texts(instance)
        if is_outdated(
            shown,
            progress,
            type(instance),
            summary=version.summary_only,
            published_at=version.published_at,
        ):
            outdated.add(place)
        if not version.has_drafts and is_copy(shown, progress):
            copies.add(place)
    return outdated, copies


def _row(original: Version, version: Version | None, progress: Progress | None) -> TranslationState:
    translated = version.title if version is not None and version is not original else ""
    return TranslationState(
        specific_content_type_id=original.specific_content_type_id,
        source_locale_id=original.locale_id,
        source_object_id=original.object_id,
        object_id=version.object_id if version else None,
        is_original=version is original,
        is_managed=progress is not None,
        live=version is not None and version.live,
        source_live=original.live,
        segments_total=progress.total if progress else 0,
        segments_open=progress.open if progress else 0,
        segments_changed=progress.changed if progress else 0,
        title=original.title,
        translated_title=translated,
        search_key=fold(f"{original.title} {translated}"),
        section=original.section,
    )


def _read_state(
    original: Version, version: Version | None, progress: Progress | None, *, outdated: bool, copy: bool
) -> str:
    """What readers have, one of ``READ_STATES``, or nothing."""
    if version is None or not version.live or copy:
        return ""
    whole = State.SUMMARY if version.summary_only else State.CURRENT
    if version is original or progress is None:
        return whole
    still_open = progress.summary_open if version.summary_only else progress.open
    return State.STALE if still_open or outdated else whole


def _state(row: TranslationState, version: Version | None) -> str:
    if version is None:
        return State.MISSING
    if version.in_review:
        return State.IN_REVIEW
    return row.read_state or State.DRAFT


def _since(row: TranslationState, original: Version, version: Version | None, progress: Progress | None):
    """When a row's state may have begun, for rows of which no change was seen."""
    if row.state == State.STALE and progress is not None:
        return progress.refreshed_at
    if row.state in READ_STATES:
        told = version.published_at
    elif row.state == State.MISSING:
        told = original.published_at
    else:
        told = version.changed_at
    return told or timezone.now()


def subject_models() -> list[type[models.Model]]:
    """The models whose texts are translated: pages, and every snippet with a language."""
    from django.apps import apps

    from cms.translations.signals import is_snippet

    return [Page, *(model for model in apps.get_models() if is_snippet(model))]
