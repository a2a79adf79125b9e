"""Whether the rows are what they should be: every text of the site computed anew."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import Page

from cms.images.models import CmsImage
from cms.translations.state.changes import FOUND
from cms.translations.state.compute import compute, subject_models
from cms.translations.state.images import compute_images, image_key
from cms.translations.state.keeping import differences, stored_rows, write, write_images
from cms.translations.state.models import TranslationState
from cms.translations.writing.shared import batches


@dataclass(frozen=True)
class Drift:
    """A row that says something else than the database: by field, what is stored and what should be."""

    row: TranslationState
    differences: dict[str, tuple[Any, Any]]

    def __str__(self) -> str:
        said = ", ".join(
            f"{name}: “{was}”, should be “{now}”" for name, (was, now) in self.differences.items()
        )
        row = self.row
        return f"{row.specific_content_type} {row.source_object_id} “{row.title}” ({row.locale}): {said}"


def check(*, repair: bool, progress: Callable[[int], None] | None = None) -> Iterator[Drift]:
    """Compute every row of the site, batch by batch, and give those that differ; with ``repair`` also write them.

    ``progress`` is told the number of texts after each batch.
    """
    done = 0
    for model in subject_models():
        for keys in batches(_keys(model)):
            computed = compute(model, keys)
            yield from _compare(model, keys, computed)
            if repair:
                write(model, {key: [FOUND] for key in keys})
            done += len(keys)
            if progress:
                progress(done)
    for ids in batches(_image_ids()):
        yield from _compare(CmsImage, [image_key(pk) for pk in ids], compute_images(ids))
        if repair:
            write_images({pk: [FOUND] for pk in ids})
        done += len(ids)
        if progress:
            progress(done)


def count_texts() -> int:
    """How many texts a check computes."""
    return sum(len(_keys(model)) for model in subject_models()) + len(_image_ids())


def _compare(model: type[models.Model], keys: list, computed: dict) -> Iterator[Drift]:
    stored = {(row.translation_key, row.locale_id): row for row in stored_rows(model, keys)}
    for place in computed.keys() | stored.keys():
        found = differences(stored.get(place), computed.get(place))
        if found:
            yield Drift(computed.get(place) or stored[place], found)


def _keys(model: type[models.Model]) -> list:
    """The keys of all texts of a model, and of rows whose text is gone."""
    texts = model._default_manager.all()
    if model is Page:
        texts = texts.filter(depth__gt=1)
    stored = TranslationState.objects.filter(content_type=ContentType.objects.get_for_model(model))
    return sorted(
        {*texts.values_list("translation_key", flat=True), *stored.values_list("translation_key", flat=True)}
    )


def _image_ids() -> list[int]:
    stored = TranslationState.objects.filter(content_type=ContentType.objects.get_for_model(CmsImage))
    return sorted(
        {*CmsImage.objects.values_list("pk", flat=True), *stored.values_list("object_id", flat=True)}
    )
