"""How ``/api/v2/search/`` narrows its results: values as the rest of the API names them, and a 400 for those that mean nothing."""

from collections.abc import Iterable, Mapping
from typing import Any

from wagtail.models import Locale

from cms.api.errors import ParameterError
from cms.api.registry import page_types
from cms.api.visibility import Visibility
from search.facets import Narrowing, category_choices, place_key
from search.models import SearchEntry

MAX_LISTED = 100
"""How many places an error lists."""


def read_narrowing(query: Mapping[str, Any], reader: Locale, visibility: Visibility) -> Narrowing:
    """The narrowing that parameters ask for.

    ``type`` is a page type as everywhere in the API (``newsroom.NewsPage``; the search page's short ``newspage`` is taken
    too), ``category`` a slug in the reader's language, ``place`` in any spelling. At most two queries, none without these.
    Raises ParameterError, with what is allowed, for a type, category or place that the site does not have.
    """
    return Narrowing(
        type=_type(query["type"]) if "type" in query else "",
        year=query.get("year", ""),
        category=_category(query["category"], reader) if "category" in query else "",
        place=_place(query["place"], reader, visibility) if "place" in query else "",
    )


def type_label(name: str) -> str:
    """The API's name of a page type that search knows by its model's name."""
    return next((label for label, model in page_types().items() if model._meta.model_name == name), name)


def _type(value: str) -> str:
    names = {label: model._meta.model_name for label, model in page_types().items() if model.is_searchable}
    if value in names.values():
        return value
    return names[_known("type", value, names)]


def _category(value: str, reader: Locale) -> str:
    return _known("category", value, sorted(one.slug for one in category_choices(reader).values()))


def _place(value: str, reader: Locale, visibility: Visibility) -> str:
    key = place_key(value)
    entries = SearchEntry.objects.filter(locale=reader, page__in=visibility.pages()).exclude(place_key="")
    if not entries.filter(place_key=key).exists():
        _known("place", value, entries.order_by("place_key").values_list("place_key", flat=True).distinct())
    return key


def _known(name: str, value: str, allowed: Iterable[str]) -> str:
    allowed = list(allowed)
    if value not in allowed:
        raise ParameterError(name, f"The site has no {name} '{value[:100]}'.", allowed[:MAX_LISTED])
    return value
