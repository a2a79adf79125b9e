"""The town: the fortress gate over the river, the square with its houses, and the people who cross it."""

import math

from ..drawing import texture as textures
from ..drawing.canvas import Canvas, Point, rounded, smooth
from ..drawing.colour import Colour, Linear, even, mix, rgb, shade
from . import nature
from .figures import passer_by
from .nature import SEASONS, Season

STONE = rgb("c3a984")
FACADES = ("d9a86c", "c97b5a", "e3c9a0", "a9b59a", "d8b9a8", "b7a58c", "e8d6b3", "9fb0b5")


def _arch(x: float, foot: float, half: float, height: float) -> list[Point]:
    """Return the outline of an opening with a round top, `height` to the crown."""
    spring = foot - height + half
    bow = [
        (x + half * math.cos(math.radians(a)), spring - half * math.sin(math.radians(a)))
        for a in range(180, -1, -9)
    ]
    return [(x - half, foot), *bow, (x + half, foot)]


def _courses(c: Canvas, x: float, y: float, width: float, height: float, stone: Colour) -> None:
    """Lay visible courses of stone: a scatter of blocks a shade lighter or darker than the wall."""
    row = c.unit * 1.7
    light, dark = [], []
    level = y
    while level < y + height - row:
        across = x + c.rng.uniform(0, row * 2)
        while across < x + width - row * 2:
            block = row * c.rng.uniform(1.3, 2.6)
            if c.rng.random() < 0.4:
                target = light if c.rng.random() < 0.5 else dark
                target.append(rounded(across, level, min(block, x + width - across), row * 0.86, row * 0.15))
            across += block + row * 0.1
        level += row
    c.polys(light, shade(stone, 0.3), opacity=0.5)
    c.polys(dark, shade(stone, -0.28), opacity=0.5)


def _battlements(c: Canvas, x: float, y: float, width: float, size: float, stone: Colour) -> None:
    count = max(2, round(width / (size * 1.75)))
    step = width / count
    merlons = [
        rounded(x + step * index + step * 0.12, y - size, step * 0.62, size * 1.1, size * 0.08)
        for index in range(count)
    ]
    c.polys(
        merlons,
        Linear(even(shade(stone, 0.22), shade(stone, -0.1)), 0),
        texture=textures.clouds(24, 4, 6),
        strength=0.4,
    )


def _gatehouse(c: Canvas, x: float, foot: float, size: float, light: Colour) -> None:
    """Set the gate: a broad block with a deep arch, cornice, niche and a low hipped roof."""
    stone = mix(STONE, light, 0.2)
    half, height = size * 0.52, size * 0.86
    c.rect(
        x - half,
        foot - height,
        half * 2,
        height,
        Linear(even(shade(stone, 0.2), stone, shade(stone, -0.32)), 12),
        texture=textures.clouds(18, 5, 6),
        strength=0.5,
    )
    _courses(c, x - half, foot - height, half * 2, height, stone)
    c.rect(x - half * 1.06, foot - height, half * 2.12, size * 0.05, shade(stone, 0.3))
    c.rect(x - half, foot - height + size * 0.05, half * 2, size * 0.025, shade(stone, -0.45), opacity=0.6)
    c.poly(
        [
            (x - half * 1.1, foot - height),
            (x - half * 0.62, foot - height - size * 0.2),
            (x + half * 0.62, foot - height - size * 0.2),
            (x + half * 1.1, foot - height),
        ],
        Linear(even(rgb("b0664a"), rgb("6e3a30")), 30),
        texture=textures.wood(),
        strength=0.5,
        scale=0.7,
    )
    for grown, tone in ((1.24, shade(stone, 0.34)), (1.12, shade(stone, -0.25))):
        c.poly(_arch(x, foot, size * 0.21 * grown, size * 0.6 * (1 + (grown - 1) * 0.5)), tone)
    c.poly(_arch(x, foot, size * 0.21, size * 0.6), Linear(even(rgb("2b2127"), rgb("4b3328")), 90))
    c.poly(
        _arch(x + size * 0.015, foot, size * 0.135, size * 0.45), Linear(even(light, shade(light, -0.25)), 90)
    )
    c.poly(_arch(x, foot - size * 0.7, size * 0.035, size * 0.09), shade(stone, -0.6))


