"""What the API says about news."""

from typing import TypedDict

from django.db.models import prefetch_related_objects

from cms.api.filters.conditions import days
from cms.api.reading import Reading
from cms.api.registry import represents
from cms.api.representation.cards import Row
from cms.api.representation.files import File, attached_files
from cms.api.representation.listing import ListingRepresentation
from cms.api.representation.page import PageRepresentation
from cms.api.representation.sequence import SequenceMixin
from cms.api.representation.stories import Wanted
from newsroom.models import NewsListPage, NewsPage


class NewsSource(TypedDict):
    """Where a text comes from when it is not ours."""

    name: str
    url: str


@represents
class NewsListRepresentation(ListingRepresentation):
    """The news section, with its latest items."""

    model = NewsListPage
    items_query = {"order": "-publication_date"}


@represents
class NewsRepresentation(SequenceMixin, PageRepresentation):
    """A news item. ``publication_date`` is known to the day, month or year that ``publication_date_precision`` says."""

    model = NewsPage
    row_fields = (
        *PageRepresentation.row_fields,
        "publication_date",
        "publication_date_precision",
        "place",
        "author",
        "categories",
        "tags",
    )
    detail_fields = (
        *row_fields,
        *(name for name in PageRepresentation.detail_fields if name not in PageRepresentation.row_fields),
        "body",
        "source",
        "attachments",
        "related_pages",
        *SequenceMixin.sequence_fields,
    )
    detail_only_fields = PageRepresentation.detail_only_fields | {
        "related_pages",
        *SequenceMixin.sequence_fields,
    }
    text_fields = (*PageRepresentation.text_fields, "place", "author")
    story_fields = ("body",)
    term_fields = ("categories", "tags")
    expandable_fields = ("related_pages",)
    withheld = {"attachments": []}
    filter_fields = (
        *PageRepresentation.filter_fields,
        "publication_date",
        "publication_date_precision",
        "place",
        "author",
    )
    sequence_field = "publication_date"
    conditions = (*PageRepresentation.conditions, *days("publication_date"))
    order_fields = (*PageRepresentation.order_fields, "publication_date")

    @classmethod
    def prepare(cls, pages: list[NewsPage], reading: Reading, names: frozenset[str]) -> None:
        """Fetch related pages and files."""
        super().prepare(pages, reading, names)
        if "attachments" in names:
            prefetch_related_objects(pages, "attachments")

    @classmethod
    def want(cls, page: NewsPage, names: frozenset[str], wanted: Wanted) -> None:
        """Add the files."""
        super().want(page, names, wanted)
        if "attachments" in names:
            wanted.documents |= {attachment.document_id for attachment in page.attachments.all()}

    def get_source(self) -> NewsSource | None:
        """Where the text comes from, or nothing when it is ours."""
        if not self.page.source_name and not self.page.source_url:
            return None
        return {"name": self.text(self.page.source_name), "url": self.page.source_url}

    def get_attachments(self) -> list[File]:
        """Files offered beside the text."""
        return attached_files(self.page.attachments.all(), self.reading, self.text_language)

    def get_related_pages(self) -> list[Row]:
        """Pages that the editor ties to this one, as rows."""
        return self.linked_rows("related_pages", (link.target_id for link in self.page.related_pages.all()))
