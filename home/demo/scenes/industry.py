"""Work at scale: the factory hall, the robot cell, the sewing room."""

import math
from itertools import pairwise

from ..drawing import texture as textures
from ..drawing.canvas import Canvas, Point, outline, smooth
from ..drawing.colour import Colour, Linear, even, mix, rgb, shade
from . import figures
from .busts import bust

HALLS: dict[str, tuple[Colour, Colour, Colour]] = {
    "steel": (rgb("39444c"), rgb("8b9a9f"), rgb("e4f0f0")),
    "brick": (rgb("4a2f2a"), rgb("a9694f"), rgb("ffe0b0")),
    "green": (rgb("2c3f3b"), rgb("7f9a88"), rgb("f0f2d4")),
}


DEEP = 0.78
"""How far back the end wall of a hall stands, on the way to the vanishing point."""


def toward(c: Canvas, point: Point, depth: float, centre: Point) -> Point:
    """Move a point of the front plane towards the vanishing point; `depth` 0 is the front, 1 the end."""
    return point[0] + (centre[0] - point[0]) * depth, point[1] + (centre[1] - point[1]) * depth


def shell(c: Canvas, hall: str, centre: Point) -> None:
    """Paint walls, floor, roof with skylights and trusses of a long hall."""
    dark, wall, light = HALLS[hall]
    corners = [(-9, -9), (c.w + 9, -9), (c.w + 9, c.h + 9), (-9, c.h + 9)]
    back = [toward(c, corner, DEEP, centre) for corner in corners]
    c.fill(wall)
    planes = (
        (0, 1, Linear(even(shade(dark, -0.2), mix(dark, light, 0.35)), 90)),
        (3, 2, Linear(even(mix(wall, light, 0.4), shade(dark, -0.25)), 90)),
        (0, 3, Linear(even(shade(wall, -0.4), shade(wall, 0.15)), 0)),
        (1, 2, Linear(even(shade(wall, 0.2), shade(wall, -0.3)), 0)),
    )
    for one, two, paint in planes:
        plane = [corners[one], corners[two], back[two], back[one]]
        c.poly(plane, paint, texture=textures.clouds(12, 5, 6), strength=0.3)
    c.poly(back, Linear(even(mix(wall, light, 0.7), mix(wall, light, 0.3)), 90))
    _windows(c, centre, mix(light, wall, 0.3))
    _trusses(c, centre, shade(dark, -0.35), mix(wall, light, 0.5))
    stripes = [
        [
            toward(c, (c.w * x, c.h + 9), depth, centre)
            for x, depth in ((begin, 0.0), (begin + 0.015, 0.0), (begin + 0.015, DEEP), (begin, DEEP))
        ]
        for begin in (0.33, 0.66)
    ]
    c.polys(stripes, rgb("e3b23c"), opacity=0.8)


def _windows(c: Canvas, centre: Point, glow: Colour) -> None:
    """Set three windows into each side wall."""
    for k in range(3):
        near, far = 0.08 + 0.24 * k, 0.24 + 0.24 * k
        panes = [
            [
                toward(c, (x, c.h * y), depth, centre)
                for y, depth in ((0.24, near), (0.24, far), (0.46, far), (0.46, near))
            ]
            for x in (-9, c.w + 9)
        ]
        c.polys(panes, Linear(even(rgb("f4f7ee"), glow), 90))


def _trusses(c: Canvas, centre: Point, near: Colour, far: Colour) -> None:
    """Carry the roof on seven trusses, each a zigzag over a beam, paler with distance."""
    low, high = c.h * 0.09, -c.h * 0.02
    zigzag = [(c.w * j / 16, low if j % 2 == 0 else high) for j in range(17)]
    for k in range(7):
        depth = 0.02 + k * 0.115
        thick, tone = c.unit * 1.6 * (1 - depth), mix(near, far, depth)
        for line in ([(-9, low), (c.w + 9, low)], zigzag):
            c.line([toward(c, point, depth, centre) for point in line], thick, tone)


