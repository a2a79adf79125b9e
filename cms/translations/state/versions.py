"""The texts of one key as they are stored: a page or snippet in each language that has it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from wagtail.models import DraftStateMixin, Page, WorkflowState

from cms.translations.state.models import TITLE_LENGTH

SECTION_DEPTH = 3
"""The root has depth 1, a language's home page 2, its sections 3."""


@dataclass
class Version:
    """One text in one language. ``instance`` is set for snippets, which are read whole."""

    translation_key: UUID
    locale_id: int
    object_id: int
    specific_content_type_id: int
    title: str
    live: bool
    has_drafts: bool
    summary_only: bool = False
    in_review: bool = False
    section: UUID | None = None
    published_at: datetime | None = None
    changed_at: datetime | None = None
    instance: models.Model | None = None


def read_versions(model: type[models.Model], keys: Collection[UUID]) -> list[Version]:
    """The versions of texts of a model (``Page`` for all pages), the oldest first.

    For pages a query each for rows, sections and reviews, and one for each page type; for a snippet two.
    """
    versions = _pages(keys) if model is Page else _snippets(model, keys)
    _mark_reviewed(model, versions)
    return versions


def _pages(keys: Collection[UUID]) -> list[Version]:
    rows = list(
        Page.objects.filter(translation_key__in=keys, depth__gt=1)
        .order_by("pk")
        .values_list(
            "translation_key", "locale_id", "pk", "content_type_id", "draft_title", "title", "live", "path",
            "last_published_at", "latest_revision_created_at",
        )
    )  # fmt: skip
    end = SECTION_DEPTH * Page.steplen
    sections = dict(
        Page.objects.filter(path__in={row[7][:end] for row in rows if len(row[7]) >= end}).values_list(
            "path", "translation_key"
        )
    )
    versions = [
        Version(
            translation_key=key,
            locale_id=locale_id,
            object_id=pk,
            specific_content_type_id=content_type_id,
            title=(draft_title or title)[:TITLE_LENGTH],
            live=live,
            has_drafts=True,
            section=sections.get(path[:end]),
            published_at=published_at,
            changed_at=changed_at,
        )
        for key, locale_id, pk, content_type_id, draft_title, title, live, path, published_at, changed_at in rows
    ]
    _mark_summaries(versions)
    return versions


def _mark_summaries(versions: list[Version]) -> None:
    by_type: dict[int, list[int]] = {}
    for version in versions:
        if version.live:
            by_type.setdefault(version.specific_content_type_id, []).append(version.object_id)
    summaries: set[int] = set()
    for content_type_id, ids in by_type.items():
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        if model is not None and _has_field(model, "summary_only"):
            summaries.update(model.objects.filter(pk__in=ids, summary_only=True).values_list("pk", flat=True))
    for version in versions:
        version.summary_only = version.object_id in summaries


def _snippets(model: type[models.Model], keys: Collection[UUID]) -> list[Version]:
    content_type_id = ContentType.objects.get_for_model(model).pk
    has_drafts = issubclass(model, DraftStateMixin)
    return [
        Version(
            translation_key=instance.translation_key,
            locale_id=instance.locale_id,
            object_id=instance.pk,
            specific_content_type_id=content_type_id,
            title=str(instance)[:TITLE_LENGTH],
            live=getattr(instance, "live", True),
            has_drafts=has_drafts,
            published_at=getattr(instance, "last_published_at", None),
            instance=instance,
        )
        for instance in _manager(model).filter(translation_key__in=keys).order_by("pk")
    ]


def _mark_reviewed(model: type[models.Model], versions: list[Version]) -> None:
    if not any(version.has_drafts for version in versions):
        return
    reviewed = set(
        WorkflowState.objects.filter(
            base_content_type=ContentType.objects.get_for_model(model),
            object_id__in=[str(version.object_id) for version in versions],
            status=WorkflowState.STATUS_IN_PROGRESS,
        ).values_list("object_id", flat=True)
    )
    for version in versions:
        version.in_review = str(version.object_id) in reviewed


def _has_field(model: type[models.Model], name: str) -> bool:
    try:
        model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return True


def _manager(model: type[models.Model]) -> Any:
    return model._default_manager
