"""Trade: stands of an open-air market, booths of an indoor fair."""

import math

from ..drawing import texture as textures
from ..drawing.canvas import Canvas, moved, outline, smooth
from ..drawing.colour import Colour, Linear, even, mix, rgb, shade
from . import figures, nature
from .busts import bust
from .industry import HALLS, shell, toward
from .kilim import DYES
from .nature import SEASONS
from .pots import GLAZES, pot


def _stand(c: Canvas, x: float, foot: float, width: float, dye: Colour, goods: str, light: Colour) -> None:
    """Set one market stand: posts, striped awning, table with goods, the seller behind it."""
    tall, w = width * 1.05, width
    for side in (0.02, 0.95):
        c.rect(x + w * side, foot - tall, w * 0.03, tall, rgb("8a6242"))
    shadow = (x + w * 0.03, foot - tall * 0.82, w * 0.94, tall * 0.5)
    c.rect(*shadow, rgb("2a2026"), opacity=0.45, blur=w * 0.04)
    seller, place = figures.look(c), x + w * c.rng.uniform(0.36, 0.64)
    arms = c.rng.choice(("down", "table"))
    bust(c, place, foot - tall * 0.68, w * 0.075, seller, c.rng.uniform(-1, 1), arms)
    top = foot - w * 0.36
    cloth = Linear(even(shade(dye, -0.05), shade(dye, -0.45)), 90)
    c.rect(x - w * 0.01, top, w * 1.02, w * 0.36, cloth, texture=textures.weave(), strength=0.4)
    c.rect(x - w * 0.03, top - w * 0.03, w * 1.06, w * 0.05, rgb("e9dcc3"))
    GOODS[goods](c, x, top - w * 0.02, w)
    _awning(c, x, foot - tall * 1.16, foot - tall * 0.94, w, dye)
    c.glow(x + w * 0.5, top - w * 0.1, w * 0.5, light, 0.3)


def _awning(c: Canvas, x: float, ridge: float, level: float, w: float, dye: Colour) -> None:
    """Stretch a striped awning from its `ridge` down to its `level`, with scallops below."""
    stripes = 9
    for index in range(stripes):
        tone = dye if index % 2 == 0 else rgb("f6ecd8")
        a, b = (x + w * (-0.07 + 1.14 * k / stripes) for k in (index, index + 1))
        up_a, up_b = (x + w * (0.06 + 0.88 * k / stripes) for k in (index, index + 1))
        slope = Linear(even(shade(tone, 0.2), shade(tone, -0.12)), 90)
        c.poly([(up_a, ridge), (up_b, ridge), (b, level), (a, level)], slope)
        middle, inset = (a + b) / 2, (b - a) * 0.1
        edge = [(a, level - 1), (b, level - 1), (b - inset, level + w * 0.05)]
        edge += [(middle, level + w * 0.075), (a + inset, level + w * 0.05)]
        c.poly(smooth(edge, 3), shade(tone, -0.16))


def _pots(c: Canvas, x: float, y: float, w: float) -> None:
    for k in range(7):
        form = c.rng.choice(("jug", "vase", "bowl", "pot", "cup"))
        pot(c, x + w * (0.1 + 0.135 * k), y, w * 0.2, c.rng.choice(GLAZES), form)


def _cloth(c: Canvas, x: float, y: float, w: float) -> None:
    for k in range(5):
        palette = DYES[c.rng.choice(tuple(DYES))]
        for layer in range(c.rng.randint(2, 4)):
            dye = palette[(k + layer) % len(palette)]
            fold = (x + w * (0.05 + 0.185 * k), y - w * 0.045 * (layer + 1), w * 0.165, w * 0.042)
            paint = Linear(even(shade(dye, 0.2), shade(dye, -0.25)), 90)
            c.rect(*fold, paint, texture=textures.weave(), strength=0.5, radius=w * 0.012)


def _jars(c: Canvas, x: float, y: float, w: float) -> None:
    for k, code in enumerate(("c23a22", "e3a02f", "8a4a1f", "b8321f", "d9b04a")):
        tone = rgb(code)
        glass = Linear(even(shade(tone, 0.2), shade(tone, -0.35)), 0)
        for j in range(4):
            left = x + w * (0.03 + 0.19 * k + 0.042 * j)
            c.rect(left, y - w * 0.085, w * 0.036, w * 0.085, glass, radius=w * 0.006)
            c.rect(left, y - w * 0.1, w * 0.036, w * 0.022, rgb("efe4cc"))


def _fruit(c: Canvas, x: float, y: float, w: float) -> None:
    crate = Linear(even(rgb("c99a66"), rgb("8a5c3a")), 90)
    for k, code in enumerate(("c22a1e", "e3a02f", "6f8a2f", "d96a2a", "7a2f4a")):
        left, tone = x + w * (0.03 + 0.19 * k), rgb(code)
        paint = Linear(even(shade(tone, 0.25), shade(tone, -0.35)), 50)
        for row in range(3):
            for j in range(5 - row):
                c.oval(
                    left + w * (0.032 + 0.035 * j), y - w * (0.05 + 0.03 * row), w * 0.024, w * 0.024, paint
                )
        c.rect(left, y - w * 0.055, w * 0.175, w * 0.055, crate, texture=textures.wood(), strength=0.5)


GOODS = {"pots": _pots, "cloth": _cloth, "jars": _jars, "fruit": _fruit}


