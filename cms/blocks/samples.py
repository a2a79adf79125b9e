"""Content of the site that stands in for an editor's choice when the block chooser shows a block."""

from typing import Any

from django.apps import apps
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page


def images(count: int) -> list:
    """Up to ``count`` of the latest images."""
    return list(get_image_model().objects.order_by("-pk")[:count])


def image() -> Any:
    """The latest image, or ``None``."""
    return next(iter(images(1)), None)


def documents(count: int) -> list:
    """Up to ``count`` of the latest documents."""
    return list(get_document_model().objects.order_by("-pk")[:count])


def page(models: list[str]) -> Page | None:
    """The latest live, public page of the first of the named types that has one, or ``None``."""
    for name in models:
        found = apps.get_model(name).objects.live().public().order_by("-first_published_at").first()
        if found:
            return found
    return None
