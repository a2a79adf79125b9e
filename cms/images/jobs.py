"""Renditions made ahead in the background, so that a gallery that has just been published is there at once."""

import logging
from functools import partial
from typing import Any

from django.db import transaction
from django_tasks import task, task_backends
from django_tasks.backends.immediate import ImmediateBackend

from cms.images.models import CmsImage
from cms.images.renditions import every_filter

logger = logging.getLogger(__name__)

SHAPING = frozenset(["file", "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"])
"""The fields of an image that its renditions follow from."""

BEHIND_THE_REST = -50
"""The jobs that editors wait for, such as search, take milliseconds, and go first."""


@task(priority=BEHIND_THE_REST)
def make_renditions(image_id: int) -> int:
    """Make what is missing of the renditions that pages and the API name for an image; give how many there are of it."""
    image = CmsImage.objects.filter(pk=image_id).first()
    if image is None:
        return 0
    try:
        return len(image.get_renditions(*every_filter(image)))
    except OSError:
        logger.warning("Cannot read the original of image %s", image_id)
        return 0


def image_saved(
    sender: type, instance: CmsImage, update_fields: frozenset[str] | None = None, **kwargs: Any
) -> None:
    """Have the renditions of a picture made, when it is stored or cropped otherwise.

    Only where there is a queue. Without one the upload would wait for forty encodings; then each is made when a browser first asks
    for it.
    """
    changes_nothing = update_fields is not None and SHAPING.isdisjoint(update_fields)
    if not changes_nothing and not isinstance(task_backends["default"], ImmediateBackend):
        transaction.on_commit(partial(make_renditions.enqueue, instance.pk))
