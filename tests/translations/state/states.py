"""Asking for states in tests."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from cms.images.models import CmsImage
from cms.translations.state.changes import settle
from cms.translations.state.checking import check
from cms.translations.state.images import image_key
from cms.translations.state.models import TranslationState


def row(text, language_code: str = "en") -> TranslationState:
    """The stored row of a page, snippet or picture in a language, after what was noted is written."""
    settle()
    model = Page if isinstance(text, Page) else type(text)
    key = image_key(text.pk) if isinstance(text, CmsImage) else text.translation_key
    return TranslationState.objects.get(
        content_type=ContentType.objects.get_for_model(model),
        translation_key=key,
        locale__language_code=language_code,
    )


def state(text, language_code: str = "en") -> str:
    return row(text, language_code).state


def drifts() -> list[str]:
    """What a check of the whole site finds."""
    settle()
    return [str(drift) for drift in check(repair=False)]
