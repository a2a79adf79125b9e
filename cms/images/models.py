"""The site's own image and rendition models."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition


class CmsImage(AbstractImage):
    """A picture with a credit and, for each language, the text that stands for it."""

    alt_sr = models.CharField(
        _("alternative text (Serbian)"),
        max_length=255,
        blank=True,
        help_text=_("What the picture shows, for people who cannot see it. Not the file name."),
    )
    alt_en = models.CharField(
        _("alternative text (English)"),
        max_length=255,
        blank=True,
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

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]

    def alt_in(self, language_code: str) -> str:
        """The alternative text written for a language; empty when there is none. Never the file name."""
        return self.alt_en if language_code.startswith("en") else self.alt_sr

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
