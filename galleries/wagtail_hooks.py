"""The gallery's own pages in the admin."""

from collections.abc import Iterator
from typing import Any

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from galleries.models import GalleryPage
from galleries.uploads import may_add_photos
from galleries.views import AddPhotosView, add_uploaded, upload_photo


@hooks.register("register_admin_urls")
def gallery_urls() -> list:
    """Addresses of the bulk upload, below ``/admin/galleries/``."""
    patterns = [
        path("<int:page_id>/photos/add/", AddPhotosView.as_view(), name="add_photos"),
        path("<int:page_id>/photos/upload/", upload_photo, name="upload_photo"),
        path("<int:page_id>/photos/append/", add_uploaded, name="append_photos"),
    ]
    return [path("galleries/", include((patterns, "galleries"), namespace="galleries"))]


@hooks.register("register_page_header_buttons")
def add_photos_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """“Add photos” in the menu of a gallery."""
    gallery = page.specific_deferred
    if isinstance(gallery, GalleryPage) and may_add_photos(user, gallery):
        yield Button(
            _("Add photos"), reverse("galleries:add_photos", args=[page.pk]), icon_name="image", priority=15
        )