def _machine(c: Canvas, x: float, foot: float, size: float, body: Colour, light: Colour) -> None:
    """Set one machine tool: cabinet, window with a glow, control panel, stack lamp."""
    c.oval(x + size * 0.1, foot, size * 0.85, size * 0.08, rgb("0f0f14"), opacity=0.5, blur=size * 0.05)
    c.rect(
        x - size * 0.7,
        foot - size * 0.95,
        size * 1.4,
        size * 0.95,
        Linear(even(shade(body, 0.28), body, shade(body, -0.4)), 15),
        radius=size * 0.05,
    )
    c.rect(x - size * 0.7, foot - size * 0.16, size * 1.4, size * 0.16, shade(body, -0.6))
    c.rect(
        x - size * 0.54,
        foot - size * 0.8,
        size * 0.74,
        size * 0.5,
        Linear(even(rgb("20282e"), rgb("46545c")), 60),
        radius=size * 0.03,
    )
    c.glow(x - size * 0.17, foot - size * 0.5, size * 0.45, rgb("ffd28a"), 0.6)
    c.rect(x + size * 0.32, foot - size * 0.78, size * 0.26, size * 0.34, rgb("dfe4e2"), radius=size * 0.02)
    c.rect(x + size * 0.35, foot - size * 0.74, size * 0.2, size * 0.14, rgb("2f6f73"))
    c.rect(x + size * 0.5, foot - size * 1.16, size * 0.05, size * 0.22, rgb("5fae6a"))
    c.rect(x - size * 0.7, foot - size * 0.95, size * 1.4, size * 0.03, light, opacity=0.7)


def factory(c: Canvas, hall: str = "steel", people: int = 3) -> None:
    """A long production hall: trusses, skylights, machines on both sides, people at work."""
    _, wall, light = HALLS[hall]
    centre = (c.w * 0.5, c.h * 0.44)
    shell(c, hall, centre)
    body = {"steel": rgb("4f7480"), "brick": rgb("5a6b5a"), "green": rgb("b5793a")}[hall]
    floor = c.h * 1.0
    for depth in (0.66, 0.54, 0.4, 0.22):
        for side in (0.12, 0.88):
            x, y = toward(c, (c.w * side, floor), depth, centre)
            _machine(c, x, y, c.unit * 44 * (1 - depth), mix(body, mix(wall, light, 0.5), depth * 0.7), light)
    for index in range(people):
        depth = 0.6 - 0.4 * index / max(1, people - 1) if people > 1 else 0.4
        x, y = toward(c, (c.w * c.rng.uniform(0.36, 0.62), floor), depth, centre)
        figures.passer_by(c, x, y, c.unit * 74 * (1 - depth), light)
    shafts = [
        [
            toward(c, (-9, c.h * 0.24), d, centre),
            toward(c, (-9, c.h * 0.24), d + 0.13, centre),
            toward(c, (c.w * 0.6, c.h), d + 0.13, centre),
            toward(c, (c.w * 0.5, c.h), d, centre),
        ]
        for d in (0.08, 0.32, 0.56)
    ]
    c.beams(shafts, light, 0.26, c.unit * 4)
    c.glow(*centre, c.unit * 50, light, 0.5)


def robot(c: Canvas, hall: str = "steel", paint: str = "d97f2f") -> None:
    """A robot arm welding or placing a part in its cell, the hall out of focus behind it."""
    _, wall, light = HALLS[hall]
    shell(c, hall, (c.w * 0.62, c.h * 0.4))
    for k in range(3):
        _machine(c, c.w * (0.1 + 0.4 * k), c.h * 0.68, c.unit * 26, mix(rgb("4f7480"), wall, 0.4), light)
    c.defocus(c.unit * 1.4)
    u, x, foot = c.unit, c.w * 0.3, c.h * 0.96
    end = _robot_arm(c, x, foot, rgb(paint))
    tip = (x + u * 58, foot - u * 36)
    c.line([end, tip], u * 4, Linear(even(rgb("c9ced0"), rgb("5a6268")), 0))
    c.rect(x + u * 34, foot - u * 20, u * 70, u * 7, Linear(even(rgb("aab2b4"), rgb("4f565c")), 90))
    part = Linear(even(rgb("d9dedd"), rgb("7f888c")), 20)
    c.rect(x + u * 40, foot - u * 30, u * 34, u * 10, part, radius=u)
    _sparks(c, tip)
    for k in range(9):
        stripe = [(k / 8, 0.99), ((k + 0.5) / 8, 0.99), ((k + 0.3) / 8, 1.01), ((k - 0.2) / 8, 1.01)]
        c.poly([(c.w * px, c.h * py) for px, py in stripe], rgb("e3b23c"))


