"""The site's own image and rendition models."""

from pathlib import PurePath

from django.core.files.base import File
from django.db import models
from django.utils.crypto import get_random_string
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, get_upload_to
from wagtail.search import index

from cms.images.fields import CleanedImageField
from cms.images.renditions import rendition_folder, rendition_name
from cms.images.validators import validate_alt_text

# Not public: only renditions are served (cms/images/urls.py).
ORIGINALS_FOLDER = "originals"
STEM_LENGTH = 20
_STEM_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


def alt_field(language_code: str) -> str:
    """The name of the field that holds the alternative text in a language."""
    return "alt_en" if language_code.startswith("en") else "alt_sr"


class CmsImage(AbstractImage):
    """A picture with a credit and, for each language, the text that stands for it.

    ``title`` comes from the name of the uploaded file and is for editors only; readers and programs never get it.
    """

    file = CleanedImageField(
        verbose_name=_("file"),
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
        db_index=True,
    )
    alt_sr = models.CharField(
        _("alternative text (Serbian)"),
        max_length=255,
        blank=True,
        validators=[validate_alt_text],
        help_text=_("What the picture shows, for people who cannot see it. Not the file name."),
    )
    alt_en = models.CharField(
        _("alternative text (English)"),
        max_length=255,
        blank=True,
        validators=[validate_alt_text],
        help_text=_("What the picture shows, for people who cannot see it. Not the file name."),
    )
    credit = models.CharField(_("credit"), max_length=255, blank=True, help_text=_("Photographer or owner."))

    has_alpha = models.BooleanField(
        default=False, editable=False, help_text="Whether parts of the picture are transparent."
    )

    admin_form_fields = (
        "title",
        "file",
        "alt_sr",
        "alt_en",
        "credit",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    search_fields = [
        *AbstractImage.search_fields,
        index.SearchField("alt_sr"),
        index.SearchField("alt_en"),
        index.SearchField("credit"),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]

    def get_upload_to(self, filename: str) -> str:
        """A path that tells nothing about the person or the device the file came from, and cannot be guessed."""
        stem = get_random_string(STEM_LENGTH, _STEM_LETTERS)
        return f"{ORIGINALS_FOLDER}/{stem}{PurePath(filename).suffix}"

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:
        """Make a rendition under the name by which ``cms.images.renditions`` refers to it."""
        made = super().generate_rendition_file(filter, source=source)
        made.name = rendition_name(self, filter.spec, PurePath(made.name).suffix)
        return made

    def alt_in(self, language_code: str) -> str:
        """The alternative text written for a language; empty when there is none. Never the file name."""
        return getattr(self, alt_field(language_code))

    @property
    def fallback_format(self) -> str:
        """The format that every browser reads and that keeps transparent parts."""
        return "png" if self.has_alpha else "jpeg"

    @property
    def default_alt_text(self) -> str:
        """The alternative text in the active language."""
        return self.alt_in(get_language() or "")


class CmsRendition(AbstractRendition):
    """One size and format of a picture, made by the server."""

    image = models.ForeignKey(CmsImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")

    def get_upload_to(self, filename: str) -> str:
        """Among the public renditions, or among those for the admin."""
        return f"{rendition_folder(self.filter_spec)}/{filename}"
