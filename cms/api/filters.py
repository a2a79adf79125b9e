"""How lists of pages are narrowed. Each filter names the parameters it reads; nothing else is accepted."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import BooleanField, Case, IntegerField, Q, QuerySet, When
from wagtail.models import Page

from cms.api import parameters, search
from cms.api.errors import ParameterError
from cms.api.parameters import Parameter
from cms.api.registry import page_types, representation_of
from cms.pages.ordering import in_serbian_order
from cms.taxonomy.models import Category, ClassifiedFields, Tag, Term
from cms.translations.reading import readable_in


def models_named(value: str) -> list[type[Page]]:
    """The page types named, separated by commas; raises ValueError for one that the API does not give."""
    by_lower_case = {name.lower(): model for name, model in page_types().items()}
    names = list(dict.fromkeys(parameters.words(value)))
    unknown = [name for name in names if name.lower() not in by_lower_case]
    if unknown:
        raise ValueError(f"there is no page type {', '.join(unknown)}")
    return [by_lower_case[name.lower()] for name in names]


TYPE = Parameter(
    "type", models_named, page_types, "Only pages of these types, for instance newsroom.NewsPage."
)


class PageFilter:
    """Base of the filters. ``view`` has the values read (``query``), ``models`` and ``visibility``."""

    parameters: tuple[Parameter, ...] = ()

    def apply(self, queryset: QuerySet, view: Any) -> QuerySet:
        """Narrow the pages by ``view.query``."""
        raise NotImplementedError


class LanguageFilter(PageFilter):
    """``locale``, and with ``fallback`` also what that language's readers get for want of a translation."""

    parameters = (parameters.LOCALE, parameters.FALLBACK)

    def apply(self, queryset: QuerySet, view: Any) -> QuerySet:
        """Narrow to one language; without ``locale`` all are given, each page in its own."""
        if view.locale is None:
            if view.query.get("fallback"):
                raise ParameterError("fallback", "'fallback' needs 'locale'.", "locale=sr&fallback=true")
            return queryset
        if view.query.get("fallback"):
            return readable_in(queryset, view.locale)
        return queryset.filter(locale=view.locale)


class TreeFilter(PageFilter):
    """Where in the tree: ``child_of``, ``descendant_of``, ``ancestor_of``, ``translation_of``.

    With ``fallback`` a section stands for its counterparts in the other languages too, as it does for its readers.
    """

    parameters = (
        Parameter(
            "child_of", parameters.page_id_or_root, "a page's id, or root", "Only pages directly below it."
        ),
        Parameter(
            "descendant_of", parameters.page_id_or_root, "a page's id, or root", "Only pages below it."
        ),
        Parameter("ancestor_of", parameters.page_id, "a page's id", "Only the pages above it."),
        Parameter(
            "translation_of",
            parameters.page_id_or_root,
            "a page's id, or root",
            "Only its versions in other languages.",
        ),
    )

    def apply(self, queryset: QuerySet, view: Any) -> QuerySet:
        """Narrow by each parameter given; ``child_of`` and ``descendant_of`` exclude each other."""
        if "child_of" in view.query and "descendant_of" in view.query:
            raise ParameterError(
                "child_of", "'child_of' and 'descendant_of' exclude each other.", "one of the two"
            )
        for parameter in self.parameters:
            if parameter.name in view.query:
                family = self._family(parameter.name, view)
                queryset = queryset.filter(getattr(self, f"_{parameter.name}")(family, view))
        return queryset

    def _family(self, name: str, view: Any) -> list[Page]:
        """The public page that the parameter names, and after it its public translations. One query."""
        value = view.query[name]
        named = Page.objects.filter(pk=view.visibility.site.root_page_id if value == "root" else value)
        family = list(view.visibility.pages().filter(translation_key__in=named.values("translation_key")))
        if value == "root" and view.locale:
            first = [page for page in family if page.locale_id == view.locale.pk]
        else:
            first = [page for page in family if page.pk in (value, view.visibility.site.root_page_id)]
        if not first:
            raise ParameterError(name, f"There is no public page {value}.", "the id of a public page")
        return [first[0], *(page for page in family if page.pk != first[0].pk)]

    def _sections(self, family: list[Page], view: Any) -> list[Page]:
        return family if view.query.get("fallback") else family[:1]

    def _child_of(self, family: list[Page], view: Any) -> Q:
        condition = Q(pk__in=[])
        for section in self._sections(family, view):
            condition |= Q(path__startswith=section.path, depth=section.depth + 1)
        return condition

    def _descendant_of(self, family: list[Page], view: Any) -> Q:
        condition = Q(pk__in=[])
        for section in self._sections(family, view):
            condition |= Q(path__startswith=section.path, depth__gt=section.depth)
        return condition

    def _ancestor_of(self, family: list[Page], view: Any) -> Q:
        page = family[0]
        return Q(path__in=[page.path[:end] for end in range(page.steplen, len(page.path), page.steplen)])

    def _translation_of(self, family: list[Page], view: Any) -> Q:
        return Q(pk__in=[page.pk for page in family[1:]])


