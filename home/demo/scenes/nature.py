"""Parts of an open-air picture: sky, ridges, trees, water, houses. Scenes put them together."""

import math
from dataclasses import dataclass

from ..drawing import texture as textures
from ..drawing.canvas import Canvas, Point, smooth
from ..drawing.colour import Colour, Linear, even, mix, rgb, shade


@dataclass(frozen=True)
class Season:
    """The colours and the sun of an open-air picture.

    `sun` is its place as fractions of width and height; `haze` is what distance fades to.
    """

    sky: tuple[Colour, ...]
    haze: Colour
    far: Colour
    near: Colour
    field: tuple[Colour, ...]
    tree: Colour
    sun: Point
    light: Colour
    glow: float
    cloud: Colour


SEASONS: dict[str, Season] = {
    "morning": Season(
        (rgb("6d93b5"), rgb("b9cbcf"), rgb("f6dcb4"), rgb("fbe9cf")),
        rgb("f0dcc0"),
        rgb("8fa3ad"),
        rgb("5f7a4c"),
        (rgb("8fa35a"), rgb("c6b568"), rgb("6f8f54"), rgb("d9c98a")),
        rgb("4c6b41"),
        (0.72, 0.36),
        rgb("ffe6b8"),
        0.9,
        rgb("fff3df"),
    ),
    "noon": Season(
        (rgb("3f7fb8"), rgb("7fb2d6"), rgb("c9e0e4"), rgb("eef0e2")),
        rgb("d5e3e0"),
        rgb("7d9fae"),
        rgb("5d8a45"),
        (rgb("7fa24a"), rgb("d8bf5a"), rgb("5f8c48"), rgb("b9b45a")),
        rgb("3f6a3a"),
        (0.2, 0.06),
        rgb("fffbe6"),
        0.5,
        rgb("ffffff"),
    ),
    "autumn": Season(
        (rgb("7792a6"), rgb("c3c7bd"), rgb("f2d9ae"), rgb("f3c98c")),
        rgb("ecd0a4"),
        rgb("9a8f93"),
        rgb("9a6b32"),
        (rgb("b98a3c"), rgb("d9a441"), rgb("8a7a3f"), rgb("a65a2e")),
        rgb("a35a26"),
        (0.3, 0.34),
        rgb("ffdca0"),
        0.85,
        rgb("fff0d6"),
    ),
    "dusk": Season(
        (rgb("2b3a63"), rgb("6f5f8c"), rgb("d98a6a"), rgb("f6c078")),
        rgb("d9957a"),
        rgb("6a5f86"),
        rgb("34423f"),
        (rgb("4a5a44"), rgb("7a6a4a"), rgb("3d4f42"), rgb("8a6f4a")),
        rgb("24342f"),
        (0.62, 0.43),
        rgb("ffc98a"),
        1.0,
        rgb("f7b48f"),
    ),
    "winter": Season(
        (rgb("8ea6bb"), rgb("c2d0d8"), rgb("e9e6e0"), rgb("f5ece0")),
        rgb("e6e6e6"),
        rgb("a9b8c6"),
        rgb("d5dbe0"),
        (rgb("e3e7ea"), rgb("cfd8de"), rgb("f0efec"), rgb("bcc8d0")),
        rgb("4d5a58"),
        (0.66, 0.3),
        rgb("fff2dc"),
        0.75,
        rgb("ffffff"),
    ),
}


def sky(c: Canvas, season: Season, horizon: float = 0.6) -> None:
    """Paint the sky down to `horizon` (a fraction of the height) and the light of the sun in it."""
    c.rect(-1, -1, c.w + 2, c.h * horizon + 4, Linear(even(*season.sky), 90))
    c.rect(-1, c.h * horizon, c.w + 2, c.h, season.haze)
    clouds = textures.clouds(4, 6, 2)
    c.mottle(clouds, shade(season.cloud, -0.12), 0.5, (0.0, horizon * 0.9), 0.56, 0.3, 2.6)
    c.mottle(textures.clouds(6, 6, 4), season.cloud, 0.75, (0.02, horizon), 0.62, 0.22, 3.4)
    x, y = season.sun[0] * c.w, season.sun[1] * c.h
    c.glow(x, y, c.w * 0.55, season.light, season.glow * 0.75)
    c.glow(x, y, c.unit * 22, season.light, season.glow)


