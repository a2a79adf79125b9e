"""What the API says about galleries."""

from typing import TypedDict

from django.http import Http404
from django.urls import path, reverse
from rest_framework.request import Request
from rest_framework.response import Response

from cms.api import kinds, parameters
from cms.api.endpoints.base import ListMeta, PublicViewSet
from cms.api.errors import ParameterError
from cms.api.filters.conditions import days
from cms.api.parameters import Parameter
from cms.api.reading import Reading
from cms.api.registry import represents
from cms.api.representation.cards import Row
from cms.api.representation.listing import ListingRepresentation
from cms.api.representation.page import PageRepresentation
from cms.api.representation.pictures import Picture, picture
from cms.api.representation.sequence import SequenceMixin
from cms.api.router import router
from galleries.models import GalleryListPage, GalleryPage, GalleryPhoto


class Photo(TypedDict):
    """One photo: as large as screens go, and as a tile."""

    image: Picture
    thumbnail: Picture


PHOTOS_AT_ONCE = 48
"""How many photos come with a gallery: more than most have."""


def photo_json(photo: GalleryPhoto, page: GalleryPage, reading: Reading) -> Photo | None:
    """A photo of a gallery, with its texts in the gallery's language; of one that gives only a summary, only the image's own."""
    language = page.locale.language_code
    texts = {"alt": photo.alt_text, "credit": photo.credit_line, "caption": photo.caption}
    if page.summary_only:
        own_alt = "" if photo.is_decorative else photo.image.alt_in(language)
        texts |= {"alt": own_alt, "caption": ""}
    image = picture(photo.image, "photo", reading, language=language, **texts)
    thumbnail = picture(photo.image, "thumbnail", reading, language=language, **texts)
    return {"image": image, "thumbnail": thumbnail} if image and thumbnail else None


@represents
class GalleryListRepresentation(ListingRepresentation):
    """The gallery section, with its latest galleries."""

    model = GalleryListPage
    items_query = {"order": "-date"}


@represents
class GalleryRepresentation(SequenceMixin, PageRepresentation):
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
        "photos_url",
        "event",
        *SequenceMixin.sequence_fields,
    )
    detail_only_fields = PageRepresentation.detail_only_fields | {
        "event",
        "photos",
        *SequenceMixin.sequence_fields,
    }
    link_fields = ("event",)
    expandable_fields = ("event",)
    image_fields = (*PageRepresentation.image_fields, "cover")
    text_fields = (*PageRepresentation.text_fields, "place")
    term_fields = ("categories", "tags")
    filter_fields = (*PageRepresentation.filter_fields, "date", "date_precision", "place")
    sequence_field = "date"
    conditions = (*PageRepresentation.conditions, *days("date"))
    order_fields = (*PageRepresentation.order_fields, "date")

    def get_photos(self) -> list[Photo]:
        """The first photos in the editor's order; ``photos_url`` has all, page by page."""
        # A draft's photos stand in no list.
        photos = self.page.get_photos(None if self.page is self.reading.draft else PHOTOS_AT_ONCE)
        return [shown for photo in photos if (shown := photo_json(photo, self.page, self.reading))]

    def get_photos_url(self) -> str:
        """Where all photos are, to which ``limit`` and ``offset`` can be added."""
        url = f"{reverse('api_v2:photos:listing')}?gallery={self.page.pk}"
        return self.reading.absolute(f"{url}&script=cyrl" if self.reading.writer.is_cyrillic else url)

    def get_event(self) -> Row | None:
        """The event at which the photos were taken, as a row."""
        return self.linked_row("event", self.page.event_id)


GALLERY = Parameter("gallery", kinds.PageId(), "The gallery whose photos are wanted.", required=True)


class PhotoList(TypedDict):
    """Some photos of a gallery."""

    meta: ListMeta
    items: list[Photo]


class PhotosAPIViewSet(PublicViewSet):
    """``/api/v2/photos/``: the photos of one gallery, page by page."""

    model = GalleryPhoto
    list_parameters = (GALLERY, parameters.LIMIT, parameters.OFFSET)
    answers = {"listing_view": PhotoList}

    def listing_view(self, request: Request) -> Response:
        """Photos in the editor's order."""
        self.read_query(self.list_parameters)
        if "gallery" not in self.query:
            raise ParameterError("gallery", "Say in 'gallery' whose photos are wanted.", GALLERY.allowed)
        gallery = self.visibility.pages(GalleryPage).filter(pk=self.query["gallery"]).first()
        if gallery is None:
            raise Http404
        reading = self.reading()
        reading.own_locales([gallery])
        window = self.window(gallery.photos.select_related("image").order_by("sort_order", "pk"), None)
        for photo in window.rows:
            photo.page, photo.locale = gallery, gallery.locale
        shown = [photo_json(photo, gallery, reading) for photo in window.rows]
        return self.list_of(window, [photo for photo in shown if photo])

    @classmethod
    def get_urlpatterns(cls) -> list:
        """One address only."""
        return [path("", cls.as_view({"get": "listing_view"}), name="listing")]


router.register_endpoint("photos", PhotosAPIViewSet)
