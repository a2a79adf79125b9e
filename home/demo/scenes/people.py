"""Scenes whose subject is a person or a group: portraits and the group photograph."""

from ..drawing import texture as textures
from ..drawing.canvas import Canvas
from ..drawing.colour import Colour, Linear, Radial, even, mix, rgb, shade
from . import figures, nature
from .busts import bust
from .figures import Look

BACKDROPS: dict[str, tuple[Colour, Colour]] = {
    "ochre": (rgb("d9b071"), rgb("8a5f34")),
    "sage": (rgb("b7bfa4"), rgb("5f6f58")),
    "slate": (rgb("9fb0b8"), rgb("445663")),
    "clay": (rgb("d79a7c"), rgb("84463a")),
    "linen": (rgb("e9dcc4"), rgb("a58f70")),
}


def portrait(
    c: Canvas,
    backdrop: str = "ochre",
    woman: bool = True,
    cut: str = "",
    arms: str = "down",
    age: bool = False,
) -> None:
    """One person before a plain studio wall, soft light from the left."""
    light, dark = BACKDROPS[backdrop]
    c.fill(Radial(even(light, mix(light, dark, 0.45), dark)), texture=textures.clouds(5, 5, 2), strength=0.35)
    c.glow(c.w * 0.25, c.h * 0.25, c.unit * 90, rgb("fff0d6"), 0.5)
    who = figures.look(c, woman)
    if cut:
        who.cut = cut
    if age:
        who.tint = rgb("b9b0a8")
    portrait_shape = c.h > c.w
    r = c.unit * (17 if portrait_shape else 14)
    y = c.h * (0.36 if portrait_shape else 0.38)
    x = c.w * 0.5
    c.oval(x + r * 0.9, y + r * 2.2, r * 2.6, r * 4.2, shade(dark, -0.45), opacity=0.45, blur=r * 0.8)
    bust(c, x, y, r, who, c.rng.uniform(-0.8, 0.8), arms)
    c.beams(
        [[(0, 0), (c.w * 0.34, 0), (c.w * 0.75, c.h), (c.w * 0.1, c.h)]], rgb("ffe2b0"), 0.16, c.unit * 12
    )


def _row(c: Canvas, y: float, r: float, count: int, dark: float, spread: float) -> None:
    step = c.w * spread / count
    start = c.w * (1 - spread) / 2 + step / 2
    for index in range(count):
        who: Look = figures.look(c)
        who.top = mix(who.top, rgb("2a2433"), dark)
        place = start + step * index + c.rng.uniform(-0.12, 0.12) * step
        lift = c.rng.uniform(-0.5, 0.4) * r
        c.oval(place + r * 0.5, y + r * 3 + lift, r * 2.3, r * 3.4, rgb("1b1622"), opacity=0.28, blur=r * 0.6)
        bust(
            c,
            place,
            y + lift,
            r * c.rng.uniform(0.94, 1.06),
            who,
            c.rng.uniform(-0.7, 0.7),
            c.rng.choice(("down", "down", "crossed")),
        )


def group(c: Canvas, season: str = "noon", people: int = 15, wall: str = "d9c7a6") -> None:
    """The group photograph in two or three rows before a sunlit wall with climbing leaves."""
    tone = nature.SEASONS[season]
    plaster = mix(rgb(wall), tone.light, 0.25)
    c.fill(
        Linear(even(shade(plaster, 0.2), shade(plaster, -0.22)), 60),
        texture=textures.clouds(6, 6, 2),
        strength=0.4,
    )
    for x in (0.12, 0.5, 0.88):
        wide, tall = c.unit * 17, c.unit * 30
        left, top = c.w * x - wide / 2, c.h * 0.06
        c.rect(left - wide * 0.12, top - wide * 0.12, wide * 1.24, tall + wide * 0.24, shade(plaster, 0.4))
        c.rect(left, top, wide, tall, Linear(even(rgb("8fa6b0"), rgb("3b4a55")), 115))
        c.rect(left + wide * 0.47, top, wide * 0.06, tall, shade(plaster, 0.35))
        c.rect(left, top + tall * 0.48, wide, wide * 0.06, shade(plaster, 0.35))
    vine = [(c.w * c.rng.random(), c.h * abs(c.rng.gauss(0, 0.06))) for _ in range(60)]
    nature.crowns(c, sorted(vine), c.unit * 2.4, tone.tree, 0.05)
    c.beams(
        [[(c.w * 0.1, 0), (c.w * 0.4, 0), (c.w * 0.8, c.h), (c.w * 0.35, c.h)]], tone.light, 0.3, c.unit * 10
    )
    rows = 3 if people > 11 else 2
    counts = [people // rows + (1 if index < people % rows else 0) for index in range(rows)]
    widest = max(counts)
    for index, count in enumerate(counts):
        r = min(c.unit * 5.4, c.w * 0.86 / widest / 4.1) * (0.92 + 0.08 * index)
        y = c.h * 0.5 + (index - (rows - 1) * 0.5) * r * 3.4
        _row(c, y, r, count, 0.16 * (rows - 1 - index), 0.86 if count == widest else 0.78)
    c.glow(c.w * 0.15, c.h * 0.1, c.w * 0.45, tone.light, 0.35)
