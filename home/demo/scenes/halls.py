"""Large rooms: the conference hall and the brokerage event."""

from ..drawing import texture as textures
from ..drawing.canvas import Canvas, moved, outline
from ..drawing.colour import Colour, Linear, even, mix, rgb, shade
from . import figures
from .busts import bust
from .rooms import MOODS, draw_slide, window_wall


def conference(c: Canvas, mood: str = "amber", slide: str = "network", rows: int = 4, panel: int = 0) -> None:
    """A full hall seen from the back: lit stage and screen, a speaker or a panel, rows of heads."""
    dark, wall, light = MOODS[mood]
    paint = Linear(even(dark, wall, mix(wall, light, 0.15)), 90)
    c.fill(paint, texture=textures.clouds(6, 5, 2), strength=0.2)
    pilaster = Linear(even(shade(wall, 0.08), shade(wall, -0.25)), 0)
    for index in range(-1, 12):
        c.rect(c.w * index / 11, 0, c.w * 0.06, c.h * 0.72, pilaster, opacity=0.5)
    lamps = [(c.w * (0.1 + 0.2 * k), c.h * 0.05) for k in range(5)]
    for x, y in lamps:
        c.rect(x - c.unit * 3, y, c.unit * 6, c.unit * 0.7, light, radius=c.unit * 0.3)
        c.glow(x, y, c.unit * 22, light, 0.55)
    width = min(c.w * 0.52, c.h * 0.72)
    floor = _screen_and_stage(c, width, slide, light)
    c.rect(-9, floor + c.unit * 9, c.w + 18, c.h, Linear(even(shade(dark, -0.2), shade(dark, -0.65)), 90))
    if panel:
        _panel(c, panel, floor, light)
    else:
        _speaker(c, c.w * 0.5 - width * 0.62, floor + c.unit * 5, c.unit * 24, light)
    _audience(c, rows, floor, 0.25 if mood == "day" else 0.45)
    cone = outline("-1,0 1,0 16,62 -16,62")
    c.beams([moved(cone, x, y, c.unit) for x, y in lamps[1:4]], light, 0.12, c.unit * 6)


def _screen_and_stage(c: Canvas, width: float, slide: str, light: Colour) -> float:
    """Hang the screen, lay the stage below it, and return where the stage begins, from the top."""
    x, y, height = c.w * 0.5 - width / 2, c.h * 0.13, width * 0.5
    c.rect(x - c.unit, y - c.unit, width + c.unit * 2, height + c.unit * 2, rgb("1a171d"))
    draw_slide(c, x, y, width, height, slide, rgb("2b3345"))
    c.glow(c.w * 0.5, y + height / 2, width, light, 0.45)
    floor = max(c.h * 0.55, y + height + c.unit * 5)
    edge = floor + c.unit * 9
    stage = [(c.w * 0.06, floor), (c.w * 0.94, floor), (c.w * 1.02, edge), (-c.w * 0.02, edge)]
    c.poly(stage, Linear(even(rgb("a9744c"), rgb("5d3a2a")), 90), texture=textures.wood(), strength=0.5)
    return floor


def _audience(c: Canvas, rows: int, floor: float, dark: float) -> None:
    """Seat rows of people seen from behind, larger and darker towards the viewer."""
    for row in range(rows):
        near = row / max(1, rows - 1)
        r = c.unit * (2.3 + 4.6 * near**1.25)
        y = floor + c.unit * 6 + (c.h * 1.02 - floor - c.unit * 14) * near**1.1
        step = r * 5.0
        x = -step * c.rng.random()
        while x < c.w + step:
            dx, dy = c.rng.uniform(-0.4, 0.4) * r, c.rng.uniform(-0.5, 0.5) * r
            figures.head_from_behind(c, x + dx, y + dy, r, dark + 0.35 * near)
            x += step


def _speaker(c: Canvas, x: float, foot: float, height: float, light: Colour) -> None:
    figures.passer_by(c, x, foot, height, light)
    wide = height * 0.3
    c.poly(
        [
            (x - wide * 0.55, foot - height * 0.56),
            (x + wide * 0.75, foot - height * 0.6),
            (x + wide * 0.6, foot),
            (x - wide * 0.4, foot),
        ],
        Linear(even(rgb("9a6a45"), rgb("54352a")), 20),
        texture=textures.wood(),
        strength=0.5,
    )
    c.line(
        [(x + wide * 0.3, foot - height * 0.58), (x + wide * 0.12, foot - height * 0.74)],
        height * 0.014,
        rgb("1b1a1f"),
    )
    c.glow(x, foot - height * 0.7, height * 0.9, light, 0.3)


