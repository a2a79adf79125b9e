"""Narrowing results by type, year, category and place, and counting what each choice would give."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

from django.apps import apps
from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import BooleanField, Case, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.utils.text import capfirst
from wagtail.models import Locale

from cms.serbian import fold, sort_key
from cms.taxonomy.models import Category
from search.fulltext import full_text

FACETS = ("type", "year", "category", "place")
MAX_COUNTED = 5_000
"""Matching pages that are counted; of more it is only said that they are more, so that no question takes longer than this."""


@dataclass(frozen=True)
class Choice:
    """One value of a facet: ``value`` goes into the address, ``label`` is for readers.

    ``count`` is how many pages it would leave; at least so many when ``is_exact`` is false.
    """

    value: str
    label: str
    count: int
    is_chosen: bool = False
    is_exact: bool = True


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
        conditions = self.conditions(category_keys)
        return entries.none() if conditions is None else entries.filter(**conditions)

    def conditions(self, category_keys: dict[str, UUID]) -> dict[str, Any] | None:
        """What an entry must be like, as lookups; ``None`` when a value fits nothing."""
        conditions: dict[str, Any] = {}
        if self.type:
            conditions["kind__endswith"] = f".{self.type}"
        if self.year:
            if not (self.year.isdecimal() and len(self.year) == 4):
                return None
            conditions["year"] = int(self.year)
        if self.place:
            conditions["place_key"] = self.place
        if self.category:
            if self.category not in category_keys:
                return None
            conditions["category_keys__contains"] = category_keys[self.category].hex
        return conditions

    def fits(self, group: "Group") -> bool:
        """Whether entries alike in these respects fit; the category is not looked at."""
        return (
            (not self.type or group.kind.endswith(f".{self.type}"))
            and (not self.year or str(group.year) == self.year)
            and (not self.place or group.place_key == self.place)
        )


class Group(NamedTuple):
    """Entries that are alike in type, year and place: all of them, and those in the chosen category."""

    kind: str
    year: int | None
    place_key: str
    place: str
    number: int
    number_in_category: int


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

    The matching entries are read once, ``MAX_COUNTED`` of them at most, and summed up by the database twice: by type, year and
    place together, and by categories. Everything else is adding up.
    """

    def __init__(self, matching: QuerySet, narrowing: Narrowing, categories: dict[UUID, Category]):
        self.matching, self.narrowing, self.categories = matching, narrowing, categories

    @property
    def is_exact(self) -> bool:
        """Whether all matching entries were counted."""
        return self.counted <= MAX_COUNTED

    @cached_property
    def counted(self) -> int:
        """How many entries match, narrowed or not; ``MAX_COUNTED`` + 1 for more than that."""
        return sum(group.number for group in self.groups)

    @property
    def total(self) -> int:
        """How many entries fit, of those counted."""
        return sum(group.number_in_category for group in self.groups if self.narrowing.fits(group))

    @property
    def groups(self) -> list[Group]:
        """Entries alike in type, year and place."""
        return self._summed[0]

    def choices(self) -> dict[str, list[Choice]]:
        """The choices of each facet, most frequent first (years latest first).

        A facet's own choice does not narrow its counts, so that a reader can change it.
        """
        choices = {
            "type": self._choices("type", self._of_types()),
            "year": self._choices(
                "year",
                (
                    (str(group.year), "", group.number_in_category)
                    for group in self._open("year")
                    if group.year
                ),
            ),
            "category": self._choices("category", self._of_categories()),
            "place": self._choices(
                "place",
                ((group.place_key, group.place, group.number_in_category) for group in self._open("place")),
            ),
        }
        choices["year"].sort(key=lambda choice: choice.value, reverse=True)
        return choices

    @cached_property
    def _summed(self) -> tuple[list[Group], list[tuple[str, int]]]:
        """The groups, and for each combination of categories how many entries fit everything else that is chosen."""
        matched = self.matching.order_by().annotate(
            in_category=self._condition(Narrowing(category=self.narrowing.category)),
            fits_else=self._condition(self.narrowing.without("category")),
        )
        matched = matched.values_list(
            "kind", "year", "place_key", "place", "category_keys", "in_category", "fits_else"
        )
        try:
            sql, params = matched[: MAX_COUNTED + 1].query.sql_with_params()
        except EmptyResultSet:
            return [], []
        with connections[self.matching.db].cursor() as cursor:
            cursor.execute(full_text().TALLY.format(matched=sql), params)
            rows = cursor.fetchall()
        groups = [
            Group(kind, year, key, place, number, in_category)
            for kind, year, key, place, combination, number, in_category, _fits in rows
            if combination is None
        ]
        return groups, [(row[4], row[7]) for row in rows if row[4] is not None]

    def _condition(self, narrowing: Narrowing) -> Combinable:
        conditions = narrowing.conditions(self._keys)
        if not conditions:
            return Value(conditions is not None, output_field=BooleanField())
        return Case(When(**conditions, then=Value(True)), default=Value(False), output_field=BooleanField())

    @cached_property
    def _keys(self) -> dict[str, UUID]:
        return {category.slug: key for key, category in self.categories.items()}

    def _open(self, facet: str) -> Iterator[Group]:
        """The groups that fit everything chosen but this facet."""
        others = self.narrowing.without(facet)
        return (group for group in self.groups if others.fits(group))

    def _of_types(self) -> Iterator[tuple[str, str, int]]:
        numbers: Counter[str] = Counter()
        for group in self._open("type"):
            numbers[group.kind] += group.number_in_category
        for kind, number in numbers.items():
            meta = apps.get_model(kind)._meta
            yield meta.model_name, str(capfirst(meta.verbose_name_plural)), number

    def _of_categories(self) -> Iterator[tuple[str, str, int]]:
        """Each category with its entries; one that has two is counted in both."""
        for keys, number in self._summed[1]:
            for key in keys.split():
                category = self.categories.get(UUID(key))
                if category is not None:
                    yield category.slug, category.name, number

    def _choices(self, facet: str, found: Iterable[tuple[str, str, int]]) -> list[Choice]:
        """One choice for each value, with its counts added up."""
        counts: dict[str, int] = {}
        labels: dict[str, str] = {}
        for value, label, count in found:
            if value and count:
                counts[value] = counts.get(value, 0) + count
                labels[value] = max(labels.get(value, ""), label)
        chosen = getattr(self.narrowing, facet)
        choices = [
            Choice(value, labels[value] or value, count, value == chosen, self.is_exact)
            for value, count in counts.items()
        ]
        return sorted(choices, key=lambda choice: (-choice.count, sort_key(choice.label)))
