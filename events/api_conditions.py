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
    "Only events that are not over, soonest first; that are over, latest first; or that take place on a day. "
    "'order' may say another order.",
    example=UPCOMING,
)
SERIES = Parameter(
    "series",
    kinds.Number(1, meaning="the id of a series, as events give it"),
    "Only editions of this series.",
)


def _during(first: dt.date, last: dt.date) -> Q:
    return Q(starts_at__lt=day_moment(last, end=True), ends_at__gt=day_moment(first))


def _when(time: Time, view: Any) -> Q:
    if time.day:
        return _during(time.day, time.day)
    now = timezone.now()
    return Q(ends_at__gt=now) if time.word == UPCOMING else Q(ends_at__lte=now)


def _order(time: Time) -> list[str]:
    return ["-starts_at"] if time.word == PAST else ["starts_at"]


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
    Condition(DATE_FROM, lambda day, view: Q(ends_at__gt=day_moment(day))),
    Condition(DATE_TO, lambda day, view: Q(starts_at__lt=day_moment(day, end=True))),
)