def market(c: Canvas, season: str = "noon", goods: str = "fruit", people: int = 7, stands: int = 4) -> None:
    """An open-air market or fair: a row of stands with striped awnings, visitors before them."""
    tone = SEASONS[season]
    nature.sky(c, tone, 0.6)
    nature.ridge(
        c, nature.ridge_line(c, 0.42, 0.12, 0.001, 7), mix(tone.far, tone.haze, 0.4), tone.haze, 0.05, 0.1
    )
    nature.crowns(
        c, nature.ridge_line(c, 0.47, 0.05, 0.004, 9), c.unit * 5, mix(tone.tree, tone.haze, 0.25), 0.5
    )
    ground = mix(rgb("c9b594"), tone.light, 0.2)
    c.rect(
        -9,
        c.h * 0.55,
        c.w + 18,
        c.h,
        Linear(even(shade(ground, 0.1), shade(ground, -0.35)), 90),
        texture=textures.clouds(18, 5, 6),
        strength=0.35,
    )
    kinds = ("fruit", "cloth", "pots", "jars") if goods == "mixed" else (goods,)
    dyes = ("8c2f2b", "2f5d62", "c98a2f", "4f6a3f", "5a4766")
    width = min(c.w / stands * 0.86, c.h * 0.5)
    for index in range(stands):
        x = c.w * (index + 0.5) / stands - width / 2
        _stand(
            c,
            x,
            c.h * (0.76 + 0.02 * math.sin(index * 2.2)),
            width,
            rgb(dyes[index % len(dyes)]),
            kinds[index % len(kinds)],
            tone.light,
        )
    bunting = [(c.w * k / 24, c.h * (0.08 + 0.05 * math.sin(k / 24 * math.pi * 2) ** 2)) for k in range(25)]
    c.line(bunting, c.unit * 0.25, rgb("5a4a40"))
    for k, (x, y) in enumerate(bunting[:-1]):
        c.poly([(x, y), (x + c.w / 30, y), (x + c.w / 60, y + c.unit * 4)], rgb(dyes[k % len(dyes)]))
    for depth in sorted(c.rng.random() for _ in range(people)):
        figures.passer_by(
            c,
            c.w * c.rng.uniform(0.05, 0.95),
            c.h * (0.83 + 0.14 * depth),
            c.h * (0.27 + 0.12 * depth),
            tone.light,
        )
    c.glow(tone.sun[0] * c.w, tone.sun[1] * c.h, c.w * 0.5, tone.light, tone.glow * 0.3)


def fair(c: Canvas, mood: str = "steel", booths: int = 4, people: int = 9) -> None:
    """An indoor fair: booths with panels and shelves in a tall hall, visitors in the aisle."""
    _, _, light = HALLS[mood]
    centre = (c.w * 0.5, c.h * 0.42)
    shell(c, mood, centre)
    c.defocus(c.unit * 0.5)
    accents = ("8c2f2b", "2f5d62", "c98a2f", "4f6a3f", "5a4766")
    order = [(depth, side) for depth in (0.52, 0.36, 0.14)[: max(1, (booths + 1) // 2)] for side in (-1, 1)]
    for index, (depth, side) in enumerate(order):
        x, foot = toward(c, (c.w * (0.5 + side * 0.42), c.h * 1.02), depth, centre)
        _booth(c, x, foot, c.unit * 62 * (1 - depth), side, rgb(accents[index % len(accents)]))
    for depth in sorted((c.rng.uniform(0.0, 0.62) for _ in range(people)), reverse=True):
        x, y = toward(c, (c.w * c.rng.uniform(0.3, 0.7), c.h * 1.0), depth, centre)
        figures.passer_by(c, x, y, c.unit * 54 * (1 - depth), light)
    c.glow(*centre, c.unit * 60, light, 0.45)


def _booth(c: Canvas, x: float, foot: float, size: float, side: int, dye: Colour) -> None:
    """Set one booth: back wall with a picture and lines of text, frieze, counter and somebody behind it."""
    left = x - size * 0.62
    c.oval(x, foot, size * 0.75, size * 0.07, rgb("0f0f14"), opacity=0.45, blur=size * 0.04)
    c.rect(left, foot - size, size * 1.24, size, Linear(even(rgb("fbf6ea"), rgb("d9cfba")), 20))
    frieze = Linear(even(shade(dye, 0.15), shade(dye, -0.2)), 0)
    c.rect(left, foot - size * 1.16, size * 1.24, size * 0.2, frieze)
    for k in range(4):
        sign = outline("-0.04,0 0,-0.05 0.04,0 0,0.05")
        c.poly(moved(sign, left + size * (0.14 + 0.1 * k), foot - size * 1.06, size), rgb("f6ecd8"))
    picture = Linear(even(mix(dye, rgb("ffffff"), 0.5), dye), 60)
    c.rect(left + size * 0.1, foot - size * 0.86, size * 0.46, size * 0.42, picture)
    for k in range(3):
        line = (left + size * 0.66, foot - size * (0.82 - 0.16 * k), size * c.rng.uniform(0.3, 0.48))
        c.rect(*line, size * 0.05, mix(dye, rgb("9a9288"), 0.6))
    bust(c, x + size * 0.1, foot - size * 0.66, size * 0.085, figures.look(c), -side * 0.8, "down")
    counter = Linear(even(shade(dye, 0.05), shade(dye, -0.4)), 90)
    c.rect(left + size * 0.3, foot - size * 0.36, size * 0.8, size * 0.36, counter)
    c.rect(left + size * 0.27, foot - size * 0.4, size * 0.86, size * 0.06, rgb("f3e9d6"))
