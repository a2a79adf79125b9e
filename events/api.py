"""What the API says about events. Of what depends on the present moment it gives only ``next_occurrence``: answers are kept from
one moment at which an event says something else to the next (``events.apps``)."""

import datetime as dt
from typing import TypedDict

from django.db.models import prefetch_related_objects

from cms.api.paging import Computed
from cms.api.reading import Reading
from cms.api.registry import represents
from cms.api.representation.cards import Row
from cms.api.representation.files import File, attached_files, file
from cms.api.representation.listing import ListingRepresentation
from cms.api.representation.page import PageRepresentation
from cms.api.representation.sequence import SequenceMixin
from cms.api.representation.stories import Wanted
from events import api_calendar as _calendar  # noqa: F401 registers the calendar
from events.api_conditions import EVENT_CONDITIONS, NEXT_START, UPCOMING
from events.calendar import rule
from events.models import EventListPage, EventPage, EventSeries, Occurrence
from events.models.occurrences import next_start, with_date_changes
from events.repeating import rule_text

OF_OCCURRENCES = {"repetition", "next_occurrence", "occurrences", "json_ld"}


class Labels(TypedDict):
    """The chosen values in the reader's words."""

    event_type: str
    status: str
    attendance_mode: str
    admission: str


class Series(TypedDict):
    """What the editions of a recurring event share."""

    id: int
    name: str
    description: str


class Repetition(TypedDict):
    """How an event repeats: as editors choose it, in words, and as a rule of RFC 5545 (empty when there are only added dates)."""

    kind: str
    text: str
    rule: str
    until: dt.date | None
    count: int | None


class OccurrenceJson(TypedDict):
    """One time at which an event takes place, or was to; `date` is its day before it was moved."""

    date: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    start_date: dt.date
    end_date: dt.date
    is_cancelled: bool
    is_moved: bool
    note: str


class Registration(TypedDict):
    """Where one registers, and until when."""

    url: str
    opens_at: dt.datetime | None
    closes_at: dt.datetime | None
    is_full: bool


class Brokerage(TypedDict):
    """The call for business meetings alongside the event."""

    title: str
    text: str
    deadline: dt.datetime | None
    url: str


class Participant(TypedDict):
    """A person or an organisation with a part in the event."""

    role: str
    role_label: str
    name: str
    description: str
    url: str


class Session(TypedDict):
    """One item of the programme."""

    date: dt.date
    start_time: dt.time | None
    end_time: dt.time | None
    title: str
    description: str
    place: str


@represents
class EventListRepresentation(ListingRepresentation):
    """The event section; ``items`` are the events that are not over, soonest first."""

    model = EventListPage
    items_query = {"when": UPCOMING}

    def get_items(self) -> list[Row]:
        """Events that have not ended, soonest first, as many as the section's first page shows."""
        return self.rows(self.page.get_upcoming())


