"""Files offered beside a text."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, TranslatableMixin

from cms.pages.rules import overridable, translated
from cms.pages.writable import writable


class Attachment(TranslatableMixin, Orderable):
    """One file with its title in the page's language. A concrete class adds ``page``, a ParentalKey
    with ``related_name="attachments"``."""

    document = models.ForeignKey(
        "documents.CmsDocument", verbose_name=_("file"), on_delete=models.CASCADE, related_name="+"
    )
    title = models.CharField(
        _("title"), max_length=255, blank=True, help_text=_("Leave empty to use the file's own title.")
    )

    translatable_fields = [*translated("title"), *overridable("document")]
    api_fields = writable(translatable_fields)
    panels = [FieldPanel("document"), FieldPanel("title")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True

    @property
    def link_text(self) -> str:
        """What the link says, before the file's type, size and language."""
        return self.title or self.document.title
