"""Events as schema.org has them: https://schema.org/Event"""

from typing import TYPE_CHECKING, Any

from cms.linked_data.building import PageData, Thing, common, told
from events.models.choices import Admission, AttendanceMode, EventStatus

if TYPE_CHECKING:
    import datetime as dt

    from events.models import EventPage

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


def event(page: "EventPage", data: PageData) -> Thing:
    """An event with its times, places and state."""
    start, end = _moments(page)
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