class TermFilter(PageFilter):
    """``category`` and ``tag``: slugs in the reader's language; a page filed under the same term in another counts."""

    parameters = (
        Parameter(
            "category", parameters.words, "slugs separated by commas", "Pages in any of these categories."
        ),
        Parameter("tag", parameters.words, "slugs separated by commas", "Pages with any of these tags."),
    )
    terms: dict[str, tuple[type[Term], str]] = {"category": (Category, "categories"), "tag": (Tag, "tags")}

    def apply(self, queryset: QuerySet, view: Any) -> QuerySet:
        """Narrow by category and tag together."""
        for name, (model, relation) in self.terms.items():
            if name in view.query:
                filed = self._filed_types(name, relation, view)
                keys = self._keys(name, model, view)
                queryset = queryset.filter(self._filed_under(filed, relation, keys))
        return queryset

    def _keys(self, name: str, model: type[Term], view: Any) -> list[Any]:
        terms = model.objects.all()
        if view.locale:
            terms = terms.filter(locale=view.locale)
        found = dict(terms.filter(slug__in=view.query[name]).values_list("slug", "translation_key"))
        unknown = [slug for slug in view.query[name] if slug not in found]
        if unknown:
            some = terms.order_by("slug").values_list("slug", flat=True).distinct()[:100]
            raise ParameterError(
                name,
                f"There is no {name} {', '.join(unknown)} in this language.",
                list(some) or "none exist yet",
            )
        same_slug = terms.filter(slug__in=view.query[name])
        return list(same_slug.values_list("translation_key", flat=True))

    def _filed_types(self, name: str, relation: str, view: Any) -> list[type[Page]]:
        filed = [model for model in view.models if issubclass(model, ClassifiedFields)]
        if not filed:
            allowed = [label for label, model in page_types().items() if issubclass(model, ClassifiedFields)]
            raise ParameterError(
                name, f"Pages of this type have no {relation}.", [f"type={one}" for one in allowed]
            )
        return filed

    def _filed_under(self, types: list[type[Page]], relation: str, keys: list[Any]) -> Q:
        condition = Q(pk__in=[])
        for model in types:
            members = model._default_manager.filter(**{f"{relation}__translation_key__in": keys})
            condition |= Q(pk__in=members.values("pk"))
        return condition


class FieldFilter(PageFilter):
    """Exact values of fields: those that every type in question has (``PageRepresentation.filter_fields``)."""

    def parameters_for(self, models: list[type[Page]]) -> list[Parameter]:
        """The parameters that lists of these types take."""
        names = [set(representation_of(model).filter_fields) for model in models]
        return [self._parameter(name, models[0]) for name in sorted(set.intersection(*names))]

    def apply(self, queryset: QuerySet, view: Any) -> QuerySet:
        """Narrow by every field given."""
        for parameter in self.parameters_for(view.models):
            if parameter.name in view.query:
                queryset = queryset.filter(**{parameter.name: view.query[parameter.name]})
        return queryset

    def _parameter(self, name: str, model: type[Page]) -> Parameter:
        field = model._meta.get_field(name)
        if isinstance(field, BooleanField):
            return Parameter(name, parameters.flag, "true or false", f"Pages with this value of {name}.")
        choices = [str(value) for value, _label in field.flatchoices if value != ""]

        def read(value: str) -> Any:
            if choices and value not in choices:
                raise ValueError("it is not one of the choices")
            try:
                return field.to_python(value)
            except ValidationError as error:
                raise ValueError("; ".join(error.messages)) from error

        return Parameter(
            name, read, ", ".join(choices) or "the exact value", f"Pages with this value of {name}."
        )


class OrderFilter(PageFilter):
    """``order``: fields that every type in question has. Pages with equal values follow by id, so that paging is stable."""

    parameters = (parameters.ORDER,)

    def apply(self, queryset: QuerySet, view: Any) -> QuerySet:
        """Order the pages; by id when nothing else is asked."""
        asked = view.query.get("order", ["id"])
        if "random" in asked:
            if len(asked) > 1 or view.query.get("offset"):
                raise ParameterError(
                    "order", "Random order goes with no other order and no offset.", "random alone"
                )
            return queryset.order_by("?")
        names = [set(representation_of(model).order_fields) for model in view.models]
        allowed = set.intersection(*names)
        unknown = [name for name in asked if name.removeprefix("-") not in allowed]
        if unknown:
            raise ParameterError(
                "order", f"Pages cannot be ordered by {', '.join(unknown)}.", {*allowed, "random"}
            )
        return queryset.order_by(*map(self.expression, asked), "pk")

    @staticmethod
    def expression(name: str) -> Any:
        """What to order by: titles as a Serbian dictionary has them, anything else by its value."""
        if name.removeprefix("-") != "title":
            return name
        title = in_serbian_order("title")
        return title.desc() if name.startswith("-") else title.asc()


class SearchFilter(PageFilter):
    """``search``: pages with these words; best first unless ``order`` is given. Comes last."""

    parameters = (parameters.SEARCH,)

    def apply(self, queryset: QuerySet, view: Any) -> QuerySet:
        """Narrow to the pages that the search app finds."""
        if "search" not in view.query:
            return queryset
        found = search.find(view.query["search"], None if view.query.get("fallback") else view.locale)
        queryset = queryset.filter(pk__in=found)
        if "order" in view.query or not found:
            return queryset
        places = [When(pk=pk, then=place) for place, pk in enumerate(found)]
        return queryset.order_by(Case(*places, output_field=IntegerField()))


FILTERS: list[PageFilter] = [LanguageFilter(), TreeFilter(), TermFilter(), OrderFilter(), SearchFilter()]
FIELD_FILTER = FieldFilter()