def _robot_arm(c: Canvas, x: float, foot: float, colour: Colour) -> Point:
    """Set the arm on its base and return the point where its tool begins."""
    u = c.unit
    c.oval(x, foot, u * 26, u * 5, rgb("0f0f14"), opacity=0.55, blur=u * 2)
    base = Linear(even(rgb("50565c"), rgb("24282c")), 20)
    c.rect(x - u * 14, foot - u * 10, u * 28, u * 11, base, radius=u * 2)
    joints = [(x + u * px, foot + u * py) for px, py in outline("0,-14 -7,-50 38,-66 54,-48")]
    body = Linear(even(shade(colour, 0.3), colour, shade(colour, -0.45)), 70)
    for (one, two), thick in zip(pairwise(joints), (15, 11, 6.5), strict=True):
        shifted = [(px + u * 2, py + u * 2) for px, py in (one, two)]
        c.line(shifted, u * thick, rgb("0f0f14"), opacity=0.3, blur=u * 1.6)
        c.line([one, two], u * thick, body, taper=0.25)
        shine = [
            (one[0] + (two[0] - one[0]) * t, one[1] + (two[1] - one[1]) * t - u * thick * 0.24)
            for t in (0.15, 0.5, 0.8)
        ]
        c.line(shine, u * 0.9, shade(colour, 0.6), opacity=0.7)
    cap = Linear(even(shade(colour, 0.25), shade(colour, -0.35)), 50)
    for (jx, jy), size in zip(joints, (10, 9.5, 7.5, 5), strict=True):
        c.oval(jx, jy, u * size, u * size, Linear(even(rgb("6f767c"), rgb("2b2f34")), 50))
        c.oval(jx, jy, u * size * 0.62, u * size * 0.62, cap)
        c.oval(jx, jy, u * size * 0.24, u * size * 0.24, rgb("2b2f34"))
    cable = [(x + u * px, foot + u * py) for px, py in outline("8,-18 -20,-46 6,-74 40,-74")]
    c.line(smooth(cable, 8, closed=False), u * 1.6, rgb("1c1e22"))
    return joints[-1]


def _sparks(c: Canvas, tip: Point) -> None:
    u = c.unit
    c.glow(tip[0], tip[1] + u * 3, u * 34, rgb("ffe7b0"), 1.0)
    sparks = []
    for _ in range(60):
        angle, reach = c.rng.uniform(0, math.tau), u * c.rng.uniform(3, 22)
        x = tip[0] + math.cos(angle) * reach
        y = tip[1] + u * 4 + math.sin(angle) * reach * 0.8 + reach * 0.2
        end = (x + math.cos(angle) * u * 2, y + math.sin(angle) * u * 2)
        sparks.append([(x, y - u * 0.22), end, (x, y + u * 0.22)])
    c.polys(sparks, rgb("fff2c4"))


