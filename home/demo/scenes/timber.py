"""Timber in the yard: sawn log ends, planks stacked to dry."""

import math

from ..drawing import texture as textures
from ..drawing.canvas import Canvas, Point, smooth
from ..drawing.colour import Colour, Linear, Radial, even, mix, rgb, shade


def logs(c: Canvas, kind: str = "oak", boards: bool = False) -> None:
    """Timber in the yard: sawn log ends with their rings, or planks stacked to dry with light between."""
    core, rim, bark = {
        "oak": (rgb("d9a66a"), rgb("b07c46"), rgb("4f3a2c")),
        "beech": (rgb("e8b98c"), rgb("c98f62"), rgb("7a6a5c")),
        "fir": (rgb("efd29a"), rgb("d1a761"), rgb("6a4630")),
    }[kind]
    c.fill(Linear(even(rgb("3a2c26"), rgb("1b1518")), 90))
    if boards:
        _boards(c, core, rim)
    else:
        r = c.unit * 11
        row, y = 0, c.h + r * 0.4
        while y > -r:
            x = -r * c.rng.random() * 1.5
            while x < c.w + r:
                size = r * c.rng.uniform(0.62, 1.12)
                _log_end(c, x, y + c.rng.uniform(-0.12, 0.12) * r, size, core, rim, bark)
                x += size * 1.0 + r * 0.86
            row += 1
            y -= r * 1.62
    c.beams([[(0, 0), (c.w * 0.4, 0), (c.w, c.h), (c.w * 0.35, c.h)]], rgb("ffe0a6"), 0.28, c.unit * 12)


def _log_end(c: Canvas, x: float, y: float, r: float, core: Colour, rim: Colour, bark: Colour) -> None:
    def ring(size: float) -> list[Point]:
        return smooth(
            [
                (
                    x + size * wobble[k] * math.cos(k / 14 * math.tau),
                    y + size * wobble[k] * math.sin(k / 14 * math.tau),
                )
                for k in range(14)
            ],
            4,
        )

    wobble = [c.rng.uniform(0.94, 1.06) for _ in range(14)]
    c.shadow(ring(r), (r * 0.1, r * 0.16), r * 0.2, 0.6)
    c.poly(
        ring(r),
        Linear(even(shade(bark, 0.25), shade(bark, -0.4)), 60),
        texture=textures.clouds(24, 4, 6),
        strength=0.6,
    )
    tint = c.rng.uniform(-0.14, 0.1)
    c.poly(
        ring(r * 0.9),
        Radial(even(shade(core, tint - 0.15), shade(core, tint), shade(rim, tint))),
        texture=textures.paper(),
        strength=0.5,
    )
    step = 0.9
    while step > 0.1:
        outer, inner = ring(r * step), ring(r * (step - 0.018))
        c.poly([*outer, outer[0], inner[0], *reversed(inner)], shade(rim, -0.45), opacity=0.42)
        step -= c.rng.uniform(0.07, 0.13)
    cracks = []
    for _ in range(c.rng.randint(2, 5)):
        angle, length = c.rng.uniform(0, math.tau), r * c.rng.uniform(0.4, 0.85)
        tip, side = (x + math.cos(angle) * length, y + math.sin(angle) * length), angle + math.pi / 2
        cracks.append(
            [
                (x + math.cos(side) * r * 0.02, y + math.sin(side) * r * 0.02),
                tip,
                (x - math.cos(side) * r * 0.02, y - math.sin(side) * r * 0.02),
            ]
        )
    c.polys(cracks, shade(bark, -0.4), opacity=0.8)


def _boards(c: Canvas, core: Colour, rim: Colour) -> None:
    """Stack long planks on laths, so that the wind can pass between them."""
    y, thick = -c.unit, c.unit * 4.6
    while y < c.h:
        x = -c.unit * c.rng.uniform(2, 10)
        while x < c.w:
            wide = c.unit * c.rng.uniform(52, 120)
            tone = shade(mix(core, rim, c.rng.random()), c.rng.uniform(-0.2, 0.15))
            c.rect(
                x,
                y,
                wide,
                thick,
                Linear(even(shade(tone, 0.16), shade(tone, -0.16)), 90),
                texture=textures.wood(),
                strength=0.6,
                scale=0.8,
            )
            for _ in range(c.rng.randint(0, 2)):
                kx, ky = x + wide * c.rng.uniform(0.1, 0.9), y + thick * c.rng.uniform(0.3, 0.7)
                c.oval(kx, ky, thick * 0.26, thick * 0.14, shade(tone, -0.35), opacity=0.6)
                c.oval(kx, ky, thick * 0.13, thick * 0.07, shade(tone, -0.6), opacity=0.8)
            x += wide + c.unit * c.rng.uniform(0.4, 1)
        for k in range(5):
            c.rect(
                c.w * (0.1 + 0.2 * k) - c.unit * 1.4, y + thick, c.unit * 2.8, c.unit * 1.9, shade(rim, -0.35)
            )
        c.rect(-9, y + thick, c.w + 18, c.unit * 1.4, rgb("120c0e"), opacity=0.4, blur=c.unit * 0.6)
        y += thick + c.unit * 1.9
