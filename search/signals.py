"""The index follows publication and uploads; deletion removes an entry through the database."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import CollectionViewRestriction
from wagtail.signals import page_published, page_unpublished

from cms.documents.models import CmsDocument
from cms.translations.facts import facts_carried
from search.documents import index_collection, read_document
from search.indexing import index_page, remove_page
from search.models import DocumentText


@receiver([page_published, facts_carried])
def add_to_index(sender, instance, **kwargs):
    """Index what has just gone live."""
    index_page(instance)


@receiver(page_unpublished)
def drop_from_index(sender, instance, **kwargs):
    """Forget what is no longer live."""
    remove_page(instance)


@receiver([post_save, post_delete], sender=CollectionViewRestriction)
def follow_privacy(sender, instance, **kwargs):
    """Forget the words of a collection's documents when it becomes private, and find them again when it is opened."""
    transaction.on_commit(partial(index_collection.enqueue, instance.collection.path))


@receiver(post_save, sender=CmsDocument)
def read_in_a_job(sender, instance, **kwargs):
    """Read a document's words once for each file it holds."""
    if not DocumentText.objects.filter(document=instance, file_hash=instance.file_hash).exists():
        transaction.on_commit(partial(read_document.enqueue, instance.pk))
