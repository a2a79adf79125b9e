"""The single times at which an event takes place, and what is asked of them in queries.

They follow from the event's dates, its rule and the changes to single dates (``all_occurrences``). Those of events that repeat
are stored with the event too, for lists and calendars that ask for a stretch of time; any other event is its one occurrence.
"""

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.utils import timezone

from events.models.choices import DateChange

if TYPE_CHECKING:
    from events.models.children import EventDateChange
    from events.models.page import EventPage


class Occurrence(models.Model):
    """One time at which an event takes place, or was to take place. ``date`` is the day it has by the rule."""

    page = models.ForeignKey("events.EventPage", on_delete=models.CASCADE, related_name="occurrences")
    date = models.DateField()
    starts_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField(db_index=True)
    is_cancelled = models.BooleanField(default=False)
    is_moved = models.BooleanField(default=False)

    wagtail_reference_index_ignore = True
    # Of the change that the editor made to the date; not stored here, since the event has it.
    note = ""

    class Meta:
        ordering = ["starts_at", "pk"]

    def __str__(self) -> str:
        return f"{self.page}: {self.date}"

    @property
    def start_date(self) -> dt.date:
        """Its first day on the event's own clock."""
        return self.starts_at.astimezone(self.page.tzinfo).date()

    @property
    def last_date(self) -> dt.date:
        """Its last day on the event's own clock."""
        return (self.ends_at.astimezone(self.page.tzinfo) - dt.timedelta(microseconds=1)).date()

    @property
    def start_time(self) -> dt.time | None:
        """When it begins on the event's own clock, where that is known."""
        return self.starts_at.astimezone(self.page.tzinfo).time() if self.page.start_time else None

    @property
    def end_time(self) -> dt.time | None:
        """When it ends on the event's own clock, where that is known."""
        return self.ends_at.astimezone(self.page.tzinfo).time() if self.page.end_time else None

    def is_past(self, now: dt.datetime | None = None) -> bool:
        """Whether it is over at ``now`` (aware; the present moment by default)."""
        return self.ends_at <= (now or timezone.now())

    def stored_values(self) -> tuple:
        """What is stored of it."""
        return self.date, self.starts_at, self.ends_at, self.is_cancelled, self.is_moved


class OccurrencesMixin:
    """The occurrences of an event page; goes before its fields among the bases."""

    @cached_property
    def all_occurrences(self) -> list[Occurrence]:
        """Every time the event takes place, moved and cancelled ones included, in the order of time; one, when it does not repeat."""
        page: EventPage = self  # type: ignore[assignment]
        if not page.repetition:
            starts_at, ends_at = page.starts_at, page.ends_at
            return [Occurrence(page=page, date=page.start_date, starts_at=starts_at, ends_at=ends_at)]
        changes = list(page.date_changes.all())
        changed = {change.date: change for change in changes if change.change != DateChange.ADDED}
        added = {change.date: change for change in changes if change.change == DateChange.ADDED}
        found = [
            self._occurrence(date, added.get(date), changed.get(date)) for date in self.planned_dates(changes)
        ]
        return sorted(found, key=lambda one: (one.starts_at, one.date))

    def planned_dates(self, changes: Iterable["EventDateChange"]) -> list[dt.date]:
        """The days of the rule and those added to them, before any is moved or cancelled."""
        added = (change.date for change in changes if change.change == DateChange.ADDED)
        return sorted({*self.rule_dates(), *added})

    def planned_moments(self, date: dt.date) -> tuple[dt.datetime, dt.datetime]:
        """When the event takes place on a date for which nothing else is said."""
        page: EventPage = self  # type: ignore[assignment]
        return page.moments(date, date + (page.last_date - page.start_date), page.start_time, page.end_time)

    def _occurrence(
        self, date: dt.date, added: "EventDateChange | None", changed: "EventDateChange | None"
    ) -> Occurrence:
        page: EventPage = self  # type: ignore[assignment]
        starts_at, ends_at = planned = self.planned_moments(date)
        for change in (added, changed):
            if change and (change.new_date or change.new_start_time):
                first = change.new_date or date
                times = (page.start_time, page.end_time)
                if change.new_start_time:
                    times = (change.new_start_time, change.new_end_time)
                starts_at, ends_at = page.moments(first, first + (page.last_date - page.start_date), *times)
        found = Occurrence(page=page, date=date, starts_at=starts_at, ends_at=ends_at)
        found.is_cancelled = changed is not None and changed.change == DateChange.CANCELLED
        found.is_moved = not found.is_cancelled and (starts_at, ends_at) != planned
        told = changed or added
        found.note = told.note if told else ""
        return found

    def forget_occurrences(self) -> None:
        """Compute them anew when they are next asked for: a date or a rule was changed."""
        self.__dict__.pop("all_occurrences", None)

    def shown_occurrence(self, now: dt.datetime | None = None) -> Occurrence:
        """The time for which a list announces the event: the next at which it takes place; else the next, though that is cancelled;
        when all are over, the first."""
        now = now or timezone.now()
        ahead = [one for one in self.all_occurrences if not one.is_past(now)]
        return next((one for one in ahead if not one.is_cancelled), (ahead or self.all_occurrences)[0])

    def store_occurrences(self) -> None:
        """Bring what is stored into step with the dates, the rule and its changes."""
        page: EventPage = self  # type: ignore[assignment]
        wanted = self.all_occurrences if page.repetition else []
        stored = [one.stored_values() for one in page.occurrences.all()]
        if sorted(stored) != sorted(one.stored_values() for one in wanted):
            page.occurrences.all().delete()
            Occurrence.objects.bulk_create(wanted)


def during(since: dt.datetime | None = None, until: dt.datetime | None = None) -> Q:
    """The condition that an event takes place, or was to, at some time from ``since`` and before ``until``."""
    within = Q()
    if since:
        within &= Q(ends_at__gt=since)
    if until:
        within &= Q(starts_at__lt=until)
    # Moments of the page bound those of its occurrences, so that most events are told by their own row.
    return within & (Q(repetition="") | Q(pk__in=Occurrence.objects.filter(within).order_by().values("page")))


def next_start(now: dt.datetime | None = None) -> Combinable:
    """When the time begins for which a list announces an event that is not over (``shown_occurrence``), for ``annotate``."""
    ahead = Occurrence.objects.filter(page=OuterRef("pk"), ends_at__gt=now or timezone.now())
    first = ahead.order_by("is_cancelled", "starts_at").values("starts_at")[:1]
    return Coalesce(Subquery(first), F("starts_at"))


def upcoming(events: QuerySet) -> QuerySet:
    """Those of the events that are not over at the moment of asking, in the order of their next dates."""
    now = timezone.now()
    events = events.filter(ends_at__gt=now).annotate(next_starts_at=next_start(now))
    return events.order_by("next_starts_at", "pk")


def with_date_changes(events: Iterable["EventPage"]) -> None:
    """Fetch together what is needed to tell the dates of those events that repeat: one query when there are any."""
    repeating = [event for event in events if event.repetition]
    models.prefetch_related_objects(repeating, "date_changes")
