"""Every change that can alter a state, on whichever path it comes: each only notes what it was about."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.signals import post_delete, post_migrate, post_save
from wagtail.models import Locale, Page, WorkflowState
from wagtail.signals import page_published, page_unpublished, post_page_move
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.images.models import CmsImage
from cms.translations.signals import is_snippet, segments_written
from cms.translations.state.changes import (
    happening,
    note_context,
    note_image,
    note_object,
    note_source,
    note_text,
)
from cms.translations.state.models import Cause


def connect() -> None:
    """Listen to pages, snippets and pictures, to reviews, and to wagtail-localize's records."""
    for model in apps.get_models():
        if issubclass(model, Page) or is_snippet(model):
            _listen(post_save, text_saved, model)
        if model is Page or is_snippet(model):
            # Of every page that is deleted, also below a deleted one, the row of Page is.
            _listen(post_delete, text_deleted, model)
    for signal, receiver in (
        (page_published, page_went_live),
        (page_unpublished, page_was_withdrawn),
        (post_page_move, page_moved),
        (segments_written, texts_written),
    ):
        signal.connect(receiver, dispatch_uid=f"state.{receiver.__name__}")
    for signal in (post_save, post_delete):
        _listen(signal, review_changed, WorkflowState)
        _listen(signal, source_changed, TranslationSource)
        _listen(signal, translation_changed, Translation)
        _listen(signal, text_translated, StringTranslation)
        _listen(signal, picture_changed, CmsImage)
    _listen(post_save, language_added, Locale)
    post_migrate.connect(
        fill_when_empty, sender=apps.get_app_config("translations"), dispatch_uid="state.fill_when_empty"
    )


def _listen(signal, receiver, sender) -> None:
    signal.connect(
        receiver, sender=sender, dispatch_uid=f"state.{id(signal)}.{receiver.__name__}.{sender._meta.label}"
    )


def text_saved(sender, instance, **kwargs) -> None:
    """A page or snippet was written: created, edited, scheduled, withdrawn, or its draft changed."""
    note_text(sender, instance.translation_key, happening(Cause.SAVED, instance.locale_id))


def text_deleted(sender, instance, **kwargs) -> None:
    """A page or snippet was deleted."""
    note_text(sender, instance.translation_key, happening(Cause.DELETED, instance.locale_id))


def page_went_live(sender, instance, revision=None, **kwargs) -> None:
    """A page was published."""
    note_text(
        sender, instance.translation_key, happening(Cause.PUBLISHED, instance.locale_id, revision=revision)
    )


def page_was_withdrawn(sender, instance, **kwargs) -> None:
    """A page was unpublished, or has expired."""
    note_text(sender, instance.translation_key, happening(Cause.UNPUBLISHED, instance.locale_id))


def page_moved(sender, instance, parent_page_before, parent_page_after, **kwargs) -> None:
    """A page was moved, and all below it with it: they may belong to another section now."""
    if parent_page_before.pk == parent_page_after.pk:
        return
    event = happening(Cause.MOVED, instance.locale_id)
    for key in Page.objects.filter(path__startswith=instance.path).values_list("translation_key", flat=True):
        note_text(Page, key, event)


def review_changed(sender, instance, **kwargs) -> None:
    """A workflow was started, approved, rejected, resumed or cancelled."""
    note_object(instance.base_content_type_id, instance.object_id, happening(Cause.REVIEW))


def source_changed(sender, instance, **kwargs) -> None:
    """A text was submitted, or what was submitted was read anew."""
    model = ContentType.objects.get_for_id(instance.specific_content_type_id).model_class()
    note_text(model, instance.object_id, happening(Cause.SOURCE_REFRESHED, instance.locale_id))


def translation_changed(sender, instance, created=False, **kwargs) -> None:
    """A translation was begun, stopped, resumed or deleted."""
    cause = Cause.SUBMITTED if created else Cause.STOPPED
    note_source(instance.source_id, happening(cause, instance.target_locale_id))


def text_translated(sender, instance, **kwargs) -> None:
    """One text was translated, or its translation deleted."""
    if instance.context_id is not None:
        note_context(instance.context_id, happening(Cause.TRANSLATED, instance.locale_id))


def texts_written(sender, source, locale=None, **kwargs) -> None:
    """Texts were written in bulk: those of the original, or translations into ``locale``."""
    if locale is None:
        note_source(source.pk, happening(Cause.SOURCE_REFRESHED, source.locale_id))
    else:
        note_source(source.pk, happening(Cause.TRANSLATED, getattr(locale, "pk", locale)))


def picture_changed(sender, instance, **kwargs) -> None:
    """A picture was added, changed or deleted."""
    note_image(instance.pk, happening(Cause.SAVED))


def language_added(sender, instance, created=False, **kwargs) -> None:
    """A language was added to the site: every text has a state in it."""
    from cms.translations.state.checking import check

    if created:
        transaction.on_commit(lambda: list(check(repair=True)))


def fill_when_empty(sender, using, **kwargs) -> None:
    """Write the rows of a site that was there before this table was (``post_migrate``)."""
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    from cms.translations.state.checking import check
    from cms.translations.state.models import TranslationState

    executor = MigrationExecutor(connections[using])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    if not TranslationState.objects.using(using).exists() and Page.objects.using(using).exists():
        list(check(repair=True))
