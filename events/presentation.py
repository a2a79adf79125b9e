"""What an event's page and its row in a list say about time, place and state, in the reader's language."""

import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cms.dates import date_range_text, date_text, month_text, time_range_text, time_zone_place
from events.models import EventPage, EventParticipant, EventSession, Occurrence
from events.models.choices import AttendanceMode, EventStatus, ParticipantRole
from events.models.registration import RegistrationState

MAP = "https://www.openstreetmap.org/search"
SITE_TIME_ZONE = "Europe/Belgrade"
NOT_HAPPENING = {EventStatus.CANCELLED, EventStatus.POSTPONED}


@dataclass(frozen=True)
class Leaf:
    """A date as on a calendar leaf; ``day`` is empty when only the month is known."""

    day: str
    month: str
    year: str
    is_range: bool


@dataclass(frozen=True)
class Mark:
    """A short statement about an event; ``kind`` is how strongly to show it: ``good``, ``warn``, ``bad`` or empty."""

    text: str
    kind: str = ""


def leaf(event: EventPage) -> Leaf:
    """The calendar leaf of an event: its first day, or its days when they are in one month; of an event that repeats the next."""
    first, last = event.start_date, event.last_date
    if event.date_precision == EventPage.Precision.MONTH:
        return Leaf("", month_text(first), str(first.year), is_range=False)
    if event.repetition:
        shown = event.shown_occurrence()
        first, last = shown.start_date, shown.last_date
    is_range = last > first and (last.year, last.month) == (first.year, first.month)
    day = f"{first.day}–{last.day}" if is_range else str(first.day)
    return Leaf(day, month_text(first), str(first.year), is_range)


def when(event: EventPage) -> str:
    """The days and, for an event of one day, the hours: ``25. septembar 2017, 18:00–20:30``.

    An event of several days tells when it begins; the hours of the other days are in its programme. One that repeats tells of
    its next date, and when all are over from when to when it took place.
    """
    if not event.repetition:
        last, hours = event.end_date, (event.start_time, event.end_time)
        return _days_and_hours(event.start_date, last, event.date_precision, hours)
    if event.is_past():
        return date_range_text(event.all_occurrences[0].start_date, event.all_occurrences[-1].last_date)
    return when_once(event.shown_occurrence())


def when_once(occurrence: Occurrence) -> str:
    """The days and hours of one time."""
    hours = (occurrence.start_time, occurrence.end_time)
    return _days_and_hours(occurrence.start_date, occurrence.last_date, EventPage.Precision.DAY, hours)


def _days_and_hours(
    first: dt.date, last: dt.date | None, precision: str, hours: tuple[dt.time | None, dt.time | None]
) -> str:
    days = date_range_text(first, last, precision)
    if not hours[0]:
        return days
    # The full stop of a Serbian ordinal number falls before a comma (Pravopis srpskoga jezika, 2010).
    days = days.removesuffix(".")
    if last and last > first:
        return _("%(days)s, beginning at %(time)s") % {"days": days, "time": time_range_text(hours[0])}
    return _("%(day)s, %(time)s") % {"day": days, "time": time_range_text(*hours)}


def time_zone_note(event: EventPage) -> str:
    """Whose clock is meant, for an event outside the site's own time zone; empty otherwise."""
    if event.time_zone == SITE_TIME_ZONE or not event.start_time:
        return ""
    return _("Local time: %(town)s") % {"town": time_zone_place(event.time_zone)}


def clock_moment(event: EventPage) -> str:
    """When an event begins by its own clock, as ISO 8601 with its offset; empty when that is not known, is over or called off."""
    if not event.start_time or event.is_past() or is_off(event):
        return ""
    return event.shown_occurrence().starts_at.astimezone(event.tzinfo).isoformat(timespec="seconds")


def where(event: EventPage) -> str:
    """Town and, outside Serbia, country; “online” where that is the place."""
    if event.attendance_mode == AttendanceMode.ONLINE or event.status == EventStatus.MOVED_ONLINE:
        return pgettext("place of an event", "Online")
    country = event.country_name if event.country and event.country != "RS" else ""
    place = ", ".join(part for part in (event.town, country) if part)
    if event.attendance_mode == AttendanceMode.MIXED:
        return (
            _("%(place)s and online") % {"place": place} if place else pgettext("place of an event", "Online")
        )
    return place


