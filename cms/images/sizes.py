"""Every size in which the site shows pictures, in one place.

Templates and the API name a use, never a filter spec; ``tests/test_image_specs.py`` scans for strays.
"""

from typing import NamedTuple

# Best compression first: browsers take the first they know. The last resort is JPEG, or PNG where the picture has
# transparent parts.
MODERN_FORMATS = ("avif", "webp")
PUBLIC_FORMATS = (*MODERN_FORMATS, "jpeg", "png")

# A further width is worth a file of its own only when it is this much larger than the one before.
WORTHWHILE_STEP = 1.15


class ImageSize(NamedTuple):
    """One use of pictures: widths in pixels, the shape they are cropped to (or ``None`` for the picture's own), and the
    HTML ``sizes`` attribute."""

    widths: tuple[int, ...]
    ratio: tuple[int, int] | None
    sizes: str

    def spec(self, width: int) -> str:
        """The operations part of the rendition filter for one of the widths."""
        if self.ratio is None:
            return f"width-{width}"
        across, down = self.ratio
        return f"fill-{width}x{width * down // across}"

    def specs(self) -> list[str]:
        """The operations part of each rendition filter, one per width, smallest first."""
        return [self.spec(width) for width in self.widths]

    def widths_for(self, width: int, height: int) -> list[int]:
        """The widths to offer of a picture of this size in pixels: all it can fill, then one as large as it goes.

        Filters never enlarge, so every width beyond the picture's own gives the same file; it is named once.
        """
        across, down = self.ratio or (width, height)
        most = min(width, height * across // down)
        offered = [candidate for candidate in self.widths if candidate <= most]
        larger = [candidate for candidate in self.widths if candidate > most]
        if larger and (not offered or most >= offered[-1] * WORTHWHILE_STEP):
            offered.append(larger[0])
        return offered


SIZES: dict[str, ImageSize] = {
    "hero": ImageSize((480, 960, 1600), (16, 9), "(min-width: 75rem) 72rem, 100vw"),
    "card": ImageSize((320, 640), (3, 2), "(min-width: 60rem) 22rem, (min-width: 40rem) 45vw, 92vw"),
    "text": ImageSize((480, 800, 1200), None, "(min-width: 50rem) 44rem, 92vw"),
    "photo": ImageSize((480, 960, 1600), None, "100vw"),
    "thumbnail": ImageSize((240, 480), (1, 1), "(min-width: 40rem) 15rem, 45vw"),
    "share": ImageSize((1200,), (40, 21), "1200px"),
}

ADMIN_THUMBNAIL = "max-165x165"
"""The filter of the small pictures in lists of the admin; Wagtail's own lists make the same."""
