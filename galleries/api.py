"""What the API says about galleries."""

from typing import Any, TypedDict

from django.db.models import prefetch_related_objects

from cms.api.reading import Reading
from cms.api.registry import represents
from cms.api.representation.cards import Row, one
from cms.api.representation.listing import ListingRepresentation
from cms.api.representation.page import PageRepresentation
from cms.api.representation.pictures import Picture
from cms.images.models import CmsImage
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
    term_fields = ("categories", "tags")
    filter_fields = (*PageRepresentation.filter_fields, "date", "date_precision", "place")
    order_fields = (*PageRepresentation.order_fields, "date")

    @classmethod
    def prepare(cls, pages: list[GalleryPage], reading: Reading, names: frozenset[str]) -> None:
        """Fetch terms, and photos: whole for the full page, otherwise only which there are and the covers."""
        super().prepare(pages, reading, names)
        if "photos" in names:
            prefetch_related_objects(pages, "photos__image")
        elif names & {"photo_count", "image"}:
            load_covers(pages, reading)

    def get_photo_count(self) -> int:
        """How many photos there are."""
        counted = self.reading.fetched["photo_count"].get(self.page.pk)
        return len(self.page.photos.all()) if counted is None else counted

    def get_image(self) -> Picture | None:
        """The picture for lists: the chosen one, else the first photo."""
        cover = self.page.listing_image or self.page.lead_image or self._first_photo()
        return self.picture(cover, "card")

    def _first_photo(self) -> CmsImage | None:
        covers = self.reading.fetched["cover"]
        if self.page.pk in covers:
            return covers[self.page.pk]
        return next((photo.image for photo in self.page.photos.all()), None)

    def get_photos(self) -> list[Photo]:
        """The photos in the editor's order."""
        return [shown for photo in self.page.photos.all() if (shown := self._photo(photo))]

    def _photo(self, photo: GalleryPhoto) -> Photo | None:
        texts: dict[str, Any] = {
            "alt": self._alt(photo),
            "credit": photo.credit_line,
            "caption": photo.caption,
        }
        image = self.picture(photo.image, "photo", **texts)
        thumbnail = self.picture(photo.image, "thumbnail", **texts)
        return {"image": image, "thumbnail": thumbnail} if image and thumbnail else None

    def _alt(self, photo: GalleryPhoto) -> str:
        if photo.is_decorative:
            return ""
        return photo.alt or photo.image.alt_in(self.text_language)

    def get_event(self) -> Row | None:
        """The event at which the photos were taken, as a row."""
        return one(self.page.event, self.reading)


def load_covers(pages: list[GalleryPage], reading: Reading) -> None:
    """Count the photos of many galleries and fetch the first of each, in two queries."""
    photos = GalleryPhoto.objects.filter(page__in=pages).order_by("page_id", "sort_order", "pk")
    counts = {page.pk: 0 for page in pages}
    first: dict[int, int] = {}
    for page_id, image_id in photos.values_list("page_id", "image_id"):
        counts[page_id] += 1
        first.setdefault(page_id, image_id)
    images = CmsImage.objects.in_bulk(first.values())
    reading.fetched["photo_count"] |= counts
    reading.fetched["cover"] |= {page.pk: images.get(first.get(page.pk)) for page in pages}
