"""The event section of one language."""

import datetime as dt
from collections.abc import Hashable

from django.db import models
from django.db.models import Max, Min, Q
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from cms.delivery.moments import kept_for_state
from cms.pages.base import BasePage
from cms.pages.filters import Facet
from cms.pages.listing import ListingPage
from cms.pages.periods import Period, PeriodRoutingMixin
from cms.pages.writable import writable_of_page
from events.models.choices import AttendanceMode, EventStatus, EventType
from events.models.occurrences import during, upcoming, with_date_changes
from events.month import Month

PAST = "past"
MONTHS_AHEAD = 12
"""How far the calendar goes on after the last month with an event, and at least after the present one."""


def takes_place_online(is_online: bool = True) -> Q:
    """The condition that one can take part in an event from elsewhere, or that one cannot."""
    modes = (AttendanceMode.ONLINE, AttendanceMode.MIXED)
    online = Q(attendance_mode__in=modes) | Q(status=EventStatus.MOVED_ONLINE)
    return online if is_online else ~online


class EventListPage(PeriodRoutingMixin, ListingPage):
    """Lists events: upcoming ones soonest first, past ones latest first, those of a year; and shows a month as a calendar."""

    item_model = "events.EventPage"
    place_field = "town"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.EventPage"]
    translatable_fields = BasePage.base_translation_rules
    api_fields = writable_of_page(translatable_fields)

    class Meta:
        verbose_name = _("event list")
        verbose_name_plural = _("event lists")

    def get_upcoming(self) -> models.QuerySet:
        """Events that have not ended at the moment of asking, soonest first, by the next date of those that repeat."""
        return upcoming(self.get_items())

    def get_past(self) -> models.QuerySet:
        """Events that have ended at the moment of asking, latest first."""
        return self.get_items().filter(ends_at__lte=timezone.now()).order_by("-starts_at", "-pk")

    def get_listed_items(self, request) -> models.QuerySet:
        """Upcoming events, past ones under ``?when=past``, or those of the period asked for; raises Http404 for any other value."""
        when = request.GET.get("when", "")
        if when not in ("", PAST) or (when and self.period):
            raise Http404
        if self.period:
            since, until = self._moments_of(self.period)
            return self.get_items().filter(during(since, until)).order_by("starts_at", "pk")
        return self.get_past() if when == PAST else self.get_upcoming()

    def get_facets(self) -> list[Facet]:
        """The types that occur, and whether one can take part online."""
        used = kept_for_state(
            "event-types",
            lambda: set(self.get_items().order_by().values_list("event_type", flat=True).distinct()),
            self.pk,
        )
        types = tuple((value, str(label).capitalize()) for value, label in EventType.choices if value in used)
        ways = (
            ("true", pgettext("filter of events", "Online too")),
            ("false", pgettext("filter of events", "On site only")),
        )
        return [
            Facet("event_type", pgettext("of an event", "Type"), types, lambda value: Q(event_type=value)),
            Facet(
                "online",
                pgettext("of an event", "Attendance"),
                ways,
                lambda value: takes_place_online(value == "true"),
            ),
        ]

    def get_years(self) -> list[Period]:
        """The years in which an event begins, latest first; found once for each state of the content."""

        def find() -> list[int]:
            items = self.get_items().order_by()
            years = {
                year
                for field in ("start_date__year", "occurrences__date__year")
                for year in items.values_list(field, flat=True).distinct()
                if year
            }
            return sorted(years, reverse=True)

        return [Period(year) for year in kept_for_state("event-years", find, self.pk)]

    @staticmethod
    def _moments_of(period: Period) -> tuple[dt.datetime, dt.datetime]:
        """The beginning and the end of a period. Those of a month leave room for the clocks of all time zones: its calendar looks
        at the days themselves."""
        margin = dt.timedelta(hours=14 if period.month else 0)
        begin = timezone.make_aware(dt.datetime.combine(period.first_day, dt.time.min))
        end = timezone.make_aware(dt.datetime.combine(period.last_day + dt.timedelta(days=1), dt.time.min))
        return begin - margin, end + margin

    def _span(self) -> tuple[dt.date | None, dt.date | None]:
        """The days on which the first event begins and the last ends; found once for each state of the content."""

        def find() -> tuple[dt.date | None, dt.date | None]:
            span = self.get_items().order_by().aggregate(first=Min("starts_at"), last=Max("ends_at"))
            first, last = (moment and timezone.localdate(moment) for moment in (span["first"], span["last"]))
            return first, last

        return kept_for_state("event-span", find, self.pk)

    def _within_reach(self, periods: dict[str, Period]) -> dict[str, Period]:
        """Those of some months that the calendar has: from the first with an event to a year after the last. Others would have no end."""
        today = timezone.localdate()
        first, last = (day or today for day in self._span())
        end = Period.month_of(max(last, today)).months_on(MONTHS_AHEAD)
        return {
            name: period
            for name, period in periods.items()
            if min(first, today) <= period.last_day and period.first_day <= end.last_day
        }

    def list_key(self, request) -> tuple[Hashable, ...] | None:
        """Besides the list, whether past events are asked for (checked by ``get_listed_items``)."""
        key = super().list_key(request)
        return key and (*key, request.GET.get("when", ""))

    def list_context(self, items: models.QuerySet, request, key: tuple[Hashable, ...] | None = None) -> dict:
        """A page of the list; for a month ``month`` (``events.month.Month``) with all that takes place in it."""
        if not (self.period and self.period.month):
            context = super().list_context(items, request, key)
            with_date_changes(context["page_of_items"].object_list)
            return context
        around = {"before": self.period.months_on(-1), "here": self.period, "after": self.period.months_on(1)}
        reachable = self._within_reach(around)
        if not reachable.pop("here", None) or "page" in request.GET:
            raise Http404
        events = self.addressed(items, request)
        with_date_changes(events)
        month = Month.of(self.period, events, timezone.localdate())
        return {"month": month, **reachable, "noindex": month.is_empty}

    def get_context(self, request, *args, **kwargs):
        """Add ``when``: ``past`` or empty, ``this_month`` and the ``years`` to choose from."""
        return {
            **super().get_context(request, *args, **kwargs),
            "when": request.GET.get("when", ""),
            "this_month": Period.month_of(timezone.localdate()),
            "years": self.get_years(),
        }
