"""Links from a page to other pages, of any type, in the editor's order."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import PageChooserPanel
from wagtail.api import APIField
from wagtail.models import Orderable


class RelatedPage(Orderable):
    """One related page. A concrete class adds ``page``, a ParentalKey with ``related_name="related_pages"``.

    The row keeps the page the editor chose; readers are shown its translation (``cms.translations.reading.present``).
    """

    target = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="+"
    )

    api_fields = [APIField("target", writable=True)]
    panels = [PageChooserPanel("target")]

    class Meta(Orderable.Meta):
        abstract = True
