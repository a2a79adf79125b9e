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
from events.models.choices import DateChange, ParticipantRole


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


class EventDateChange(TranslatableMixin, Orderable):
    """What is different on one date of an event that repeats."""

    # Readers of a translation learn of it at once, without the note while that is not translated (``cms.translations.facts``).
    facts_stand_alone = True

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="date_changes")
    date = models.DateField(_("date"), help_text=_("As it is by the rule, or the date to add."))
    change = models.CharField(
        pgettext_lazy("to a date", "change"),
        max_length=9,
        choices=DateChange.choices,
        default=DateChange.CANCELLED,
    )
    new_date = models.DateField(_("new date"), null=True, blank=True, help_text=_("For a moved date."))
    new_start_time = models.TimeField(_("new start"), null=True, blank=True)
    new_end_time = models.TimeField(_("new end"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True, help_text=_("Shown beside the date."))

    translatable_fields = [
        *translated("note"),
        *synchronised("date", "change", "new_date", "new_start_time", "new_end_time"),
    ]
    api_fields = writable(translatable_fields)
    panels = [
        FieldRowPanel([FieldPanel("date"), FieldPanel("change")]),
        FieldPanel("new_date"),
        FieldRowPanel([FieldPanel("new_start_time"), FieldPanel("new_end_time")]),
        FieldPanel("note"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("changed date")
        verbose_name_plural = _("changed dates")

    def __str__(self) -> str:
        return f"{self.date} {self.get_change_display()}"

    def clean(self):
        """Raise one ValidationError that names every field that contradicts another; ``events.forms`` compares with the event."""
        super().clean()
        errors = {}
        if self.change == DateChange.MOVED and not self.new_date and not self.new_start_time:
            errors["new_date"] = _("Say to which day or hour the date is moved.")
        if self.change == DateChange.CANCELLED and (self.new_date or self.new_start_time):
            errors["change"] = _("A cancelled date has no new day or hours; choose “moved”.")
        if self.change == DateChange.ADDED and self.new_date:
            errors["new_date"] = _("Write the added date itself into the first field.")
        if self.new_end_time and not self.new_start_time:
            errors["new_start_time"] = _("Give the new start too.")
        if errors:
            raise ValidationError(errors)


class EventAttachment(Attachment):
    """A file offered beside an event."""

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="attachments")


class EventRelatedPage(RelatedPage):
    """A page that the editor ties to an event."""

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="related_pages")
