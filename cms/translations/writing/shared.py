"""Finding or adding, in bulk, the rows that texts refer to: strings, places in an object, templates, objects."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any
from uuid import UUID, uuid5

from django.db import models
from wagtail_localize.models import String, Template, TranslatableObject, TranslationContext
from wagtail_localize.segments import RelatedObjectSegmentValue, TemplateSegmentValue

BATCH = 500
"""How many keys one query asks for, or one statement writes. Databases limit the parameters of a statement."""


def batches(items: Iterable) -> Iterator[list]:
    """Split ``items`` into lists of at most ``BATCH``."""
    rows = list(items)
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]


def ensure_strings(locale_id: int, texts: Iterable[str]) -> dict[str, int]:
    """The keys of the ``String`` rows of a language by their text; those not there yet are added."""
    hashes = {text: String._get_data_hash(text) for text in texts}
    found = _ensure(
        String.objects.filter(locale_id=locale_id),
        "data_hash",
        {hash_: String(locale_id=locale_id, data_hash=hash_, data=text) for text, hash_ in hashes.items()},
    )
    return {text: found[hash_] for text, hash_ in hashes.items()}


def ensure_contexts(
    object_id: UUID, paths: Iterable[str], field_path: Callable[[str], str]
) -> dict[str, int]:
    """The keys of the ``TranslationContext`` rows of an object by content path; those not there yet are added.

    ``field_path`` gives the field's path for a content path. It is asked only for rows that do not have it yet.
    """
    stored = {row.path: row for row in TranslationContext.objects.filter(object_id=object_id)}
    paths = list(dict.fromkeys(paths))
    missing = [path for path in paths if path not in stored]
    if missing:
        rows = [
            TranslationContext(
                object_id=object_id,
                path=path,
                path_id=TranslationContext._get_path_id(path),
                field_path=field_path(path),
            )
            for path in missing
        ]
        TranslationContext.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
        stored = {row.path: row for row in TranslationContext.objects.filter(object_id=object_id)}
    unfinished = [stored[path] for path in paths if not stored[path].field_path]
    for row in unfinished:
        row.field_path = field_path(row.path)
    if unfinished:
        TranslationContext.objects.bulk_update(unfinished, ["field_path"], batch_size=BATCH)
    return {path: stored[path].pk for path in paths}


def ensure_templates(values: Iterable[TemplateSegmentValue]) -> dict[tuple[str, str], int]:
    """The keys of the ``Template`` rows by format and template; those not there yet are added."""
    ids = {
        (value.format, value.template): uuid5(
            uuid5(Template.BASE_UUID_NAMESPACE, value.format), value.template
        )
        for value in values
    }
    rows = {
        ids[value.format, value.template]: Template(
            uuid=ids[value.format, value.template],
            template=value.template,
            template_format=value.format,
            string_count=value.string_count,
        )
        for value in values
    }
    found = _ensure(Template.objects.all(), "uuid", rows)
    return {key: found[uuid] for key, uuid in ids.items()}


def ensure_objects(values: Iterable[RelatedObjectSegmentValue]) -> None:
    """Add the ``TranslatableObject`` rows that are not there yet for what a text refers to."""
    rows = {
        UUID(str(value.translation_key)): TranslatableObject(
            translation_key=value.translation_key, content_type=value.content_type
        )
        for value in values
    }
    _ensure(TranslatableObject.objects.all(), "translation_key", rows)


def _ensure(rows: models.QuerySet, field: str, wanted: dict[Any, models.Model]) -> dict[Any, Any]:
    """The primary keys of ``wanted``, by the value of a unique ``field``. Another process may add the same rows meanwhile."""
    found = _read(rows, field, wanted)
    missing = [key for key in wanted if key not in found]
    if missing:
        rows.model.objects.bulk_create(
            [wanted[key] for key in missing], batch_size=BATCH, ignore_conflicts=True
        )
        found |= _read(rows, field, missing)
    return found


def _read(rows: models.QuerySet, field: str, keys: Iterable) -> dict[Any, Any]:
    found: dict[Any, Any] = {}
    for batch in batches(keys):
        found.update(rows.filter(**{f"{field}__in": batch}).values_list(field, "pk"))
    return found
