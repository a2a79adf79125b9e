"""The index follows publication and uploads; deletion removes an entry through the database."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from cms.documents.models import CmsDocument
from search.documents import read_document
from search.indexing import index_page, remove_page
from search.models import DocumentText


@receiver(page_published)
def add_to_index(sender, instance, **kwargs):
    """Index what has just gone live."""
    index_page(instance)


@receiver(page_unpublished)
def drop_from_index(sender, instance, **kwargs):
    """Forget what is no longer live."""
    remove_page(instance)


@receiver(post_save, sender=CmsDocument)
def read_in_a_job(sender, instance, **kwargs):
    """Read a document's words once for each file it holds."""
    if not DocumentText.objects.filter(document=instance, file_hash=instance.file_hash).exists():
        transaction.on_commit(partial(read_document.enqueue, instance.pk))
