"""Posters and signs without words: geometric compositions in the colours of the region's rugs."""

import math

from ..drawing import texture as textures
from ..drawing.canvas import Canvas, smooth
from ..drawing.colour import Colour, Linear, even, mix, shade
from .kilim import DYES, ram_horns, stepped_diamond


def _ground(c: Canvas, palette: tuple[Colour, ...], tone: int) -> None:
    base = palette[tone]
    c.fill(Linear(even(shade(base, 0.08), shade(base, -0.14)), 60), texture=textures.paper(), strength=0.35)


def emblem(c: Canvas, dyes: str = "madder", rays: int = 8) -> None:
    """One great sign: a stepped diamond whose rays reach out, as clusters round a house."""
    palette = DYES[dyes]
    _ground(c, palette, 1)
    x, y, size = c.w / 2, c.h / 2, c.unit * 33
    for k in range(rays):
        angle = k / rays * math.tau + math.tau / rays / 2
        ex, ey = x + math.cos(angle) * size * 1.25, y + math.sin(angle) * size * 1.25
        c.line([(x, y), (ex, ey)], c.unit * 1.4, mix(palette[2], palette[1], 0.15))
        c.poly(
            stepped_diamond(ex, ey, c.unit * 7, 4), palette[(k % 4) + 2 if (k % 4) + 2 < len(palette) else 0]
        )
        c.poly(stepped_diamond(ex, ey, c.unit * 3, 3), palette[1])
    for grown, dye in ((1.0, 0), (0.82, 1), (0.74, 2), (0.52, 3), (0.38, 1), (0.3, 0)):
        c.poly(stepped_diamond(x, y, size * grown, 9), palette[dye])
    c.polys(ram_horns(x, y, size * 0.2), palette[1])


def bands(c: Canvas, dyes: str = "indigo", rows: int = 9) -> None:
    """A poster of woven bands: each row repeats its own figure across the whole width."""
    palette = DYES[dyes]
    _ground(c, palette, 0)
    tall = c.h / rows
    for row in range(rows):
        y = tall * (row + 0.5)
        tone = palette[(row * 2 + 1) % len(palette)]
        c.rect(-9, y - tall * 0.5, c.w + 18, tall, palette[row % 3 if row % 3 != 1 else 4], opacity=0.92)
        count = max(3, round(c.w / (tall * (0.8 + 0.3 * (row % 3)))))
        for k in range(count + 1):
            x = c.w * k / count
            if row % 3 == 0:
                c.poly(stepped_diamond(x, y, tall * 0.42, 5), palette[1])
                c.poly(stepped_diamond(x, y, tall * 0.26, 4), tone)
            elif row % 3 == 1:
                c.poly(
                    [(x - tall * 0.4, y + tall * 0.4), (x, y - tall * 0.4), (x + tall * 0.4, y + tall * 0.4)],
                    palette[3],
                )
                c.poly(
                    [(x - tall * 0.2, y + tall * 0.4), (x, y), (x + tall * 0.2, y + tall * 0.4)], palette[2]
                )
            else:
                c.polys(ram_horns(x, y, tall * 0.3), palette[1])
                c.poly(stepped_diamond(x, y, tall * 0.2, 3), palette[3])
        c.rect(-9, y + tall * 0.46, c.w + 18, tall * 0.06, palette[1])
    grey = textures.weave()
    c.fill(mix(palette[2], palette[0], 0.5), texture=grey, strength=0.9, opacity=0.16)


def river_sign(c: Canvas, dyes: str = "meadow") -> None:
    """A poster of the land: sun, hills and the river in flat cut-paper shapes."""
    palette = DYES[dyes]
    _ground(c, palette, 1)
    c.oval(c.w * 0.66, c.h * 0.3, c.unit * 15, c.unit * 15, palette[3])
    tones = (mix(palette[4], palette[1], 0.5), palette[4], palette[0], shade(palette[0], -0.35))
    for k, tone in enumerate(tones):
        base = c.h * (0.42 + 0.13 * k)
        hill = smooth(
            [(-9, base + c.rng.uniform(-6, 6) * c.unit)]
            + [(c.w * j / 5, base - c.unit * c.rng.uniform(-4, 12)) for j in range(1, 5)]
            + [(c.w + 9, base)],
            10,
            closed=False,
        )
        shape = [*hill, (c.w + 9, c.h + 9), (-9, c.h + 9)]
        c.shadow(shape, (0, -c.unit * 1.2), c.unit * 1.4, 0.28)
        c.poly(shape, tone, texture=textures.paper(), strength=0.4)
    bend = [
        (c.w * (0.5 + 0.16 * math.sin(t * 5)), c.h * (0.66 + 0.36 * t), c.unit * (1 + 15 * t * t))
        for t in (k / 12 for k in range(13))
    ]
    river = [(x - half, y) for x, y, half in bend] + [(x + half, y) for x, y, half in reversed(bend)]
    c.shadow(river, (0, c.unit * 0.6), c.unit, 0.3)
    c.poly(river, palette[1], texture=textures.paper(), strength=0.3)
    for k in range(5):
        x, y, s = c.w * (0.12 + 0.19 * k), c.h * (0.82 + 0.05 * math.sin(k * 2.1)), c.unit * 6
        if abs(x - c.w * 0.5) > c.unit * 14:
            c.poly(stepped_diamond(x, y, s, 5), palette[2 + k % 3])
            c.poly(stepped_diamond(x, y, s * 0.5, 3), palette[1])
