"""Every size in which the site shows pictures, in one place.

Templates and the API name a use, never a filter spec; ``tests/test_image_specs.py`` scans for strays.
"""

from typing import NamedTuple

FORMATS = ("avif", "webp", "jpeg")


class ImageSize(NamedTuple):
    """One use of pictures: the Wagtail filter of each width in CSS-pixel terms, and the ``sizes`` attribute."""

    widths: tuple[int, ...]
    ratio: tuple[int, int] | None
    sizes: str

    def specs(self) -> list[str]:
        """The operations part of each rendition filter, one per width, smallest first."""
        if self.ratio is None:
            return [f"width-{width}" for width in self.widths]
        across, down = self.ratio
        return [f"fill-{width}x{width * down // across}" for width in self.widths]


SIZES: dict[str, ImageSize] = {
    "hero": ImageSize((480, 960, 1600), (16, 9), "(min-width: 75rem) 72rem, 100vw"),
    "card": ImageSize((320, 640), (3, 2), "(min-width: 60rem) 22rem, (min-width: 40rem) 45vw, 92vw"),
    "text": ImageSize((480, 800, 1200), None, "(min-width: 50rem) 44rem, 92vw"),
    "photo": ImageSize((480, 960, 1600), None, "100vw"),
    "thumbnail": ImageSize((240, 480), (1, 1), "(min-width: 40rem) 15rem, 45vw"),
    "share": ImageSize((1200,), (40, 21), "1200px"),
}
