"""Events as schema.org has them: https://schema.org/Event"""

from typing import TYPE_CHECKING, Any

from cms.linked_data.building import PageData, Thing, common, told
from events.models.choices import Admission, AttendanceMode, EventStatus
from events.models.repetition import Repetition, Weekday

if TYPE_CHECKING:
    import datetime as dt

    from events.models import EventPage, Occurrence

STATUS: dict[str, str] = {
    EventStatus.SCHEDULED: "EventScheduled",
    EventStatus.CANCELLED: "EventCancelled",
    EventStatus.POSTPONED: "EventPostponed",
    EventStatus.RESCHEDULED: "EventRescheduled",
    EventStatus.MOVED_ONLINE: "EventMovedOnline",
}
ATTENDANCE: dict[str, str] = {
    AttendanceMode.OFFLINE: "OfflineEventAttendanceMode",
    AttendanceMode.ONLINE: "OnlineEventAttendanceMode",
    AttendanceMode.MIXED: "MixedEventAttendanceMode",
}
SCHEMA = "https://schema.org/"
DAYS: dict[str, str] = {day.value: SCHEMA + day.name.capitalize() for day in Weekday}


def event(page: "EventPage", data: PageData) -> Thing:
    """An event with its times, places and state."""
    start, end = _moments(page)
    repeated = _repeated(page, data) if page.repetition else {}
    mode = AttendanceMode.ONLINE if page.status == EventStatus.MOVED_ONLINE else page.attendance_mode
    return told(
        {
            **common(page, data, "Event", "event"),
            "startDate": start,
            "endDate": end,
            "previousStartDate": page.previous_start_date.isoformat() if page.previous_start_date else None,
            "eventStatus": SCHEMA + STATUS[page.status],
            "eventAttendanceMode": SCHEMA + ATTENDANCE[mode],
            "location": _location(page, data, mode),
            "image": data.images((page.lead_image, "hero"), (page.share_image, "share")),
            "organizer": data.publisher,
            "isAccessibleForFree": True if page.admission == Admission.FREE else None,
            "sameAs": page.website,
            **repeated,
        }
    )


def _repeated(page: "EventPage", data: PageData) -> Thing:
    """The rule as a schedule, and by themselves the dates that it does not tell: those added, moved or cancelled."""
    times = page.all_occurrences
    by_rule = set(page.rule_dates()) if page.has_rule else set()
    different = [one for one in times if one.date not in by_rule or one.is_moved or one.is_cancelled]
    return {
        "startDate": _of_occurrence(page, times[0])[0],
        "endDate": _of_occurrence(page, times[-1])[1],
        "eventSchedule": _schedule(page, different) if page.has_rule else None,
        "subEvent": [_single(page, data, one) for one in different],
    }


def _of_occurrence(page: "EventPage", occurrence: "Occurrence") -> tuple[str, str]:
    if page.start_time is None:
        return occurrence.start_date.isoformat(), occurrence.last_date.isoformat()
    end: dt.date | dt.datetime = occurrence.last_date
    if page.end_time:
        end = occurrence.ends_at.astimezone(page.tzinfo)
    return occurrence.starts_at.astimezone(page.tzinfo).isoformat(), end.isoformat()


def _schedule(page: "EventPage", different: list["Occurrence"]) -> Thing:
    """https://schema.org/Schedule"""
    parts = page.rule_parts()
    # "2TU" is understood as it is.
    weekdays = [DAYS.get(code, code) for code in parts.get("BYDAY", [])]
    return told(
        {
            "@type": "Schedule",
            "repeatFrequency": f"P{page.repetition_interval}{parts['FREQ'][0]}",
            "repeatCount": page.repetition_count,
            "startDate": page.start_date.isoformat(),
            "endDate": page.repetition_until.isoformat() if page.repetition_until else None,
            "startTime": page.start_time.isoformat() if page.start_time else None,
            "endTime": page.end_time.isoformat() if page.end_time else None,
            "scheduleTimezone": page.time_zone if page.start_time else None,
            "byDay": weekdays,
            "byMonthDay": page.start_date.day if page.repetition == Repetition.MONTHLY_DAY else None,
            "exceptDate": [one.date.isoformat() for one in different],
        }
    )


def _single(page: "EventPage", data: PageData, occurrence: "Occurrence") -> Thing:
    """One date of an event, as an event."""
    start, end = _of_occurrence(page, occurrence)
    status = page.status
    if occurrence.is_cancelled:
        status = EventStatus.CANCELLED
    elif occurrence.is_moved and status == EventStatus.SCHEDULED:
        status = EventStatus.RESCHEDULED
    return told(
        {
            "@type": "Event",
            "name": data.text(page.title),
            "startDate": start,
            "endDate": end,
            "previousStartDate": occurrence.date.isoformat() if occurrence.is_moved else None,
            "eventStatus": SCHEMA + STATUS[status],
            "location": _location(page, data, page.attendance_mode),
        }
    )


def _moments(page: "EventPage") -> tuple[str, str | None]:
    """The first and last moment as far as they are known: a month, days, or moments of the event's own clock."""
    if page.date_precision == page.Precision.MONTH:
        last = page.last_date.strftime("%Y-%m")
        first = page.start_date.strftime("%Y-%m")
        return first, last if last != first else None
    if page.start_time is None:
        return page.start_date.isoformat(), page.last_date.isoformat()
    end: dt.date | dt.datetime = page.ends_at.astimezone(page.tzinfo) if page.end_time else page.last_date
    return page.starts_at.astimezone(page.tzinfo).isoformat(), end.isoformat()


def _location(page: "EventPage", data: PageData, mode: str) -> Any:
    """The place, the address on the net, or both; an event that is on site somewhere unknown has none."""
    places = []
    if mode != AttendanceMode.ONLINE and (page.venue or page.address or page.town):
        places.append(_place(page, data))
    if mode != AttendanceMode.OFFLINE:
        places.append({"@type": "VirtualLocation", "url": page.online_url or data.url})
    return places[0] if len(places) == 1 else places


def _place(page: "EventPage", data: PageData) -> Thing:
    # Venue and address are translated texts: a summary says nothing of them.
    venue, street = ("", "") if page.summary_only else (page.venue, page.address)
    address = told(
        {
            "@type": "PostalAddress",
            "streetAddress": data.text(street),
            "addressLocality": data.text(page.town),
            "addressCountry": page.country,
        }
    )
    return told({"@type": "Place", "name": data.text(venue or page.town), "address": address})
