"""The pictures that a sitemap names for each page: those by which a page type lets itself be found (``sitemap_images``)."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby

from wagtail.models import Page

from cms.images.models import CmsImage
from cms.images.renditions import picture_sources

# What search engines read of one page.
MOST = 1000


def sitemap_images(pages: Iterable[Page], origin: str) -> dict[int, list[str]]:
    """The absolute addresses of each page's pictures, by page. A query for each type of page and field, and one for the pictures."""

    def type_of(page: Page) -> int:
        return page.content_type_id

    chosen: dict[int, list[int]] = defaultdict(list)
    for _type, group in groupby(sorted(pages, key=type_of), key=type_of):
        rows = list(group)
        model = rows[0].specific_class
        for path in getattr(model, "sitemap_images", ()):
            found = model._base_manager.filter(pk__in=[page.pk for page in rows]).exclude(**{path: None})
            for page_id, image_id in found.order_by("pk").values_list("pk", path):
                chosen[page_id].append(image_id)
    images = CmsImage.objects.in_bulk({image_id for ids in chosen.values() for image_id in ids})
    return {page_id: _addresses(ids, images, origin) for page_id, ids in chosen.items()}


def _addresses(ids: list[int], images: dict[int, CmsImage], origin: str) -> list[str]:
    pictures = (picture_sources(images[image_id], "photo", alt="") for image_id in dict.fromkeys(ids[:MOST]))
    paths = [picture.fallback.srcset[-1].url for picture in pictures if picture]
    return [path if "://" in path else f"{origin}{path}" for path in paths]
