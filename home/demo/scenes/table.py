"""Food of the region on a table, and peppers drying on a white wall."""

import math

from ..drawing import texture as textures
from ..drawing.canvas import Canvas, smooth
from ..drawing.colour import Colour, Linear, even, rgb, shade
from .nature import SEASONS, crowns
from .pots import pot


def plank_table(c: Canvas, top: float, tone: Colour) -> None:
    """Lay a table of planks from `top` (a fraction of the height) to the lower edge."""
    y = c.h * top
    c.rect(
        -9,
        y,
        c.w + 18,
        c.h,
        Linear(even(shade(tone, 0.12), shade(tone, -0.35)), 90),
        texture=textures.wood(),
        strength=0.6,
        scale=2.2,
    )
    for k in range(1, 5):
        level = y + (c.h - y) * (k / 5) ** 1.4
        c.rect(-9, level, c.w + 18, c.unit * 0.25 * k, shade(tone, -0.65), opacity=0.6)
    c.rect(-9, y, c.w + 18, c.unit * 0.8, shade(tone, 0.4), opacity=0.6)


def still_life(c: Canvas, cloth: str = "8f2026", season: str = "autumn") -> None:
    """Food of the region on a table by a window: jars of ajvar and honey, bread, cheese, peppers, a jug."""
    tone = SEASONS[season]
    c.fill(Linear(even(rgb("7d6a58"), rgb("3a2d2a")), 20), texture=textures.clouds(5, 6, 2), strength=0.4)
    wide, tall = c.w * 0.3, c.h * 0.5
    c.rect(c.w * 0.05, c.h * 0.04, wide, tall, Linear(even(*tone.sky[1:], tone.field[0]), 90))
    for k in (0.0, 0.48, 0.96):
        c.rect(c.w * 0.05 + wide * k, c.h * 0.04, wide * 0.05, tall, rgb("efe4cf"))
    c.rect(c.w * 0.05, c.h * 0.04 + tall * 0.45, wide, wide * 0.05, rgb("efe4cf"))
    c.defocus(c.unit * 1.2)
    c.glow(c.w * 0.2, c.h * 0.25, c.unit * 100, tone.light, 0.7)
    plank_table(c, 0.64, rgb("a9784c"))
    _runner(c, rgb(cloth))
    foot = c.h * 0.8
    pot(c, c.w * 0.2, foot, c.unit * 38, rgb("a9583a"), "jug")
    for k, (fill, size) in enumerate(((rgb("c23a22"), 1.0), (rgb("e3a02f"), 0.85), (rgb("b8321f"), 0.9))):
        _jar(c, c.w * (0.42 + 0.13 * k), foot + c.unit * (1 + 3 * (k % 2)), c.unit * 24 * size, fill)
    _bread(c, c.w * 0.83, foot + c.unit * 2, c.unit * 15)
    _cheese(c, c.w * 0.62, foot + c.unit * 11, c.unit * 9)
    for k in range(5):
        pepper(
            c,
            c.w * (0.2 + 0.075 * k),
            foot + c.unit * c.rng.uniform(4, 10),
            c.unit * 15,
            c.rng.uniform(20, 160),
            rgb(c.rng.choice(("c22a1e", "b01f1a", "d2452a", "6f8a2f"))),
        )
    c.beams(
        [[(c.w * 0.05, c.h * 0.05), (c.w * 0.34, c.h * 0.05), (c.w * 0.95, c.h), (c.w * 0.4, c.h)]],
        tone.light,
        0.32,
        c.unit * 7,
    )


def _runner(c: Canvas, dye: Colour) -> None:
    shape = [
        (c.w * 0.1, c.h * 0.7),
        (c.w * 0.94, c.h * 0.7),
        (c.w * 1.02, c.h * 0.93),
        (c.w * 0.02, c.h * 0.93),
    ]
    c.shadow(shape, (0, c.unit), c.unit, 0.35)
    c.poly(
        shape, Linear(even(shade(dye, 0.05), shade(dye, -0.3)), 90), texture=textures.weave(), strength=0.6
    )
    for level, tone in ((0.9, rgb("efe2c6")), (0.885, rgb("d79a2b")), (0.725, rgb("efe2c6"))):
        c.rect(c.w * 0.03, c.h * level, c.w * 0.96, c.unit * 0.9, tone, opacity=0.85)
    count = 30
    c.polys(
        [
            [
                (c.w * (0.05 + 0.92 * k / count), c.h * 0.845),
                (c.w * (0.065 + 0.92 * k / count), c.h * 0.825),
                (c.w * (0.08 + 0.92 * k / count), c.h * 0.845),
                (c.w * (0.065 + 0.92 * k / count), c.h * 0.865),
            ]
            for k in range(count)
        ],
        rgb("efe2c6"),
        opacity=0.9,
    )


