"""The index follows publication, privacy, the tree and uploads; deletion removes an entry through the database."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from cms.documents.models import CmsDocument
from cms.translations.facts import facts_carried
from search.documents import index_collection, read_document
from search.indexing import index_page, remove_page
from search.models import DocumentText
from search.visibility import keep_privacy, keep_visibility_of

DECISIVE = frozenset({"live", "expire_at", "path", "locale", "translation_key"})
"""The fields of a page that decide who may find it and its translations."""


@receiver([page_published, facts_carried])
def add_to_index(sender, instance, **kwargs):
    """Index what has just gone live."""
    index_page(instance)


@receiver(page_unpublished)
def drop_from_index(sender, instance, **kwargs):
    """Forget what is no longer live."""
    remove_page(instance)


@receiver(post_save)
def follow_page(sender, instance, update_fields=None, raw=False, **kwargs):
    """A page may have been taken off the site, or given an expiry, by a mere save; its translations are asked for too."""
    if (
        isinstance(instance, Page)
        and not raw
        and (update_fields is None or DECISIVE.intersection(update_fields))
    ):
        keep_visibility_of(Page.objects.filter(pk=instance.pk))


@receiver(post_delete, sender=Page)
def follow_deletion(sender, instance, **kwargs):
    """What was hidden by its translation is to be found again when that is gone."""
    keep_visibility_of(Page.objects.filter(translation_key=instance.translation_key))


@receiver(post_page_move)
def follow_move(sender, instance, **kwargs):
    """A page and all below it may have come under a restriction, or left one."""
    keep_visibility_of(Page.objects.descendant_of(instance, inclusive=True))


@receiver([post_save, post_delete], sender=PageViewRestriction)
def follow_restriction(sender, instance, **kwargs):
    """A restriction closes or opens all below it; it may also have been put on another page, so that all are looked at."""
    keep_privacy()


@receiver([post_save, post_delete], sender=CollectionViewRestriction)
def follow_privacy(sender, instance, **kwargs):
    """Forget the words of a collection's documents when it becomes private, and find them again when it is opened."""
    transaction.on_commit(partial(index_collection.enqueue, instance.collection.path))


@receiver(post_save, sender=CmsDocument)
def read_in_a_job(sender, instance, **kwargs):
    """Read a document's words once for each file it holds."""
    if not DocumentText.objects.filter(document=instance, file_hash=instance.file_hash).exists():
        transaction.on_commit(partial(read_document.enqueue, instance.pk))
