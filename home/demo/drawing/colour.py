"""Colours as RGB triples, mixed and graded; gradients that fill a box."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image

Colour = tuple[int, int, int]
Stops = Sequence[tuple[float, Colour]]

_STRIP = 256


def rgb(code: str) -> Colour:
    """Return the colour of a six-digit hexadecimal `code` such as "c8553d"."""
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


def mix(one: Colour, other: Colour, amount: float) -> Colour:
    """Return `one` blended towards `other`; `amount` 0 gives `one`, 1 gives `other`."""
    return tuple(round(a + (b - a) * amount) for a, b in zip(one, other, strict=True))  # type: ignore[return-value]


def shade(colour: Colour, amount: float) -> Colour:
    """Return `colour` lighter (positive `amount`) or darker (negative), shadows leaning to blue."""
    if amount >= 0:
        return mix(colour, (255, 246, 228), amount)
    return mix(colour, (24, 22, 40), -amount)


def even(*colours: Colour) -> Stops:
    """Return gradient stops that spread `colours` evenly from 0 to 1."""
    last = max(len(colours) - 1, 1)
    return tuple((index / last, colour) for index, colour in enumerate(colours))


def _at(stops: Stops, position: float) -> Colour:
    before = stops[0]
    for stop in stops:
        if stop[0] >= position:
            span = stop[0] - before[0]
            return mix(before[1], stop[1], (position - before[0]) / span if span else 1.0)
        before = stop
    return stops[-1][1]


@lru_cache(maxsize=512)
def _strip(stops: tuple[tuple[float, Colour], ...]) -> Image.Image:
    strip = Image.new("RGB", (_STRIP, 1))
    strip.putdata([_at(stops, index / (_STRIP - 1)) for index in range(_STRIP)])
    return strip.resize((_STRIP, 3), Image.Resampling.NEAREST)


@dataclass(frozen=True)
class Linear:
    """A straight gradient across the box it fills.

    `angle` in degrees, clockwise from left-to-right: 90 runs from top to bottom.
    """

    stops: Stops
    angle: float = 90.0

    def image(self, width: int, height: int) -> Image.Image:
        """Return the gradient as an RGB image of `width` x `height` pixels."""
        turn = math.radians(self.angle)
        across, down = math.cos(turn), math.sin(turn)
        length = abs(width * across) + abs(height * down) or 1.0
        step = (_STRIP - 1) / length
        start = (_STRIP - 1) / 2 - step * (width / 2 * across + height / 2 * down) + 0.5
        matrix = (across * step, down * step, start, 0.0, 0.0, 1.5)
        strip = _strip(tuple(self.stops))
        return strip.transform((width, height), Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR)


@dataclass(frozen=True)
class Radial:
    """A round gradient from the centre of the box (first stop) to its edge (last stop)."""

    stops: Stops

    def image(self, width: int, height: int) -> Image.Image:
        """Return the gradient as an RGB image of `width` x `height` pixels."""
        ramp = _radial_ramp().resize((width, height), Image.Resampling.BILINEAR)
        strip = _strip(tuple(self.stops))
        bands = strip.crop((0, 1, _STRIP, 2)).split()
        return Image.merge("RGB", [ramp.point(list(band.tobytes())) for band in bands])


@lru_cache(maxsize=1)
def _radial_ramp() -> Image.Image:
    """Return Pillow's round ramp, stretched so that the edge midpoints are reached at full value."""
    return Image.radial_gradient("L").point([min(255, round(value * 1.41)) for value in range(256)])


Paint = Colour | Linear | Radial
