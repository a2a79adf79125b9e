"""Which words the pages of a list have."""

from typing import Any

from django.db.models import Case, IntegerField, QuerySet, When

from cms.api import parameters, search
from cms.api.filters.base import PageFilter


class SearchFilter(PageFilter):
    """``search``: pages with these words; best first unless ``order`` is given. Comes last."""

    parameters = (parameters.SEARCH,)

    def apply(self, queryset: QuerySet, view: Any) -> QuerySet:
        """Narrow to the pages that the search app finds; a view that orders by rank asks ``ranked``."""
        if "search" not in view.query:
            return queryset
        return queryset.filter(pk__in=self._found(view))

    def ranked(self, queryset: QuerySet, view: Any) -> QuerySet:
        """The pages found, best first."""
        found = self._found(view)
        places = [When(pk=pk, then=place) for place, pk in enumerate(found)]
        return (
            queryset.order_by(Case(*places, output_field=IntegerField()))
            if found
            else queryset.order_by("pk")
        )

    @staticmethod
    def _found(view: Any) -> list[int]:
        """Asked for once in a request."""
        if not hasattr(view, "pages_found"):
            locale = None if view.query.get("fallback") else view.locale
            view.pages_found = search.find(view.query["search"], locale)
        return view.pages_found
