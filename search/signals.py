"""The index follows publication; deletion removes an entry through the database."""

from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from search.indexing import index_page, remove_page


@receiver(page_published)
def add_to_index(sender, instance, **kwargs):
    """Index what has just gone live."""
    index_page(instance)


@receiver(page_unpublished)
def drop_from_index(sender, instance, **kwargs):
    """Forget what is no longer live."""
    remove_page(instance)
