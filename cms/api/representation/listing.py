"""A section: the page and the first of its items."""

from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from cms.api.representation.cards import Row, rows
from cms.api.representation.page import PageRepresentation
from cms.pages.listing import ListingPage


class ListingRepresentation(PageRepresentation):
    """A page that lists others. Further items are at ``items_url``, to which ``limit`` and ``offset`` can be added."""

    model: type[ListingPage]
    detail_fields = (*PageRepresentation.detail_fields, "items", "items_url")
    detail_only_fields = PageRepresentation.detail_only_fields | {"items"}
    expandable_fields = ("items",)
    items_query: dict[str, str] = {"order": "id"}

    def get_items(self) -> list[Row]:
        """The first of what readers of this section see, as many as its first page shows."""
        return self.rows(self.page.get_items())

    def rows(self, items: QuerySet) -> list[Row]:
        """The first page of items, those past their expiry left out."""
        public = items.filter(self.reading.visibility.is_public)
        return rows(public[: self.page.per_page], self.reading, full="items" in self.reading.expand)

    def get_items_url(self) -> str:
        """The API address of the whole list, in the same order."""
        query = urlencode(
            {
                "type": self.page.item_model,
                "locale": self.reading.writer.locale_parameter(self.text_language),
                "fallback": "true",
                "descendant_of": self.page.pk,
                **self.items_query,
            }
        )
        return self.reading.absolute(f"{reverse('api_v2:pages:listing')}?{query}")
