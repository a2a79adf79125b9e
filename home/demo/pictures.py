"""Pictures by key: which scene draws each, in which shape, and what it shows, in both languages."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .drawing.canvas import Canvas
from .drawing.finish import Grade, develop, jpeg
from .scenes import (
    bench,
    halls,
    industry,
    kilim,
    land,
    people,
    pots,
    rooms,
    signs,
    table,
    timber,
    town,
    trade,
    yarn,
)

SHAPES: dict[str, tuple[int, int]] = {
    "hero": (2000, 1125),
    "16:9": (1600, 900),
    "3:2": (1620, 1080),
    "4:3": (1600, 1200),
    "2:3": (1080, 1620),
    "1:1": (1600, 1600),
    "panorama": (2200, 920),
}

SCENES: dict[str, Callable[..., None]] = {
    "bench": bench.bench,
    "conference": halls.conference,
    "emblem": signs.emblem,
    "factory": industry.factory,
    "fair": trade.fair,
    "fortress": town.fortress,
    "group": people.group,
    "kilim": kilim.kilim,
    "land_sign": signs.river_sign,
    "logs": timber.logs,
    "loom": yarn.loom,
    "market": trade.market,
    "meetings": halls.meetings,
    "notes_wall": rooms.notes_wall,
    "peppers": table.peppers,
    "portrait": people.portrait,
    "pottery": pots.pottery,
    "robot": industry.robot,
    "round_table": rooms.round_table,
    "sewing": industry.sewing,
    "solar": land.solar,
    "square": town.square,
    "still_life": table.still_life,
    "training": rooms.training,
    "valley": land.valley,
    "wheel": pots.wheel,
    "woven_bands": signs.bands,
    "yarn": yarn.yarn,
}

FLAT = Grade(bloom=0.06, vignette=0.1, contrast=0.15)
"""How posters and signs are developed: they have no light of their own."""

GRADES = {"emblem": FLAT, "woven_bands": FLAT, "land_sign": FLAT}


@dataclass(frozen=True)
class Picture:
    """One picture of the demo site.

    `scene` is a key of `SCENES`, `shape` one of `SHAPES`; `options` go to the scene. `alt_sr` and `alt_en` say what the
    drawing shows. The key seeds the drawing, so the same key always gives the same picture.
    """

    key: str
    scene: str
    shape: str
    title: str
    alt_sr: str
    alt_en: str
    credit: str = ""
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def seed(self) -> int:
        """The number that decides every chance in the drawing."""
        return zlib.crc32(self.key.encode())


def render(picture: Picture, scale: float = 1.0) -> bytes:
    """Draw `picture` and return it as the bytes of a JPEG file; `scale` below 1 makes it smaller (for tests)."""
    width, height = SHAPES[picture.shape]
    canvas = Canvas(round(width * scale), round(height * scale), picture.seed)
    SCENES[picture.scene](canvas, **picture.options)
    return jpeg(develop(canvas, GRADES.get(picture.scene, Grade())))
