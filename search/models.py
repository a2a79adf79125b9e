"""The site's own search index: one entry for each live page, in that page's language.

An entry is narrow: by what results are matched, counted and narrowed, and who may see them. Its texts stand apart, twice: as
written, to be shown with the matched words marked, and as keys (``cms.serbian.search_key``), in which every spelling and
ending of a word is the same. The database's full-text index over the keys is made in a migration (``search/schema.py``)
and keeps itself.
"""

from django.db import models
from wagtail.models import Locale, Page


class SearchEntry(models.Model):
    """By what one page is counted and narrowed, and whether a reader may find it."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="search_entry")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=80, help_text="The page type, as app_label.model.")
    year = models.PositiveSmallIntegerField(null=True)
    place = models.CharField(max_length=160, blank=True)
    place_key = models.CharField(
        max_length=160, blank=True, help_text="The place in the one spelling for all."
    )
    category_keys = models.TextField(
        blank=True, help_text="Keys that the page's categories share with their translations, in order."
    )
    title_key = models.TextField(help_text="What the title says, to be compared with the whole question.")

    # Kept by search.visibility, as the tree, the restrictions and the translations have it.
    is_public = models.BooleanField(
        default=False, help_text="Live, and neither restricted nor below a restriction."
    )
    expires_at = models.DateTimeField(null=True, help_text="From when the page is to be found no more.")
    also_in = models.CharField(
        max_length=160,
        blank=True,
        help_text="Ids of the other locales in which the page is live, a comma on each side.",
    )

    class Meta:
        verbose_name = "search entry"
        verbose_name_plural = "search entries"
        indexes = [models.Index(fields=["locale", "kind", "year"])]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The page's title as written. A query where the texts have not been fetched."""
        return self.text.title


class SearchText(models.Model):
    """The texts of an entry as written, and as the keys that the full-text index holds."""

    entry = models.OneToOneField(SearchEntry, on_delete=models.CASCADE, primary_key=True, related_name="text")
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

    class Meta:
        verbose_name = "texts of a search entry"
        verbose_name_plural = "texts of search entries"

    def __str__(self) -> str:
        return self.title


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
