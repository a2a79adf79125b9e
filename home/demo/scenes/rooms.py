"""Rooms where people work together: round table, training room, wall of notes."""

from ..drawing import texture as textures
from ..drawing.canvas import Canvas, rounded
from ..drawing.colour import Colour, Linear, even, mix, rgb, shade
from . import figures
from .busts import bust

MOODS: dict[str, tuple[Colour, Colour, Colour]] = {
    "amber": (rgb("3b2a2a"), rgb("7a4f38"), rgb("ffcf8f")),
    "blue": (rgb("1f2a3d"), rgb("3f5a70"), rgb("cfe6f2")),
    "day": (rgb("b9a68c"), rgb("e6d8be"), rgb("fff4dc")),
    "green": (rgb("26332f"), rgb("56705f"), rgb("e6f0cf")),
}


def draw_slide(c: Canvas, x: float, y: float, width: float, height: float, kind: str, ink: Colour) -> None:
    """Draw what a projector shows: a map of clusters, bars, or a rug pattern. No words."""
    c.rect(x, y, width, height, Linear(even(rgb("fbf7ee"), rgb("e9e4d8")), 60))
    accents = (rgb("c8553d"), rgb("2f6f73"), rgb("d9a441"), rgb("5a4766"))
    if kind == "bars":
        for index in range(7):
            tall = height * (0.16 + 0.075 * index + c.rng.uniform(-0.04, 0.06))
            c.rect(
                x + width * (0.36 + 0.08 * index),
                y + height * 0.84 - tall,
                width * 0.05,
                tall,
                accents[index % 2],
            )
        c.rect(x + width * 0.34, y + height * 0.84, width * 0.58, height * 0.012, ink)
    elif kind == "network":
        nodes = [
            (x + width * c.rng.uniform(0.36, 0.92), y + height * c.rng.uniform(0.16, 0.84)) for _ in range(11)
        ]
        for index, node in enumerate(nodes):
            other = nodes[(index * 3 + 1) % len(nodes)]
            c.line([node, other], height * 0.008, mix(ink, rgb("ffffff"), 0.5))
        for index, (nx, ny) in enumerate(nodes):
            c.oval(nx, ny, height * 0.035, height * 0.035, accents[index % 4])
    else:
        for ring in range(5):
            size = height * (0.38 - 0.07 * ring)
            cx, cy = x + width * 0.64, y + height * 0.5
            c.poly(
                [(cx - size, cy), (cx, cy - size), (cx + size, cy), (cx, cy + size)],
                accents[ring % 4] if ring < 4 else rgb("fbf7ee"),
            )
    c.rect(x + width * 0.06, y + height * 0.14, width * 0.24, height * 0.05, ink)
    for index in range(5):
        c.rect(
            x + width * 0.06,
            y + height * (0.28 + 0.1 * index),
            width * c.rng.uniform(0.14, 0.24),
            height * 0.022,
            mix(ink, rgb("ffffff"), 0.45),
        )


def window_wall(c: Canvas, bottom: float, view: Colour, frame: Colour, count: int = 3) -> None:
    """Paint a wall of tall windows with a blurred view of trees and sky."""
    for index in range(count):
        wide = c.w * 0.8 / count
        left, top, tall = c.w * (0.1 + 0.8 * index / count) + wide * 0.06, c.h * 0.07, bottom - c.h * 0.12
        c.rect(left, top, wide * 0.88, tall, Linear(even(rgb("cfe3ea"), rgb("f3ecd4"), view), 90))
        c.polys(
            [
                [
                    (left + wide * c.rng.uniform(0.1, 0.8) + px, top + tall * 0.75 + py)
                    for px, py in (
                        (-wide * 0.2, tall * 0.25),
                        (-wide * 0.12, -tall * 0.15),
                        (wide * 0.1, -tall * 0.1),
                        (wide * 0.2, tall * 0.25),
                    )
                ]
                for _ in range(4)
            ],
            shade(view, -0.25),
            opacity=0.6,
            blur=c.unit * 1.5,
        )
        for x in (left - wide * 0.02, left + wide * 0.43, left + wide * 0.86):
            c.rect(x, top, wide * 0.035, tall, frame)
        for y in (top - wide * 0.03, top + tall * 0.3, top + tall):
            c.rect(left - wide * 0.02, y, wide * 0.92, wide * 0.04, frame)


