"""People from the front, down to the waist, with faces that are hinted at."""

import math

from ..drawing import texture as textures
from ..drawing.canvas import Canvas, moved, outline, oval, smooth
from ..drawing.colour import Linear, even, mix, rgb, shade
from .figures import CLOTHES, Look


def bust(c: Canvas, x: float, y: float, r: float, who: Look, turn: float = 0.0, arms: str = "down") -> None:
    """Set a person from the front down to the waist; `y` is the middle of the head, `r` its half width.

    `turn` from -1 to 1 moves the features as if the head turned left or right; `arms` is "down",
    "table" (hands together before the body) or "crossed".
    """
    if who.cut in ("long", "bob"):
        low = 2.3 if who.cut == "long" else 1.35
        c.curve(
            moved(
                [(-0.9, -0.8), (0, -1.3), (0.9, -0.8), (1.18, 0.3), (1.25, low), (-1.25, low), (-1.18, 0.3)],
                x,
                y,
                r,
            ),
            Linear(even(shade(who.tint, 0.05), shade(who.tint, -0.4)), 60),
            texture=textures.paper(),
            strength=0.4,
        )
    body = [
        (-0.5, 1.3),
        (-1.3, 1.62),
        (-1.95, 2.1),
        (-2.25, 3.4),
        (-2.2, 6.4),
        (2.2, 6.4),
        (2.25, 3.4),
        (1.95, 2.1),
        (1.3, 1.62),
        (0.5, 1.3),
    ]
    c.curve(
        moved(body, x, y, r),
        Linear(even(shade(who.top, 0.2), who.top, shade(who.top, -0.42)), 20),
        texture=textures.paper(),
        strength=0.35,
    )
    c.curve(
        moved([(-0.42, 0.6), (0.42, 0.6), (0.48, 1.4), (0.16, 2.0), (-0.16, 2.0), (-0.48, 1.4)], x, y, r),
        Linear(even(shade(who.skin, -0.34), shade(who.skin, -0.06)), 90),
    )
    _collar(c, x, y, r, who)
    _arms(c, x, y, r, who, arms)
    _face(c, x, y, r, who, turn)


def _collar(c: Canvas, x: float, y: float, r: float, who: Look) -> None:
    kind = c.rng.choice(("shirt", "round", "lapel"))
    if kind == "round":
        c.line(
            moved([(-0.5, 1.4), (-0.25, 1.95), (0, 2.08), (0.25, 1.95), (0.5, 1.4)], x, y, r),
            r * 0.14,
            shade(who.top, -0.25),
        )
        return
    cloth = rgb("efe6d6") if kind == "shirt" else shade(who.top, 0.35)
    for side in (-1, 1):
        c.poly(
            moved([(0.44, 1.22), (0.78, 1.5), (0.3, 2.2), (0.02, 1.98)], x, y, r, flip=side < 0),
            Linear(even(shade(cloth, 0.1), shade(cloth, -0.2)), 60),
        )
    if kind == "lapel":
        c.poly(
            moved([(-0.12, 2.0), (0.12, 2.0), (0.3, 5.8), (-0.3, 5.8)], x, y, r),
            shade(who.top, -0.35),
            opacity=0.5,
        )


def _arms(c: Canvas, x: float, y: float, r: float, who: Look, arms: str) -> None:
    if arms == "down":
        for side in (-1, 1):
            c.line(
                smooth(
                    moved([(1.72, 2.7), (1.62, 4.2), (1.7, 6.2)], x, y, r, flip=side < 0), 5, closed=False
                ),
                r * 0.1,
                shade(who.top, -0.5),
                opacity=0.5,
            )
        return
    reach = {
        "table": ((1.9, 2.6), (2.2, 4.2), (0.5, 4.75)),
        "crossed": ((1.9, 2.6), (2.3, 4.0), (-0.9, 4.0)),
    }[arms]
    for side in (-1, 1):
        line = smooth(
            moved(reach, x, y + (r * 0.3 if side > 0 and arms == "crossed" else 0), r, flip=side < 0),
            6,
            closed=False,
        )
        c.line([(px, py + r * 0.12) for px, py in line], r * 0.95, rgb("1a1622"), opacity=0.3, blur=r * 0.16)
        c.line(line, r * 0.86, Linear(even(shade(who.top, 0.12), shade(who.top, -0.3)), 60), taper=0.2)
        hand = line[-1]
        c.oval(
            hand[0],
            hand[1],
            r * 0.36,
            r * 0.27,
            Linear(even(shade(who.skin, 0.1), shade(who.skin, -0.2)), 60),
        )


FACE = outline("-0.86,-0.5 -0.5,-1.05 0.5,-1.05 0.86,-0.5 0.86,0.3 0.52,0.98 0,1.22 -0.52,0.98 -0.86,0.3")


def _face(c: Canvas, x: float, y: float, r: float, who: Look, turn: float) -> None:
    for side in (-1, 1):
        c.oval(x + side * r * 0.92, y + r * 0.1, r * 0.14, r * 0.26, shade(who.skin, -0.14))
    skin = Linear(even(shade(who.skin, 0.2), who.skin, shade(who.skin, -0.24)), 12)
    c.curve(moved(FACE, x, y, r), skin, texture=textures.clouds(24, 4, 6), strength=0.12)
    _features(c, x + turn * r * 0.22, y, r, who, turn)
    _hair(c, x, y, r, who)


