"""Years and months of a list, at ``…/2026/`` and ``…/2026/11/`` below it."""

import datetime as dt
import re
from collections.abc import Hashable
from dataclasses import dataclass

from django.http import Http404
from wagtail.url_routing import RouteResult

from cms.dates import date_text, month_name
from cms.pages.dates import DatePrecision

_YEAR, _MONTH = re.compile(r"(?:19|20)\d\d"), re.compile(r"0[1-9]|1[0-2]")


@dataclass(frozen=True)
class Period:
    """A year, or with ``month`` one of its months."""

    year: int
    month: int = 0

    @classmethod
    def from_path(cls, components: list[str]) -> "Period | None":
        """The period that the rest of an address names, as this module writes it; ``None`` for anything else."""
        if not 1 <= len(components) <= 2 or not _YEAR.fullmatch(components[0]):
            return None
        if len(components) == 2 and not _MONTH.fullmatch(components[1]):
            return None
        return cls(*map(int, components))

    @classmethod
    def month_of(cls, day: dt.date) -> "Period":
        """The month that a day is in."""
        return cls(day.year, day.month)

    @property
    def path(self) -> str:
        """The address of the period below the list's."""
        return f"{self.year}/{self.month:02}/" if self.month else f"{self.year}/"

    @property
    def text(self) -> str:
        """The period in words: ``2026.``, ``novembar 2026.``"""
        precision = DatePrecision.MONTH if self.month else DatePrecision.YEAR
        return date_text(self.first_day, precision)

    @property
    def month_name(self) -> str:
        """The month by itself: ``novembar``."""
        return month_name(self.month)

    @property
    def first_day(self) -> dt.date:
        """The day with which it begins."""
        return dt.date(self.year, self.month or 1, 1)

    @property
    def last_day(self) -> dt.date:
        """The day with which it ends."""
        if not self.month:
            return dt.date(self.year, 12, 31)
        return self.months_on(1).first_day - dt.timedelta(days=1)

    def months_on(self, number: int) -> "Period":
        """The month that many months after this one; before it when ``number`` is negative."""
        months = self.year * 12 + self.month - 1 + number
        return Period(months // 12, months % 12 + 1)


class PeriodRoutingMixin:
    """Answers for the years and months of a list; goes before the page class among the bases."""

    period: Period | None = None

    def route(self, request, path_components):
        """Take a year or a month; leave the rest to the page."""
        period = Period.from_path(path_components)
        if self.live and period:
            return RouteResult(self, kwargs={"period": period})
        return super().route(request, path_components)

    def list_key(self, request) -> tuple[Hashable, ...] | None:
        """Nothing is kept of a period: an index finds its few items, and addresses name thousands of periods."""
        return None if self.period else super().list_key(request)

    def get_context(self, request, *args, period: Period | None = None, **kwargs):
        """Add ``period``, and ``below_page``, the address of it. Raises Http404 where a period has no item to list."""
        self.period = period
        context = super().get_context(request, *args, **kwargs)
        if not period:
            return context
        listed = context.get("page_of_items")
        if listed is not None and not listed.paginator.count and not context["filters"].chosen:
            raise Http404
        return {**context, "period": period, "below_page": period.path}
