"""A series whose editions are events, for instance a yearly conference."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin

from cms.pages.ordering import in_serbian_order
from cms.pages.rules import translated


class EventSeries(TranslatableMixin, models.Model):
    """The name and description that the editions of a recurring event share."""

    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("description"), blank=True)

    translatable_fields = translated("name", "description")
    panels = [FieldPanel("name"), FieldPanel("description")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("event series")
        verbose_name_plural = pgettext_lazy("plural", "event series")
        ordering = [in_serbian_order("name")]

    def __str__(self) -> str:
        return self.name
