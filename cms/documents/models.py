"""The site's own document model."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument


class CmsDocument(AbstractDocument):
    """A file with the language it is written in, so that links can say what the reader will get."""

    class Language(models.TextChoices):
        SERBIAN = "sr", _("Serbian")
        ENGLISH = "en", _("English")
        BOTH = "mul", _("Serbian and English")
        OTHER = "und", _("another language")

    language = models.CharField(
        _("language of the file"), max_length=3, choices=Language.choices, default=Language.SERBIAN
    )

    admin_form_fields = ("title", "file", "language", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]
