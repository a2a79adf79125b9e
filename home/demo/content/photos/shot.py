"""One picture with the caption it has in its gallery."""

from dataclasses import dataclass
from typing import Any

from ...pictures import Picture
from ..schema import EMPTY, Text


@dataclass(frozen=True)
class Shot:
    """A picture and its caption."""

    picture: Picture
    caption: Text


def shot(
    key: str, scene: str, shape: str, alt: Text, caption: Text = EMPTY, credit: str = "", **options: Any
) -> Shot:
    """Return a picture by scene and shape (see `home.demo.pictures`); `options` go to the scene."""
    title = alt.sr.split(",")[0][:120]
    return Shot(Picture(key, scene, shape, title, alt.sr, alt.en, credit, options), caption)
