"""Stylised people: walking, and from behind."""

import math
from dataclasses import dataclass

from ..drawing import texture as textures
from ..drawing.canvas import Canvas, moved, outline, oval
from ..drawing.colour import Colour, Linear, even, mix, rgb, shade

SKIN = tuple(rgb(code) for code in ("e8b796", "d9a07c", "f0c8a8", "c98d68", "e3ab86"))


HAIR = tuple(rgb(code) for code in ("2d211d", "4a3024", "6b4429", "1f1b20", "8a5f3a", "a89a8f", "5b2f22"))


CLOTHES = tuple(
    rgb(code)
    for code in (
        "8c3a34",
        "2f4f5f",
        "3f5d4a",
        "b5793a",
        "5a4766",
        "2b3345",
        "c9b28c",
        "7a4a3a",
        "48666b",
        "a34f3a",
        "d8c7a8",
        "33404f",
        "6f7f5a",
        "903f52",
    )
)


@dataclass
class Look:
    """What one person looks like; colours as RGB, `hair` one of HAIRCUTS."""

    skin: Colour
    tint: Colour
    top: Colour
    cut: str


HAIRCUTS = ("short", "bob", "long", "bun", "bald", "curly", "scarf")


_WOMEN = ("bob", "long", "bun", "curly", "scarf")


_MEN = ("short", "short", "bald", "curly")


def look(c: Canvas, woman: bool | None = None) -> Look:
    """Return a random look; `woman` chooses among the matching haircuts."""
    if woman is None:
        woman = c.rng.random() < 0.55
    cut = c.rng.choice(_WOMEN if woman else _MEN)
    return Look(c.rng.choice(SKIN), c.rng.choice(HAIR), c.rng.choice(CLOTHES), cut)


def passer_by(c: Canvas, x: float, foot: float, height: float, light: Colour) -> None:
    """Set one walking person with the feet at `x`, `foot`, `height` pixels tall, and the shadow."""
    who, h = look(c), height
    c.oval(x - h * 0.2, foot, h * 0.3, h * 0.035, rgb("1b1826"), opacity=0.4, blur=max(1.5, h * 0.02))
    stride = c.rng.uniform(0.05, 0.11)
    _legs(c, x, foot, h, stride)
    swing = stride * 0.9
    back_arm = [(-0.07, -0.78), (-0.09 - swing * 0.4, -0.6), (-0.06 - swing, -0.46)]
    c.line(moved(back_arm, x, foot, h), h * 0.055, shade(who.top, -0.3), taper=0.3)
    coat = c.rng.choice((0.44, 0.5, 0.36))
    body = outline("-0.045,-0.84 0.045,-0.84 0.1,-0.8 0.095,-0.62")
    body += [(0.1, -coat), (-0.1, -coat), (-0.095, -0.62), (-0.1, -0.8)]
    c.curve(moved(body, x, foot, h), Linear(even(shade(who.top, 0.18), shade(who.top, -0.28)), 15))
    front_arm = [(0.08, -0.78), (0.1 + swing * 0.4, -0.6), (0.08 + swing, -0.47)]
    c.line(moved(front_arm, x, foot, h), h * 0.055, shade(who.top, 0.04), taper=0.3)
    if c.rng.random() < 0.35:
        c.rect(x - h * 0.15, foot - h * 0.5, h * 0.09, h * 0.13, c.rng.choice(CLOTHES), radius=h * 0.015)
    _small_head(c, x, foot - h * 0.915, h * 0.062, who, light)


def _legs(c: Canvas, x: float, foot: float, h: float, stride: float) -> None:
    cloth, toes = shade(c.rng.choice(CLOTHES), -0.35), c.rng.choice((-0.02, 0.02))
    for side, tone in ((-1, shade(cloth, -0.25)), (1, cloth)):
        leg = [(0, -0.48), (side * stride * 0.6, -0.24), (side * stride, -0.01)]
        c.line(moved(leg, x, foot, h), h * 0.075, tone, taper=0.35)
        c.oval(x + h * (side * stride + toes), foot - h * 0.012, h * 0.035, h * 0.016, rgb("2a2020"))


