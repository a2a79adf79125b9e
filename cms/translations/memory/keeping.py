"""Writing the translation memory: after every change of translations, once it is committed, in a few queries for many.

A machine's translation is kept when a person has confirmed it, one with an error never.
"""

import threading
from collections.abc import Callable, Iterable, Iterator

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.signals import post_save
from wagtail_localize.models import StringTranslation

from cms.translations.gate import USABLE
from cms.translations.memory.fingerprint import digest, normal_form, sketch
from cms.translations.memory.models import MemoryKey, MemoryText, MemoryUse
from cms.translations.signals import segments_written

BATCH = 500


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
    for keys in _batched(changed):
        count += _keep(
            StringTranslation.objects.filter(pk__in=keys).select_related(
                "locale", "translation_of", "translation_of__locale"
            )
        )
    return count


def forget_unused() -> int:
    """Delete texts that no translation uses any longer; return how many."""
    _all, deleted = MemoryText.objects.filter(uses_as_original=None, uses_as_translation=None).delete()
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
            (row.translation_of.locale_id, _normal(row.translation_of.data, row.translation_of.locale)),
            (row.locale_id, _normal(row.data, row.locale)),
        )
        for row in translations
    }
    languages = {row.locale_id: _language(row.locale) for row in pairs}
    languages |= {row.translation_of.locale_id: _language(row.translation_of.locale) for row in pairs}
    ids = _texts({text for pair in pairs.values() for text in pair}, languages)
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


def _texts(wanted: set[tuple[int, str]], languages: dict[int, str]) -> dict[tuple[int, str], int]:
    """The ids of texts (locale, normal form), made with their keys where they are new.

    Of two texts with the same digest (one chance in 10^7 among a million) the later has none and is not kept.
    """
    found = _find(wanted)
    missing = [text for text in wanted if text not in found]
    if not missing:
        return found
    MemoryText.objects.bulk_create(
        [MemoryText(locale_id=locale, digest=digest(text), text=text) for locale, text in missing],
        ignore_conflicts=True,
    )
    made = _find(missing)
    MemoryKey.objects.bulk_create(
        [
            MemoryKey(key=key, text_id=text_id)
            for (locale, text), text_id in made.items()
            for key in sketch(text, languages[locale])
        ],
        ignore_conflicts=True,
    )
    return found | made


def _find(texts: Iterable[tuple[int, str]]) -> dict[tuple[int, str], int]:
    rows = MemoryText.objects.filter(digest__in=[digest(text) for _locale, text in texts])
    return {(locale, text): pk for pk, locale, text in rows.values_list("pk", "locale_id", "text")}


def _normal(data: str, locale) -> str:
    return normal_form(data, _language(locale))


def _language(locale) -> str:
    return locale.language_code[:2]


def _batched(keys: QuerySet) -> Iterator[list[int]]:
    listed = list(keys)
    for start in range(0, len(listed), BATCH):
        yield listed[start : start + BATCH]


def _translation_saved(sender, instance, raw=False, **kwargs) -> None:
    """Keep a translation that was saved by itself. What was saved in one transaction is kept at once at its end."""
    if raw:
        return
    _pending.keys.add(instance.pk)
    transaction.on_commit(_keep_pending, robust=True)


def _keep_pending() -> None:
    # What a rolled-back transaction left here is read from the database as it is, so it does no harm.
    keys, _pending.keys = list(_pending.keys), set()
    for start in range(0, len(keys), BATCH):
        remember(StringTranslation.objects.filter(pk__in=keys[start : start + BATCH]))


def _translations_written(sender, source, locale, **kwargs) -> None:
    """Keep what was written in bulk."""
    transaction.on_commit(
        lambda: remember(
            StringTranslation.objects.filter(context__object_id=source.object_id, locale=locale)
        ),
        robust=True,
    )
