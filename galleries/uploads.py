"""Putting many photos into a gallery at once."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from wagtail.images.forms import BaseImageForm, get_image_form
from wagtail.permissions import policy_registry
from wagtail_localize.models import Translation

from cms.images.models import CmsImage
from galleries.models import GalleryPage, GalleryPhoto


class UploadRefusedError(Exception):
    """A file that was not taken; ``str()`` says why, for the editor."""


def may_add_photos(user: AbstractBaseUser | AnonymousUser, gallery: GalleryPage) -> bool:
    """Whether this user may edit the gallery as it is now and add images.

    A gallery kept in step with another language gets its photos from there.
    """
    permissions = gallery.permissions_for_user(user)
    return (
        permissions.can_edit()
        and not permissions.page_locked()
        and policy_registry.get_by_type(CmsImage).user_has_permission(user, "add")
        and not _follows_another_language(gallery)
    )


def store_photo(
    file: UploadedFile, user: AbstractBaseUser | AnonymousUser, *, collection: str | None, credit: str = ""
) -> CmsImage:
    """Add an uploaded file to the images, through the same form as everywhere. Raises UploadRefusedError."""
    return _stored(_checked(file, user, collection, credit), user)


def store_photo_once(
    file: UploadedFile, user: AbstractBaseUser | AnonymousUser, *, collection: str | None, credit: str = ""
) -> CmsImage:
    """``store_photo``, or the image of the same collection that has the same pixels already and that the user may choose. Raises
    UploadRefusedError."""
    form = _checked(file, user, collection, credit)
    images = policy_registry.get_by_type(CmsImage).instances_user_has_permission_for(user, "choose")
    # A person with a single collection is not asked for it.
    where = form.cleaned_data.get("collection") or form.collections[0]
    same = images.filter(file_hash=form.cleaned_data["file"].digest, collection=where)
    return same.order_by("pk").first() or _stored(form, user)


def _checked(
    file: UploadedFile, user: AbstractBaseUser | AnonymousUser, collection: str | None, credit: str
) -> BaseImageForm:
    title = file.name.rsplit(".", 1)[0][:255]
    data = {"title": title, "collection": collection, "credit": credit}
    form = get_image_form(CmsImage)(data, {"file": file}, user=user)
    if not form.is_valid():
        raise UploadRefusedError(" ".join(error for errors in form.errors.values() for error in errors))
    return form


def _stored(form: BaseImageForm, user: AbstractBaseUser | AnonymousUser) -> CmsImage:
    image = form.save(commit=False)
    image.uploaded_by_user = user
    image.save()
    return image


@transaction.atomic
def append_photos(
    gallery_id: int, images: Iterable[CmsImage], user: AbstractBaseUser | AnonymousUser
) -> GalleryPage:
    """Put images at the end of a gallery's latest draft, in order, as one new revision; what is live does not change.

    The gallery is locked meanwhile, so that two uploads at the same time both end up in the draft. An editor who has the
    gallery open is told by Wagtail that there is a newer version.
    """
    gallery = GalleryPage.objects.select_for_update().get(pk=gallery_id).get_latest_revision_as_object()
    photos = list(gallery.photos.all())
    photos += [GalleryPhoto(image=image, locale=gallery.locale) for image in images]
    for position, photo in enumerate(photos):
        photo.sort_order = position
    gallery.photos.set(photos)
    if not gallery.live:
        # As Wagtail's edit form does: without ids, an autosave and a publication that overlap would each add the photos.
        gallery.photos.commit()
    gallery.save_revision(user=user, log_action=True, clean=False)
    return gallery


def _follows_another_language(gallery: GalleryPage) -> bool:
    followed: Any = Translation.objects.filter(
        source__object_id=gallery.translation_key, target_locale=gallery.locale_id, enabled=True
    )
    return followed.exists()