def map_url(event: EventPage) -> str:
    """Where OpenStreetMap shows the place of an event, for who follows the link; empty without a street or a building in a town."""
    building = event.address or event.venue
    if not building or not event.town or event.summary_only:
        return ""
    return (
        f"{MAP}?{urlencode({'query': f'{building}, {event.town}, {event.country_name}'.removesuffix(', ')})}"
    )


def status_mark(event: EventPage) -> Mark | None:
    """What has become of an event that does not take place as announced; ``None`` when it does."""
    marks = {
        EventStatus.CANCELLED: Mark(pgettext("event", "Cancelled"), "bad"),
        EventStatus.POSTPONED: Mark(pgettext("event", "Postponed"), "warn"),
        EventStatus.RESCHEDULED: Mark(pgettext("event", "New date"), "warn"),
        EventStatus.MOVED_ONLINE: Mark(pgettext("event", "Moved online"), "warn"),
    }
    return marks.get(EventStatus(event.status))


def is_off(event: EventPage) -> bool:
    """Whether nothing takes place at the announced time: the event is called off, or no date of it is left that is not."""
    if event.status in NOT_HAPPENING:
        return True
    return bool(event.repetition) and event.shown_occurrence().is_cancelled


def time_mark(event: EventPage, now: dt.datetime | None = None) -> Mark | None:
    """“Happening now” or “Past”, for an event that takes place; ``None`` while it is to come."""
    now = now or timezone.now()
    if is_off(event):
        return None
    if event.is_past(now):
        return Mark(pgettext("event", "Past"))
    month_only = event.date_precision == EventPage.Precision.MONTH
    if event.shown_occurrence(now).starts_at <= now and not month_only:
        return Mark(pgettext("event", "Happening now"), "good")
    return None


def status_text(event: EventPage) -> str:
    """The sentence that opens the page of an event which does not take place as announced."""
    texts = {
        EventStatus.CANCELLED: _("This event has been cancelled."),
        EventStatus.POSTPONED: _("This event has been postponed; the new date is not known yet."),
        EventStatus.MOVED_ONLINE: _("This event has been moved online."),
        EventStatus.RESCHEDULED: _("This event has a new date."),
    }
    if event.status == EventStatus.RESCHEDULED and event.previous_start_date:
        was = date_text(event.previous_start_date)
        return _("This event has a new date. It was first announced for %(date)s") % {"date": was}
    return texts.get(EventStatus(event.status), "")


def registration_mark(event: EventPage, now: dt.datetime | None = None) -> Mark | None:
    """The state of registration while it matters: not for past events, nor for ones that do not take place."""
    now = now or timezone.now()
    if is_off(event) or event.is_past(now):
        return None
    marks = {
        RegistrationState.NOT_YET: Mark(_("Registration opens later")),
        RegistrationState.OPEN: Mark(_("Registration open"), "good"),
        RegistrationState.FULL: Mark(_("Fully booked"), "warn"),
        RegistrationState.CLOSED: Mark(_("Registration closed")),
    }
    return marks.get(event.registration_state(now))


def can_register(event: EventPage) -> bool:
    """Whether the registration link is to be offered now."""
    return not is_off(event) and event.registration_state() == RegistrationState.OPEN


def sessions_by_day(event: EventPage) -> list[tuple[dt.date, list[EventSession]]]:
    """The programme, a list for each day; within a day by time, those without a time last, in the editor's order."""
    sessions = sorted(
        event.sessions.all(),
        key=lambda session: (session.date, session.start_time is None, session.start_time or dt.time.min),
    )
    return [(day, list(rows)) for day, rows in groupby(sessions, key=lambda session: session.date)]


def participants_by_role(event: EventPage) -> list[tuple[str, list[EventParticipant]]]:
    """Who has a part, under the heading of each role that occurs; roles in the order of ``ParticipantRole``."""
    headings = {
        ParticipantRole.ORGANISER: (_("Organiser"), _("Organisers")),
        ParticipantRole.PARTNER: (_("Partner"), _("Partners")),
        ParticipantRole.SPONSOR: (_("Sponsor"), _("Sponsors")),
        ParticipantRole.SPEAKER: (_("Speaker"), _("Speakers")),
        ParticipantRole.MODERATOR: (_("Moderator"), _("Moderators")),
    }
    participants = list(event.participants.all())
    groups = []
    for role, (one, many) in headings.items():
        rows = [participant for participant in participants if participant.role == role]
        if rows:
            groups.append((one if len(rows) == 1 else many, rows))
    return groups