def fortress(c: Canvas, season: str = "dusk", people: int = 5) -> None:
    """The old fortress: walls and gate above the river bank, the bridge path leading in."""
    tone = SEASONS[season]
    nature.sky(c, tone, 0.62)
    for base, rise, near in ((0.55, 0.16, 0.0), (0.6, 0.1, 0.5)):
        line = nature.ridge_line(c, base, rise, 0.001, 8)
        top = mix(mix(tone.far, tone.haze, 0.4), tone.near, near * 0.6)
        nature.ridge(c, line, top, mix(top, tone.haze, 0.7), 0.08, 0.12)
    nature.crowns(
        c, nature.ridge_line(c, 0.6, 0.02, 0.003, 8), c.unit * 3, mix(tone.tree, tone.haze, 0.2), 0.6
    )
    foot, stone = c.h * 0.7, mix(STONE, tone.light, 0.12)
    for x, width, height in ((-0.02, 0.4, 0.17), (0.6, 0.42, 0.15)):
        left, tall = c.w * x, c.h * height
        c.rect(
            left,
            foot - tall,
            c.w * width,
            tall,
            Linear(even(shade(stone, 0.1), shade(stone, -0.3)), 90),
            texture=textures.clouds(18, 5, 6),
            strength=0.55,
        )
        _courses(c, left, foot - tall, c.w * width, tall, stone)
        _battlements(c, left, foot - tall, c.w * width, c.unit * 3.4, stone)
    for x, wide, tall in ((0.14, 0.13, 0.26), (0.86, 0.12, 0.24)):
        c.rect(
            c.w * (x - wide / 2),
            foot - c.h * tall,
            c.w * wide,
            c.h * tall,
            Linear(even(shade(stone, 0.18), stone, shade(stone, -0.45)), 0),
            texture=textures.clouds(18, 5, 6),
            strength=0.5,
        )
        _courses(c, c.w * (x - wide / 2), foot - c.h * tall, c.w * wide, c.h * tall, stone)
        _battlements(
            c, c.w * (x - wide / 2) - c.unit, foot - c.h * tall, c.w * wide + 2 * c.unit, c.unit * 4, stone
        )
    _gatehouse(c, c.w * 0.5, foot, min(c.h * 0.46, c.w * 0.34), tone.light)
    _bank(c, tone, foot)
    spots = sorted(c.rng.uniform(0.0, 1.0) for _ in range(people))
    for depth in spots:
        side = c.rng.uniform(-1, 1) * (0.03 + 0.07 * depth)
        passer_by(
            c, c.w * (0.5 + side), foot + c.h * (0.03 + 0.22 * depth), c.h * (0.05 + 0.1 * depth), tone.light
        )
    c.glow(tone.sun[0] * c.w, tone.sun[1] * c.h, c.w * 0.45, tone.light, tone.glow * 0.4)


def _bank(c: Canvas, tone: Season, foot: float) -> None:
    """Paint what lies before the walls: the grassy bank, the paved path and a strip of the river."""
    line = [(c.w * k / 8, foot + c.rng.uniform(-0.004, 0.012) * c.h) for k in range(9)]
    nature.ridge(c, line, shade(tone.near, 0.1), shade(tone.near, -0.4), 0.34, 0.4)
    for side in (-1, 1):
        clump = [
            (c.w * (0.5 + side * c.rng.uniform(0.2, 0.5)), foot + c.unit * c.rng.uniform(-1, 2))
            for _ in range(7)
        ]
        nature.crowns(c, sorted(clump), c.unit * 3.2, tone.tree, 0.2)
    river = smooth(
        [(-9, c.h * 0.86), (c.w * 0.3, c.h * 0.855), (c.w * 0.7, c.h * 0.85), (c.w + 9, c.h * 0.84)],
        8,
        closed=False,
    )
    nature.water(c, [*river, (c.w + 9, c.h * 1.1), (-9, c.h * 1.1)], tone)
    path = [(c.w * 0.47, foot), (c.w * 0.53, foot), (c.w * 0.74, c.h * 1.02), (c.w * 0.26, c.h * 1.02)]
    rail = mix(STONE, tone.haze, 0.3)
    c.poly(
        [(x + (x - c.w * 0.5) * 0.1, y + c.unit * 1.5) for x, y in path],
        rgb("201c26"),
        opacity=0.35,
        blur=c.unit * 2,
    )
    c.poly(
        path,
        Linear(even(mix(rail, tone.light, 0.4), shade(rail, -0.3)), 90),
        texture=textures.clouds(24, 4, 6),
        strength=0.4,
    )
    joints = []
    for index in range(1, 15):
        t = (index / 15) ** 1.8
        y = foot + (c.h * 1.02 - foot) * t
        half = c.w * (0.03 + 0.21 * t)
        joints.append(
            [
                (c.w * 0.5 - half, y),
                (c.w * 0.5 + half, y),
                (c.w * 0.5 + half, y + 1.5 + 3 * t),
                (c.w * 0.5 - half, y + 1.5 + 3 * t),
            ]
        )
    c.polys(joints, shade(rail, -0.5), opacity=0.35)
    for side in (-1, 1):
        near, far = c.w * (0.5 + side * 0.24), c.w * (0.5 + side * 0.03)
        c.poly(
            [(far, foot - c.unit * 1.6), (near, c.h * 0.92), (near, c.h * 1.03), (far, foot)],
            Linear(even(shade(rail, 0.15), shade(rail, -0.35)), 90),
            texture=textures.clouds(18, 5, 6),
            strength=0.45,
        )


