"""The news of one year or month, at ``…/2026/`` and ``…/2026/11/`` below the list."""

import datetime as dt
import re
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import ExtractMonth, ExtractYear
from django.http import Http404
from wagtail.url_routing import RouteResult

from cms.dates import date_text, month_name
from cms.delivery.moments import kept_for_state
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

    @property
    def path(self) -> str:
        """The address of the period below the list's."""
        return f"{self.year}/{self.month:02}/" if self.month else f"{self.year}/"

    @property
    def text(self) -> str:
        """The period in words: ``2026.``, ``novembar 2026.``"""
        precision = DatePrecision.MONTH if self.month else DatePrecision.YEAR
        return date_text(dt.date(self.year, self.month or 1, 1), precision)

    @property
    def month_name(self) -> str:
        """The month by itself: ``novembar``."""
        return month_name(self.month)

    def narrow(self, items: QuerySet) -> QuerySet:
        """The items dated in the period. One of which only the year is known is in no month."""
        items = items.filter(publication_date__year=self.year)
        if self.month:
            items = items.filter(publication_date__month=self.month)
            items = items.exclude(publication_date_precision=DatePrecision.YEAR)
        return items


@dataclass(frozen=True)
class ArchiveYear:
    """A year with its number of items, and its months that have any, latest first."""

    period: Period
    number: int
    months: list[tuple[Period, int]] = field(default_factory=list)


def years_of(items: QuerySet) -> list[ArchiveYear]:
    """The years in which there are items, latest first. One query."""
    rows = (
        items.order_by()
        .annotate(year=ExtractYear("publication_date"), month=ExtractMonth("publication_date"))
        .values_list("year", "month")
        .annotate(
            number=Count("pk"), dated=Count("pk", filter=~Q(publication_date_precision=DatePrecision.YEAR))
        )
    )
    years: dict[int, list[tuple[Period, int]]] = {}
    numbers: dict[int, int] = {}
    for year, month, number, dated in sorted(rows, reverse=True):
        numbers[year] = numbers.get(year, 0) + number
        years.setdefault(year, []).extend([(Period(year, month), dated)] if dated else [])
    return [ArchiveYear(Period(year), numbers[year], months) for year, months in years.items()]


class ArchiveMixin:
    """Answers for the years and months of a list of news; goes before the page class among the bases."""

    period: Period | None = None

    def route(self, request, path_components):
        """Take a year or a month; leave the rest to the page."""
        period = Period.from_path(path_components)
        if self.live and period:
            return RouteResult(self, kwargs={"period": period})
        return super().route(request, path_components)

    def get_listed_items(self, request) -> QuerySet:
        """The items of the period asked for, else all."""
        items = super().get_listed_items(request)
        return self.period.narrow(items) if self.period else items

    def get_archive(self) -> list[ArchiveYear]:
        """The years to choose from; found once for each state of the content."""
        return kept_for_state("news-archive", lambda: years_of(self.get_items()), self.pk)

    def get_context(self, request, *args, period: Period | None = None, **kwargs):
        """Add ``period`` and ``below_page``, the address of it. Raises Http404 for a period without news."""
        self.period = period
        context = super().get_context(request, *args, **kwargs)
        if period:
            if not context["page_of_items"].paginator.count and not context["filters"].chosen:
                raise Http404
            context |= {"period": period, "below_page": period.path}
        return context
