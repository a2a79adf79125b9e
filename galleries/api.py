"""What the API says about galleries."""

from typing import TypedDict

from cms.api.filters.conditions import days
from cms.api.registry import represents
from cms.api.representation.cards import Row
from cms.api.representation.listing import ListingRepresentation
from cms.api.representation.page import PageRepresentation
from cms.api.representation.pictures import Picture
from galleries.models import GalleryListPage, GalleryPage, GalleryPhoto


class Photo(TypedDict):
    """One photo: as large as screens go, and as a tile."""

    image: Picture
    thumbnail: Picture


@represents
class GalleryListRepresentation(ListingRepresentation):
    """The gallery section, with its latest galleries."""

    model = GalleryListPage
    items_order = "-date"


@represents
class GalleryRepresentation(PageRepresentation):
    """Photos of one occasion. A row has the cover as its ``image`` and the number of photos."""

    model = GalleryPage
    row_fields = (
        *PageRepresentation.row_fields,
        "date",
        "date_precision",
        "place",
        "photo_count",
        "categories",
        "tags",
    )
    detail_fields = (
        *row_fields,
        *(name for name in PageRepresentation.detail_fields if name not in PageRepresentation.row_fields),
        "photos",
        "event",
    )
    detail_only_fields = PageRepresentation.detail_only_fields | {"event", "photos"}
    link_fields = ("event",)
    expandable_fields = ("event",)
    image_fields = (*PageRepresentation.image_fields, "cover")
    text_fields = (*PageRepresentation.text_fields, "place")
    term_fields = ("categories", "tags")
    filter_fields = (*PageRepresentation.filter_fields, "date", "date_precision", "place")
    conditions = (*PageRepresentation.conditions, *days("date"))
    order_fields = (*PageRepresentation.order_fields, "date")

    def get_photos(self) -> list[Photo]:
        """The photos in the editor's order."""
        return [shown for photo in self.page.get_photos() if (shown := self._photo(photo))]

    def _photo(self, photo: GalleryPhoto) -> Photo | None:
        texts = {"alt": photo.alt_text, "credit": photo.credit_line, "caption": photo.caption}
        if self.page.summary_only:
            own_alt = "" if photo.is_decorative else photo.image.alt_in(self.text_language)
            texts |= {"alt": own_alt, "caption": ""}
        image = self.picture(photo.image, "photo", **texts)
        thumbnail = self.picture(photo.image, "thumbnail", **texts)
        return {"image": image, "thumbnail": thumbnail} if image and thumbnail else None

    def get_event(self) -> Row | None:
        """The event at which the photos were taken, as a row."""
        return self.linked_row("event", self.page.event_id)