def round_table(c: Canvas, people: int = 6, cloth: str = "wood", wall: str = "d8cbb4") -> None:
    """A working meeting: people round an oval table by tall windows, papers, cups, a laptop."""
    base = rgb(wall)
    c.fill(
        Linear(even(shade(base, 0.1), shade(base, -0.2)), 90), texture=textures.clouds(6, 5, 2), strength=0.2
    )
    table = c.h * 0.72
    window_wall(c, c.h * 0.52, rgb("8fa277"), rgb("f5ecd9"), 3)
    c.rect(-9, c.h * 0.52, c.w + 18, c.h * 0.5, Linear(even(shade(base, -0.15), shade(base, -0.45)), 90))
    c.defocus(c.unit * 0.5)
    spread = 0.78
    r = min(c.unit * 6.4, c.w * spread / people / 4.3)
    order = sorted(range(people), key=lambda k: -abs(k - (people - 1) / 2))
    for index in sorted(order, key=lambda k: abs(k - (people - 1) / 2)):
        side = (index - (people - 1) / 2) / max(1, (people - 1) / 2)
        x = c.w * (0.5 + side * spread / 2)
        y = table - r * 5.1 + abs(side) ** 2 * r * 1.3
        bust(
            c,
            x,
            y,
            r * (1 + 0.12 * abs(side)),
            figures.look(c),
            -side * 0.9,
            c.rng.choice(("table", "table", "crossed")),
        )
    top = {
        "wood": (rgb("c48a58"), rgb("7d4c32")),
        "white": (rgb("f4ecdd"), rgb("c9b99c")),
        "green": (rgb("5f7f66"), rgb("33493d")),
    }[cloth]
    c.oval(c.w * 0.5, c.h * 1.0, c.w * 0.62, c.h * 0.29, rgb("1b1520"), opacity=0.35, blur=c.unit * 2)
    c.oval(
        c.w * 0.5,
        c.h * 1.0,
        c.w * 0.6,
        c.h * 0.28,
        Linear(even(*top), 90),
        texture=textures.wood() if cloth == "wood" else textures.paper(),
        strength=0.4,
        scale=1.4,
    )
    c.oval(c.w * 0.42, c.h * 0.86, c.w * 0.3, c.h * 0.08, rgb("fff6e0"), opacity=0.28, blur=c.unit * 5)
    _table_things(c, people, r)
    c.beams(
        [[(c.w * 0.2, 0), (c.w * 0.5, 0), (c.w * 0.4, c.h), (-c.w * 0.05, c.h)]],
        rgb("fff0cf"),
        0.22,
        c.unit * 9,
    )


def _table_things(c: Canvas, people: int, r: float) -> None:
    """Lay papers, cups, glasses and a laptop before the people at the table."""
    for index in range(people):
        side = (index - (people - 1) / 2) / max(1, (people - 1) / 2)
        x, y = c.w * (0.5 + side * 0.36), c.h * (0.8 + 0.06 * side * side)
        skew = -side * r * 0.5
        sheet = [
            (x - r * 1.0 + skew, y),
            (x + r * 0.8 + skew, y),
            (x + r * 1.1, y + r * 0.9),
            (x - r * 1.1, y + r * 0.9),
        ]
        c.shadow(sheet, (r * 0.1, r * 0.15), r * 0.14, 0.3)
        c.poly(sheet, Linear(even(rgb("fffaf0"), rgb("e3dac8")), 60))
        c.polys(
            [
                [
                    (x - r * 0.7 + skew, y + r * 0.2 * k),
                    (x + r * 0.5, y + r * 0.2 * k),
                    (x + r * 0.5, y + r * 0.2 * k + 2),
                    (x - r * 0.7 + skew, y + r * 0.2 * k + 2),
                ]
                for k in range(1, 4)
            ],
            rgb("9a9288"),
            opacity=0.7,
        )
        cup = x + r * 1.9
        c.oval(cup + r * 0.1, y + r * 0.75, r * 0.55, r * 0.2, rgb("1b1520"), opacity=0.35, blur=r * 0.1)
        c.oval(cup, y + r * 0.65, r * 0.5, r * 0.18, rgb("efe7d8"))
        c.rect(
            cup - r * 0.28,
            y + r * 0.12,
            r * 0.56,
            r * 0.5,
            Linear(even(rgb("fffdf7"), rgb("c4b8a6")), 0),
            radius=r * 0.12,
        )
        c.oval(cup, y + r * 0.14, r * 0.28, r * 0.1, rgb("4a2f22"))


