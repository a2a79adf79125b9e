"""Narrowing results by type, year, category and place, and counting what each choice would give."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.apps import apps
from django.db.models import CharField, Count, Max, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.text import capfirst
from wagtail.models import Locale

from cms.serbian import fold, sort_key
from cms.taxonomy.models import Category
from search.models import SearchEntry

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


def count_facets(
    matching: QuerySet, narrowing: Narrowing, categories: dict[UUID, Category]
) -> dict[str, list[Choice]]:
    """For each facet the choices there are among matching entries, most frequent first (years latest first). One query.

    A facet's own choice does not narrow its counts, so that a reader can change it.
    """
    keys = {category.slug: key for key, category in categories.items()}
    columns = {
        "type": ("kind", Value("")),
        "year": ("year", Value("")),
        "category": ("categories__category_key", Value("")),
        "place": ("place_key", Max("place")),
    }
    rows = None
    for facet, (column, label) in columns.items():
        entries = narrowing.without(facet).apply(matching, keys).exclude(**{f"{column}__isnull": True})
        counted = (
            SearchEntry.objects.filter(pk__in=entries.order_by().values("pk"))
            .values(facet=Value(facet), value=Cast(column, CharField()))
            .annotate(count=Count("pk"), label=label)
            .values_list("facet", "value", "label", "count")
        )
        rows = counted if rows is None else rows.union(counted, all=True)
    choices: dict[str, list[Choice]] = {facet: [] for facet in FACETS}
    for facet, value, label, count in rows or ():
        choice = _choice(facet, value, label, count, narrowing, categories)
        if choice:
            choices[facet].append(choice)
    for facet in FACETS:
        choices[facet].sort(key=lambda choice: (-choice.count, sort_key(choice.label)))
    choices["year"].sort(key=lambda choice: choice.value, reverse=True)
    return choices


def _choice(facet, value, label, count, narrowing: Narrowing, categories) -> Choice | None:
    if not value:
        return None
    if facet == "type":
        model = apps.get_model(value)
        value, label = model._meta.model_name, capfirst(model._meta.verbose_name_plural)
    elif facet == "category":
        category = categories.get(UUID(value))
        if category is None:
            return None
        value, label = category.slug, category.name
    return Choice(value, str(label or value), count, is_chosen=getattr(narrowing, facet) == value)
