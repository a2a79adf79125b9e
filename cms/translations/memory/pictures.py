"""Keeping the alternative texts of pictures in the memory: each translation with the original it was written for."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from cms.translations.image_texts.rows import other_language, stored
from cms.translations.memory.models import MemoryImageUse
from cms.translations.memory.texts import Form, ensure_texts
from cms.translations.signals import image_texts_written
from cms.translations.state.models import AltTextBasis
from cms.translations.writing.shared import batches


def connect() -> None:
    """Follow every change of alternative texts."""
    image_texts_written.connect(_image_texts_written, dispatch_uid="memory.image_texts_written")


@transaction.atomic
def remember_image_texts(images: Collection[int]) -> int:
    """Bring the memory up to date with the texts of some pictures; return how many were written anew.

    What was emptied is gone with its ``AltTextBasis``. Eight queries at most.
    """
    bases = (
        AltTextBasis.objects.filter(image__in=images)
        .exclude(original="")
        .select_related("locale", "memory_use")
    )
    sources = {locale: other_language(locale) for locale in {basis.locale for basis in bases}}
    pairs = {
        basis: (
            Form.of(stored(basis.original), sources[basis.locale]),
            Form.of(stored(basis.text), basis.locale),
        )
        for basis in bases
    }
    ids = ensure_texts(form for pair in pairs.values() for form in pair)
    now = timezone.now()
    changed = [
        MemoryImageUse(basis=basis, original_id=ids[original], translated_id=ids[translated], kept_at=now)
        for basis, (original, translated) in pairs.items()
        if original in ids and translated in ids and (ids[original], ids[translated]) != _kept(basis)
    ]
    MemoryImageUse.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["basis"],
        update_fields=["original", "translated", "kept_at"],
    )
    return len(changed)


def rebuild_image_texts() -> int:
    """Bring the memory up to date with the texts of all pictures; return how many were written anew."""
    images = AltTextBasis.objects.order_by("image").values_list("image", flat=True).distinct()
    return sum(remember_image_texts(some) for some in batches(images))


def _kept(basis: AltTextBasis) -> tuple[int, int] | None:
    use = getattr(basis, "memory_use", None)
    return (use.original_id, use.translated_id) if use else None


def _image_texts_written(sender, images, **kwargs) -> None:
    transaction.on_commit(lambda: remember_image_texts(images), robust=True)
