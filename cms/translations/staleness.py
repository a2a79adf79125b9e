"""Keeping "3 of 7 translated" true when a source changes (traps.md, 3).

wagtail-localize freezes a source when it is submitted and shows translations of the frozen text as up to date. A published
change therefore refreshes the frozen source at once, so that exactly the changed texts are open again.
"""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone
from modelcluster.models import ClusterableModel, get_serializable_data_for_fields
from wagtail.models import TranslatableMixin
from wagtail_localize.models import TranslationSource, get_schema_version


def find_source(instance: TranslatableMixin) -> TranslationSource | None:
    """The frozen source that was made of a page or snippet, or ``None`` when it was never submitted for translation."""
    return (
        TranslationSource.objects.filter(object_id=instance.translation_key, locale_id=instance.locale_id)
        .select_related("draft_basis")
        .first()
    )


@transaction.atomic
def refresh_source(source: TranslationSource, instance: models.Model | None = None) -> bool:
    """Bring a source up to its page or snippet; return whether any text or replaceable value has changed.

    What ``TranslationSource.update_from_db`` does, but a source without changed texts keeps the time of its last change.
    ``instance`` is the page as it is in a draft; by default the texts are taken as they are stored.
    """
    instance = instance or source.get_source_instance()
    source.content_json = _content(instance)
    source.schema_version = get_schema_version(instance._meta.app_label)
    source.object_repr = str(instance)[:200]
    changed = source.refresh_segments()
    if changed:
        source.last_updated_at = timezone.now()
    source.save(update_fields=["content_json", "schema_version", "object_repr", "last_updated_at"])
    return changed


def _content(instance: models.Model) -> str:
    if isinstance(instance, ClusterableModel):
        return instance.to_json()
    return json.dumps(get_serializable_data_for_fields(instance), cls=DjangoJSONEncoder)
