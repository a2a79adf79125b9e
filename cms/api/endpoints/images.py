"""``/api/v2/images/``: the pictures that stand on public pages."""

from typing import Annotated, Any, TypedDict

from cms.api.endpoints.base import ListMeta
from cms.api.endpoints.files import FileMeta, FilesAPIViewSet
from cms.api.languages import content_languages
from cms.api.openapi import marks
from cms.api.reading import Reading
from cms.api.representation.pictures import Picture, picture
from cms.images.models import CmsImage
from cms.images.sizes import SIZES


class Image(TypedDict):
    """A picture. `width` and `height` are the original's; `renditions` has a picture for each use."""

    id: int
    meta: FileMeta
    alt: str
    credit: str
    width: int
    height: int
    renditions: Annotated[dict[str, Picture | None], marks.Keys(tuple(SIZES))]


class ImageList(TypedDict):
    """Some pictures."""

    meta: ListMeta
    items: list[Image]


class ImagesAPIViewSet(FilesAPIViewSet):
    """Pictures with their texts, and the files made of them for each use. The uploaded file is never given."""

    model = CmsImage
    fields = ("id", "alt", "credit", "width", "height", "renditions")
    parts = {"renditions": frozenset(SIZES)}
    answers = {"listing_view": ImageList, "detail_view": Image}

    def describe(self, file: CmsImage, reading: Reading) -> dict[str, Any]:
        """``width`` and ``height`` are the original's; ``renditions`` has one picture for each use."""
        language = reading.reader.language_code if reading.reader else content_languages()[0]
        write = reading.writer.text
        return {
            "id": file.pk,
            "alt": write(file.alt_in(language), language),
            "credit": write(file.credit, language),
            "width": file.width,
            "height": file.height,
            "renditions": {size: picture(file, size, reading, language=language) for size in SIZES},
        }
