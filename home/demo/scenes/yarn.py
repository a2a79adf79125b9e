"""The loom with the rug growing on it, and dyed wool."""

from ..drawing import texture as textures
from ..drawing.canvas import Canvas, oval, rounded, smooth
from ..drawing.colour import Colour, Linear, even, rgb, shade
from .kilim import DYES, weave_kilim, woven


def loom(c: Canvas, dyes: str = "madder", hands: bool = True) -> None:
    """An upright loom: the beam, the stretched warp, the rug grown half way, the weaver's hands."""
    palette, u = DYES[dyes], c.unit
    c.fill(Linear(even(rgb("4f3b30"), rgb("2a2024")), 100), texture=textures.clouds(5, 5, 2), strength=0.3)
    c.glow(c.w * 0.12, c.h * 0.15, u * 110, rgb("ffd9a0"), 0.55)
    c.defocus(u)
    left, wide, top, cloth = c.w * 0.1, c.w * 0.8, c.h * 0.1, c.h * 0.5
    count = round(wide / (u * 0.95))
    threads = [left + wide * (index + 0.5) / count for index in range(count)]
    warp = [rounded(x - u * 0.13, top, u * 0.26, cloth + 9 - top) for x in threads]
    c.polys(warp, Linear(even(rgb("cbb891"), rgb("f7ecd2")), 90))
    height = c.h * 0.9
    weave_kilim(c, left, cloth, wide, height, dyes, max(2, round(wide / height * 2)))
    woven(c, (round(left), round(cloth), round(left + wide), c.h))
    c.rect(left, cloth - u * 0.8, wide, u * 1.8, palette[3], texture=textures.weave(), strength=0.6)
    c.rect(left, cloth + u, wide, u * 5, rgb("1a1216"), opacity=0.2, blur=u * 2)
    _loom_frame(c, left, wide, top)
    if hands:
        _weaver_hands(c, c.w * 0.38, cloth - u * 3)
    for index in range(6):
        dye = palette[index % len(palette)]
        _shuttle(c, c.w * (0.16 + 0.13 * index), cloth - u * c.rng.uniform(5, 11), dye)
    c.beams([[(0, 0), (c.w * 0.2, 0), (c.w * 0.75, c.h), (c.w * 0.2, c.h)]], rgb("ffdca6"), 0.3, u * 9)


def _loom_frame(c: Canvas, left: float, wide: float, top: float) -> None:
    """Set the two cross beams and the two posts round the warp."""
    u = c.unit
    beam = Linear(even(rgb("c99a68"), rgb("8f6240"), rgb("4f3326")), 90)
    for y, thick in ((top - u * 4, u * 7), (c.h * 0.3, u * 2.4)):
        x, length = left - u * 8, wide + u * 16
        c.rect(x, y + thick * 0.8, length, thick, rgb("120d10"), opacity=0.45, blur=u * 1.5)
        c.rect(x, y, length, thick, beam, texture=textures.wood(), strength=0.6, radius=u)
    post = Linear(even(rgb("b98a5c"), rgb("6a4430")), 0)
    for x in (left - u * 9, left + wide + u * 2):
        c.rect(x, -9, u * 7, c.h + 18, post, texture=textures.upright_wood(), strength=0.6)


def _shuttle(c: Canvas, x: float, y: float, dye: Colour) -> None:
    """Hang one small bundle of yarn in the warp."""
    u = c.unit
    c.line(
        smooth([(x, y + u * 4), (x + u * 0.6, y + u * 7), (x + u * 0.2, y + u * 10)], 5, closed=False),
        u * 0.35,
        dye,
    )
    c.oval(x + u * 0.3, y + u * 3.4, u * 1.9, u * 3.0, rgb("140e12"), opacity=0.35, blur=u * 0.5)
    c.oval(
        x,
        y + u * 3,
        u * 1.6,
        u * 2.8,
        Linear(even(shade(dye, 0.25), shade(dye, -0.3)), 20),
        texture=textures.weave(),
        strength=0.5,
    )


