"""By what the API's lists of events can be narrowed besides the values of their fields."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils import timezone

from cms.api import kinds
from cms.api.errors import ParameterError
from cms.api.filters.conditions import DATE_FROM, DATE_TO, PLACE, Condition, spelt
from cms.api.kinds import Kind, Schema, day_moment
from cms.api.parameters import Parameter
from events.models import EventSeries
from events.models.listing import takes_place_online
from events.models.occurrences import during

NEXT_START = "next_starts_at"
UPCOMING, PAST, ON = "upcoming", "past", "on"


@dataclass(frozen=True)
class Time:
    """When events are wanted: what is not over, what is, or what takes place on ``day``."""

    word: str
    day: dt.date | None = None


class TimeKind(Kind):
    """``upcoming``, ``past``, or ``on:`` and a day."""

    has_few_values = True

    def read(self, value: str) -> Time:
        """Raises ValueError for anything else."""
        if value in (UPCOMING, PAST):
            return Time(value)
        word, separator, day = value.partition(":")
        if word != ON or not separator:
            raise ValueError("it is neither upcoming nor past nor a day")
        return Time(ON, kinds.Date().read(day))

    def allowed(self) -> list[str]:
        """The three forms."""
        return [UPCOMING, PAST, "on:YYYY-MM-DD"]

    def schema(self) -> Schema:
        """As JSON Schema."""
        return {"type": "string", "pattern": rf"^({UPCOMING}|{PAST}|{ON}:\d{{4}}-\d{{2}}-\d{{2}})$"}


WHEN = Parameter(
    "when",
    TimeKind(),
    "Only events that are not over, soonest first, by the next date of those that repeat; that are over, latest first; or that take place on a day. "
    "'order' may say another order.",
    example=UPCOMING,
)
SERIES = Parameter(
    "series",
    kinds.Number(1, meaning="the id of a series, as events give it"),
    "Only editions of this series.",
)


ONLINE = Parameter(
    "online",
    kinds.Flag(),
    "Only events in which one can take part from elsewhere, on site too or not; with `false` only those in which one cannot.",
)


def _when(time: Time, view: Any) -> Q:
    if time.day:
        return during(day_moment(time.day), day_moment(time.day, end=True))
    now = timezone.now()
    return Q(ends_at__gt=now) if time.word == UPCOMING else Q(ends_at__lte=now)


def _order(time: Time) -> list[str]:
    return {UPCOMING: [NEXT_START], PAST: ["-starts_at"]}.get(time.word, ["starts_at"])


def _between(day: dt.date, view: Any) -> Q:
    """Both ends together: an event that repeats must take place at one time that is within both."""
    first, last = view.query.get(DATE_FROM.name), view.query.get(DATE_TO.name)
    return during(first and day_moment(first), last and day_moment(last, end=True))


def _until(day: dt.date, view: Any) -> Q:
    return Q() if view.query.get(DATE_FROM.name) else _between(day, view)


def _series(number: int, view: Any) -> Q:
    """Editions of a series, whichever language's record of it they name."""
    keys = list(EventSeries.objects.filter(pk=number).values_list("translation_key", flat=True))
    if not keys:
        raise ParameterError("series", f"There is no series {number}.", SERIES.allowed)
    return Q(series__translation_key=keys[0])


EVENT_CONDITIONS = (
    Condition(WHEN, _when, _order),
    Condition(SERIES, _series),
    Condition(PLACE, lambda place, view: spelt("town", place)),
    Condition(ONLINE, lambda is_online, view: takes_place_online(is_online)),
    Condition(DATE_FROM, _between),
    Condition(DATE_TO, _until),
)
