"""Where in the admin a text is worked on."""

from urllib.parse import urlencode

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from cms.images.models import CmsImage
from cms.translations.state.models import TranslationState


def work_url(state: TranslationState) -> str:
    """Where the text of this row is written; empty while there is none in its language."""
    return _text_url(state, state.object_id)


def source_url(state: TranslationState) -> str:
    """Where the original is written or, by those who may only read it, read."""
    return _text_url(state, state.source_object_id)


def edit_url(content_type_id: int, object_id: int | None) -> str:
    """The edit view of a page, picture or snippet; empty when there is none. No query."""
    model = ContentType.objects.get_for_id(content_type_id).model_class()
    if object_id is None or model is None:
        return ""
    if issubclass(model, Page):
        return reverse("wagtailadmin_pages:edit", args=[object_id])
    if issubclass(model, CmsImage):
        return reverse("wagtailimages:edit", args=[object_id])
    if model in get_snippet_models():
        return reverse(model.snippet_viewset.get_url_name("edit"), args=[object_id])
    return ""


def _text_url(state: TranslationState, object_id: int | None) -> str:
    """Texts of pictures have a screen of their own, on which they are found by the title."""
    model = ContentType.objects.get_for_id(state.specific_content_type_id).model_class()
    if object_id is not None and model is not None and issubclass(model, CmsImage):
        return f"{reverse('translations_image_texts')}?{urlencode({'q': state.title})}"
    return edit_url(state.specific_content_type_id, object_id)