@represents
class EventRepresentation(SequenceMixin, PageRepresentation):
    """An event. ``start_date`` and its like are what editors wrote; ``starts_at`` and ``ends_at`` are moments to compare."""

    model = EventPage
    row_fields = (
        *PageRepresentation.row_fields,
        "event_type",
        "status",
        "status_note",
        "labels",
        "start_date",
        "start_time",
        "end_date",
        "end_time",
        "time_zone",
        "is_all_day",
        "date_precision",
        "starts_at",
        "ends_at",
        "repetition",
        "next_occurrence",
        "attendance_mode",
        "venue",
        "town",
        "country",
        "country_name",
        "categories",
        "tags",
    )
    detail_fields = (
        *row_fields,
        *(name for name in PageRepresentation.detail_fields if name not in PageRepresentation.row_fields),
        "occurrences",
        "previous_start_date",
        "series",
        "edition",
        "address",
        "online_url",
        "website",
        "admission",
        "fee",
        "registration",
        "brokerage",
        "body",
        "participants",
        "sessions",
        "agenda_document",
        "report",
        "gallery",
        "attachments",
        "related_pages",
        *SequenceMixin.sequence_fields,
    )
    detail_only_fields = PageRepresentation.detail_only_fields | {
        "related_pages",
        "gallery",
        "series",
        *SequenceMixin.sequence_fields,
    }
    text_fields = (
        *PageRepresentation.text_fields,
        *("status_note", "venue", "address", "town", "fee"),
    )
    link_fields = ("gallery",)
    expandable_fields = ("gallery", "related_pages")
    story_fields = ("body", "report")
    term_fields = ("categories", "tags")
    withheld = {"attachments": [], "participants": [], "sessions": [], "brokerage": None, "status_note": ""}
    filter_fields = (
        *PageRepresentation.filter_fields,
        "event_type",
        "status",
        "attendance_mode",
        "town",
        "country",
        "start_date",
        "date_precision",
    )
    sequence_field = "starts_at"
    computed_order = {NEXT_START: Computed("starts_at", next_start)}
    conditions = (*PageRepresentation.conditions, *EVENT_CONDITIONS)
    order_fields = (*PageRepresentation.order_fields, "starts_at", "ends_at")

    @classmethod
    def prepare(cls, pages: list[EventPage], reading: Reading, names: frozenset[str]) -> None:
        """Fetch related pages, people, programme and files."""
        super().prepare(pages, reading, names)
        wanted = [name for name in ("participants", "sessions", "attachments") if name in names]
        if wanted:
            prefetch_related_objects(pages, *wanted)
        if names & OF_OCCURRENCES:
            with_date_changes(pages)

    @classmethod
    def want(cls, page: EventPage, names: frozenset[str], wanted: Wanted) -> None:
        """Add the files."""
        super().want(page, names, wanted)
        if "attachments" in names:
            wanted.documents |= {attachment.document_id for attachment in page.attachments.all()}
        if "agenda_document" in names and page.agenda_document_id:
            wanted.documents.add(page.agenda_document_id)

    def get_labels(self) -> Labels:
        """The chosen values in the reader's words."""
        return {
            "event_type": self.wording(self.page.get_event_type_display()),
            "status": self.wording(self.page.get_status_display()),
            "attendance_mode": self.wording(self.page.get_attendance_mode_display()),
            "admission": self.wording(self.page.get_admission_display()),
        }

    def get_repetition(self) -> Repetition | None:
        """How the event repeats, if it does."""
        if not self.page.repetition:
            return None
        return {
            "kind": self.page.repetition,
            "text": self.wording(rule_text(self.page)),
            "rule": rule(self.page).to_ical().decode() if self.page.has_rule else "",
            "until": self.page.repetition_until,
            "count": self.page.repetition_count,
        }

    def get_next_occurrence(self) -> OccurrenceJson | None:
        """The time for which lists announce the event: the next at which it takes place. Nothing when it is over."""
        return None if self.page.is_past() else self._occurrence(self.page.shown_occurrence())

    def get_occurrences(self) -> list[OccurrenceJson]:
        """Every time the event takes place, cancelled ones too; one, when it does not repeat."""
        return [self._occurrence(occurrence) for occurrence in self.page.all_occurrences]

    def _occurrence(self, occurrence: Occurrence) -> OccurrenceJson:
        return {
            "date": occurrence.date,
            "starts_at": occurrence.starts_at,
            "ends_at": occurrence.ends_at,
            "start_date": occurrence.start_date,
            "end_date": occurrence.last_date,
            "is_cancelled": occurrence.is_cancelled,
            "is_moved": occurrence.is_moved,
            "note": "" if self.page.summary_only else self.text(occurrence.note),
        }

    def get_country_name(self) -> str:
        """The country in the reader's words."""
        return self.wording(self.page.country_name)

    def get_series(self) -> Series | None:
        """The series of which the event is an edition."""
        if self.page.series_id is None:
            return None
        own = EventSeries.objects.filter(pk=self.page.series_id)
        versions = EventSeries.objects.filter(translation_key__in=own.values("translation_key"))
        reader = self.reading.reader_of(self.page)
        series = max(versions, key=lambda each: (each.locale_id == reader.pk, each.pk == self.page.series_id))
        language = self.reading.locales[series.locale_id].language_code
        write = self.reading.writer.text
        return {
            "id": series.pk,
            "name": write(series.name, language),
            "description": write(series.description, language),
        }

    def get_registration(self) -> Registration | None:
        """Where one registers, or nothing where one need not."""
        if not self.page.registration_url:
            return None
        return {
            "url": self.page.registration_url,
            "opens_at": self.page.registration_opens_at,
            "closes_at": self.page.registration_closes_at,
            "is_full": self.page.is_full,
        }

    def get_brokerage(self) -> Brokerage | None:
        """The call for business meetings, if there is one."""
        if not self.page.has_brokerage:
            return None
        return {
            "title": self.text(self.page.brokerage_title),
            "text": self.text(self.page.brokerage_text),
            "deadline": self.page.brokerage_deadline,
            "url": self.page.brokerage_url,
        }

    def get_participants(self) -> list[Participant]:
        """Organisers, speakers and others, in the editor's order."""
        return [
            Participant(
                role=person.role,
                role_label=self.wording(person.get_role_display()),
                name=self.text(person.name),
                description=self.text(person.description),
                url=person.url,
            )
            for person in self.page.participants.all()
        ]

    def get_sessions(self) -> list[Session]:
        """The programme, in the editor's order."""
        return [
            Session(
                date=session.date,
                start_time=session.start_time,
                end_time=session.end_time,
                title=self.text(session.title),
                description=self.text(session.description),
                place=self.text(session.place),
            )
            for session in self.page.sessions.all()
        ]

    def get_agenda_document(self) -> File | None:
        """The programme as a file."""
        document = self.reading.fetched["documents"].get(self.page.agenda_document_id)
        return file(document, self.reading)

    def get_gallery(self) -> Row | None:
        """The event's photos, as a row."""
        return self.linked_row("gallery", self.page.gallery_id)

    def get_attachments(self) -> list[File]:
        """Files offered beside the text."""
        return attached_files(self.page.attachments.all(), self.reading, self.text_language)

    def get_related_pages(self) -> list[Row]:
        """Pages that the editor ties to this one, as rows."""
        return self.linked_rows("related_pages", (link.target_id for link in self.page.related_pages.all()))
