"""Events as iCalendar (RFC 5545), for calendars that subscribe and for “add to calendar”."""

import datetime as dt
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from icalendar import Calendar, Event, vRecur

from cms.delivery.page_cache.views import kept_answer
from cms.pages.at import public_page_at
from cms.translations.languages import language_tag
from events.models import EventListPage, EventPage, Occurrence
from events.models.choices import DateChange, EventStatus
from events.models.occurrences import with_date_changes

ICAL_STATUS: dict[str, str] = {EventStatus.CANCELLED: "CANCELLED", EventStatus.POSTPONED: "TENTATIVE"}
PAST_DAYS = 366
"""How far back a subscribed calendar reaches, in days."""
MOST = 500
"""How many events a file has at most: more than anybody's calendar shows, and made in a fraction of a second."""


@kept_answer
def calendar_feed(request: HttpRequest, section: str) -> HttpResponse:
    """The events of the last year and those to come, in the section's own language, narrowed as the list is. Raises Http404 for a
    category, a place or another choice that does not exist."""
    section_page = public_page_at(request, section, EventListPage)
    since = timezone.now() - dt.timedelta(days=PAST_DAYS)
    items = section_page.get_items().filter(ends_at__gte=since)
    events = section_page.get_filters(request).narrow(items).select_related("locale")
    return ics_response(build_calendar(section_page.title, nearest(events), request), "calendar.ics")


def nearest(events: QuerySet[EventPage]) -> list[EventPage]:
    """``MOST`` of some events at most, without those whose days are not known: the next ones of those that have not ended, then the last of
    those that have. In the order of their first days."""
    now = timezone.now()
    events = events.exclude(date_precision=EventPage.Precision.MONTH)
    coming = list(events.filter(ends_at__gt=now).order_by("starts_at", "pk")[:MOST])
    past = events.filter(ends_at__lte=now).order_by("-ends_at", "-pk")[: MOST - len(coming)]
    return sorted([*past, *coming], key=lambda event: (event.starts_at, event.pk))


@kept_answer
def event_file(request: HttpRequest, event: str) -> HttpResponse:
    """One event. An event of which only the month is known has no place in a calendar: raises Http404."""
    page = public_page_at(request, event, EventPage)
    if page.date_precision == EventPage.Precision.MONTH:
        raise Http404
    return ics_response(build_calendar(page.title, [page], request), f"{page.slug}.ics")


def build_calendar(name: str, events: list[EventPage], request: HttpRequest) -> Calendar:
    """A calendar of events whose days are known (``nearest``)."""
    calendar = Calendar()
    calendar.add("prodid", "-//Cluster House//Events//SR")
    calendar.add("version", "2.0")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    with_date_changes(events)
    for event in events:
        for component in build_event(event, request):
            calendar.add_component(component)
    calendar.add_missing_timezones()
    return calendar


def build_event(page: EventPage, request: HttpRequest) -> list[Event]:
    """An event as VEVENTs: one, and for each date of it that is moved or cancelled another (RFC 5545, 3.8.4.4)."""
    whole = _described(page, request)
    _add_moments(whole, page, *page.planned_moments(page.start_date))
    if not page.repetition:
        return [whole]
    if page.has_rule:
        whole.add("rrule", rule(page))
    changes = list(page.date_changes.all())
    for change in changes:
        # The first date is the event's own start.
        if change.change == DateChange.ADDED and change.date != page.start_date:
            whole.add("rdate", [_start(page, page.planned_moments(change.date)[0])])
    different = [one for one in page.all_occurrences if one.is_cancelled or one.is_moved or one.note]
    return [whole, *(_exception(page, occurrence, request) for occurrence in different)]


def _described(page: EventPage, request: HttpRequest, note: str = "") -> Event:
    """A VEVENT but for its time. UID stays for the life of the event and SEQUENCE grows with each publication."""
    event = Event()
    published = page.last_published_at or page.starts_at
    event.add("uid", f"{page.translation_key}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("sequence", int(published.timestamp()) // 60)
    event.add("dtstamp", published)
    event.add("last-modified", published)
    event.add("summary", page.title, parameters={"LANGUAGE": language_tag(page.locale.language_code)})
    event.add("status", ICAL_STATUS.get(page.status, "CONFIRMED"))
    event.add("url", page.get_full_url(request))
    description = "\n\n".join(text for text in (note, page.status_note, page.teaser_summary) if text)
    if description:
        event.add("description", description)
    place = place_text(page)
    if place:
        event.add("location", place)
    return event


def place_text(page: EventPage) -> str:
    """Where an event takes place, in one line; the address on the net when that is all."""
    place = ", ".join(text for text in (page.venue, page.address, page.town, page.country_name) if text)
    return place or page.online_url


def _exception(page: EventPage, occurrence: Occurrence, request: HttpRequest) -> Event:
    """One date of an event that differs from the others; named by when it would have begun."""
    event = _described(page, request, occurrence.note)
    event.add("recurrence-id", _start(page, page.planned_moments(occurrence.date)[0]))
    _add_moments(event, page, occurrence.starts_at, occurrence.ends_at)
    if occurrence.is_cancelled:
        event["status"] = "CANCELLED"
    return event


def rule(page: EventPage) -> vRecur:
    """The rule by which an event repeats, with its end. A limit is of the same kind as the start, a moment being in UTC (RFC 5545, 3.3.10)."""
    parts = page.rule_parts()
    if page.repetition_count:
        parts["COUNT"] = [page.repetition_count]
    elif page.start_time is None:
        parts["UNTIL"] = [page.repetition_until]
    else:
        parts["UNTIL"] = [page.planned_moments(page.repetition_until)[0]]
    return vRecur(parts)


def _start(page: EventPage, starts_at: dt.datetime) -> dt.date:
    """A start as the event tells it: a day, or a moment in its own time zone."""
    local = starts_at.astimezone(page.tzinfo)
    return local.date() if page.start_time is None else local


def _add_moments(event: Event, page: EventPage, starts_at: dt.datetime, ends_at: dt.datetime) -> None:
    """Dates without times as DATE with an exclusive end (RFC 5545, 3.6.1), others in the event's own time zone."""
    event.add("dtstart", _start(page, starts_at))
    event.add("dtend", _start(page, ends_at))


def ics_response(calendar: Calendar, filename: str) -> HttpResponse:
    """The calendar as a file that calendars open."""
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{filename}"'
    return response
