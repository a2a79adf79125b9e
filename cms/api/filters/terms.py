"""What the pages of a list are filed under."""

from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Page

from cms.api.errors import ParameterError
from cms.api.filters.base import PageFilter
from cms.api.kinds import Words
from cms.api.parameters import Parameter
from cms.api.registry import page_types
from cms.taxonomy.models import Category, ClassifiedFields, Tag, Term


class Slugs(Words):
    """Slugs of terms, separated by commas; one that there is not is refused later, so there are few."""

    has_few_values = True

    def allowed(self) -> str:
        """In words; which ones there are depends on the language."""
        return "slugs separated by commas, in the language of locale"


class TermFilter(PageFilter):
    """``category`` and ``tag``: slugs in the reader's language; a page filed under the same term in another counts."""

    parameters = (
        Parameter("category", Slugs(), "Only pages in any of these categories."),
        Parameter("tag", Slugs(), "Only pages with any of these tags."),
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
        found = list(terms.filter(slug__in=view.query[name]).values_list("slug", "translation_key"))
        known = {slug for slug, _key in found}
        unknown = [slug for slug in view.query[name] if slug not in known]
        if unknown:
            some = terms.order_by("slug").values_list("slug", flat=True).distinct()[:100]
            raise ParameterError(
                name,
                f"There is no {name} {', '.join(unknown)} in this language.",
                list(some) or "none exist yet",
            )
        return [key for _slug, key in found]

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
