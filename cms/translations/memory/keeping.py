"""Writing the translation memory: after every change of translations, once it is committed, in a few queries for many.

A machine's translation is kept when a person has confirmed it, one with an error never.
"""

import threading
from collections.abc import Callable, Iterable

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.signals import post_save
from wagtail_localize.models import StringTranslation

from cms.translations.gate import USABLE
from cms.translations.memory.models import MemoryText, MemoryUse
from cms.translations.memory.texts import Form, ensure_texts
from cms.translations.signals import segments_written
from cms.translations.writing.shared import BATCH, batches


class _Pending(threading.local):
    """The keys of translations that this thread has saved and not kept yet."""

    def __init__(self):
        self.keys: set[int] = set()


_pending = _Pending()


def connect() -> None:
    """Follow every way in which translations are written."""
    post_save.connect(_translation_saved, sender=StringTranslation, dispatch_uid="memory.translation_saved")
    segments_written.connect(
        _translations_written, sender=StringTranslation, dispatch_uid="memory.translations_written"
    )


def remember(translations: QuerySet[StringTranslation]) -> int:
    """Bring the memory up to date with some translations; return how many were written anew.

    Asks for nothing but what has changed since it was kept. Costs about seven queries for each 500 of them.
    """
    MemoryUse.objects.filter(translation__in=translations.exclude(USABLE)).delete()
    changed = (
        translations.filter(USABLE)
        .filter(Q(memory_use=None) | Q(memory_use__kept_at__lt=F("updated_at")))
        .values_list("pk", flat=True)
    )
    count = 0
    for keys in batches(changed):
        count += _keep(
            StringTranslation.objects.filter(pk__in=keys).select_related(
                "locale", "translation_of", "translation_of__locale"
            )
        )
    return count


def forget_unused() -> int:
    """Delete texts that no translation uses any longer; return how many."""
    unused = MemoryText.objects.filter(
        memoryuse_as_original=None,
        memoryuse_as_translation=None,
        memoryimageuse_as_original=None,
        memoryimageuse_as_translation=None,
    )
    _all, deleted = unused.delete()
    return deleted.get(MemoryText._meta.label, 0)


def rebuild(progress: Callable[[int], None] = lambda done: None) -> int:
    """Bring the whole memory up to date in steps; return how many translations were written anew.

    ``progress`` is told after each step how many were looked at. It can be stopped and begun again at any time.
    """
    last, done, count = 0, 0, 0
    while keys := list(
        StringTranslation.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]
    ):
        with transaction.atomic():
            count += remember(StringTranslation.objects.filter(pk__in=keys))
        last, done = keys[-1], done + len(keys)
        progress(done)
    return count


@transaction.atomic
def _keep(translations: Iterable[StringTranslation]) -> int:
    pairs = {
        row: (
            Form.of(row.translation_of.data, row.translation_of.locale),
            Form.of(row.data, row.locale),
        )
        for row in translations
    }
    ids = ensure_texts(form for pair in pairs.values() for form in pair)
    MemoryUse.objects.bulk_create(
        [
            MemoryUse(
                translation=row,
                original_id=ids[original],
                translated_id=ids[translated],
                kept_at=row.updated_at,
            )
            for row, (original, translated) in pairs.items()
            if original in ids and translated in ids
        ],
        update_conflicts=True,
        unique_fields=["translation"],
        update_fields=["original", "translated", "kept_at"],
    )
    return len(pairs)


def _translation_saved(sender, instance, raw=False, **kwargs) -> None:
    """Keep a translation that was saved by itself. What was saved in one transaction is kept at once at its end."""
    if raw:
        return
    _pending.keys.add(instance.pk)
    transaction.on_commit(_keep_pending, robust=True)


def _keep_pending() -> None:
    # What a rolled-back transaction left here is read from the database as it is, so it does no harm.
    keys, _pending.keys = _pending.keys, set()
    for some in batches(keys):
        remember(StringTranslation.objects.filter(pk__in=some))


def _translations_written(sender, source, locale, **kwargs) -> None:
    """Keep what was written in bulk."""
    transaction.on_commit(
        lambda: remember(
            StringTranslation.objects.filter(context__object_id=source.object_id, locale=locale)
        ),
        robust=True,
    )
