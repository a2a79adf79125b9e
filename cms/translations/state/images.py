"""The alternative texts of pictures: written in the fields of one row, without drafts, history or wagtail-localize.

The original is the text in the site's first language, or, while that is empty, the one that is there. A translation is
out of date when the original has changed since the translation was written (``AltTextBasis``); writing the translation
anew, or confirming it, brings it up to date. A change of a translation makes nothing out of date.
"""

import uuid
from collections.abc import Collection

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Locale

from cms.images.models import CmsImage
from cms.serbian import fold
from cms.translations.signals import image_texts_written
from cms.translations.state.models import TITLE_LENGTH, AltTextBasis, State, TranslationState

NAMESPACE = uuid.UUID("6f1c1ad5-6bb6-4d0c-9a53-52d6a64d9b0e")
Place = tuple[uuid.UUID, int]


def image_key(pk: int) -> uuid.UUID:
    """The key of a picture among texts; pictures have none of their own (RFC 9562, version 5)."""
    return uuid.uuid5(NAMESPACE, str(pk))


def compute_images(ids: Collection[int]) -> dict[Place, TranslationState]:
    """The rows of these pictures, not saved, as ``compute`` gives those of pages. Three queries."""
    locales = _locales()
    bases = {
        (basis.image_id, basis.locale_id): basis for basis in AltTextBasis.objects.filter(image_id__in=ids)
    }
    content_type_id = ContentType.objects.get_for_model(CmsImage).pk
    rows = {}
    for image in CmsImage.objects.filter(pk__in=ids):
        texts = _texts(image, locales)
        original = _original(texts, locales)
        for locale in locales:
            text = texts[locale.pk]
            row = TranslationState(
                content_type_id=content_type_id,
                specific_content_type_id=content_type_id,
                translation_key=image_key(image.pk),
                locale=locale,
                source_locale=original,
                source_object_id=image.pk,
                object_id=image.pk,
                is_original=locale == original,
                is_managed=False,
                live=bool(text),
                source_live=bool(texts[original.pk]),
                title=(texts[original.pk] or image.title)[:TITLE_LENGTH],
                translated_title="" if locale == original else text,
                since=timezone.now(),
            )
            row.search_key = fold(f"{row.title} {row.translated_title}")
            row.read_state = _read_state(row, text, texts[original.pk], bases.get((image.pk, locale.pk)))
            row.state = row.read_state or State.MISSING
            rows[row.translation_key, locale.pk] = row
    return rows


def note_texts(ids: Collection[int], *, confirmed: Collection[int] = ()) -> None:
    """Remember, for every alternative text that is new or has changed, what the original says now.

    ``confirmed`` are the ids of locales whose texts are right as they are, though the original has changed. Three queries,
    and up to four when something has changed.
    """
    locales = _locales()
    bases = {
        (basis.image_id, basis.locale_id): basis for basis in AltTextBasis.objects.filter(image_id__in=ids)
    }
    changed, emptied = [], []
    for image in CmsImage.objects.filter(pk__in=ids):
        texts = _texts(image, locales)
        original = _original(texts, locales)
        for locale in locales:
            text, basis = texts[locale.pk], bases.get((image.pk, locale.pk))
            if basis is not None and not text:
                emptied.append(basis.pk)
            if not text or locale == original:
                continue
            written_now = basis is None or basis.text != text or not basis.original
            if written_now or locale.pk in confirmed:
                changed.append(
                    AltTextBasis(image=image, locale=locale, text=text, original=texts[original.pk])
                )
    if emptied:
        AltTextBasis.objects.filter(pk__in=emptied).delete()
    AltTextBasis.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["image", "locale"],
        update_fields=["text", "original"],
    )
    if changed:
        image_texts_written.send(sender=CmsImage, images={basis.image_id for basis in changed})


def _read_state(row: TranslationState, text: str, original: str, basis: AltTextBasis | None) -> str:
    if not text:
        return ""
    if row.is_original or basis is None or basis.text != text or not basis.original:
        return State.CURRENT
    return State.CURRENT if basis.original == original else State.STALE


def _locales() -> list[Locale]:
    """The site's languages, the first one first."""
    first = settings.LANGUAGE_CODE
    return sorted(Locale.objects.all(), key=lambda locale: (locale.language_code != first, locale.pk))


def _texts(image: CmsImage, locales: list[Locale]) -> dict[int, str]:
    return {locale.pk: image.alt_in(locale.language_code) for locale in locales}


def _original(texts: dict[int, str], locales: list[Locale]) -> Locale:
    return next((locale for locale in locales if texts[locale.pk]), locales[0])