def ridge_line(c: Canvas, base: float, rise: float, rough: float, knots: int) -> list[Point]:
    """Return a ridge from left to right: `base` and `rise` are fractions of the height."""
    heights = [c.rng.uniform(0, 1) for _ in range(knots)]
    points = [
        (c.w * (index / (knots - 1) * 1.1 - 0.05), c.h * (base - rise * heights[index]))
        for index in range(knots)
    ]
    line = smooth(points, 10, closed=False)
    return [(x, y + c.rng.uniform(-rough, rough) * c.h) for x, y in line]


def ridge(
    c: Canvas, line: list[Point], top: Colour, foot: Colour, depth: float, strength: float = 0.25
) -> None:
    """Paint the slope under `line`, `depth` of the height deep, fading from `top` into `foot`."""
    bottom = max(y for _, y in line) + c.h * depth
    shape = [*line, (c.w + 9, bottom), (-9, bottom)]
    c.poly(
        shape, Linear(even(top, foot), 90), texture=textures.clouds(18, 5, 6), strength=strength, scale=0.7
    )


def crowns(c: Canvas, line: list[Point], size: float, colour: Colour, step: float = 1.0) -> None:
    """Set a wood along `line`: rounded crowns of about `size` pixels, the lit side lighter."""
    shapes, lights = [], []
    x_before = -1e9
    for x, y in line:
        if x - x_before < size * step:
            continue
        x_before = x
        grown = size * c.rng.uniform(0.7, 1.5)
        outline = smooth(
            [
                (
                    x + grown * math.cos(a / 7 * math.tau) * c.rng.uniform(0.75, 1.15),
                    y + grown * math.sin(a / 7 * math.tau) * c.rng.uniform(0.75, 1.15),
                )
                for a in range(7)
            ],
            4,
        )
        shapes.append(outline)
        lights.append(
            [(x + (px - x) * 0.6 + grown * 0.2, y + (py - y) * 0.55 - grown * 0.28) for px, py in outline]
        )
    c.polys(shapes, colour, texture=textures.clouds(24, 4, 6), strength=0.5)
    c.polys(lights, shade(colour, 0.28), opacity=0.55, blur=size * 0.12)


def poplar(c: Canvas, x: float, ground: float, height: float, colour: Colour, lean: float = 0.0) -> None:
    """Set one poplar with its foot at `x`, `ground`."""
    half = height * c.rng.uniform(0.085, 0.12)
    c.oval(
        x - height * 0.16,
        ground + height * 0.01,
        height * 0.24,
        height * 0.022,
        rgb("1d2430"),
        opacity=0.42,
        blur=max(1.5, height * 0.012),
    )
    outline = [(x + lean, ground - height)]
    for index in range(1, 9):
        spread = half * math.sin(math.pi * (0.12 + 0.8 * index / 9)) * c.rng.uniform(0.8, 1.15)
        outline.append((x + spread, ground - height * (1 - index / 9)))
    for index in range(8, 0, -1):
        spread = half * math.sin(math.pi * (0.12 + 0.8 * index / 9)) * c.rng.uniform(0.8, 1.15)
        outline.append((x - spread, ground - height * (1 - index / 9)))
    c.rect(x - half * 0.1, ground - height * 0.16, half * 0.2, height * 0.17, shade(colour, -0.55))
    c.curve(
        outline,
        Linear(even(shade(colour, 0.22), shade(colour, -0.32)), 20),
        texture=textures.clouds(24, 4, 6),
        strength=0.6,
        scale=0.6,
    )


def tree(c: Canvas, x: float, ground: float, height: float, colour: Colour, leaves: int = 26) -> None:
    """Set one broad tree: trunk, boughs and a crown of overlapping leaf masses."""
    bark = mix(shade(colour, -0.6), rgb("4a3a2c"), 0.6)
    c.line([(x, ground), (x + height * 0.01, ground - height * 0.5)], height * 0.055, bark, taper=0.4)
    for side in (-1, 1):
        c.line(
            [(x, ground - height * 0.32), (x + side * height * 0.16, ground - height * 0.58)],
            height * 0.026,
            bark,
            taper=0.5,
        )
    masses = []
    for _ in range(leaves):
        angle, reach = c.rng.uniform(0, math.tau), c.rng.uniform(0, 1) ** 0.6
        masses.append(
            (
                x + math.cos(angle) * reach * height * 0.3,
                ground - height * 0.68 + math.sin(angle) * reach * height * 0.24,
            )
        )
    masses.sort(key=lambda mass: -mass[1])
    for tone, drop, part in ((-0.35, 0.03, 1.0), (0.0, 0.0, 0.8), (0.24, -0.035, 0.5)):
        shapes = [
            smooth(
                [
                    (
                        mx
                        - tone * height * 0.04
                        + math.cos(k / 8 * math.tau) * height * 0.1 * part * c.rng.uniform(0.7, 1.2),
                        my
                        + drop * height
                        + math.sin(k / 8 * math.tau) * height * 0.08 * part * c.rng.uniform(0.7, 1.2),
                    )
                    for k in range(8)
                ],
                3,
            )
            for mx, my in masses
        ]
        c.polys(shapes, shade(colour, tone), texture=textures.clouds(24, 4, 6), strength=0.55, scale=0.5)


