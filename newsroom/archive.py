"""The news of one year or month, at ``…/2026/`` and ``…/2026/11/`` below the list."""

from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import ExtractMonth, ExtractYear

from cms.delivery.moments import kept_for_state
from cms.pages.dates import DatePrecision
from cms.pages.periods import Period, PeriodRoutingMixin


def in_period(items: QuerySet, period: Period) -> QuerySet:
    """The items dated in a period. One of which only the year is known is in no month."""
    items = items.filter(publication_date__year=period.year)
    if period.month:
        items = items.filter(publication_date__month=period.month)
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


class ArchiveMixin(PeriodRoutingMixin):
    """Gives a list of news its years and months; goes before the page class among the bases."""

    def get_listed_items(self, request) -> QuerySet:
        """The items of the period asked for, else all."""
        items = super().get_listed_items(request)
        return in_period(items, self.period) if self.period else items

    def get_archive(self) -> list[ArchiveYear]:
        """The years to choose from; found once for each state of the content."""
        return kept_for_state("news-archive", lambda: years_of(self.get_items()), self.pk)
