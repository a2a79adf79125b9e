"""``/api/v2/images/``: the pictures that stand on public pages."""

from typing import Any

from cms.api.endpoints.files import FilesAPIViewSet
from cms.api.languages import content_languages
from cms.api.reading import Reading
from cms.api.representation.pictures import picture
from cms.images.models import CmsImage
from cms.images.sizes import SIZES


class ImagesAPIViewSet(FilesAPIViewSet):
    """Pictures with their texts, and the files made of them for each use. The uploaded file is never given."""

    model = CmsImage
    fields = ("id", "alt", "credit", "width", "height", "renditions")
    parts = {"renditions": frozenset(SIZES)}

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
