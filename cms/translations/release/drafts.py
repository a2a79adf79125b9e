"""Translating what is not published yet: a source can take its texts from the latest draft of its page."""

import json

from django.db import transaction
from django.db.models.signals import post_save
from wagtail.models import Page
from wagtail_localize.models import TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.translations.release.models import DraftBasis
from cms.translations.staleness import refresh_source


def connect() -> None:
    """Listen to every time a source takes over the texts of its page."""
    post_save.connect(keep_basis, sender=TranslationSource, dispatch_uid="release.keep_basis")


def has_draft(page: Page) -> bool:
    """Whether there is something of the page that readers have not got."""
    return not page.live or page.has_unpublished_changes


def draft_of(page: Page) -> Page:
    """The page as it was last saved."""
    return page.get_latest_revision_as_object()


def texts_differ(source: TranslationSource, page: Page) -> bool:
    """Whether a page says something else than what translators were given of it."""
    given = source.stringsegment_set.values_list("context__path", "string__data")
    said = ((s.path, s.string.data) for s in extract_segments(page) if isinstance(s, StringSegmentValue))
    return set(given) != set(said)


@transaction.atomic
def translate_draft(source: TranslationSource) -> bool:
    """Give translators the texts of the page's latest draft; return whether any text has changed.

    What was translated stays, as with any change of the original. The translations cannot be published before the page is.
    """
    page = source.get_source_instance()
    changed = refresh_source(source, draft_of(page))
    if has_draft(page):
        basis, _made = DraftBasis.objects.update_or_create(
            source=source, defaults={"revision": page.latest_revision}
        )
        source.draft_basis = basis
    return changed


def keep_basis(sender, instance: TranslationSource, created=False, raw=False, update_fields=None, **kwargs):
    """Note that the texts are those of a page nobody has published, or that they are the published ones again.

    A draft beside a published page is noted by ``translate_draft`` itself.
    """
    if raw or not (created or update_fields is None or "content_json" in update_fields):
        return
    basis = None if created else getattr(instance, "draft_basis", None)
    model = instance.specific_content_type.model_class()
    is_live = not (model and issubclass(model, Page)) or json.loads(instance.content_json).get("live", True)
    if is_live and basis is not None:
        basis.delete()
        # The source would go on showing it.
        instance._state.fields_cache["draft_basis"] = None
    elif not is_live and basis is None:
        page = instance.get_source_instance()
        if page.first_published_at is None:
            instance.draft_basis = DraftBasis.objects.create(source=instance, revision=page.latest_revision)
