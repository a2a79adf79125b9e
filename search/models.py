"""The site's own search index: one row for each live page, in that page's language.

Texts are kept twice: as written, to be shown with the matched words marked, and as keys (``cms.serbian.search_key``), in
which every spelling and ending of a word is the same, to be looked through by the database's full-text search.
"""

from django.db import models
from wagtail.models import Locale, Page
from wagtail.search import index
from wagtail.search.queryset import SearchableQuerySetMixin


class SearchEntryQuerySet(SearchableQuerySetMixin, models.QuerySet):
    """Rows of the index, searchable by the site's search backend."""


class SearchEntry(index.Indexed, models.Model):
    """What can be found of one page."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="search_entry")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    title = models.TextField()
    lead = models.TextField(blank=True)
    body = models.TextField(blank=True)
    title_key = models.TextField()
    lead_key = models.TextField(blank=True)
    names_key = models.TextField(blank=True)
    body_key = models.TextField(blank=True)

    objects = SearchEntryQuerySet.as_manager()

    search_fields = [
        index.SearchField("title_key", boost=8),
        index.SearchField("names_key", boost=4),
        index.SearchField("lead_key", boost=3),
        index.SearchField("body_key"),
        index.FilterField("locale_id"),
        index.FilterField("page_id"),
    ]

    class Meta:
        verbose_name = "search entry"
        verbose_name_plural = "search entries"

    def __str__(self) -> str:
        return self.title