def _facade(c: Canvas, x: float, foot: float, width: float, height: float, wall: Colour, lamps: bool) -> None:
    """Set one town house of two or three storeys with cornice, windows and a shop below."""
    c.rect(
        x,
        foot - height,
        width,
        height,
        Linear(even(shade(wall, 0.14), shade(wall, -0.18)), 30),
        texture=textures.clouds(12, 5, 6),
        strength=0.3,
    )
    c.poly(
        [
            (x - width * 0.03, foot - height),
            (x + width * 0.12, foot - height * 1.13),
            (x + width * 0.88, foot - height * 1.13),
            (x + width * 1.03, foot - height),
        ],
        Linear(even(rgb("a8563c"), rgb("74392f")), 25),
        texture=textures.wood(),
        strength=0.5,
        scale=0.6,
    )
    c.rect(x - width * 0.02, foot - height, width * 1.04, height * 0.035, shade(wall, 0.35))
    c.rect(x, foot - height * 0.965, width, height * 0.03, shade(wall, -0.5), opacity=0.4)
    storeys, bays = (2, 3) if height < width * 1.25 else (3, 3)
    frames, panes, sills = [], [], []
    ground = 0.34 if storeys == 2 else 0.27
    for storey in range(storeys):
        if storey == storeys - 1:
            continue
        top = foot - height * (0.86 - storey * (0.86 - ground) / max(1, storeys - 1))
        for bay in range(bays):
            wide, tall = width * 0.16, height * (0.3 if storeys == 2 else 0.2)
            left = x + width * ((bay + 0.5) / bays) - wide / 2
            frames.append(rounded(left - wide * 0.16, top - wide * 0.16, wide * 1.32, tall + wide * 0.2))
            panes.append(rounded(left, top, wide, tall))
            sills.append(rounded(left - wide * 0.25, top + tall, wide * 1.5, wide * 0.14))
    c.polys(frames, shade(wall, 0.45))
    c.polys(
        panes,
        Linear(even(rgb("ffd98a"), rgb("e39a4e")), 90)
        if lamps
        else Linear(even(rgb("7d97a8"), rgb("33414d")), 110),
    )
    c.polys(sills, shade(wall, -0.35), opacity=0.8)
    _shop(c, x, foot, width, height * ground * 0.84, lamps)


def _shop(c: Canvas, x: float, foot: float, width: float, height: float, lamps: bool) -> None:
    glass = (
        Linear(even(rgb("ffe0a0"), rgb("d98e4a")), 90)
        if lamps
        else Linear(even(rgb("5d7380"), rgb("27323c")), 100)
    )
    c.rect(x + width * 0.06, foot - height, width * 0.88, height, rgb("4a352c"))
    c.rect(x + width * 0.1, foot - height * 0.86, width * 0.5, height * 0.8, glass)
    c.rect(x + width * 0.66, foot - height * 0.86, width * 0.22, height * 0.86, glass)
    colour = rgb(c.rng.choice(("8c2f2b", "2f5d62", "7a6a2f", "5a3a5c", "b5562f")))
    top = foot - height * 1.06
    count = 8
    for index in range(count):
        step = width * 0.92 / count
        left = x + width * 0.04 + step * index
        drop = height * 0.3
        tone = colour if index % 2 else mix(rgb("f3e9d6"), colour, 0.08)
        c.poly(
            [
                (left, top),
                (left + step, top),
                (left + step * 1.06, top + drop),
                (left - step * 0.06, top + drop),
            ],
            Linear(even(shade(tone, 0.1), shade(tone, -0.2)), 90),
        )
    c.rect(
        x + width * 0.04,
        top + height * 0.3,
        width * 0.92,
        height * 0.12,
        rgb("1c1820"),
        opacity=0.35,
        blur=height * 0.05,
    )


