"""What lists show of a gallery: its first photo and how many there are, stored on the gallery.

A list then costs the same whatever the galleries hold. The numbers are those of the published photos: the rows of
``GalleryPhoto``, not the drafts in revisions.
"""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.db.models.signals import post_delete, post_save


def refresh_covers(pages: Iterable[int] | None = None) -> None:
    """Count the photos and take the first as cover, for the galleries with these ids or for all, in one query.

    Runs by itself when galleries or photos are saved or deleted; call it after ``bulk_create`` and other writes past the models.
    """
    galleries = apps.get_model("galleries.GalleryPage").objects.all()
    if pages is not None:
        galleries = galleries.filter(pk__in=list(pages))
    photos = apps.get_model("galleries.GalleryPhoto").objects.filter(page=OuterRef("pk"))
    counted = photos.order_by().values("page").annotate(number=Count("pk")).values("number")
    galleries.update(
        cover_id=Subquery(photos.order_by("sort_order", "pk").values("image_id")[:1]),
        number_of_photos=Coalesce(Subquery(counted), 0),
    )


def photo_changed(sender: type, instance: Any, **kwargs: Any) -> None:
    """Follow a photo that was saved or deleted by itself; ``GalleryPage.save`` does it once for all of its own."""
    page = instance._state.fields_cache.get("page")
    if not getattr(page, "is_saving", False):
        refresh_covers([instance.page_id])


def connect() -> None:
    """Listen; called once when Django starts."""
    photo = apps.get_model("galleries.GalleryPhoto")
    post_save.connect(photo_changed, sender=photo, dispatch_uid="galleries.photo_saved")
    post_delete.connect(photo_changed, sender=photo, dispatch_uid="galleries.photo_deleted")
