"""What filters have in common, and which types a list is of."""

from typing import Any

from django.db.models import QuerySet

from cms.api.kinds import Choices
from cms.api.parameters import Parameter
from cms.api.registry import page_types

TYPE = Parameter(
    "type",
    Choices(lambda: page_types()),
    "Only pages of these types, separated by commas; all when not said.",
    example="newsroom.NewsPage",
)


class PageFilter:
    """Base of the filters. ``view`` has the values read (``query``), ``models``, ``locale`` and ``visibility``."""

    parameters: tuple[Parameter, ...] = ()

    def apply(self, queryset: QuerySet, view: Any) -> QuerySet:
        """Narrow the pages by ``view.query``."""
        raise NotImplementedError