def _weaver_hands(c: Canvas, x: float, y: float) -> None:
    """Draw two forearms that come in from below and rest on the edge of the cloth."""
    u = c.unit
    skin, sleeve = rgb("dba884"), rgb("efe3cd")
    for side, place in ((-1, x), (1, x + u * 34)):
        foot = (place + side * u * 16, c.h + u * 4)
        wrist = (place + side * u * 3.5, y + u * 18)
        c.line([foot, wrist], u * 13, rgb("140e12"), opacity=0.35, blur=u * 2)
        c.line(
            [foot, wrist],
            u * 12,
            Linear(even(shade(sleeve, 0.1), shade(sleeve, -0.3)), 0),
            texture=textures.paper(),
            strength=0.4,
        )
        c.line(
            [wrist, (place, y + u * 8)],
            u * 7.5,
            Linear(even(shade(skin, 0.15), shade(skin, -0.25)), 0),
            taper=0.2,
        )
        c.oval(place, y + u * 6, u * 4.6, u * 5, Linear(even(shade(skin, 0.15), shade(skin, -0.2)), 20))
        for finger in range(4):
            fx = place + (finger - 1.5) * u * 2.1
            c.line(
                smooth(
                    [
                        (fx, y + u * 4),
                        (fx + u * 0.2, y),
                        (fx + side * -u * 0.3, y - u * c.rng.uniform(1.5, 3)),
                    ],
                    4,
                    closed=False,
                ),
                u * 1.9,
                Linear(even(shade(skin, 0.2), shade(skin, -0.15)), 90),
                taper=0.3,
            )
        c.line(
            [(place - side * u * 4, y + u * 7), (place - side * u * 6.5, y + u * 2.5)],
            u * 2.3,
            shade(skin, -0.06),
            taper=0.3,
        )


def yarn(c: Canvas, dyes: str = "madder", baskets: bool = True) -> None:
    """Skeins and balls of dyed wool on a shelf or in a heap, light from one side."""
    palette = DYES[dyes] + DYES["meadow" if dyes != "meadow" else "indigo"]
    c.fill(Linear(even(rgb("6f5442"), rgb("37282a")), 110), texture=textures.wood(), strength=0.45, scale=2)
    c.glow(c.w * 0.15, 0, c.unit * 120, rgb("ffdca8"), 0.5)
    for row in range(3):
        y = c.h * (0.3 + 0.31 * row)
        c.rect(
            -9,
            y,
            c.w + 18,
            c.unit * 3,
            Linear(even(rgb("b98658"), rgb("6a4430")), 90),
            texture=textures.wood(),
            strength=0.5,
        )
        c.rect(-9, y + c.unit * 3, c.w + 18, c.unit * 8, rgb("120c10"), opacity=0.5, blur=c.unit * 2)
        x = -c.unit * 2
        while x < c.w + c.unit * 4:
            dye = c.rng.choice(palette)
            if (row == 2 and baskets) or c.rng.random() < 0.45:
                r = c.unit * c.rng.uniform(5, 8)
                _ball(c, x + r, y - r * 0.93, r, dye)
                x += r * 1.95
            else:
                x += _skein(c, x, y, dye)
    c.beams(
        [[(0, 0), (c.w * 0.25, 0), (c.w * 0.8, c.h), (c.w * 0.25, c.h)]], rgb("ffe2b4"), 0.22, c.unit * 10
    )


def _ball(c: Canvas, x: float, y: float, r: float, dye: Colour) -> None:
    c.oval(x + r * 0.2, y + r * 0.85, r * 1.05, r * 0.3, rgb("120c10"), opacity=0.5, blur=r * 0.2)
    c.oval(x, y, r, r, Linear(even(shade(dye, 0.3), dye, shade(dye, -0.5)), 55))
    threads = []
    for _ in range(26):
        turn, flat = c.rng.uniform(0, 180), c.rng.uniform(0.15, 0.8)
        line = oval(x, y, r * 0.94, r * 0.94 * flat, turn)
        start = c.rng.randrange(len(line))
        piece = (line + line)[start : start + len(line) // 3]
        threads += [piece + [(px + r * 0.025, py + r * 0.025) for px, py in reversed(piece)]]
    c.polys(threads[::2], shade(dye, 0.42), opacity=0.55)
    c.polys(threads[1::2], shade(dye, -0.5), opacity=0.5)


def _skein(c: Canvas, x: float, y: float, dye: Colour) -> float:
    """Lay a folded skein on the shelf and return the room it takes."""
    wide, tall = c.unit * c.rng.uniform(7, 10), c.unit * c.rng.uniform(11, 16)
    for index in range(3):
        left = x + wide * 0.27 * index
        shape = [
            (left, y),
            (left - wide * 0.04, y - tall * 0.6),
            (left + wide * 0.14, y - tall),
            (left + wide * 0.36, y - tall * 0.62),
            (left + wide * 0.34, y),
        ]
        c.curve(
            shape,
            Linear(even(shade(dye, 0.22), dye, shade(dye, -0.4)), 0),
            texture=textures.upright_wood(),
            strength=0.6,
            scale=0.4,
        )
    c.rect(
        x - wide * 0.03,
        y - tall * 0.56,
        wide * 0.98,
        tall * 0.14,
        Linear(even(rgb("f4ead6"), rgb("c9b797")), 0),
    )
    return wide * 1.12
