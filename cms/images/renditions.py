"""Pictures as readers get them: one function for templates and the API.

``picture_sources`` only *names* renditions: file names follow from the image and the size, so a page or an API list costs
no query and writes no file for its pictures, however many it shows, and nothing needs prefetching. A rendition is made
when a browser first asks for its address (``cms.images.views.rendition``), or beforehand by ``manage.py make_renditions``.
docs/decisions/0005-images.md says why.
"""

from dataclasses import asdict, dataclass, fields
from functools import cached_property, lru_cache
from typing import Any, cast

from django.conf import settings
from django.utils.translation import get_language
from wagtail.images.models import IMAGE_FORMAT_EXTENSIONS, Filter
from wagtail.images.rect import Rect

from cms.images.json_forms import SizedPictureJson
from cms.images.sizes import MODERN_FORMATS, PUBLIC_FORMATS, SIZES

RENDITION_FOLDER = "images"
# What Wagtail's admin makes for itself (thumbnails, and "original", the whole picture) is for its users only.
ADMIN_RENDITION_FOLDER = "admin_images"


@dataclass(frozen=True)
class Candidate:
    """One file of a ``srcset``: its address (a path, or a URL when MEDIA_URL is one) and its size in pixels."""

    url: str
    width: int
    height: int


@dataclass(frozen=True)
class Source:
    """The files of one format, smallest first."""

    type: str
    srcset: list[Candidate]

    @cached_property
    def srcset_attribute(self) -> str:
        """The value of an HTML ``srcset`` attribute."""
        return ", ".join(f"{candidate.url} {candidate.width}w" for candidate in self.srcset)


@dataclass(frozen=True)
class Picture:
    """A picture in one size: what ``<picture>`` and an API client need.

    ``width`` and ``height`` are those of ``src`` and give the shape before anything has loaded. ``focal_point`` is where
    the subject is, as fractions of the shown picture (``{"x": 0.5, "y": 0.3}``), or ``None``. ``sources`` lists every
    format, best first; the last one is the fallback that every browser reads.
    """

    alt: str
    credit: str
    width: int
    height: int
    src: str
    sizes: str
    focal_point: dict[str, float] | None
    sources: list[Source]

    @property
    def modern_sources(self) -> list[Source]:
        """The formats for ``<source>`` elements."""
        return self.sources[:-1]

    @property
    def fallback(self) -> Source:
        """The format for the ``srcset`` of the ``<img>`` element."""
        return self.sources[-1]

    @property
    def object_position(self) -> str:
        """The CSS ``object-position`` that keeps the subject in sight when the picture is cropped by its box."""
        point = self.focal_point or {"x": 0.5, "y": 0.5}
        return f"{point['x']:.0%} {point['y']:.0%}"


