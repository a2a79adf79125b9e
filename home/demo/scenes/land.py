"""Open country and the river: the hills of southern Serbia, the Nišava, orchards and panels in the sun."""

import math

from ..drawing import texture as textures
from ..drawing.canvas import Canvas, Point, smooth, stroke
from ..drawing.colour import Linear, even, mix, rgb, shade
from . import nature
from .nature import SEASONS, Season


def _ranges(c: Canvas, season: Season, horizon: float, layers: int = 4) -> None:
    """Paint mountain ranges from the farthest to the nearest, each standing in its own haze."""
    for index in range(layers):
        near = index / max(1, layers - 1)
        line = nature.ridge_line(c, horizon + 0.02 + 0.05 * near, 0.2 - 0.1 * near, 0.0012, 7 + 2 * index)
        top = mix(mix(season.far, season.haze, 0.5), mix(season.far, season.near, 0.55), near)
        nature.ridge(c, line, top, mix(top, season.haze, 0.75), 0.03 + 0.03 * near, 0.12)


def _strips(c: Canvas, season: Season, top: float, bottom: float, vanish: Point) -> None:
    """Lay ploughed strips that run towards `vanish` over the ground between `top` and `bottom` (fractions)."""
    y1, y2 = c.h * top, c.h * bottom
    x = -c.w * 0.7
    while x < c.w * 1.7:
        width = c.w * c.rng.uniform(0.08, 0.22)
        near = [(x, y2), (x + width, y2)]
        far = [(vanish[0] + (px - vanish[0]) * 0.3, y1) for px, _ in near]
        colour = c.rng.choice(season.field)
        c.poly(
            [*near, far[1], far[0]],
            Linear(even(mix(colour, season.haze, 0.4), colour), 90),
            texture=textures.clouds(24, 4, 6),
            strength=0.25,
        )
        rows = []
        for row in range(7):
            fraction = row / 7
            nx, fx = near[0][0] + width * fraction, far[0][0] + (far[1][0] - far[0][0]) * fraction
            rows.append([(nx, y2), (nx + width * 0.03, y2), (fx + width * 0.008, y1), (fx, y1)])
        c.polys(rows, shade(colour, -0.3), opacity=0.35)
        x += width


def _river(c: Canvas, top: float, bend: float) -> list[Point]:
    """Return the outline of a river that winds from the horizon at `top` to the lower edge."""
    left, right = [], []
    for index in range(25):
        t = index / 24
        y = c.h * (top + (1.06 - top) * t**1.6)
        centre = c.w * (0.52 + bend * math.sin(t * 5.2 + 0.4) * (0.16 + 0.2 * t))
        half = c.w * (0.008 + 0.2 * t**2.1)
        left.append((centre - half, y))
        right.append((centre + half, y))
    return smooth(left, 4, closed=False) + smooth(right, 4, closed=False)[::-1]


def _reeds(c: Canvas, river: list[Point], season: Season) -> None:
    """Set bushes in loose groups along both banks of `river`, larger towards the viewer."""
    top = min(y for _, y in river)
    for index, (x, y) in enumerate(river):
        depth = (y - top) / (c.h - top)
        if y > c.h * 0.93 or c.rng.random() > 0.5:
            continue
        side = -1 if index < len(river) / 2 else 1
        size = c.unit * (0.5 + 2.2 * depth)
        clump = [
            (x + side * size * (0.5 + 0.9 * k) + c.rng.uniform(-size, size) * 0.5, y - size * 0.3)
            for k in range(3)
        ]
        tint = mix(
            c.rng.choice((season.tree, season.near, shade(season.tree, 0.15))),
            season.haze,
            0.35 * (1 - depth),
        )
        nature.crowns(c, sorted(clump), size * 0.8, tint, 0.5)


