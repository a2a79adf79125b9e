"""Galleries as schema.org has them: https://schema.org/ImageGallery"""

from typing import TYPE_CHECKING

from cms.linked_data.building import PageData, Thing, common, moment, told, written_date

if TYPE_CHECKING:
    from galleries.models import GalleryPage


def image_gallery(page: "GalleryPage", data: PageData) -> Thing:
    """A gallery with its cover; the photos have their own texts beside them."""
    gallery = {
        **common(page, data, "ImageGallery", "gallery"),
        "datePublished": moment(page.first_published_at),
        "dateModified": moment(page.last_published_at),
        "dateCreated": written_date(page.date, page.date_precision),
        "image": data.images((page.cover, "photo"), (page.share_image, "share")),
        "publisher": data.publisher,
    }
    if page.place and not page.summary_only:
        gallery["contentLocation"] = {"@type": "Place", "name": data.text(page.place)}
    return told(gallery)