def water(c: Canvas, shape: list[Point], season: Season, glint: bool = True) -> None:
    """Paint a river or pond: the sky mirrored in it, darker near the viewer, with streaks of light."""
    c.poly(
        shape,
        Linear(even(mix(season.sky[-1], season.haze, 0.3), season.sky[1], shade(season.sky[0], -0.35)), 90),
        texture=textures.wood(),
        strength=0.22,
        scale=2.2,
    )
    if not glint:
        return
    top, bottom = min(y for _, y in shape), max(y for _, y in shape)
    streaks = []
    for _ in range(90):
        y = top + (bottom - top) * c.rng.uniform(0.02, 1) ** 1.4
        span = _crossing(shape, y)
        if span is None:
            continue
        left, right = span
        depth = (y - top) / (bottom - top)
        length = (right - left) * c.rng.uniform(0.02, 0.1)
        x = c.rng.uniform(left + length, right - length)
        thick = c.unit * (0.04 + 0.2 * depth)
        streaks.append([(x - length, y), (x, y - thick), (x + length, y), (x, y + thick)])
    c.polys(streaks, season.light, opacity=0.45)


def _crossing(shape: list[Point], y: float) -> tuple[float, float] | None:
    """Return where the horizontal line at `y` enters and leaves `shape`, or nothing where it misses."""
    xs = []
    for (x1, y1), (x2, y2) in zip(shape, shape[1:] + shape[:1], strict=True):
        if (y1 <= y) != (y2 <= y):
            xs.append(x1 + (y - y1) / (y2 - y1) * (x2 - x1))
    return (min(xs), max(xs)) if len(xs) == 2 else None


def house(c: Canvas, x: float, ground: float, size: float, wall: Colour, roof: Colour) -> None:
    """Set a small house with a hipped tile roof, lit from the left."""
    c.rect(x, ground - size * 0.5, size, size * 0.5, Linear(even(shade(wall, 0.15), shade(wall, -0.22)), 0))
    c.poly(
        [
            (x - size * 0.1, ground - size * 0.48),
            (x + size * 0.22, ground - size * 0.86),
            (x + size * 0.8, ground - size * 0.86),
            (x + size * 1.1, ground - size * 0.48),
        ],
        Linear(even(shade(roof, 0.16), shade(roof, -0.25)), 20),
    )
    panes = [c.rng.choice((0.16, 0.2)), 0.62]
    for offset in panes:
        c.rect(x + size * offset, ground - size * 0.34, size * 0.15, size * 0.18, shade(wall, -0.62))
    c.rect(x + size * 0.42, ground - size * 0.26, size * 0.12, size * 0.26, shade(roof, -0.45))


def village(c: Canvas, x: float, ground: float, size: float, count: int, season: Season) -> None:
    """Scatter `count` houses and trees round a point, the farther ones higher and smaller."""
    spots = sorted((c.rng.uniform(-1, 1), c.rng.random()) for _ in range(count))
    for side, near in sorted(spots, key=lambda spot: spot[1]):
        grown = size * (0.6 + 0.5 * near)
        place, foot = x + side * size * count * 0.42, ground - size * (1 - near) * 0.9
        if c.rng.random() < 0.5:
            crowns(c, [(place - grown * 0.6, foot - grown * 0.2)], grown * 0.36, shade(season.tree, -0.1))
        house(
            c,
            place,
            foot,
            grown,
            mix(rgb("f3e6d0"), season.haze, 0.25),
            mix(rgb("b4553a"), season.haze, 0.18),
        )
        crowns(c, [(place + grown * c.rng.uniform(1.0, 1.3), foot - grown * 0.15)], grown * 0.3, season.tree)


def grass(c: Canvas, ground: float, height: float, colour: Colour, count: int = 160) -> None:
    """Let blades of grass stand along the lower edge, from `ground` (pixels) upwards."""
    blades = []
    for _ in range(count):
        x, tall, lean = c.rng.uniform(0, c.w), height * c.rng.uniform(0.4, 1.2), c.rng.uniform(-0.3, 0.3)
        wide = c.unit * 0.22
        blades.append([(x - wide, ground), (x + lean * tall, ground - tall), (x + wide, ground)])
    c.polys(blades, colour)
