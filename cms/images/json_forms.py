"""The JSON of a picture, as ``cms.images.renditions`` makes it and the API describes it."""

from typing import TypedDict


class CandidateJson(TypedDict):
    """One file of a picture, its size in pixels."""

    url: str
    width: int
    height: int


class PictureSourceJson(TypedDict):
    """The files of one format, smallest first."""

    type: str
    srcset: list[CandidateJson]


class PointJson(TypedDict):
    """A place in a picture, as fractions of its width and height."""

    x: float
    y: float


class SizedPictureJson(TypedDict):
    """What an ``img`` or ``picture`` element needs. ``alt`` is empty for a picture that tells nothing of its own."""

    alt: str
    credit: str
    width: int
    height: int
    src: str
    sizes: str
    focal_point: PointJson | None
    sources: list[PictureSourceJson]
