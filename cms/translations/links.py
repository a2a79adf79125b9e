"""Where in the admin a text is worked on."""

from urllib.parse import urlencode

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from wagtail.models import Page

from cms.images.models import CmsImage
from cms.translations.state.models import TranslationState


def work_url(state: TranslationState) -> str | None:
    """The address at which the text of this row is edited; ``None`` while there is none in its language."""
    return object_url(state.specific_content_type, state.object_id, state.title)


def source_url(state: TranslationState) -> str | None:
    """The address at which the original is edited or, by those who may only read it, read."""
    return object_url(state.specific_content_type, state.source_object_id, state.title)


def object_url(content_type: ContentType, object_id: int | None, title: str = "") -> str | None:
    """The edit view of a page, snippet or picture. Pictures are found by ``title`` on the screen of their texts. No query."""
    model = content_type.model_class()
    if object_id is None or model is None:
        return None
    if issubclass(model, Page):
        return reverse("wagtailadmin_pages:edit", args=[object_id])
    if issubclass(model, CmsImage):
        return f"{reverse('translations_image_texts')}?{urlencode({'q': title})}"
    return reverse(model.snippet_viewset.get_url_name("edit"), args=[object_id])
