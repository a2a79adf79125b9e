"""Events as iCalendar (RFC 5545), for calendars that subscribe and for “add to calendar”."""

import datetime as dt
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from icalendar import Calendar, Event

from cms.pages.at import public_page_at
from cms.translations.languages import language_tag
from events.models import EventListPage, EventPage
from events.models.choices import EventStatus

ICAL_STATUS: dict[str, str] = {EventStatus.CANCELLED: "CANCELLED", EventStatus.POSTPONED: "TENTATIVE"}
PAST_DAYS = 366
"""How far back a subscribed calendar reaches, in days."""


def calendar_feed(request: HttpRequest, section: str) -> HttpResponse:
    """The events of the last year and all to come, in the section's own language."""
    section_page = public_page_at(request, section, EventListPage)
    since = dt.datetime.now(dt.UTC) - dt.timedelta(days=PAST_DAYS)
    events = (
        section_page.get_items()
        .filter(ends_at__gte=since)
        .select_related("locale")
        .order_by("starts_at", "pk")
    )
    return ics_response(build_calendar(section_page.title, events, request), "calendar.ics")


def event_file(request: HttpRequest, event: str) -> HttpResponse:
    """One event. An event of which only the month is known has no place in a calendar: raises Http404."""
    page = public_page_at(request, event, EventPage)
    if page.date_precision == EventPage.Precision.MONTH:
        raise Http404
    return ics_response(build_calendar(page.title, [page], request), f"{page.slug}.ics")


def build_calendar(name: str, events: Iterable[EventPage], request: HttpRequest) -> Calendar:
    """A calendar of the events whose days are known."""
    calendar = Calendar()
    calendar.add("prodid", "-//Cluster House//Events//SR")
    calendar.add("version", "2.0")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    for event in events:
        if event.date_precision != EventPage.Precision.MONTH:
            calendar.add_component(build_event(event, request))
    calendar.add_missing_timezones()
    return calendar


def build_event(page: EventPage, request: HttpRequest) -> Event:
    """One VEVENT. UID stays for the life of the event and SEQUENCE grows with each publication."""
    event = Event()
    published = page.last_published_at or page.starts_at
    event.add("uid", f"{page.translation_key}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("sequence", int(published.timestamp()) // 60)
    event.add("dtstamp", published)
    event.add("last-modified", published)
    event.add("summary", page.title, parameters={"LANGUAGE": language_tag(page.locale.language_code)})
    event.add("status", ICAL_STATUS.get(page.status, "CONFIRMED"))
    event.add("url", page.get_full_url(request))
    description = "\n\n".join(text for text in (page.status_note, page.teaser_summary) if text)
    if description:
        event.add("description", description)
    place = ", ".join(text for text in (page.venue, page.address, page.town, page.country_name) if text)
    if place or page.online_url:
        event.add("location", place or page.online_url)
    _add_moments(event, page)
    return event


def _add_moments(event: Event, page: EventPage) -> None:
    """Dates without times as DATE with an exclusive end (RFC 5545, 3.6.1), others in the event's own time zone."""
    if page.start_time is None:
        event.add("dtstart", page.start_date)
        event.add("dtend", page.last_date + dt.timedelta(days=1))
        return
    event.add("dtstart", page.starts_at.astimezone(page.tzinfo))
    event.add("dtend", page.ends_at.astimezone(page.tzinfo))


def ics_response(calendar: Calendar, filename: str) -> HttpResponse:
    """The calendar as a file that calendars open."""
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{filename}"'
    return response
