"""The site's own search index: one row for each live page, in that page's language.

Texts are kept twice: as written, to be shown with the matched words marked, and as keys (``cms.serbian.search_key``), in
which every spelling and ending of a word is the same. The database's full-text index over the keys is made in a migration
and keeps itself (``search/fulltext.py``).
"""

from django.db import models
from wagtail.models import Locale, Page


class SearchEntry(models.Model):
    """What can be found of one page, and by what the results can be narrowed."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="search_entry")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=80, help_text="The page type, as app_label.model.")
    year = models.PositiveSmallIntegerField(null=True)
    place = models.CharField(max_length=160, blank=True)
    place_key = models.CharField(
        max_length=160, blank=True, help_text="The place in the one spelling for all."
    )

    title = models.TextField()
    lead = models.TextField(blank=True)
    body = models.TextField(blank=True)
    title_key = models.TextField()
    names_key = models.TextField(blank=True)
    lead_key = models.TextField(blank=True)
    body_key = models.TextField(blank=True)
    exact = models.TextField(
        blank=True, help_text="Title, names and lead in lower-case Latin, unfolded and unstemmed."
    )

    # What searching gives changes with it, also when it is written in a job.
    starts_content_version = True

    class Meta:
        verbose_name = "search entry"
        verbose_name_plural = "search entries"
        indexes = [models.Index(fields=["locale", "kind", "year"])]

    def __str__(self) -> str:
        return self.title


class SearchEntryCategory(models.Model):
    """One category of an entry's page, by the key that a category shares with its translations."""

    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="categories")
    category_key = models.UUIDField(db_index=True)

    class Meta:
        verbose_name = "category of a search entry"
        verbose_name_plural = "categories of search entries"
        constraints = [models.UniqueConstraint(fields=["entry", "category_key"], name="one_row_per_category")]

    def __str__(self) -> str:
        return str(self.category_key)


class DocumentText(models.Model):
    """The words of a document, read once from its file."""

    document = models.OneToOneField(
        "documents.CmsDocument", on_delete=models.CASCADE, related_name="search_text"
    )
    file_hash = models.CharField(max_length=40)
    text = models.TextField(blank=True)

    class Meta:
        verbose_name = "text of a document"
        verbose_name_plural = "texts of documents"

    def __str__(self) -> str:
        return self.text[:60]
