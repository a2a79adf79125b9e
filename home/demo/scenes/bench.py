"""The joiner's bench and the tools above it."""

import math

from ..drawing import texture as textures
from ..drawing.canvas import Canvas, Point, rounded
from ..drawing.colour import Linear, even, rgb, shade
from .table import plank_table


def bench(c: Canvas, wall: str = "6f5a48") -> None:
    """The joiner's bench: tools hung in a row above, plane, chisels, shavings and a half-made box below."""
    base = rgb(wall)
    c.fill(
        Linear(even(shade(base, 0.1), shade(base, -0.4)), 60),
        texture=textures.wood(),
        strength=0.5,
        scale=2.4,
    )
    c.glow(c.w * 0.2, c.h * 0.05, c.unit * 110, rgb("ffdfae"), 0.55)
    rail = c.h * 0.12
    c.rect(
        c.w * 0.03,
        rail,
        c.w * 0.94,
        c.unit * 3.4,
        Linear(even(rgb("b98658"), rgb("6a4430")), 90),
        texture=textures.wood(),
        strength=0.5,
    )
    tools = (_saw, _hammer, _chisel, _square, _chisel, _hammer, _mallet)
    slots = max(4, round(c.w / (c.unit * 19)))
    for index in range(slots):
        tools[index % len(tools)](c, c.w * (0.08 + 0.86 * index / slots), rail + c.unit * 2, c.unit * 1.0)
    plank_table(c, 0.66, rgb("b5875a"))
    _plane(c, c.w * 0.3, c.h * 0.8, c.unit * 1.15)
    _joined_box(c, c.w * 0.7, c.h * 0.82, c.unit * 1.0)
    for _ in range(46):
        _shaving(
            c,
            c.w * c.rng.uniform(0.02, 0.98),
            c.h * c.rng.uniform(0.74, 0.99),
            c.unit * c.rng.uniform(1.2, 3.4),
        )
    c.beams([[(0, 0), (c.w * 0.3, 0), (c.w * 0.85, c.h), (c.w * 0.3, c.h)]], rgb("ffe2b0"), 0.28, c.unit * 10)


STEEL = Linear(even(rgb("eef0ee"), rgb("9aa2a6"), rgb("5a6268")), 20)


HANDLE = Linear(even(rgb("d9a066"), rgb("8a5530")), 0)


def _hang(c: Canvas, shapes: list[list[Point]]) -> None:
    c.polys(
        [[(x + c.unit * 1.1, y + c.unit * 1.5) for x, y in shape] for shape in shapes],
        rgb("140e12"),
        opacity=0.42,
        blur=c.unit * 0.8,
    )


def _saw(c: Canvas, x: float, y: float, u: float) -> None:
    blade = [(x, y + u * 10), (x + u * 7, y + u * 10), (x + u * 4.5, y + u * 44), (x + u * 2, y + u * 44)]
    grip = rounded(x - u * 0.6, y, u * 8, u * 12, u * 3)
    _hang(c, [blade, grip])
    c.poly(blade, STEEL)
    teeth = [
        [
            (x + u * (7 - 0.073 * k), y + u * (10 + k)),
            (x + u * (7.9 - 0.073 * k), y + u * (10.5 + k)),
            (x + u * (6.95 - 0.073 * k), y + u * (11 + k)),
        ]
        for k in range(34)
    ]
    c.polys(teeth, rgb("8a9298"))
    c.poly(grip, HANDLE, texture=textures.wood(), strength=0.4)
    c.rect(x + u * 1.6, y + u * 3, u * 3.6, u * 5.6, rgb("3d2f28"), radius=u * 1.6)


def _hammer(c: Canvas, x: float, y: float, u: float) -> None:
    shaft, head = (
        rounded(x + u * 2.6, y + u * 2, u * 2.4, u * 33, u),
        rounded(x - u * 1.5, y, u * 11, u * 5.4, u * 0.8),
    )
    _hang(c, [shaft, head])
    c.poly(shaft, HANDLE, texture=textures.upright_wood(), strength=0.4)
    c.poly(head, Linear(even(rgb("c9ced0"), rgb("4f565c")), 90))


def _mallet(c: Canvas, x: float, y: float, u: float) -> None:
    shaft, head = (
        rounded(x + u * 3.6, y + u * 4, u * 2.6, u * 28, u),
        rounded(x - u * 1, y, u * 12, u * 9, u * 1.4),
    )
    _hang(c, [shaft, head])
    c.poly(shaft, HANDLE, texture=textures.upright_wood(), strength=0.4)
    c.poly(head, Linear(even(rgb("c99a66"), rgb("7a4f30")), 90), texture=textures.wood(), strength=0.6)


