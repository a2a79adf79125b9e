"""Narrowing a list by what its pages are filed under, by place, and by what else its type of page knows: ``?category=…``,
``?tag=…``, ``?place=…`` and the names of its facets."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest
from wagtail.models import Locale

from cms.serbian import slugify
from cms.taxonomy.models import Category, Tag
from cms.taxonomy.reading import ReaderTerm, find_term, terms_for_reader


@dataclass(frozen=True)
class Place:
    """A place that occurs in a list, under its commonest spelling, with all ``spellings`` that make the same ``slug``."""

    name: str
    slug: str
    number: int
    spellings: tuple[str, ...]


def places_in(items: QuerySet, field: str) -> list[Place]:
    """The places named in ``field``, those with most pages first. One query."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    rows = items.exclude(**{field: ""}).order_by().values_list(field).annotate(number=Count("pk"))
    for name, number in rows:
        found[slugify(name)].append((number, name))
    places = [
        Place(max(names)[1], slug, sum(number for number, _name in names), tuple(name for _n, name in names))
        for slug, names in found.items()
        if slug
    ]
    return sorted(places, key=lambda place: (-place.number, place.slug))


@dataclass(frozen=True)
class Facet:
    """A choice of values under a parameter of its own (``name``): its ``options``, each with its text, and what each means."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    condition: Callable[[str], Q]
    value: str = ""

    def chosen_in(self, request: HttpRequest) -> "Facet":
        """The same with the value that an address names. Raises Http404 for one that is no option."""
        value = request.GET.get(self.name, "")
        if value and value not in dict(self.options):
            raise Http404
        return replace(self, value=value)

    @property
    def text(self) -> str:
        """The chosen value in words; empty when none is."""
        return dict(self.options).get(self.value, "")


@dataclass(frozen=True)
class ListFilters:
    """What a reader chose, and what there is to choose: the categories that occur in the list, in the reader's language,
    its places, and its facets."""

    category: Category | None
    tag: Tag | None
    options: list[ReaderTerm]
    place: Place | None = None
    places: tuple[Place, ...] = ()
    place_field: str = ""
    facets: tuple[Facet, ...] = ()

    @classmethod
    def from_request(
        cls,
        request: HttpRequest,
        used: Iterable[int],
        locale: Locale,
        places: list[Place] | None = None,
        place_field: str = "",
        facets: Iterable[Facet] = (),
    ) -> "ListFilters":
        """Read the parameters; ``used`` are the categories of the whole list and ``places`` what ``place_field`` names in it. Raises
        Http404 for a term, a place or a value that does not exist.

        An address with a wrong term names no list; answering with the whole list would make endless copies of it.
        """
        return cls(
            category=_term(Category, request.GET.get("category", ""), locale),
            tag=_term(Tag, request.GET.get("tag", ""), locale),
            options=terms_for_reader(Category.objects.filter(pk__in=used)),
            place=_place(places or [], request.GET.get("place", "")),
            places=tuple(places or ()),
            place_field=place_field,
            facets=tuple(facet.chosen_in(request) for facet in facets),
        )

    @property
    def chosen(self) -> bool:
        """Whether the list is narrowed."""
        return bool(self.category or self.tag or self.place or any(facet.value for facet in self.facets))

    @property
    def key(self) -> tuple[str, ...]:
        """What was chosen, each a value out of those that there are to choose from."""
        terms = {"category": self.category and self.category.pk, "tag": self.tag and self.tag.pk}
        places = {"place": self.place and self.place.slug}
        chosen = {**terms, **places, **{facet.name: facet.value for facet in self.facets}}
        return tuple(f"{name}={value}" for name, value in chosen.items() if value)

    def narrow(self, items: QuerySet) -> QuerySet:
        """Only the pages filed under the chosen terms, in whichever language the editor ticked them."""
        if self.category:
            items = items.filter(categories__translation_key=self.category.translation_key)
        if self.tag:
            items = items.filter(tags__translation_key=self.tag.translation_key)
        if self.place:
            items = items.filter(**{f"{self.place_field}__in": self.place.spellings})
        for facet in self.facets:
            items = items.filter(facet.condition(facet.value)) if facet.value else items
        return items.distinct() if self.category or self.tag else items


def _place(places: list[Place], slug: str) -> Place | None:
    if not slug:
        return None
    place = next((place for place in places if place.slug == slug), None)
    if place is None:
        raise Http404
    return place


def _term(model, slug: str, locale: Locale):
    if not slug:
        return None
    term = find_term(model, slug, locale)
    if term is None:
        raise Http404
    return term
