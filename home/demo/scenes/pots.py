"""Pottery: vessels, shelves of them, and the wheel."""

import math

from ..drawing import texture as textures
from ..drawing.canvas import Canvas, Point, moved, oval, smooth
from ..drawing.colour import Colour, Linear, even, mix, rgb, shade

GLAZES = tuple(
    rgb(code) for code in ("a9583a", "c98a55", "5f6f58", "e2d2b4", "3f5a63", "8a3f2f", "d3a24f", "6f5a4a")
)


_PROFILES: dict[str, tuple[Point, ...]] = {
    "jug": ((0.3, 0.0), (0.62, 0.1), (0.86, 0.34), (0.8, 0.6), (0.44, 0.78), (0.36, 0.92), (0.46, 1.0)),
    "vase": ((0.34, 0.0), (0.5, 0.12), (0.7, 0.42), (0.5, 0.74), (0.26, 0.86), (0.34, 1.0)),
    "bowl": ((0.36, 0.0), (0.42, 0.1), (0.9, 0.55), (1.16, 1.0)),
    "pot": ((0.6, 0.0), (0.86, 0.2), (0.98, 0.55), (0.8, 0.86), (0.66, 0.92), (0.74, 1.0)),
    "cup": ((0.42, 0.0), (0.5, 0.1), (0.56, 0.5), (0.62, 1.0)),
    "plate": ((0.5, 0.0), (0.9, 0.5), (1.5, 1.0)),
}


_HEIGHTS = {"jug": 1.0, "vase": 1.15, "bowl": 0.42, "pot": 0.74, "cup": 0.46, "plate": 0.2}


def pot(c: Canvas, x: float, foot: float, size: float, glaze: Colour, form: str, bands: bool = True) -> float:
    """Set one vessel with its foot at `x`, `foot`; return half its width. `size` is the height of a jug."""
    tall, wide = size * _HEIGHTS[form], size * 0.5
    profile = smooth([(px * wide, -py * tall) for px, py in _PROFILES[form]], 6, closed=False)
    outline = [(x + px, foot + py) for px, py in profile] + [
        (x - px, foot + py) for px, py in reversed(profile)
    ]
    reach = max(px for px, _ in profile)
    c.oval(x + reach * 0.5, foot, reach * 1.25, size * 0.06, rgb("140e12"), opacity=0.5, blur=size * 0.035)
    if form == "jug":
        handle = smooth(
            [
                (x + wide * 0.38, foot - tall * 0.92),
                (x + wide * 1.05, foot - tall * 0.84),
                (x + wide * 1.02, foot - tall * 0.56),
                (x + wide * 0.7, foot - tall * 0.42),
            ],
            6,
            closed=False,
        )
        c.line(handle, size * 0.075, Linear(even(shade(glaze, 0.1), shade(glaze, -0.4)), 90))
    c.poly(
        outline,
        Linear(
            ((0, shade(glaze, -0.12)), (0.28, shade(glaze, 0.3)), (0.55, glaze), (1, shade(glaze, -0.58))), 0
        ),
        texture=textures.clouds(24, 4, 6),
        strength=0.35,
        scale=0.6,
    )
    if bands and form != "plate":
        slip = mix(rgb("f2e6cc"), glaze, 0.15)
        for level in (0.5, 0.58, 0.3):
            _band(c, x, foot, profile, -tall * level, size * 0.018, shade(slip, -0.1))
        if c.rng.random() < 0.6:
            _dots(c, x, foot - tall * 0.44, profile, tall, size, slip)
    rim = profile[-1][0]
    c.oval(x, foot - tall, rim, rim * 0.2, Linear(even(shade(glaze, -0.7), shade(glaze, -0.25)), 90))
    c.line(
        [(x - rim * math.cos(a), foot - tall + rim * 0.2 * math.sin(a)) for a in (0.2, 0.8, 1.4, 2.0, 2.6)],
        size * 0.014,
        shade(glaze, 0.4),
        opacity=0.8,
    )
    c.oval(
        x - reach * 0.42,
        foot - tall * 0.58,
        reach * 0.1,
        tall * 0.18,
        rgb("fff8e8"),
        opacity=0.55,
        blur=size * 0.03,
    )
    return reach


def _band(
    c: Canvas, x: float, foot: float, profile: list[Point], level: float, thick: float, tone: Colour
) -> None:
    half = min(profile, key=lambda point: abs(point[1] - level))[0]
    bow = [
        (
            x - half * 0.985 * math.cos(k / 12 * math.pi),
            foot + level + half * 0.1 * math.sin(k / 12 * math.pi),
        )
        for k in range(13)
    ]
    c.line(bow, thick, tone, opacity=0.8)


def _dots(
    c: Canvas, x: float, y: float, profile: list[Point], tall: float, size: float, tone: Colour
) -> None:
    half = min(profile, key=lambda point: abs(point[1] + tall * 0.44))[0]
    dots = []
    for k in range(1, 9):
        angle = k / 9 * math.pi
        dots.append(
            oval(
                x - half * 0.92 * math.cos(angle),
                y + half * 0.1 * math.sin(angle),
                size * 0.02 * math.sin(angle) + 1,
                size * 0.022,
            )
        )
    c.polys(dots, tone, opacity=0.9)