def _laptop(c: Canvas, x: float, y: float, size: float, slide: Colour) -> None:
    """Set an open laptop seen from behind the person who works on it; `size` is its width."""
    lid = rounded(x - size / 2, y - size * 0.62, size, size * 0.6, size * 0.03)
    c.poly(lid, rgb("2a2d33"))
    c.rect(
        x - size * 0.46,
        y - size * 0.585,
        size * 0.92,
        size * 0.52,
        Linear(even(rgb("f6f4ec"), rgb("cfdde0")), 60),
    )
    c.rect(x - size * 0.42, y - size * 0.54, size * 0.3, size * 0.05, slide)
    for row in range(4):
        c.rect(
            x - size * 0.42,
            y - size * (0.44 - 0.08 * row),
            size * c.rng.uniform(0.24, 0.4),
            size * 0.025,
            rgb("8a949a"),
        )
        c.rect(
            x + size * 0.08,
            y - size * (0.5 - 0.1 * row),
            size * 0.32,
            size * 0.075,
            mix(slide, rgb("ffffff"), 0.25 + 0.15 * row),
        )
    c.poly(
        [
            (x - size * 0.5, y),
            (x + size * 0.5, y),
            (x + size * 0.62, y + size * 0.2),
            (x - size * 0.62, y + size * 0.2),
        ],
        Linear(even(rgb("c9ccd0"), rgb("8d9298")), 90),
    )
    c.poly(
        [
            (x - size * 0.43, y + size * 0.025),
            (x + size * 0.43, y + size * 0.025),
            (x + size * 0.5, y + size * 0.13),
            (x - size * 0.5, y + size * 0.13),
        ],
        rgb("4a4e55"),
    )
    c.glow(x, y - size * 0.3, size * 0.9, rgb("e6f4ff"), 0.3)


def training(c: Canvas, mood: str = "day", slide: str = "bars", rows: int = 2, seats: int = 4) -> None:
    """A training room: desks in rows, laptops open, a trainer at the screen."""
    dark, wall, light = MOODS[mood]
    paint = Linear(even(shade(wall, 0.1), shade(wall, -0.2)), 90)
    c.fill(paint, texture=textures.clouds(6, 5, 2), strength=0.2)
    width = min(c.w * 0.4, c.h * 0.6)
    sx, sy = c.w * 0.5 - width * 0.36, c.h * 0.08
    c.shadow(rounded(sx, sy, width, width * 0.58), (c.unit, c.unit), c.unit * 1.5, 0.35)
    draw_slide(c, sx, sy, width, width * 0.58, slide, rgb("2b3345"))
    view = Linear(even(rgb("d3e6ec"), rgb("f6ecd2"), rgb("9fb08a")), 90)
    for side in (0.02, 0.84):
        c.rect(c.w * side, c.h * 0.08, c.w * 0.14, c.h * 0.34, view)
        c.rect(c.w * (side + 0.065), c.h * 0.08, c.w * 0.01, c.h * 0.34, rgb("f5ecd9"))
    floor = Linear(even(shade(dark, 0.05), shade(dark, -0.4)), 90)
    c.rect(-9, c.h * 0.5, c.w + 18, c.h, floor, texture=textures.wood(), strength=0.3, scale=2)
    figures.passer_by(c, sx - c.unit * 7, c.h * 0.5 + c.unit * 6, c.h * 0.34, light)
    for row in range(rows):
        near = row / (rows - 1) if rows > 1 else 1.0
        _desk_row(c, near, c.w / (seats - 0.5 * row), 0.3 + 0.35 * row, dark)
    shaft = [(c.w * 0.86, c.h * 0.05), (c.w, c.h * 0.1), (c.w * 0.6, c.h), (c.w * 0.3, c.h)]
    c.beams([shaft], light, 0.2, c.unit * 9)


