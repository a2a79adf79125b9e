"""Wagtail's parking place for uploads, brought behind the same door as the pictures themselves."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import pre_save
from wagtail.models import UploadedFile

from cms.images.cleaning import clean_picture
from cms.images.models import CmsImage


def clean_parked_upload(sender: type, instance: UploadedFile, **kwargs: Any) -> None:
    """Clean a picture that the multiple uploader stores until the rest of its form is filled in.

    Raises PictureRefusedError; the uploader has refused such a file before.
    """
    is_new = instance.file and not instance.file._committed
    if is_new and instance.for_content_type == ContentType.objects.get_for_model(CmsImage):
        instance.file = clean_picture(instance.file)


def connect() -> None:
    """Listen; called once when Django starts."""
    pre_save.connect(clean_parked_upload, sender=UploadedFile, dispatch_uid="cms.images.clean_parked_upload")
