"""What Wagtail stores beside its images (parked uploads, portraits of users), brought behind the same door; and the job after an
upload."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_save, pre_save
from wagtail.models import UploadedFile
from wagtail.users.models import UserProfile

from cms.images.cleaning import PictureRefusedError, clean_picture
from cms.images.jobs import image_saved
from cms.images.models import CmsImage


def clean_parked_upload(sender: type, instance: UploadedFile, **kwargs: Any) -> None:
    """Clean a picture that the multiple uploader stores until the rest of its form is filled in.

    Raises PictureRefusedError; the uploader has refused such a file before.
    """
    is_new = instance.file and not instance.file._committed
    if is_new and instance.for_content_type == ContentType.objects.get_for_model(CmsImage):
        instance.file = clean_picture(instance.file)


def clean_portrait(sender: type, instance: UserProfile, **kwargs: Any) -> None:
    """Clean the portrait of an admin user; one that is refused is not stored, since no form is left to say so."""
    if instance.avatar and not instance.avatar._committed:
        try:
            instance.avatar = clean_picture(instance.avatar)
        except PictureRefusedError:
            instance.avatar = None


def connect() -> None:
    """Listen; called once when Django starts."""
    pre_save.connect(clean_portrait, sender=UserProfile, dispatch_uid="cms.images.clean_portrait")
    pre_save.connect(clean_parked_upload, sender=UploadedFile, dispatch_uid="cms.images.clean_parked_upload")
    post_save.connect(image_saved, sender=CmsImage, dispatch_uid="cms.images.image_saved")