def _desk_row(c: Canvas, near: float, step: float, shift: float, dark: Colour) -> None:
    """Set one row of desks with people and laptops; `near` from 0 to 1, a seat every `step` pixels."""
    y, r = c.h * (0.6 + 0.2 * near), c.unit * (3.6 + 2.6 * near)
    edge = c.unit * (1.2 + near)
    top = Linear(even(rgb("e0bf92"), rgb("b08559")), 90)
    c.rect(-9, y, c.w + 18, edge, top, texture=textures.wood(), strength=0.4)
    front = Linear(even(shade(dark, -0.2), shade(dark, -0.6)), 90)
    c.rect(-9, y + edge, c.w + 18, c.unit * 12, front, opacity=0.85)
    seat = 0
    while step * (seat + shift) < c.w + step:
        x = step * (seat + shift + c.rng.uniform(-0.04, 0.04))
        _laptop(c, x + r * 2.6, y + r * 0.1, r * 3.0, rgb(c.rng.choice(("c8553d", "2f6f73", "d9a441"))))
        figures.head_from_behind(c, x, y - r * 0.3, r, 0.06 + 0.1 * near)
        seat += 1


def notes_wall(c: Canvas, people: int = 3, board: str = "e8e0d0") -> None:
    """A workshop in full swing: coloured notes on a wall, arrows between them, people before it."""
    base = rgb(board)
    c.fill(
        Linear(even(shade(base, 0.2), shade(base, -0.14)), 50), texture=textures.clouds(6, 5, 2), strength=0.2
    )
    tones = tuple(rgb(code) for code in ("f2c14e", "e8836b", "8fb8a8", "f0e0b0", "b7a3c9", "d97f4a"))
    size = c.unit * 8.5
    for column in range(int(c.w / size / 1.35) + 1):
        tone = c.rng.choice(tones)
        for row in range(c.rng.randint(3, 6)):
            x = size * (0.5 + column * 1.38) + c.rng.uniform(-0.1, 0.1) * size
            y = c.h * 0.08 + size * 1.22 * row + c.rng.uniform(-0.08, 0.08) * size
            lean = c.rng.uniform(-0.07, 0.07) * size
            note = [(x, y + lean), (x + size, y - lean), (x + size + lean, y + size), (x + lean, y + size)]
            paint = tone if c.rng.random() < 0.75 else c.rng.choice(tones)
            c.shadow(note, (size * 0.05, size * 0.08), size * 0.06, 0.28)
            c.poly(note, Linear(even(shade(paint, 0.12), shade(paint, -0.12)), 80))
            strokes = [
                [
                    (x + size * 0.14 + lean * k, y + size * (0.22 + 0.2 * k)),
                    (x + size * c.rng.uniform(0.5, 0.86), y + size * (0.21 + 0.2 * k)),
                    (x + size * 0.6, y + size * (0.24 + 0.2 * k)),
                    (x + size * 0.14, y + size * (0.245 + 0.2 * k)),
                ]
                for k in range(c.rng.randint(1, 3))
            ]
            c.polys(strokes, shade(paint, -0.6), opacity=0.75)
    for index in range(people):
        r = c.unit * 8.2
        x = c.w * ((index + 0.5) / people) + c.rng.uniform(-0.05, 0.05) * c.w
        y = c.h * c.rng.uniform(0.66, 0.74)
        c.oval(x + r, y + r * 2, r * 3, r * 3.4, rgb("1b1520"), opacity=0.25, blur=r)
        figures.head_from_behind(c, x, y, r, 0.05)
    c.beams([[(0, 0), (c.w * 0.3, 0), (c.w * 0.7, c.h), (c.w * 0.2, c.h)]], rgb("fff3d6"), 0.2, c.unit * 10)
