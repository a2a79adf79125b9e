"""Narrowing results by type, year, category and place, and counting what each choice would give."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from django.apps import apps
from django.db.models import Count, F, Max, QuerySet, UUIDField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from django.utils.text import capfirst
from wagtail.models import Locale

from cms.serbian import fold, sort_key
from cms.taxonomy.models import Category

FACETS = ("type", "year", "category", "place")


@dataclass(frozen=True)
class Choice:
    """One value of a facet: ``value`` goes into the address, ``label`` is for readers."""

    value: str
    label: str
    count: int
    is_chosen: bool = False


@dataclass(frozen=True)
class Narrowing:
    """What a reader has chosen; empty strings where nothing is. ``category`` is the slug in the reader's language."""

    type: str = ""
    year: str = ""
    category: str = ""
    place: str = ""

    def __bool__(self) -> bool:
        return any(getattr(self, facet) for facet in FACETS)

    def without(self, facet: str) -> "Narrowing":
        """The same without one facet, whose choices are counted as if it were open."""
        return replace(self, **{facet: ""})

    def apply(self, entries: QuerySet, category_keys: dict[str, UUID]) -> QuerySet:
        """The entries that fit; a value that fits nothing gives none."""
        if self.type:
            entries = entries.filter(kind__endswith=f".{self.type}")
        if self.year:
            entries = (
                entries.filter(year=int(self.year))
                if self.year.isdecimal() and len(self.year) == 4
                else entries.none()
            )
        if self.place:
            entries = entries.filter(place_key=self.place)
        if self.category:
            key = category_keys.get(self.category)
            entries = entries.filter(categories__category_key=key) if key else entries.none()
        return entries

    def fits(self, group: "Group") -> bool:
        """Whether entries alike in these respects fit; the category is not looked at."""
        return (
            (not self.type or group.kind.endswith(f".{self.type}"))
            and (not self.year or str(group.year) == self.year)
            and (not self.place or group.place_key == self.place)
        )


class Group(NamedTuple):
    """Entries that are alike in everything by which results are narrowed."""

    kind: str
    year: int | None
    place_key: str
    place: str
    number: int
    category_key: UUID | None = None


def place_key(place: str) -> str:
    """The one spelling of a place that results are narrowed by: ``Niš``, ``Nis`` and ``Ниш`` are one."""
    return fold(place).strip()


def category_choices(locale: Locale) -> dict[UUID, Category]:
    """Every category as the reader's language has it, by the key it shares with its translations. One query."""
    chosen: dict[UUID, Category] = {}
    for category in Category.objects.all():
        if category.translation_key not in chosen or category.locale_id == locale.pk:
            chosen[category.translation_key] = category
    return chosen


class Tally:
    """Counts of matching entries: all that fit a narrowing, and what each choice would leave.

    The database is asked once, however many facets there are: for the numbers of entries alike, and for the same by category.
    Everything else is adding up.
    """

    def __init__(self, matching: QuerySet, narrowing: Narrowing, categories: dict[UUID, Category]):
        self.matching, self.narrowing, self.categories = matching, narrowing, categories

    @property
    def total(self) -> int:
        """How many entries fit."""
        return sum(group.number for group in self.groups if self.narrowing.fits(group))

    @property
    def groups(self) -> list[Group]:
        """Entries of the chosen category, or of all where none is chosen."""
        return [group for group in self._counted if group.category_key is None]

    @property
    def groups_by_category(self) -> list[Group]:
        """Entries of each category; one that has two is counted in both."""
        return [group for group in self._counted if group.category_key is not None]

    @cached_property
    def _counted(self) -> list[Group]:
        entries = Narrowing(category=self.narrowing.category).apply(self.matching, self._keys)
        # Joined, never a subquery: there the conditions of full text would speak of the outer table, once for each row.
        filed = self.matching.filter(categories__isnull=False)
        no_category = Cast(Value(None), UUIDField())
        return [
            Group(*row)
            for row in _count(entries, no_category).union(
                _count(filed, F("categories__category_key")), all=True
            )
        ]

    def choices(self) -> dict[str, list[Choice]]:
        """The choices of each facet, most frequent first (years latest first).

        A facet's own choice does not narrow its counts, so that a reader can change it.
        """
        choices = {
            "type": self._choices("type", (_of_type(group) for group in self._open("type"))),
            "year": self._choices(
                "year", ((str(group.year), "", group.number) for group in self._open("year") if group.year)
            ),
            "category": self._choices("category", self._of_categories()),
            "place": self._choices(
                "place", ((group.place_key, group.place, group.number) for group in self._open("place"))
            ),
        }
        choices["year"].sort(key=lambda choice: choice.value, reverse=True)
        return choices

    @cached_property
    def _keys(self) -> dict[str, UUID]:
        return {category.slug: key for key, category in self.categories.items()}

    def _open(self, facet: str) -> Iterator[Group]:
        """The groups that fit everything chosen but this facet."""
        others = self.narrowing.without(facet)
        groups = self.groups_by_category if facet == "category" else self.groups
        return (group for group in groups if others.fits(group))

    def _of_categories(self) -> Iterator[tuple[str, str, int]]:
        for group in self._open("category"):
            category = self.categories.get(group.category_key)
            if category is not None:
                yield category.slug, category.name, group.number

    def _choices(self, facet: str, found: Iterable[tuple[str, str, int]]) -> list[Choice]:
        """One choice for each value, with its counts added up."""
        counts: dict[str, int] = {}
        labels: dict[str, str] = {}
        for value, label, count in found:
            if value:
                counts[value] = counts.get(value, 0) + count
                labels[value] = max(labels.get(value, ""), label)
        chosen = getattr(self.narrowing, facet)
        choices = [
            Choice(value, labels[value] or value, count, value == chosen) for value, count in counts.items()
        ]
        return sorted(choices, key=lambda choice: (-choice.count, sort_key(choice.label)))


def _count(entries: QuerySet, category_key: Combinable) -> QuerySet:
    alike = ("kind", "year", "place_key", "category_key")
    return (
        entries.order_by()
        .annotate(category_key=category_key)
        .values(*alike)
        .annotate(label=Max("place"), count=Count("pk"))
        .values_list("kind", "year", "place_key", "label", "count", "category_key")
    )


def _of_type(group: Group) -> tuple[str, str, int]:
    model = apps.get_model(group.kind)
    return model._meta.model_name, str(capfirst(model._meta.verbose_name_plural)), group.number
