"""The site's own document model."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument

from cms.documents.checking import check_document
from cms.documents.fields import CheckedFileField


class CmsDocument(AbstractDocument):
    """A file with the language it is written in, so that links can say what the reader will get."""

    class Language(models.TextChoices):
        SERBIAN = "sr", _("Serbian")
        ENGLISH = "en", _("English")
        BOTH = "mul", _("Serbian and English")
        OTHER = "und", _("another language")

    file = CheckedFileField(_("file"), upload_to="documents")
    language = models.CharField(
        _("language of the file"), max_length=3, choices=Language.choices, default=Language.SERBIAN
    )

    admin_form_fields = ("title", "file", "language", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]

    def clean(self) -> None:
        """Raise ValidationError on ``file`` when a new file is not what its name says (``cms.documents.checking``)."""
        super().clean()
        if self.file and not getattr(self.file, "_committed", True):
            try:
                check_document(self.file.file, self.file.name)
            except ValidationError as error:
                raise ValidationError({"file": error}) from error