def _features(c: Canvas, x: float, y: float, r: float, who: Look, turn: float) -> None:
    """Hint at cheeks, eyes, brows, nose and mouth; `x` is where the turned head looks from."""
    blush, brow_tint = mix(who.skin, rgb("c8553d"), 0.35), mix(who.tint, rgb("2a1c18"), 0.5)
    for side in (-1, 1):
        eye = x + side * r * 0.36
        c.oval(eye + side * r * 0.06, y + r * 0.42, r * 0.22, r * 0.16, blush, opacity=0.4, blur=r * 0.07)
        c.oval(eye, y - r * 0.02, r * 0.105, r * 0.075, shade(who.skin, -0.75))
        brow = smooth(moved(outline("-0.19,-0.25 0,-0.33 0.19,-0.25"), eye, y, r), 4, closed=False)
        c.line(brow, r * 0.055, brow_tint, opacity=0.75)
    nose = [(turn * 0.066 + 0.05, 0), (turn * 0.11 + 0.13, 0.36), (turn * 0.066 - 0.04, 0.43)]
    c.line(smooth(moved(nose, x, y, r), 4, closed=False), r * 0.05, shade(who.skin, -0.38), opacity=0.75)
    smile = smooth(moved(outline("-0.27,0.64 0,0.74 0.27,0.62"), x, y, r), 5, closed=False)
    c.line(smile, r * 0.075, mix(who.skin, rgb("8c2f2b"), 0.65))


FRINGE = outline(
    "-0.98,0 -1,-0.7 -0.55,-1.28 0.1,-1.4 0.75,-1.16 1.04,-0.6 0.98,0.02 0.84,-0.42 0.4,-0.78 -0.2,-0.7 -0.7,-0.5"
)
KERCHIEF = outline(
    "-1.02,0.1 -1.05,-0.75 -0.5,-1.36 0.5,-1.36 1.05,-0.75 1.02,0.1 0.6,-0.62 0,-0.78 -0.6,-0.62"
)
BEARD = outline("-0.5,0.75 0,0.55 0.5,0.75 0.6,1.05 0,1.34 -0.6,1.05")
TEMPLE = outline("0.84,-0.1 0.9,0.15 0.84,0.3")


def _hair(c: Canvas, x: float, y: float, r: float, who: Look) -> None:
    if who.cut == "bald":
        _beard(c, x, y, r, who)
    elif who.cut == "scarf":
        cloth = c.rng.choice(CLOTHES)
        paint = Linear(even(shade(cloth, 0.25), shade(cloth, -0.25)), 40)
        c.curve(moved(KERCHIEF, x, y, r), paint, texture=textures.weave(), strength=0.4)
        dots = [
            (px * 0.94, py * 0.94)
            for px, py in outline("-0.7,-0.9 -0.35,-1.1 0,-1 0.35,-1.1 0.7,-0.9 0.9,-0.4 -0.9,-0.4")
        ]
        c.polys([oval(px, py, r * 0.06, r * 0.06) for px, py in moved(dots, x, y, r)], rgb("f3e7cf"))
    else:
        _locks(c, x, y, r, who)


def _beard(c: Canvas, x: float, y: float, r: float, who: Look) -> None:
    for side in (-1, 1):
        temple = smooth(moved(TEMPLE, x, y, r, flip=side < 0), 4, closed=False)
        c.line(temple, r * 0.16, who.tint)
    c.curve(moved(BEARD, x, y, r), shade(who.tint, 0.1), opacity=0.75)
    c.line(moved([(-0.2, 0.72), (0.2, 0.72)], x, y, r), r * 0.07, mix(who.skin, rgb("8c2f2b"), 0.6))


def _locks(c: Canvas, x: float, y: float, r: float, who: Look) -> None:
    paint = Linear(even(shade(who.tint, 0.22), shade(who.tint, -0.25)), 40)
    if who.cut == "curly":
        turns = [math.radians(angle) for angle in range(175, 370, 18)]
        edge = [(x + r * 0.98 * math.cos(a), y - r * 0.35 + r * 0.86 * math.sin(a)) for a in turns]
        crown = [(x + r * k * 0.3, y - r * 0.98) for k in (-2, -1, 0, 1, 2)]
        c.polys([oval(px, py, r * 0.39, r * 0.36) for px, py in edge + crown], paint)
        return
    options = {"texture": textures.paper(), "strength": 0.4, "scale": 0.6}
    c.curve(moved(FRINGE, x, y, r, flip=c.rng.random() < 0.5), paint, **options)
    if who.cut == "bun":
        c.oval(x, y - r * 1.5, r * 0.46, r * 0.4, paint, **options)
    elif who.cut in ("long", "bob"):
        low = 1.9 if who.cut == "long" else 1.15
        strand = [(0.72, -0.85), (1.08, -0.4), (1.22, low), (0.92, low + 0.05), (0.86, 0.2)]
        for side in (-1, 1):
            c.curve(moved(strand, x, y, r, flip=side < 0), paint, **options)