def _panel(c: Canvas, count: int, floor: float, light: Colour) -> None:
    """Seat `count` panellists behind a long table on the stage."""
    r = c.unit * 2.5
    for index in range(count):
        x = c.w * (0.5 + (index - (count - 1) / 2) * 0.115)
        bust(c, x, floor - r * 1.9, r, figures.look(c), c.rng.uniform(-1, 1), "down")
        c.glow(x, floor - r * 2, r * 5, light, 0.2)
    half = c.w * (0.07 + 0.0575 * count)
    c.rect(c.w * 0.5 - half, floor + r * 0.6, half * 2, r * 0.5, rgb("f0e6d4"))
    c.rect(
        c.w * 0.5 - half, floor + r * 1.0, half * 2, r * 2.4, Linear(even(rgb("e2d3ba"), rgb("a58f74")), 90)
    )
    for index in range(count):
        x = c.w * (0.5 + (index - (count - 1) / 2) * 0.115)
        c.rect(x - r * 0.9, floor + r * 0.2, r * 1.2, r * 0.45, rgb("fffaf0"))
        c.rect(x + r * 0.8, floor - r * 0.3, r * 0.3, r * 0.9, rgb("b9d6dc"), opacity=0.8, radius=r * 0.1)


def _chair(c: Canvas, x: float, y: float, r: float) -> None:
    c.rect(
        x - r * 1.7,
        y - r * 2.6,
        r * 3.4,
        r * 4.4,
        Linear(even(rgb("7d5a40"), rgb("3d2a22")), 60),
        radius=r * 0.5,
    )


def meetings(c: Canvas, tables: int = 5, mood: str = "day") -> None:
    """A brokerage event: small tables in a bright hall, two people talking at each."""
    dark, wall, light = MOODS[mood]
    paint = Linear(even(shade(wall, 0.15), wall, shade(dark, -0.1)), 90)
    c.fill(paint, texture=textures.clouds(6, 5, 2), strength=0.2)
    window_wall(c, c.h * 0.42, rgb("8fa277"), shade(wall, 0.4), 4)
    floor = Linear(even(shade(dark, 0.1), shade(dark, -0.35)), 90)
    c.rect(-9, c.h * 0.42, c.w + 18, c.h, floor, texture=textures.wood(), strength=0.3, scale=2.4)
    c.defocus(c.unit * 0.4)
    for index in range(tables):
        depth = 0.56 + 0.34 * (index / max(1, tables - 1))
        place = (index * 0.618 + 0.2) % 1.0
        size = c.unit * (2.2 + 9.0 * (depth - 0.52))
        _meeting_table(c, c.w * (0.12 + 0.76 * place), c.h * depth, size)
    c.beams([[(c.w * 0.3, 0), (c.w * 0.55, 0), (c.w * 0.5, c.h), (c.w * 0.1, c.h)]], light, 0.25, c.unit * 9)


def _meeting_table(c: Canvas, x: float, y: float, r: float) -> None:
    """Set a round table with a cloth, a flag and two people behind it; `r` is half the width of a head."""
    c.oval(x + r * 0.6, y + r * 4.7, r * 5.0, r * 1.0, rgb("17121c"), opacity=0.45, blur=r * 0.5)
    for side in (-1, 1):
        _chair(c, x + side * r * 2.5, y, r)
        bust(c, x + side * r * 2.5, y - r * 4.9, r, figures.look(c), -side, "table")
    cloth = rgb(c.rng.choice(("f4ead8", "e8dcc8", "d9c3a0")))
    drape = moved(outline("-4.3,0 0,1.1 4.3,0 4.5,4.2 0,5.2 -4.5,4.2"), x, y, r)
    c.curve(drape, Linear(even(shade(cloth, -0.05), shade(cloth, -0.12), shade(cloth, -0.5)), 20))
    folds = [
        moved([(k, 0.9), (k * 1.05 + 0.16, 4.9), (k * 1.05 - 0.16, 4.9)], x, y, r)
        for k in (-3.2, -2.1, -0.7, 0.8, 2.0, 3.3)
    ]
    c.polys(folds, shade(cloth, -0.5), opacity=0.35)
    c.oval(x, y, r * 4.4, r * 1.15, Linear(even(shade(cloth, 0.35), shade(cloth, -0.06)), 30))
    c.poly(moved(outline("-1.2,-0.2 -0.1,-0.35 0.2,0.2 -1,0.35"), x, y, r), rgb("fffdf7"))
    flag = rgb(c.rng.choice(("c8553d", "2f6f73", "d9a441", "5a4766")))
    c.rect(x + r * 0.9, y - r * 1.9, r * 0.1, r * 1.9, rgb("6f6258"))
    c.rect(x + r * 0.55, y - r * 2.3, r * 0.9, r * 0.7, flag)