def _jar(c: Canvas, x: float, foot: float, size: float, fill: Colour) -> None:
    wide = size * 0.6
    c.oval(x + wide * 0.3, foot, wide * 0.66, size * 0.06, rgb("140e12"), opacity=0.5, blur=size * 0.04)
    c.rect(
        x - wide / 2,
        foot - size * 0.86,
        wide,
        size * 0.86,
        Linear(even(shade(fill, 0.16), fill, shade(fill, -0.5)), 0),
        texture=textures.clouds(24, 4, 6),
        strength=0.35,
        radius=size * 0.1,
    )
    c.rect(
        x - wide / 2, foot - size * 0.86, wide, size * 0.13, rgb("dfe6e0"), opacity=0.45, radius=size * 0.06
    )
    c.rect(
        x - wide * 0.4,
        foot - size * 0.8,
        wide * 0.1,
        size * 0.66,
        rgb("fffaf0"),
        opacity=0.5,
        radius=size * 0.04,
    )
    c.rect(
        x - wide * 0.34,
        foot - size * 0.58,
        wide * 0.76,
        size * 0.32,
        Linear(even(rgb("faf1dc"), rgb("d3c4a4")), 0),
    )
    c.oval(x + wide * 0.04, foot - size * 0.42, wide * 0.13, wide * 0.13, shade(fill, -0.1))
    c.polys(
        [
            [
                (x - wide * 0.56, foot - size * 0.83),
                (x - wide * 0.44, foot - size * 1.02),
                (x + wide * 0.44, foot - size * 1.02),
                (x + wide * 0.56, foot - size * 0.83),
                (x, foot - size * 0.77),
            ]
        ],
        Linear(even(rgb("f2e7cf"), rgb("b5a27d")), 0),
        texture=textures.weave(),
        strength=0.5,
    )
    c.rect(x - wide * 0.46, foot - size * 0.89, wide * 0.92, size * 0.025, rgb("8f3a2a"))


def _bread(c: Canvas, x: float, foot: float, r: float) -> None:
    c.oval(x + r * 0.2, foot, r * 1.25, r * 0.22, rgb("140e12"), opacity=0.5, blur=r * 0.1)
    c.curve(
        [
            (x - r * 1.15, foot - r * 0.15),
            (x - r * 0.95, foot - r * 0.75),
            (x, foot - r * 1.05),
            (x + r * 0.95, foot - r * 0.75),
            (x + r * 1.15, foot - r * 0.15),
            (x, foot + r * 0.08),
        ],
        Linear(even(rgb("e0a860"), rgb("a9682f"), rgb("5f3418")), 60),
        texture=textures.clouds(24, 4, 6),
        strength=0.6,
    )
    for k in (-0.5, 0.0, 0.5):
        c.line(
            smooth(
                [
                    (x + r * (k - 0.18), foot - r * 0.3),
                    (x + r * k, foot - r * 0.66),
                    (x + r * (k + 0.24), foot - r * 0.86),
                ],
                5,
                closed=False,
            ),
            r * 0.09,
            rgb("f3d9a6"),
            opacity=0.85,
        )


def _cheese(c: Canvas, x: float, foot: float, r: float) -> None:
    c.oval(x, foot + r * 0.1, r * 2.1, r * 0.5, rgb("140e12"), opacity=0.45, blur=r * 0.2)
    c.oval(
        x,
        foot - r * 0.06,
        r * 2,
        r * 0.5,
        Linear(even(rgb("b98658"), rgb("70482e")), 20),
        texture=textures.wood(),
        strength=0.5,
    )
    for side, lift in ((-0.7, 0.0), (0.6, 0.12)):
        c.rect(
            x + r * (side - 0.55),
            foot - r * (0.95 + lift),
            r * 1.1,
            r * 0.85,
            Linear(even(rgb("fffaf0"), rgb("d9ccb2")), 30),
            radius=r * 0.08,
        )
        c.poly(
            [
                (x + r * (side - 0.55), foot - r * (0.95 + lift)),
                (x + r * (side - 0.35), foot - r * (1.2 + lift)),
                (x + r * (side + 0.75), foot - r * (1.2 + lift)),
                (x + r * (side + 0.55), foot - r * (0.95 + lift)),
            ],
            rgb("fffdf6"),
        )