def valley(
    c: Canvas, season: str = "morning", river: bool = True, houses: int = 7, bend: float = 1.0
) -> None:
    """A wide valley: ranges in haze, fields, a village, and the river winding towards the viewer."""
    tone = SEASONS[season]
    nature.sky(c, tone, 0.5)
    _ranges(c, tone, 0.44, 5)
    _strips(c, tone, 0.52, 1.02, (c.w * 0.5, c.h * 0.5))
    far_wood = nature.ridge_line(c, 0.545, 0.02, 0.002, 9)
    nature.crowns(c, far_wood, c.unit * 1.0, mix(tone.tree, tone.haze, 0.45), 0.8)
    if houses:
        nature.village(c, c.w * 0.27, c.h * 0.6, c.unit * 4.2, houses, tone)
    if river:
        shape = _river(c, 0.555, bend)
        c.poly(
            [(x, y + c.unit * 0.4) for x, y in shape], shade(tone.near, -0.5), blur=c.unit * 0.7, opacity=0.8
        )
        nature.water(c, shape, tone)
        _reeds(c, shape, tone)
    c.veil(tone.haze, 0.35, 0.44, 0.66)
    for x, size in ((0.74, 0.20), (0.79, 0.24), (0.84, 0.19), (0.9, 0.27)):
        nature.poplar(c, c.w * x, c.h * (0.68 + size * 0.22), c.h * size, tone.tree)
    near = nature.ridge_line(c, 0.985, 0.07, 0.003, 6)
    nature.ridge(c, near, shade(tone.near, -0.35), shade(tone.near, -0.6), 0.2, 0.4)
    nature.grass(c, c.h * 1.0, c.h * 0.09, shade(tone.near, -0.5), 240)
    c.glow(tone.sun[0] * c.w, tone.sun[1] * c.h, c.w * 0.5, tone.light, tone.glow * 0.35)


def solar(c: Canvas, season: str = "noon") -> None:
    """Rows of solar panels on a slope above the valley, the sky mirrored in the glass."""
    tone = SEASONS[season]
    nature.sky(c, tone, 0.56)
    for base, rise, near in ((0.5, 0.2, 0.1), (0.54, 0.12, 0.6)):
        top = mix(mix(tone.far, tone.haze, 0.3), tone.near, near)
        nature.ridge(c, nature.ridge_line(c, base, rise, 0.001, 8), top, mix(top, tone.haze, 0.6), 0.1, 0.15)
    wood = nature.ridge_line(c, 0.56, 0.02, 0.003, 10)
    nature.crowns(c, wood, c.unit * 2.4, mix(tone.tree, tone.haze, 0.2), 0.6)
    meadow = Linear(even(shade(tone.near, 0.15), shade(tone.near, -0.35)), 90)
    c.rect(-9, c.h * 0.56, c.w + 18, c.h, meadow, texture=textures.clouds(18, 5, 6), strength=0.45)
    for row in range(5):
        near = (row / 4) ** 1.5
        y, tall, wide = c.h * (0.6 + 0.36 * near), c.h * (0.045 + 0.13 * near), c.w * (0.11 + 0.18 * near)
        soft = c.unit * (0.5 + near)
        c.rect(-9, y + tall * 0.45, c.w + 18, tall * 0.3, rgb("141a20"), opacity=0.35, blur=soft)
        x = -wide * (0.3 + 0.35 * (row % 2))
        while x < c.w:
            _solar_panel(c, x, y, wide, tall, tone)
            x += wide
    c.glow(c.w * 0.62, c.h * 0.66, c.unit * 26, rgb("ffffff"), 0.8)
    nature.grass(c, c.h + 2, c.h * 0.06, shade(tone.near, -0.35), 200)
    c.glow(tone.sun[0] * c.w, tone.sun[1] * c.h, c.w * 0.5, tone.light, tone.glow * 0.5)


def _solar_panel(c: Canvas, x: float, y: float, wide: float, tall: float, tone: Season) -> None:
    """Set one panel on two legs: frame, glass with the sky in it, and the grid of its cells."""

    def on_glass(across: float, down: float) -> Point:
        lean = wide * 0.12 * (1 - down)
        return x + lean + wide * (0.02 + 0.9 * across), y - tall * (0.56 - 0.92 * down)

    for leg in (0.2, 0.75):
        c.line([(x + wide * leg, y), (x + wide * leg, y + tall * 0.62)], tall * 0.06, rgb("7d8488"))
    frame = [(0.12, -0.6), (1.06, -0.6), (0.94, 0.4), (0, 0.4)]
    c.poly([(x + wide * px, y + tall * py) for px, py in frame], rgb("cfd6d8"))
    sky = Linear(even(mix(tone.sky[1], rgb("ffffff"), 0.25), rgb("2f5580"), rgb("13233f")), 75)
    c.poly([on_glass(px, py) for px, py in ((0, 0), (1, 0), (1, 1), (0, 1))], sky)
    cells = [[on_glass(k / 6, 0), on_glass(k / 6, 1)] for k in range(1, 6)]
    cells += [[on_glass(0, k / 3), on_glass(1, k / 3)] for k in (1, 2)]
    c.polys([shape for cell in cells for shape in stroke(cell, 1.6)], rgb("b9cbd6"), opacity=0.6)
