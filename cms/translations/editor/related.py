"""Terms, series and other translated objects that a page uses: they are translated on their own."""

from collections import defaultdict
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail_localize.models import RelatedObjectSegment, Translation

from cms.translations.segments.places import Place, find_place


@dataclass(frozen=True)
class RelatedObject:
    """An object that the original uses, and its translation if there is one."""

    place: Place
    source: models.Model | None
    target: models.Model | None

    @property
    def source_url(self) -> str | None:
        """Where the original object is edited."""
        return AdminURLFinder().get_edit_url(self.source) if self.source else None

    @property
    def target_url(self) -> str | None:
        """Where its translation is edited."""
        return AdminURLFinder().get_edit_url(self.target) if self.target else None


def related_objects(translation: Translation) -> list[RelatedObject]:
    """The objects that a page uses, in its order: one query, and one more for each model."""
    model = ContentType.objects.get_for_id(translation.source.specific_content_type_id).model_class()
    segments = list(
        RelatedObjectSegment.objects.filter(source_id=translation.source_id)
        .select_related("context", "object")
        .order_by("order")
    )
    keys: dict[int, set] = defaultdict(set)
    for segment in segments:
        keys[segment.object.content_type_id].add(segment.object_id)
    found = {}
    for content_type_id, wanted in keys.items():
        related = ContentType.objects.get_for_id(content_type_id).model_class()
        for row in related._default_manager.filter(translation_key__in=wanted):
            found[row.translation_key, row.locale_id] = row
    return [
        RelatedObject(
            find_place(model, segment.context.field_path),
            found.get((segment.object_id, translation.source.locale_id)),
            found.get((segment.object_id, translation.target_locale_id)),
        )
        for segment in segments
    ]
