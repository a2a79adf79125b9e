"""Whose language a list is in."""

from typing import Any

from django.db.models import QuerySet

from cms.api import parameters
from cms.api.errors import ParameterError
from cms.api.filters.base import PageFilter
from cms.translations.reading import readable_in


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
