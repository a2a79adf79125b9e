"""Putting our writing in the place of wagtail-localize's own methods and of one of its signal receivers.

They are methods of its concrete models, called from its views, API and commands: no subclass would be used there. The
replacements take the same arguments, write the same rows and raise the same errors; tests run both and compare, and fail
when a new release changes what is replaced here.
"""

from collections.abc import Callable

from django.db.models.signals import post_save
from wagtail_localize.models import (
    StringTranslation,
    Translation,
    TranslationSource,
    post_save_string_translation,
)

from cms.translations.writing.segments import refresh_segments
from cms.translations.writing.texts import import_po, title_saved

REPLACED: tuple[tuple[type, str, Callable], ...] = (
    (TranslationSource, "refresh_segments", refresh_segments),
    (Translation, "import_po", import_po),
)

ORIGINALS: dict[str, Callable] = {}
"""wagtail-localize's own methods by ``Class.method``, for the tests that compare."""


def install() -> None:
    """Replace the methods, and the receiver, once."""
    for model, name, replacement in REPLACED:
        if getattr(model, name) is not replacement:
            ORIGINALS[f"{model.__name__}.{name}"] = getattr(model, name)
            setattr(model, name, replacement)
    post_save.disconnect(post_save_string_translation, sender=StringTranslation)
    post_save.connect(title_saved, sender=StringTranslation, dispatch_uid="writing.title_saved")