def picture_sources(
    image: Any, size: str, *, alt: str | None = None, credit: str | None = None, language: str | None = None
) -> Picture | None:
    """Describe ``image`` in the named size of ``cms.images.sizes.SIZES``.

    ``alt`` and ``credit`` replace what is kept with the image; ``alt=""`` says the picture is decorative. Without ``alt``
    the text of an ImageBlock counts, then the image's own in ``language`` (a language code; default: the active one).
    The file name or title never counts. Gives ``None`` for no image and for one whose file is gone or unreadable, so that
    a template shows no picture. Raises KeyError for a size that is not in ``SIZES``.
    """
    use = SIZES[size]
    if image is None or not image.file or not image.width or not image.height:
        return None
    sources, focal_point = _described(
        _stem(image), image.fallback_format, size, _Shape.of(image), settings.MEDIA_URL
    )
    # Old browsers and programs that read no srcset get the middle width rather than the smallest or the heaviest.
    plain = sources[-1].srcset[len(sources[-1].srcset) // 2]
    return Picture(
        alt=_alt(image, language) if alt is None else alt,
        credit=image.credit if credit is None else credit,
        width=plain.width,
        height=plain.height,
        src=plain.url,
        sizes=use.sizes,
        focal_point=focal_point and dict(focal_point),
        sources=list(sources),
    )


def rendition_dict(image: Any, size: str, **texts: str | None) -> SizedPictureJson | None:
    """``picture_sources`` as plain JSON values, for the API; takes the same keywords."""
    picture = picture_sources(image, size, **texts)
    return cast("SizedPictureJson", asdict(picture)) if picture else None


def rendition_name(image: Any, filter_spec: str, extension: str) -> str:
    """The file name of a rendition, without folder: image, focal point where the filter crops by it, filter.

    Names are the same in every process and change when the picture or its focal point does, so they can be cached for good.
    """
    return _named(_stem(image), _Shape.of(image), filter_spec, extension)


def rendition_folder(filter_spec: str) -> str:
    """Where a rendition is stored: with the public ones only if ``picture_sources`` could name it."""
    operations, _, format = filter_spec.partition("|format-")
    is_public = format in PUBLIC_FORMATS and any(operations in use.specs() for use in SIZES.values())
    return RENDITION_FOLDER if is_public else ADMIN_RENDITION_FOLDER


@dataclass(frozen=True)
class _Shape:
    """As much of an image as Wagtail's filters look at, hashable."""

    width: int
    height: int
    focal_point_x: int | None
    focal_point_y: int | None
    focal_point_width: int | None
    focal_point_height: int | None

    @classmethod
    def of(cls, image: Any) -> "_Shape":
        return cls(*(getattr(image, field.name) for field in fields(cls)))

    def get_focal_point(self) -> Rect | None:
        point = (self.focal_point_x, self.focal_point_y, self.focal_point_width, self.focal_point_height)
        return None if None in point else Rect.from_point(*point)

    def is_svg(self) -> bool:
        return False


def _stem(image: Any) -> str:
    return image.file.name.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _named(stem: str, shape: _Shape, filter_spec: str, extension: str) -> str:
    parts = [stem, _focal_point_key(filter_spec, shape), filter_spec.replace("|", ".")]
    return ".".join(part for part in parts if part) + extension


@lru_cache(maxsize=2048)
def _described(
    stem: str, fallback_format: str, size: str, shape: _Shape, media_url: str
) -> tuple[tuple[Source, ...], dict[str, float] | None]:
    """The sources of a picture in a named size, and its focal point there. All that they depend on is asked for, so it is worked
    out once for each picture, not for each page that shows it."""
    use = SIZES[size]
    widths = use.widths_for(shape.width, shape.height)

    def candidate(operations: str, format: str) -> Candidate:
        name = _named(stem, shape, f"{operations}|format-{format}", IMAGE_FORMAT_EXTENSIONS[format])
        (width, height), _ = _geometry(operations, shape)
        return Candidate(f"{media_url}{RENDITION_FOLDER}/{name}", width, height)

    sources = tuple(
        Source(f"image/{format}", [candidate(use.spec(width), format) for width in widths])
        for format in (*MODERN_FORMATS, fallback_format)
    )
    return sources, _geometry(use.spec(widths[-1]), shape)[1]


def _alt(image: Any, language: str | None) -> str:
    if getattr(image, "decorative", False):
        return ""
    return getattr(image, "contextual_alt_text", None) or image.alt_in(language or get_language() or "")


@lru_cache(maxsize=8192)
def _focal_point_key(filter_spec: str, shape: _Shape) -> str:
    return Filter(filter_spec).get_cache_key(shape)


@lru_cache(maxsize=8192)
def _geometry(operations: str, shape: _Shape) -> tuple[tuple[int, int], dict[str, float] | None]:
    """The size in pixels of a rendition, and the focal point in it as fractions."""
    transform = Filter(operations).get_transform(shape)
    focal_point = shape.get_focal_point()
    if focal_point is None:
        return transform.size, None
    point = transform.transform_vector(focal_point.centroid)
    across, down = (min(max(at / size, 0), 1) for at, size in zip(point, transform.size, strict=True))
    return transform.size, {"x": round(across, 3), "y": round(down, 3)}


def every_filter(image: Any) -> list[str]:
    """The filter of each rendition that a page or the API may name for this image, over all sizes and formats."""
    formats = (*MODERN_FORMATS, image.fallback_format)
    operations = (
        use.spec(width) for use in SIZES.values() for width in use.widths_for(image.width, image.height)
    )
    return [f"{operation}|format-{format}" for operation in dict.fromkeys(operations) for format in formats]
