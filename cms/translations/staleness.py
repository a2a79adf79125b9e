"""Keeping "3 of 7 translated" true when a source changes (traps.md, 3).

wagtail-localize freezes a source when it is submitted and shows translations of the frozen text as up to date. A published
change therefore refreshes the frozen source at once, so that exactly the changed texts are open again.
"""

from wagtail.models import TranslatableMixin
from wagtail_localize.models import TranslationSource
from wagtail_localize.segments.extract import extract_segments


def find_source(instance: TranslatableMixin) -> TranslationSource | None:
    """The frozen source that was made of a page or snippet, or ``None`` when it was never submitted for translation."""
    return TranslationSource.objects.filter(
        object_id=instance.translation_key, locale_id=instance.locale_id
    ).first()


def refresh_source(source: TranslationSource) -> bool:
    """Bring a source up to its page or snippet; return whether any text or replaceable value has changed.

    Writing all segments costs several queries each, so it is done only when one of them differs.
    """
    current = source.get_source_instance()
    if extract_segments(source.as_instance()) == extract_segments(current):
        if hasattr(current, "to_json"):
            source.content_json = current.to_json()
            source.save(update_fields=["content_json"])
        return False
    source.update_from_db()
    return True