def pottery(c: Canvas, shelves: int = 3, wall: str = "c9b090", raw: bool = False) -> None:
    """Shelves of pots in a workshop; `raw` shows them unfired, all in the colour of clay."""
    base = rgb(wall)
    c.fill(
        Linear(even(shade(base, 0.14), shade(base, -0.4)), 40), texture=textures.clouds(6, 6, 2), strength=0.4
    )
    c.glow(0, 0, c.unit * 130, rgb("ffe3b4"), 0.5)
    for shelf in range(shelves):
        y = c.h * (0.36 + (0.6 * shelf / max(1, shelves - 1) if shelves > 1 else 0.4))
        size = min(c.unit * 26, c.h / shelves * 0.66)
        x = c.unit * c.rng.uniform(2, 8)
        while x < c.w:
            form = c.rng.choice(tuple(_PROFILES))
            glaze = rgb("c08a66") if raw else c.rng.choice(GLAZES)
            grown = size * c.rng.uniform(0.75, 1.05)
            reach = max(px for px, _ in _PROFILES[form]) * grown * 0.5
            pot(c, x + reach, y, grown, shade(glaze, c.rng.uniform(-0.1, 0.1)), form, not raw)
            x += reach * 2 + c.unit * c.rng.uniform(1, 4)
        c.rect(-9, y + c.unit * 3, c.w + 18, c.unit * 7, rgb("140e12"), opacity=0.45, blur=c.unit * 2)
        c.rect(
            -9,
            y,
            c.w + 18,
            c.unit * 3.2,
            Linear(even(rgb("b98658"), rgb("6a4430")), 90),
            texture=textures.wood(),
            strength=0.55,
        )
    c.beams([[(0, 0), (c.w * 0.22, 0), (c.w * 0.8, c.h), (c.w * 0.3, c.h)]], rgb("ffe6ba"), 0.26, c.unit * 10)


def wheel(c: Canvas, glaze: str = "b5764f") -> None:
    """A potter's hands round a bowl on the turning wheel."""
    clay, u = rgb(glaze), c.unit
    c.fill(Linear(even(rgb("5c4638"), rgb("221a1c")), 100), texture=textures.clouds(5, 5, 2), strength=0.35)
    c.glow(c.w * 0.2, c.h * 0.1, u * 110, rgb("ffd59a"), 0.6)
    for k in range(7):
        form = c.rng.choice(("jug", "vase", "pot"))
        pot(c, c.w * (0.06 + 0.15 * k), c.h * 0.3, u * 17, c.rng.choice(GLAZES), form)
    c.rect(-9, c.h * 0.3, c.w + 18, u * 3, rgb("6a4430"))
    c.defocus(u * 1.1)
    x, y = c.w * 0.5, c.h * 0.8
    c.oval(x, y + u * 7, u * 46, u * 13, rgb("120c0e"), opacity=0.6, blur=u * 4)
    c.oval(x, y + u * 4, u * 42, u * 11, rgb("3a302e"))
    c.oval(x, y + u * 1.5, u * 42, u * 11, Linear(even(rgb("a79a8c"), rgb("5d524c")), 20))
    for k in range(1, 6):
        ring = oval(x, y + u * 1.5, u * 7 * k, u * 1.85 * k)
        c.line(ring + ring[:1], u * 0.3, shade(clay, 0.1), opacity=0.35)
    pot(c, x, y + u * 4, u * 50, clay, "bowl", False)
    for side in (-1, 1):
        _potter_hand(c, x, y, side, clay)
    c.beams([[(0, 0), (c.w * 0.25, 0), (c.w * 0.75, c.h), (c.w * 0.3, c.h)]], rgb("ffdca6"), 0.25, u * 9)


def _potter_hand(c: Canvas, x: float, y: float, side: int, clay: Colour) -> None:
    """Draw one forearm from the lower corner and the fingers that hold the rim, stained with clay."""
    u, skin, sleeve = c.unit, rgb("d9a684"), rgb("3f5663")
    elbow, wrist = (x + side * u * 66, c.h * 1.04), (x + side * u * 37, y - u * 12)
    cloth = Linear(even(shade(sleeve, 0.15), shade(sleeve, -0.35)), 60)
    c.line([elbow, wrist], u * 15, cloth, texture=textures.paper(), strength=0.4, taper=0.2)
    palm = Linear(even(shade(skin, 0.15), shade(skin, -0.25)), 70)
    c.line([wrist, (x + side * u * 28, y - u * 14)], u * 9, palm)
    stained = Linear(even(shade(skin, 0.18), shade(mix(skin, clay, 0.5), -0.15)), 60)
    for k in range(4):
        joints = [(29, 2.8 * k - 17), (25.5, 4.4 * k - 20.5), (21 + 1.6 * k, 5.0 * k - 20)]
        finger = smooth(moved(joints, x, y, u, flip=side < 0), 5, closed=False)
        c.line(finger, u * 3.6, stained, taper=0.3)
