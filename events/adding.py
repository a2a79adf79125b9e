"""Links by which readers put an event into the calendar they use on the web. Nothing is asked of anybody until one is followed."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone

from cms.delivery.languages import reader_view
from cms.templatetags.sharing import in_readers_script
from events.calendar import place_text
from events.models import EventPage, Occurrence
from events.presentation import is_off

GOOGLE = "https://calendar.google.com/calendar/render"
OUTLOOK = {
    "Outlook.com": "https://outlook.live.com/calendar/0/deeplink/compose",
    "Microsoft 365": "https://outlook.office.com/calendar/0/deeplink/compose",
}


@dataclass(frozen=True)
class Way:
    """A calendar on the web, and the address at which it offers to take an event up."""

    name: str
    url: str


def can_be_added(event: EventPage, now: dt.datetime | None = None) -> bool:
    """Whether there is something to put into a calendar: its days are known, and it is still to take place."""
    is_dated = event.date_precision != EventPage.Precision.MONTH
    return is_dated and not event.is_past(now or timezone.now()) and not is_off(event)


def ways_to_add(event: EventPage, url: str, request: HttpRequest) -> list[Way]:
    """The calendars on the web. They know no changed dates, so of an event that repeats they are given the next date alone."""
    text = in_readers_script(event, request)
    shown = event.shown_occurrence()
    title, place = text(event.title), text(place_text(event))
    about = f"{text(event.teaser_summary)}\n\n{reader_view().script.address(url)}".strip()
    google = {
        "action": "TEMPLATE",
        "text": title,
        "dates": "/".join(_span(event, shown, "%Y%m%d", "%Y%m%dT%H%M%SZ")),
        "ctz": event.time_zone,
        "location": place,
        "details": about,
    }
    start, end = _span(event, shown, "%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ")
    outlook = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": title,
        "startdt": start,
        "enddt": end,
        "allday": "" if event.start_time else "true",
        "location": place,
        "body": about,
    }
    ways = [Way("Google", _address(GOOGLE, google))]
    return ways + [Way(name, _address(base, outlook)) for name, base in OUTLOOK.items()]


def _address(base: str, parameters: dict[str, str]) -> str:
    return f"{base}?{urlencode({name: value for name, value in parameters.items() if value})}"


def _span(event: EventPage, shown: Occurrence, day: str, moment: str) -> tuple[str, str]:
    """The start and the end, which is exclusive: days without hours in the format ``day``, moments in UTC in the format ``moment``."""
    if event.start_time is None:
        after = shown.last_date + dt.timedelta(days=1)
        return f"{shown.start_date:{day}}", f"{after:{day}}"
    return f"{shown.starts_at.astimezone(dt.UTC):{moment}}", f"{shown.ends_at.astimezone(dt.UTC):{moment}}"
