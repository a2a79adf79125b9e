"""Pages in their own types, whatever types they are, in one query.

Wagtail's ``specific()`` asks once more for each type. A page's own fields are in one table for each type, all keyed by the
page, so one query can join them; for the few rows that an answer shows that is cheaper than a round trip for each type.
"""

from collections.abc import Iterable
from functools import cache

from django.db.models import QuerySet
from wagtail.fields import StreamField
from wagtail.models import Page


@cache
def _links() -> dict[type[Page], str]:
    """The attribute of a plain page that holds its own type's part, for each type that stands right below ``Page``."""
    return {
        relation.related_model: relation.get_accessor_name()
        for relation in Page._meta.related_objects
        if relation.one_to_one and relation.parent_link
    }


def join_own_types(
    pages: QuerySet, models: Iterable[type[Page]] | None = None, *, with_stories: bool = True
) -> QuerySet:
    """The same plain pages, fetched with what ``own_type`` needs. ``models`` are the types that they can be (default: any).

    Without stories a StreamField costs a query when somebody reads it.
    """
    links = {model: link for model, link in _links().items() if models is None or model in models}
    pages = pages.select_related(*links.values())
    if with_stories:
        return pages
    stories = (
        f"{link}__{field.name}"
        for model, link in links.items()
        for field in model._meta.local_fields
        if isinstance(field, StreamField)
    )
    return pages.defer(*stories)


def is_joined(page: Page) -> bool:
    """Whether ``own_type`` costs nothing for a page."""
    model = page.specific_class
    return type(page) is not Page or (model is not None and _links().get(model) in page._state.fields_cache)


def own_type(page: Page) -> Page:
    """A page fetched by ``join_own_types`` in its own type; at the price of a query for any other."""
    if type(page) is not Page:
        return page
    model = page.specific_class
    found = page._state.fields_cache.get(_links().get(model, "")) if model else None
    return found or page.specific