def sewing(c: Canvas, cloth: str = "2f4f5f", people: int = 3) -> None:
    """A sewing room: machines in a row, people at them, bolts of cloth on the wall."""
    base = rgb("ddd0ba")
    paint = Linear(even(shade(base, 0.2), shade(base, -0.25)), 70)
    c.fill(paint, texture=textures.clouds(6, 5, 2), strength=0.25)
    for row in range(3):
        _bolts(c, c.h * (0.12 + 0.13 * row))
    c.defocus(c.unit * 0.6)
    table, step = c.h * 0.78, c.w / people
    for index in range(people):
        r = min(c.unit * 7, step / 5.4)
        bust(c, step * (index + 0.42), table - r * 5.5, r, figures.look(c, True), 0.6, "table")
    wood = Linear(even(rgb("e3c79c"), rgb("8a6040")), 90)
    c.rect(-9, table, c.w + 18, c.h, wood, texture=textures.wood(), strength=0.5, scale=2)
    for index in range(people):
        tone = mix(rgb(cloth), c.rng.choice(figures.CLOTHES), 0.5 if index else 0)
        _workpiece(c, step * (index + 0.42), table, step, tone)
    c.beams([[(c.w * 0.7, 0), (c.w, 0), (c.w * 0.6, c.h), (c.w * 0.2, c.h)]], rgb("fff2d6"), 0.28, c.unit * 9)


def _bolts(c: Canvas, y: float) -> None:
    """Fill a shelf at `y` with rolled cloth seen from its end."""
    x = c.w * 0.04
    while x < c.w * 0.97:
        r = c.unit * c.rng.uniform(3.4, 5.2)
        dye = c.rng.choice(figures.CLOTHES)
        c.oval(x + r, y - r * 0.6, r, r, Linear(even(shade(dye, 0.25), shade(dye, -0.4)), 50))
        for ring, tone in ((0.72, -0.3), (0.48, 0.1), (0.26, -0.3)):
            c.oval(x + r, y - r * 0.6, r * ring, r * ring, shade(dye, tone), opacity=0.7)
        x += r * 2.05
    c.rect(-9, y + c.unit * 1.4, c.w + 18, c.unit * 1.6, Linear(even(rgb("b98658"), rgb("6a4430")), 90))


def _workpiece(c: Canvas, x: float, table: float, step: float, tone: Colour) -> None:
    """Lay cloth over the table's edge and set the sewing machine on it."""
    u = c.unit
    drape = [
        (x - step * 0.3, table + u * 2),
        (x + step * 0.34, table + u),
        (x + step * 0.42, table + u * 12),
        (x + step * 0.05, table + u * 9),
        (x - step * 0.2, table + u * 16),
        (x - step * 0.4, table + u * 8),
    ]
    c.shadow(smooth(drape), (u * 0.6, u), u, 0.35)
    paint = Linear(even(shade(tone, 0.25), tone, shade(tone, -0.4)), 60)
    c.curve(drape, paint, texture=textures.weave(), strength=0.45)
    _sewing_machine(c, x + step * 0.12, table + u * 4, min(u * 24, step * 0.5))


def _sewing_machine(c: Canvas, x: float, foot: float, size: float) -> None:
    body = Linear(even(rgb("f5f1e6"), rgb("c9c4b6"), rgb("8d897e")), 70)
    c.oval(x + size * 0.1, foot, size * 0.6, size * 0.06, rgb("140e12"), opacity=0.5, blur=size * 0.04)
    c.rect(x - size * 0.5, foot - size * 0.1, size, size * 0.12, body, radius=size * 0.03)
    c.rect(x + size * 0.22, foot - size * 0.6, size * 0.26, size * 0.54, body, radius=size * 0.05)
    c.rect(x - size * 0.46, foot - size * 0.66, size * 0.9, size * 0.22, body, radius=size * 0.08)
    c.rect(x - size * 0.44, foot - size * 0.48, size * 0.16, size * 0.22, body, radius=size * 0.03)
    c.line(
        [(x - size * 0.36, foot - size * 0.27), (x - size * 0.36, foot - size * 0.1)],
        size * 0.02,
        rgb("6a7076"),
    )
    c.oval(x + size * 0.52, foot - size * 0.52, size * 0.05, size * 0.13, rgb("4a4e54"))
    c.rect(
        x + size * 0.2,
        foot - size * 0.78,
        size * 0.08,
        size * 0.13,
        c.rng.choice(figures.CLOTHES),
        radius=size * 0.02,
    )
