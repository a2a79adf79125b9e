"""Giving stored states to screens: for one text, or for all rows of a list at once."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import Page, TranslatableMixin

from cms.images.models import CmsImage
from cms.translations import links
from cms.translations.state.images import image_key
from cms.translations.state.models import TranslationState


def states_of(texts: Iterable[models.Model]) -> dict[int, list[TranslationState]]:
    """The states of texts of one kind (all pages, or snippets or pictures of one model) in every language, by primary key.

    The original's comes first, then the other languages in the site's order. One query.
    """
    texts = list(texts)
    if not texts:
        return {}
    keys = {text.pk: _key(text) for text in texts}
    model = Page if isinstance(texts[0], Page) else type(texts[0])
    rows = TranslationState.objects.filter(
        content_type=ContentType.objects.get_for_model(model), translation_key__in=keys.values()
    )
    found: dict[UUID, list[TranslationState]] = defaultdict(list)
    for row in rows.select_related("locale", "cause_user").order_by("-is_original", "locale_id"):
        found[row.translation_key].append(row)
    return {pk: found[key] for pk, key in keys.items()}


def edit_url(row: TranslationState) -> str:
    """Where a person works on a text in the row's language; empty when nothing is there yet."""
    return links.edit_url(row.specific_content_type_id, row.object_id)


def _key(text: models.Model) -> UUID:
    if isinstance(text, CmsImage):
        return image_key(text.pk)
    assert isinstance(text, TranslatableMixin)  # noqa: S101 - nothing else has states
    return text.translation_key
