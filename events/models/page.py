"""The event page: its own facts, and those it takes from the mixins beside this file."""

import datetime as dt
from contextlib import suppress
from zoneinfo import ZoneInfoNotFoundError

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
)
from wagtail.fields import StreamField

from cms.blocks.story import StoryBlock
from cms.dates import date_range_text
from cms.linked_data.building import PageData, Thing
from cms.pages.base import BasePage
from cms.pages.rules import overridable, synchronised, translated
from cms.pages.writable import writable_of_page
from cms.taxonomy.models import ClassifiedFields
from cms.taxonomy.panels import classified_panel
from events.forms import EventPageForm
from events.linked_data import event
from events.models.choices import EventStatus, EventType
from events.models.occurrences import OccurrencesMixin
from events.models.registration import BrokerageFields, RegistrationFields
from events.models.repetition import RepetitionFields
from events.models.schedule import ScheduleFields
from events.models.venue import VenueFields


class EventPage(
    OccurrencesMixin,
    ScheduleFields,
    RepetitionFields,
    VenueFields,
    RegistrationFields,
    BrokerageFields,
    ClassifiedFields,
    BasePage,
):
    """An event, from its announcement to its report."""

    event_type = models.CharField(
        _("type"), max_length=12, choices=EventType.choices, default=EventType.OTHER
    )
    status = models.CharField(
        _("status"), max_length=12, choices=EventStatus.choices, default=EventStatus.SCHEDULED
    )
    status_note = models.CharField(
        _("note on the status"), max_length=300, blank=True, help_text=_("Why, and what readers should do.")
    )
    previous_start_date = models.DateField(
        _("previous start date"), null=True, blank=True, help_text=_("For an event that has a new date.")
    )
    series = models.ForeignKey(
        "events.EventSeries",
        verbose_name=_("series"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    edition = models.CharField(
        _("edition"), max_length=20, blank=True, help_text=_("For instance VI or 2026.")
    )
    body = StreamField(StoryBlock(), verbose_name=_("body"), blank=True)
    agenda_document = models.ForeignKey(
        "documents.CmsDocument",
        verbose_name=_("agenda as a file"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    report = StreamField(StoryBlock(), verbose_name=_("report"), blank=True)
    gallery = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("gallery"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    base_form_class = EventPageForm
    parent_page_types = ["events.EventListPage"]
    subpage_types = []

    translatable_fields = [
        *BasePage.base_translation_rules,
        *ScheduleFields.schedule_rules,
        *RepetitionFields.repetition_rules,
        *VenueFields.venue_rules,
        *RegistrationFields.registration_rules,
        *BrokerageFields.brokerage_rules,
        *translated("status_note", "body", "report", "participants", "sessions", "attachments"),
        *overridable("agenda_document"),
        *synchronised(
            "event_type",
            "status",
            "previous_start_date",
            "series",
            "edition",
            "gallery",
            "categories",
            "tags",
            "related_pages",
        ),
    ]
    api_fields = writable_of_page(translatable_fields)

    content_panels = [
        *BasePage.intro_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("event_type"), FieldPanel("status")]),
                FieldPanel("status_note"),
                FieldPanel("previous_start_date"),
                FieldRowPanel([FieldPanel("series"), FieldPanel("edition")]),
            ],
            heading=_("What"),
        ),
        ScheduleFields.schedule_panel,
        RepetitionFields.repetition_panel,
        VenueFields.venue_panel,
        FieldPanel("body"),
        classified_panel,
        InlinePanel("attachments", heading=_("Attachments"), label=_("Attachment")),
        InlinePanel("related_pages", heading=_("Related pages"), label=_("Page")),
    ]
    programme_panels = [
        InlinePanel("participants", heading=_("Organisers and speakers"), label=_("Participant")),
        InlinePanel("sessions", heading=_("Programme"), label=_("Session")),
        FieldPanel("agenda_document"),
    ]
    registration_panels = [RegistrationFields.registration_panel, BrokerageFields.brokerage_panel]
    afterwards_panels = [FieldPanel("report"), PageChooserPanel("gallery", "galleries.GalleryPage")]

    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList(programme_panels, heading=_("Programme")),
            ObjectList(registration_panels, heading=_("Registration")),
            ObjectList(afterwards_panels, heading=_("Afterwards")),
            ObjectList(BasePage.promote_panels, heading=_("Promote")),
            ObjectList(BasePage.settings_panels, heading=_("Settings")),
        ]
    )

    search_related = ("categories", "participants", "sessions")
    # What receivers of webhooks are told by name (``cms.webhooks``): field and word.
    told_when_changed = {
        "status": "status",
        "start_date": "date",
        "start_time": "date",
        "end_date": "date",
        "end_time": "date",
        "time_zone": "date",
        "repetition": "date",
        "repetition_interval": "date",
        "repetition_weekdays": "date",
        "repetition_until": "date",
        "repetition_count": "date",
        # The changes to single dates show in these.
        "starts_at": "date",
        "ends_at": "date",
    }

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def clean(self):
        """Raise one ValidationError that names every field at fault."""
        super().clean()
        errors = {
            **self.clean_schedule(),
            **self.clean_repetition(),
            **self.clean_venue(),
            **self.clean_registration(),
            **self.clean_brokerage(),
        }
        if self.status == EventStatus.RESCHEDULED and not self.previous_start_date:
            errors["previous_start_date"] = ValidationError(_("Say which date the event was moved from."))
        if self.edition and not self.series:
            errors["series"] = ValidationError(_("An edition belongs to a series; choose it."))
        if errors:
            raise ValidationError(errors)

    def save(self, *args, **kwargs):
        """Save with the moments that lists and calendars use, on whichever path the event comes.

        A draft is saved beside what readers have, with ``update_fields``; their dates stay then.
        """
        self.derive()
        changed = kwargs.get("update_fields")
        with transaction.atomic():
            result = super().save(*args, **kwargs)
            if changed is None or "starts_at" in changed:
                self.store_occurrences()
        return result

    def derive(self) -> None:
        """The moments: those of the only time, or from the first to the last one."""
        self.forget_occurrences()
        if isinstance(self.start_date, dt.date):
            # A zone that does not exist is reported by validation, with its field's name.
            with suppress(ZoneInfoNotFoundError, ValueError):
                self.starts_at, self.ends_at = self.compute_moments()
                if self.repetition:
                    self.starts_at = min(one.starts_at for one in self.all_occurrences)
                    self.ends_at = max(one.ends_at for one in self.all_occurrences)

    def linked_data(self, data: PageData) -> Thing:
        """An event."""
        return event(self, data)

    def search_names(self) -> list[str]:
        """The venue, the town and everybody with a part in the event."""
        people = [f"{person.name} {person.description}" for person in self.participants.all()]
        return [self.venue, self.town, *people]

    def search_year(self) -> int | None:
        """The year of its date."""
        return self.start_date.year

    def search_place(self) -> str:
        """Its town."""
        return self.town

    def search_texts(self) -> list[str]:
        """The date in words, so that “septembar 2017” finds it, the programme and the brokerage call."""
        last = max(one.last_date for one in self.all_occurrences) if self.repetition else self.end_date
        date = date_range_text(self.start_date, last, self.date_precision, self.locale.language_code)
        sessions = [f"{session.title} {session.description}" for session in self.sessions.all()]
        return [date, *sessions, self.brokerage_title, self.brokerage_text]
