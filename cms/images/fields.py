"""Fields that let a picture in only through ``cms.images.cleaning``."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.base import File
from wagtail.images import fields as wagtail_fields
from wagtail.images import models as wagtail_models

from cms.images.cleaning import CleanedPicture, clean_picture


class CleanedImageFieldFile(wagtail_models.WagtailImageFieldFile):
    """The file of a picture, cleaned when it is put on the model and, whatever came before, when it is stored."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Store a picture. Raises PictureRefusedError (a ValidationError)."""
        picture = self._take(content)
        super().save(picture.name, picture, save)

    def get_image_dimensions(self) -> Iterable[int]:
        """The size in pixels, upright. Raises PictureRefusedError for a new file that is not acceptable."""
        # Django asks as soon as a file is assigned, so width, height and the rest are known before the row is written.
        if not self._committed:
            self.file = self._take(self.file)
        return super().get_image_dimensions()

    def _take(self, content: File) -> CleanedPicture:
        """Clean the content unless a form has done so, and note on the image what was learnt."""
        picture = content if isinstance(content, CleanedPicture) else clean_picture(content)
        picture.seek(0)
        self.instance.has_alpha = picture.has_alpha
        self.instance.file_size = picture.size
        self.instance.file_hash = picture.digest
        return picture


class CleanedImageField(wagtail_models.WagtailImageField):
    """A model field whose files are cleaned on every path: forms, the API and code, ``bulk_create`` included."""

    attr_class = CleanedImageFieldFile


class PictureFormField(wagtail_fields.WagtailImageField):
    """The upload field of forms and the API: cleans early, so that a refusal is an error beside the field.

    The extension is not looked at, and the length of the file's name does not matter: neither is kept.
    """

    default_validators = []

    def to_python(self, data: Any) -> CleanedPicture | None:
        """Turn an upload into a cleaned picture. Raises PictureRefusedError."""
        upload = forms.FileField.to_python(self, data)
        return clean_picture(upload) if upload else None