def _small_head(c: Canvas, x: float, y: float, r: float, who: Look, light: Colour) -> None:
    c.rect(x - r * 0.4, y + r * 0.5, r * 0.8, r, shade(who.skin, -0.2))
    if who.cut in ("long", "bob"):
        c.oval(
            x,
            y + r * (0.5 if who.cut == "long" else 0.2),
            r * 1.12,
            r * (1.6 if who.cut == "long" else 1.2),
            who.tint,
        )
    c.oval(x, y, r * 0.9, r * 1.08, Linear(even(mix(who.skin, light, 0.25), shade(who.skin, -0.22)), 10))
    if who.cut == "bald":
        return
    tint = c.rng.choice(CLOTHES) if who.cut == "scarf" else who.tint
    c.poly(
        [
            (x + r * 1.02 * math.cos(math.radians(a)), y - r * 0.1 + r * 1.14 * math.sin(math.radians(a)))
            for a in range(175, 366, 12)
        ],
        tint,
    )
    if who.cut == "bun":
        c.oval(x, y - r * 1.2, r * 0.45, r * 0.4, tint)


BACK = outline("-0.55,1 -1.5,1.35 -2.15,1.95 -2.5,3.6 -2.5,5.2 2.5,5.2 2.5,3.6 2.15,1.95 1.5,1.35 0.55,1")
HAIR_BEHIND = {
    "long": outline("-0.9,-0.7 0,-1.25 0.9,-0.7 1.1,0.3 1.2,2.2 0,2.6 -1.2,2.2 -1.1,0.3"),
    "bob": outline("-0.95,-0.7 0,-1.25 0.95,-0.7 1.16,0.3 1.05,1.15 0,1.3 -1.05,1.15 -1.16,0.3"),
    "scarf": outline("-0.95,-0.6 0,-1.22 0.95,-0.6 1.1,0.3 0.5,1.3 0,1.9 -0.5,1.3 -1.1,0.3"),
}


def head_from_behind(c: Canvas, x: float, y: float, r: float, dark: float = 0.0) -> None:
    """Set someone of the audience: shoulders and the back of the head, `r` the head's half width.

    `dark` from 0 to 1 sinks the figure into shadow.
    """
    who, shadow = look(c), rgb("17141f")
    if who.cut == "scarf":
        who.tint = c.rng.choice(CLOTHES)
    top, skin = mix(who.top, shadow, dark), mix(who.skin, shadow, dark)
    who.tint = mix(who.tint, shadow, dark)
    cloth = Linear(even(shade(top, 0.14), shade(top, -0.4)), 90)
    c.curve(moved(BACK, x, y, r), cloth, texture=textures.paper(), strength=0.3)
    nape = Linear(even(shade(skin, -0.1), shade(skin, -0.35)), 90)
    c.rect(x - r * 0.46, y + r * 0.4, r * 0.92, r, nape, radius=r * 0.2)
    for side in (-1, 1):
        c.oval(x + side * r * 0.97, y + r * 0.12, r * 0.16, r * 0.28, shade(skin, -0.08))
    if who.cut == "bald":
        c.oval(x, y, r * 0.95, r * 1.18, Linear(even(shade(skin, 0.12), shade(skin, -0.25)), 60))
    else:
        _hair_from_behind(c, x, y, r, who, skin)


def _hair_from_behind(c: Canvas, x: float, y: float, r: float, who: Look, skin: Colour) -> None:
    hair = Linear(even(shade(who.tint, 0.2), shade(who.tint, -0.3)), 70)
    if who.cut in HAIR_BEHIND:
        c.curve(moved(HAIR_BEHIND[who.cut], x, y, r), hair, texture=textures.paper(), strength=0.4, scale=0.5)
        return
    if who.cut == "curly":
        locks = []
        for k in range(24):
            reach, size = ((0.62, 0.57), (0.75, 0.43), (0.4, 0.3))[k // 8]
            turn = k % 8 * math.tau / 8
            locks.append(
                oval(
                    x + r * reach * math.cos(turn),
                    y - r * 0.15 + r * (reach + 0.12) * math.sin(turn),
                    r * size,
                    r * size,
                )
            )
        c.polys(locks, hair)
        return
    c.oval(x, y - r * 0.08, r * 0.98, r * 1.16, hair, texture=textures.paper(), strength=0.4, scale=0.5)
    c.rect(x - r * 0.62, y + r * 0.55, r * 1.24, r * 0.5, shade(skin, -0.2), radius=r * 0.25, opacity=0.85)
    if who.cut == "bun":
        knot = Linear(even(shade(who.tint, 0.25), shade(who.tint, -0.2)), 70)
        c.oval(x, y - r * 0.75, r * 0.5, r * 0.46, knot)
