"""What belongs to one event: people and organisations, sessions, files and related pages."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin

from cms.pages.attachments import Attachment
from cms.pages.related import RelatedPage
from cms.pages.rules import overridable, synchronised, translated
from cms.pages.writable import writable
from events.models.choices import ParticipantRole


class EventParticipant(TranslatableMixin, Orderable):
    """A person or an organisation with a part in the event, in the editor's order."""

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="participants")
    role = models.CharField(
        _("role"), max_length=10, choices=ParticipantRole.choices, default=ParticipantRole.ORGANISER
    )
    name = models.CharField(pgettext_lazy("person or organisation", "name"), max_length=200)
    description = models.CharField(
        _("position or organisation"), max_length=255, blank=True, help_text=_("Shown after the name.")
    )
    url = models.URLField(_("web address"), blank=True)

    translatable_fields = [*translated("name", "description"), *synchronised("role"), *overridable("url")]
    api_fields = writable(translatable_fields)
    panels = [
        FieldRowPanel([FieldPanel("role"), FieldPanel("name")]),
        FieldPanel("description"),
        FieldPanel("url"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("participant")
        verbose_name_plural = _("participants")

    def __str__(self) -> str:
        return self.name


class EventSession(TranslatableMixin, Orderable):
    """One item of the programme, on one of the event's days."""

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="sessions")
    date = models.DateField(_("date"))
    start_time = models.TimeField(_("start"), null=True, blank=True)
    end_time = models.TimeField(_("end"), null=True, blank=True)
    title = models.CharField(_("title"), max_length=255)
    description = models.TextField(_("description"), blank=True)
    place = models.CharField(_("room or place"), max_length=160, blank=True)

    translatable_fields = [
        *translated("title", "description", "place"),
        *synchronised("date", "start_time", "end_time"),
    ]
    api_fields = writable(translatable_fields)
    panels = [
        FieldRowPanel([FieldPanel("date"), FieldPanel("start_time"), FieldPanel("end_time")]),
        FieldPanel("title"),
        FieldPanel("description"),
        FieldPanel("place"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("session")
        verbose_name_plural = _("sessions")

    def __str__(self) -> str:
        return self.title

    def clean(self):
        """Raise ValidationError on ``end_time`` when it is not after the start or has none."""
        super().clean()
        if self.end_time and not self.start_time:
            raise ValidationError({"start_time": _("A session with an end needs a start.")})
        if self.start_time and self.end_time and self.end_time <= self.start_time:
            raise ValidationError({"end_time": _("The end must be after the start.")})


class EventAttachment(Attachment):
    """A file offered beside an event."""

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="attachments")


class EventRelatedPage(RelatedPage):
    """A page that the editor ties to an event."""

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="related_pages")
