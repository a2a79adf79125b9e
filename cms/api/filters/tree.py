"""Where in the tree the pages of a list stand."""

from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Page

from cms.api import kinds
from cms.api.errors import ParameterError
from cms.api.filters.base import PageFilter
from cms.api.parameters import Parameter


class TreeFilter(PageFilter):
    """Where in the tree: ``child_of``, ``descendant_of``, ``ancestor_of``, ``translation_of``.

    With ``fallback`` a section stands for its counterparts in the other languages too, as it does for its readers.
    """

    parameters = (
        Parameter("child_of", kinds.PageIdOrRoot(), "Only pages directly below this one."),
        Parameter("descendant_of", kinds.PageIdOrRoot(), "Only pages below this one."),
        Parameter("ancestor_of", kinds.PageId(), "Only the pages above this one."),
        Parameter(
            "translation_of", kinds.PageIdOrRoot(), "Only the versions of this page in other languages."
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
