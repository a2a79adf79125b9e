"""What happens to translations when their source is published."""

from django.apps import apps
from django.db.models.signals import post_save
from django.dispatch import Signal
from modelcluster.fields import ParentalKey
from wagtail.models import Page, TranslatableMixin
from wagtail.signals import page_published

from cms.translations.facts import push_facts
from cms.translations.staleness import find_source, refresh_source

segments_written = Signal()
"""Texts were written in bulk, which sends no ``post_save`` for the single rows (``cms.translations.writing``).

Sent once for each write, inside its transaction, when rows have changed: with ``sender=TranslationSource``, ``source`` and
``locale=None`` when the segments of a source were refreshed; with ``sender=StringTranslation``, ``source`` and ``locale``,
the language translated into, when translations of its texts were added, changed or deleted.
"""

image_texts_written = Signal()
"""Alternative texts of pictures were written or confirmed; sent with ``images``, the pictures' keys, inside the transaction."""

states_written = Signal()
"""States of texts have changed (``cms.translations.state``); sent with ``rows``, as they are now, some maybe without ``pk``,
and ``moved``, those of them that are in another state than before."""


def connect() -> None:
    """Listen to the publication of pages, and to every translated snippet, which is published by being saved."""
    page_published.connect(source_page_published, dispatch_uid="translations.source_page_published")
    for model in apps.get_models():
        if is_snippet(model):
            post_save.connect(
                source_snippet_saved, sender=model, dispatch_uid=f"translations.{model._meta.label}"
            )


def is_snippet(model: type) -> bool:
    """Whether a model is translated on its own: neither a page nor a part of one."""
    is_part = any(isinstance(field, ParentalKey) for field in model._meta.concrete_fields)
    return issubclass(model, TranslatableMixin) and not issubclass(model, Page) and not is_part


def source_page_published(sender, instance, **kwargs) -> None:
    """Open the changed texts again, and carry changed facts over to the live translations."""
    source = find_source(instance)
    if source is not None:
        refresh_source(source)
        push_facts(source)


def source_snippet_saved(sender, instance, raw=False, created=False, **kwargs) -> None:
    """Open the changed texts of a snippet again."""
    if raw or created:
        return
    source = find_source(instance)
    if source is not None:
        refresh_source(source)
