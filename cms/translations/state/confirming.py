"""Saying that an alternative text is right as it is, though the original has changed."""

from django.db import transaction
from wagtail.models import Locale

from cms.images.models import CmsImage
from cms.translations.state.changes import happening, note_image
from cms.translations.state.images import note_texts
from cms.translations.state.models import Cause


def confirm_alt_text(image: CmsImage, locale: Locale) -> None:
    """Say that a picture's text in a language is still right. Whoever calls this has checked the person's rights."""
    with transaction.atomic():
        note_texts([image.pk], confirmed=[locale.pk])
        note_image(image.pk, happening(Cause.TRANSLATED, locale.pk))
