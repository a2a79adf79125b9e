"""The index in which Wagtail's admin finds pages and files; visitors search another, which is the app ``search``.

On PostgreSQL Wagtail weighs titles against the mean length of all titles there are, which it would measure anew at every save, over the
whole index. The mean of thousands does not change with one, so it is measured once a day and whenever the index is made anew.
"""

from typing import Any

from django.core.cache import cache
from django.db import connection
from django.db.models import Avg, F
from django.db.models.functions import Length
from wagtail.search.backends import database

MEAN = "admin-search-mean-title"
SECONDS = 24 * 60 * 60


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802
    """The backend of the database in use; the name is the one that Wagtail looks for in ``WAGTAILSEARCH_BACKENDS``."""
    backend = database.SearchBackend(params)
    if connection.vendor == "postgresql":
        backend.index_class = _steady(backend.index_class)
    return backend


def _steady(index_class: type) -> type:
    """A class of index that keeps the mean."""

    class SteadyIndex(index_class):
        def _refresh_title_norms(self, full: bool = False) -> None:
            """Weigh the titles of new entries, or of all."""
            if full:
                super()._refresh_title_norms(full=True)
                cache.delete(MEAN)
                return
            measured = self.entries.annotate(words=Length("title")).filter(words__gt=0)
            mean = cache.get(MEAN)
            if mean is None:
                mean = measured.aggregate(mean=Avg("words"))["mean"]
                cache.set(MEAN, mean, SECONDS)
            if mean:
                # New entries have this weight until they are given their own.
                measured.filter(title_norm=1.0).update(title_norm=mean / F("words"))

    return SteadyIndex
