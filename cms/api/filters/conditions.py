"""What only pages of some types can be narrowed by: values of their fields, their days, and what an app adds.

A page type says in its representation which of its fields (``filter_fields``) and which further conditions (``conditions``) its
lists take. A parameter that only some types know narrows a list to those types.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import BooleanField, CharField, DateField, Field, Q, QuerySet, TextField
from wagtail.models import Page

from cms.api import kinds
from cms.api.errors import ParameterError
from cms.api.filters.base import PageFilter
from cms.api.kinds import Choices, Kind
from cms.api.parameters import Parameter
from cms.api.registry import page_types, representation_of
from cms.serbian import to_cyrillic, to_latin

PUBLISHED_SINCE = Parameter(
    "published_since",
    kinds.Moment(),
    "Only pages published, or published anew, at or after this moment: what to fetch to keep a copy up to date.",
    example="2026-01-01T00:00:00Z",
)
PLACE = Parameter(
    "place", kinds.Text("a place, as pages name it, in either script"), "Only pages of this place."
)
AUTHOR = Parameter(
    "author", kinds.Text("a name, as pages give it, in either script"), "Only pages by this author."
)
DATE_FROM = Parameter(
    "date_from", kinds.Date(), "Only pages of this day and later; of events, what has not ended before it."
)
DATE_TO = Parameter(
    "date_to", kinds.Date(), "Only pages of this day and earlier; of events, what has begun by its end."
)


@dataclass(frozen=True)
class Condition:
    """A parameter and what it means for one page type. ``of`` makes the condition of the value read and the view, ``order`` the
    order that is natural with a value when none is asked for."""

    parameter: Parameter
    of: Callable[[Any, Any], Q]
    order: Callable[[Any], list[str]] | None = None


def spelt(field: str, value: str) -> Q:
    """That a field has a text, in whichever script either was typed."""
    latin = to_latin(value)
    return Q(**{f"{field}__in": {value, latin, to_cyrillic(latin)}})


def days(field: str) -> tuple[Condition, Condition]:
    """``date_from`` and ``date_to`` of a page type that has one day."""
    return (
        Condition(DATE_FROM, lambda day, view: Q(**{f"{field}__gte": day})),
        Condition(DATE_TO, lambda day, view: Q(**{f"{field}__lte": day})),
    )


def of_field(model: type[Page], name: str) -> Condition:
    """The condition that a field has a value; of one with choices, any of several."""
    field = model._meta.get_field(name)
    kind, condition = _kind_of(field), lambda value, view: Q(**{name: value})
    help_text = f"Only pages with this value of '{name}'."
    if isinstance(kind, Choices):
        condition = lambda values, view: Q(**{f"{name}__in": values})  # noqa: E731
        help_text = f"Only pages with one of these values of '{name}', separated by commas."
    elif isinstance(field, CharField | TextField):
        condition = lambda value, view: spelt(name, value)  # noqa: E731
    return Condition(Parameter(name, kind, help_text), condition)


def _kind_of(field: Field) -> Kind:
    if isinstance(field, BooleanField):
        return kinds.Flag()
    choices = tuple(str(value) for value, _label in field.flatchoices if value != "")
    if choices:
        return Choices(lambda: choices)
    return kinds.Date() if isinstance(field, DateField) else kinds.Text("the exact value")


class ConditionFilter(PageFilter):
    """The conditions of page types."""

    def parameters_for(self, models: Iterable[type[Page]]) -> list[Parameter]:
        """The parameters that lists of these types take, each naming the types that know it."""
        merged: dict[str, Parameter] = {}
        for model in models:
            for name, condition in representation_of(model).all_conditions().items():
                known = merged.get(name)
                merged[name] = _merged(known, condition.parameter, model._meta.label)
        return [merged[name] for name in sorted(merged)]

    def narrow(self, models: list[type[Page]], given: Iterable[str]) -> list[type[Page]]:
        """Those of the types that know every parameter given. Raises ParameterError when none does."""
        for name in given:
            knowing = _knowing(page_types().values(), name)
            models = _knowing(models, name) if knowing else models
            if not models:
                allowed = [f"type={model._meta.label}" for model in knowing]
                raise ParameterError(name, f"Pages of this type cannot be narrowed by '{name}'.", allowed)
        return models

    def apply(self, queryset: QuerySet, view: Any) -> QuerySet:
        """Narrow by every condition given; each type is asked for its own."""
        _check_days(view.query)
        names = {name for model in view.models for name in representation_of(model).all_conditions()}
        for name in sorted(names & set(view.query)):
            found = {model: self._condition(model, name, view) for model in view.models}
            queryset = queryset.filter(_any_of(found, name))
        return queryset

    def order(self, view: Any) -> list[str] | None:
        """The order that is natural with the values given, if there is one."""
        for model in view.models:
            for name, condition in representation_of(model).all_conditions().items():
                if condition.order and name in view.query and len(view.models) == 1:
                    return condition.order(view.query[name])
        return None

    @staticmethod
    def _condition(model: type[Page], name: str, view: Any) -> Q:
        return representation_of(model).all_conditions()[name].of(view.query[name], view)


def _merged(known: Parameter | None, new: Parameter, label: str) -> Parameter:
    """One declaration for a parameter that several types know; of choices it has all."""
    if known is None:
        return replace(new, types=(label,))
    kind = known.kind
    if isinstance(kind, Choices) and isinstance(new.kind, Choices):
        words = tuple(dict.fromkeys([*kind.words(), *new.kind.words()]))
        kind = Choices(lambda: words)
    return replace(known, kind=kind, types=(*known.types, label))


def _knowing(models: Iterable[type[Page]], name: str) -> list[type[Page]]:
    return [model for model in models if name in representation_of(model).all_conditions()]


def _any_of(found: dict[type[Page], Q], name: str) -> Q:
    """The condition on a list of these types. A field of every page, and the fields of an only type, are asked directly."""
    conditions = list(found.values())
    if len(found) == 1 or (all(condition == conditions[0] for condition in conditions) and _is_of_all(name)):
        return conditions[0]
    any_of = Q(pk__in=[])
    for model, condition in found.items():
        any_of |= Q(pk__in=model._default_manager.filter(condition).values("pk"))
    return any_of


def _is_of_all(name: str) -> bool:
    """Whether a parameter is about a field that plain pages have."""
    return name == PUBLISHED_SINCE.name or any(field.name == name for field in Page._meta.concrete_fields)


def _check_days(query: dict[str, Any]) -> None:
    first, last = query.get(DATE_FROM.name), query.get(DATE_TO.name)
    if first and last and last < first:
        raise ParameterError(DATE_TO.name, "'date_to' is before 'date_from'.", f"{first} or later")


CONDITIONS = ConditionFilter()