def square(c: Canvas, season: str = "noon", people: int = 16, lamps: bool = False) -> None:
    """The town square: a row of old houses, lime trees, paving in rings, people crossing."""
    tone = SEASONS[season]
    nature.sky(c, tone, 0.6)
    foot = c.h * 0.64
    nature.ridge(
        c, nature.ridge_line(c, 0.5, 0.14, 0.001, 7), mix(tone.far, tone.haze, 0.4), tone.haze, 0.05, 0.1
    )
    x = -c.w * 0.04
    while x < c.w:
        width = c.h * c.rng.uniform(0.24, 0.38)
        wall = mix(rgb(c.rng.choice(FACADES)), tone.light, 0.15)
        _facade(c, x, foot, width, c.h * c.rng.uniform(0.3, 0.47), wall, lamps)
        x += width
    _paving(c, tone, foot, lamps)
    for place in (0.1, 0.9):
        nature.tree(c, c.w * place, foot + c.h * 0.1, c.h * 0.5, tone.tree)
    for place in (0.28, 0.72):
        _lamp(c, c.w * place, foot + c.h * 0.06, c.h * 0.3, lamps)
    depths = sorted(c.rng.random() ** 1.5 for _ in range(people))
    for depth in depths:
        passer_by(
            c,
            c.w * c.rng.uniform(0.03, 0.97),
            foot + c.h * (0.02 + 0.3 * depth),
            c.h * (0.1 + 0.17 * depth),
            tone.light,
        )
    if lamps:
        c.veil(rgb("2a2f55"), 0.25, 0.0, 0.4)


def _paving(c: Canvas, tone: Season, foot: float, lamps: bool) -> None:
    stone = mix(rgb("c9b8a0"), tone.light, 0.2) if not lamps else rgb("6f6472")
    c.rect(
        -1,
        foot,
        c.w + 2,
        c.h - foot + 2,
        Linear(even(shade(stone, -0.08), shade(stone, 0.12), shade(stone, -0.25)), 90),
        texture=textures.clouds(18, 5, 6),
        strength=0.35,
    )
    c.rect(-1, foot - 2, c.w + 2, c.unit * 2.4, rgb("2a222a"), opacity=0.4, blur=c.unit)
    for ring in range(1, 9):
        across, down = c.w * 0.1 * ring, c.h * 0.045 * ring
        outer = [
            (
                c.w * 0.5 + across * math.cos(k / 60 * math.tau),
                foot + c.h * 0.2 + down * math.sin(k / 60 * math.tau),
            )
            for k in range(61)
        ]
        outer = [(x, y) for x, y in outer if y > foot]
        c.line(outer, 1.4 + ring * 0.35, shade(stone, -0.45), opacity=0.4)
    spokes = []
    for k in range(28):
        a = k / 28 * math.tau
        x2, y2 = c.w * (0.5 + 0.9 * math.cos(a)), foot + c.h * (0.2 + 0.42 * math.sin(a))
        x1, y1 = c.w * (0.5 + 0.1 * math.cos(a)), foot + c.h * (0.2 + 0.045 * math.sin(a))
        if y2 > foot:
            spokes.append([(x1, y1), (x2 - 2, y2), (x2 + 2, y2)])
    c.polys(spokes, shade(stone, -0.45), opacity=0.4)


def _lamp(c: Canvas, x: float, foot: float, height: float, lit: bool) -> None:
    iron = rgb("2b2a30")
    c.rect(x - height * 0.014, foot - height * 0.86, height * 0.028, height * 0.86, iron)
    c.rect(x - height * 0.04, foot - height * 0.1, height * 0.08, height * 0.1, iron, radius=height * 0.02)
    for side in (-1, 1):
        c.line(
            smooth(
                [
                    (x, foot - height * 0.78),
                    (x + side * height * 0.08, foot - height * 0.86),
                    (x + side * height * 0.12, foot - height * 0.8),
                ],
                6,
                closed=False,
            ),
            height * 0.018,
            iron,
        )
        c.oval(
            x + side * height * 0.12,
            foot - height * 0.76,
            height * 0.045,
            height * 0.055,
            rgb("ffe7b0") if lit else rgb("e9e4d8"),
        )
        if lit:
            c.glow(x + side * height * 0.12, foot - height * 0.76, height * 0.5, rgb("ffc873"), 0.8)