def pepper(c: Canvas, x: float, y: float, length: float, turn: float, red: Colour) -> None:
    """Set one long pepper whose stalk is at `x`, `y`; `turn` in degrees points the tip (90 is down)."""
    angle = math.radians(turn)
    ax, ay, nx, ny = math.cos(angle), math.sin(angle), -math.sin(angle), math.cos(angle)
    bend = c.rng.uniform(-0.12, 0.12)
    side_a = [(0.02, 0.1), (0.1, 0.17), (0.4, 0.15), (0.75, 0.08), (1.0, bend)]
    side_b = [(0.75, -0.07), (0.4, -0.14), (0.1, -0.16), (0.02, -0.1)]
    outline = [(x + length * (u * ax + v * nx), y + length * (u * ay + v * ny)) for u, v in side_a + side_b]
    c.polys(
        [[(px + length * 0.06, py + length * 0.08) for px, py in smooth(outline)]],
        rgb("140e12"),
        opacity=0.3,
        blur=length * 0.05,
    )
    c.curve(outline, Linear(even(shade(red, 0.16), red, shade(red, -0.5)), 15))
    shine = [
        (x + length * (u * ax + v * nx), y + length * (u * ay + v * ny))
        for u, v in ((0.14, 0.06), (0.4, 0.05), (0.66, 0.03))
    ]
    c.line(shine, length * 0.035, rgb("ffe9dc"), opacity=0.5)
    c.line(
        [(x + length * 0.03 * ax, y + length * 0.03 * ay), (x - length * 0.13 * ax, y - length * 0.13 * ay)],
        length * 0.05,
        rgb("5f7a3a"),
    )


def peppers(c: Canvas, strings: int = 9, wall: str = "f1e9da") -> None:
    """Strings of red peppers drying on a whitewashed house front with a blue window."""
    base = rgb(wall)
    c.fill(
        Linear(even(shade(base, 0.3), shade(base, -0.16)), 50), texture=textures.clouds(8, 6, 2), strength=0.4
    )
    wide, tall = min(c.unit * 40, c.w * 0.34), c.unit * 54
    left, top = c.w * 0.5 - wide / 2, c.h * 0.3
    c.rect(left - wide * 0.1, top - wide * 0.1, wide * 1.2, tall + wide * 0.2, rgb("3f6a86"))
    c.rect(left, top, wide, tall, Linear(even(rgb("5a6d78"), rgb("232a33")), 120))
    for k in (0.47,):
        c.rect(left + wide * k, top, wide * 0.06, tall, rgb("4f7d9a"))
    c.rect(left, top + tall * 0.45, wide, wide * 0.06, rgb("4f7d9a"))
    c.rect(left - wide * 0.2, top + tall + wide * 0.08, wide * 1.4, wide * 0.1, rgb("d9c9a8"))
    for k in range(5):
        crowns(c, [(left + wide * (0.1 + 0.2 * k), top + tall + wide * 0.02)], wide * 0.09, rgb("4f7a45"))
        c.oval(
            left + wide * (0.1 + 0.2 * k), top + tall - wide * 0.03, wide * 0.04, wide * 0.04, rgb("d2452a")
        )
    beam = c.h * 0.07
    c.rect(-9, beam + c.unit * 5, c.w + 18, c.unit * 6, rgb("2a2026"), opacity=0.4, blur=c.unit * 2)
    c.rect(
        -9,
        beam - c.unit * 3,
        c.w + 18,
        c.unit * 7,
        Linear(even(rgb("9a6a45"), rgb("4f3326")), 90),
        texture=textures.wood(),
        strength=0.6,
    )
    for index in range(strings):
        x = c.w * (0.5 + index) / strings
        if left - wide * 0.1 < x < left + wide * 1.1:
            bottom = top - c.unit * 4
        else:
            bottom = c.h * c.rng.uniform(0.74, 0.96)
        y = beam + c.unit * 4
        c.line([(x, beam), (x, bottom)], c.unit * 0.3, rgb("cbb48c"))
        while y < bottom:
            for side in (0, 1, 2):
                red = rgb(c.rng.choice(("b3201a", "c92f20", "9a1a18", "d2452a", "a8281f")))
                pepper(
                    c,
                    x + c.rng.uniform(-1, 1) * c.unit,
                    y + c.unit * side,
                    c.unit * c.rng.uniform(9, 12),
                    90 + (side - 1) * 34 + c.rng.uniform(-12, 12),
                    red,
                )
            y += c.unit * 4.4
    c.beams([[(0, 0), (c.w * 0.3, 0), (c.w, c.h), (c.w * 0.4, c.h)]], rgb("fff2d2"), 0.2, c.unit * 12)