def _chisel(c: Canvas, x: float, y: float, u: float) -> None:
    grip, blade = (
        rounded(x + u * 1.5, y, u * 3.6, u * 13, u * 1.6),
        [
            (x + u * 2, y + u * 13),
            (x + u * 4.6, y + u * 13),
            (x + u * 4.9, y + u * 31),
            (x + u * 1.7, y + u * 33),
        ],
    )
    _hang(c, [grip, blade])
    c.poly(blade, STEEL)
    c.poly(grip, HANDLE)
    c.rect(x + u * 1.4, y + u * 11.6, u * 3.8, u * 1.8, rgb("c9a24f"))


def _square(c: Canvas, x: float, y: float, u: float) -> None:
    blade = [(x, y), (x + u * 2.2, y), (x + u * 2.2, y + u * 26), (x, y + u * 26)]
    stock = rounded(x - u * 1, y + u * 26, u * 15, u * 4, u * 0.6)
    _hang(c, [blade, stock])
    c.poly(blade, STEEL)
    c.poly(stock, HANDLE, texture=textures.wood(), strength=0.5)


def _plane(c: Canvas, x: float, y: float, u: float) -> None:
    c.oval(x + u * 3, y + u * 10, u * 25, u * 3, rgb("140e12"), opacity=0.5, blur=u * 1.4)
    c.rect(
        x - u * 22,
        y,
        u * 44,
        u * 9.5,
        Linear(even(rgb("8f4a2c"), rgb("4a2418")), 90),
        texture=textures.wood(),
        strength=0.5,
        radius=u,
    )
    c.rect(x - u * 22, y, u * 44, u * 1.2, rgb("d9946a"), opacity=0.7)
    c.poly(
        [(x + u * 2, y + u * 1), (x + u * 7, y + u * 1), (x + u * 0.5, y - u * 9), (x - u * 3.5, y - u * 8)],
        STEEL,
    )
    c.curve(
        [
            (x + u * 10, y + u * 0.6),
            (x + u * 10.5, y - u * 7),
            (x + u * 14, y - u * 9.6),
            (x + u * 16.5, y - u * 7),
            (x + u * 15, y + u * 0.6),
        ],
        HANDLE,
        texture=textures.wood(),
        strength=0.4,
    )
    c.oval(x - u * 13, y - u * 3, u * 3, u * 3.6, HANDLE)


def _joined_box(c: Canvas, x: float, y: float, u: float) -> None:
    c.oval(x + u * 4, y + u * 13, u * 26, u * 3.4, rgb("140e12"), opacity=0.5, blur=u * 1.6)
    c.poly(
        [
            (x - u * 22, y - u * 6),
            (x + u * 18, y - u * 6),
            (x + u * 23, y - u * 11),
            (x - u * 15, y - u * 11),
        ],
        rgb("5d3f2a"),
    )
    c.rect(
        x - u * 22,
        y - u * 6,
        u * 40,
        u * 19,
        Linear(even(rgb("e6bb82"), rgb("b58250")), 60),
        texture=textures.wood(),
        strength=0.6,
    )
    c.poly(
        [
            (x + u * 18, y - u * 6),
            (x + u * 23, y - u * 11),
            (x + u * 23, y + u * 7),
            (x + u * 18, y + u * 13),
        ],
        Linear(even(rgb("a9744a"), rgb("6a4630")), 90),
    )
    tails = [
        [
            (x + u * 14, y - u * 4.6 + u * 4.6 * k),
            (x + u * 18, y - u * 5.4 + u * 4.6 * k),
            (x + u * 18, y - u * 2.2 + u * 4.6 * k),
            (x + u * 14, y - u * 3 + u * 4.6 * k),
        ]
        for k in range(4)
    ]
    c.polys(tails, rgb("8a5c38"))


def _shaving(c: Canvas, x: float, y: float, size: float) -> None:
    turn = c.rng.uniform(0, math.tau)
    curl = [
        (
            x + size * (0.3 + 0.12 * k) * math.cos(turn + k * 0.55),
            y + size * 0.6 * (0.3 + 0.12 * k) * math.sin(turn + k * 0.55),
        )
        for k in range(9)
    ]
    c.line([(px + size * 0.1, py + size * 0.18) for px, py in curl], size * 0.34, rgb("140e12"), opacity=0.3)
    c.line(curl, size * 0.32, rgb(c.rng.choice(("f0cf98", "e3b878", "f7dfb4", "d3a261"))), taper=0.3)
