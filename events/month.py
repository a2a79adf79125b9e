"""A month of events as a calendar: weeks of days, each with what takes place on it."""

import datetime as dt
from calendar import Calendar as Weeks
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cms.pages.dates import DatePrecision
from cms.pages.periods import Period

if TYPE_CHECKING:
    from events.models import EventPage, Occurrence

MONDAY = 0


@dataclass(frozen=True)
class Entry:
    """An event on one of its days; ``goes_on`` says that it began on an earlier one."""

    event: "EventPage"
    occurrence: "Occurrence"
    goes_on: bool


@dataclass(frozen=True)
class Day:
    """A day of the calendar, also of a month beside the one that is shown."""

    date: dt.date
    is_inside: bool
    is_today: bool
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True)
class Month:
    """The weeks of a month from Monday to Sunday, and ``undated``: the events of which only the month is known."""

    period: Period
    weeks: list[list[Day]]
    undated: list["EventPage"]

    @classmethod
    def of(cls, period: Period, events: Iterable["EventPage"], today: dt.date) -> "Month":
        """The calendar of a month with those of the events that fall into it, on the days of their own clocks."""
        weeks = [
            [Day(date, date.month == period.month, date == today) for date in week]
            for week in Weeks(MONDAY).monthdatescalendar(period.year, period.month)
        ]
        days = {day.date: day for week in weeks for day in week if day.is_inside}
        undated = []
        for event in events:
            if event.date_precision == DatePrecision.MONTH:
                if event.start_date.replace(day=1) <= period.first_day <= event.last_date:
                    undated.append(event)
                continue
            for occurrence in event.all_occurrences:
                _enter(event, occurrence, days)
        for day in days.values():
            day.entries.sort(
                key=lambda entry: (not entry.goes_on, entry.occurrence.starts_at, entry.event.pk)
            )
        return cls(period, weeks, undated)

    @property
    def is_empty(self) -> bool:
        """Whether nothing takes place."""
        return not self.undated and not any(day.entries for week in self.weeks for day in week)


def _enter(event: "EventPage", occurrence: "Occurrence", days: dict[dt.date, Day]) -> None:
    first, last = occurrence.start_date, occurrence.last_date
    date, end = max(first, min(days)), min(last, max(days))
    while date <= end:
        days[date].entries.append(Entry(event, occurrence, goes_on=date > first))
        date += dt.timedelta(days=1)
