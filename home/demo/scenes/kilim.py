"""Pirot kilims: the geometry of their motifs and borders, hung or filling the frame."""

from PIL import Image, ImageChops

from ..drawing import texture as textures
from ..drawing.canvas import Canvas, Point, rounded
from ..drawing.colour import Colour, Linear, even, rgb, shade

DYES: dict[str, tuple[Colour, ...]] = {
    "madder": tuple(rgb(code) for code in ("8f2026", "f0e2c6", "1d2a4a", "d79a2b", "2f5a44", "c5562f")),
    "indigo": tuple(rgb(code) for code in ("1f2f55", "efe3cb", "8f2026", "c98f35", "47707a", "b5482f")),
    "walnut": tuple(rgb(code) for code in ("5a3a26", "ecdcbe", "8c3a2c", "c9963f", "34503f", "b8743a")),
    "meadow": tuple(rgb(code) for code in ("2f5340", "f2e6cc", "a03a2f", "d9a843", "24364f", "c96f3a")),
}


def stepped_diamond(x: float, y: float, size: float, levels: int) -> list[Point]:
    """Return a diamond with stepped sides, as a loom makes it; `size` from the centre to a tip."""
    step = size / levels
    corner: list[Point] = []
    for index in range(levels):
        corner += [
            (step * (index + 1) - step / 2, -size + step * index),
            (step * (index + 1) - step / 2, -size + step * (index + 1)),
        ]
    right = [(x + px, y + py) for px, py in corner]
    down = [(x + px, y - py) for px, py in reversed(corner)]
    left = [(x - px, y - py) for px, py in corner]
    up = [(x - px, y + py) for px, py in reversed(corner)]
    return right + down + left + up


def ram_horns(x: float, y: float, size: float) -> list[list[Point]]:
    """Return the ram's-horn hooks that stand out of a diamond on four sides."""
    t = size * 0.13
    shapes = []
    for flip in (-1, 1):
        for rise in (-1, 1):
            shapes.append(
                [
                    (x + flip * px * size, y + rise * py * size)
                    for px, py in (
                        (0.0, -1.0),
                        (0.13, -1.0),
                        (0.13, -1.3),
                        (0.45, -1.3),
                        (0.45, -1.05),
                        (0.32, -1.05),
                        (0.32, -1.17),
                        (0.26, -1.17),
                        (0.26, -0.87),
                        (0.0, -0.87),
                    )
                ]
            )
            shapes.append(
                [
                    (x + flip * px * size, y + rise * py * size)
                    for px, py in (
                        (1.0, 0.0),
                        (1.0, -0.13),
                        (1.3, -0.13),
                        (1.3, -0.45),
                        (1.05, -0.45),
                        (1.05, -0.32),
                        (1.17, -0.32),
                        (1.17, -0.26),
                        (0.87, -0.26),
                        (0.87, 0.0),
                    )
                ]
            )
    return shapes if t else []


def _motif(c: Canvas, x: float, y: float, size: float, dyes: tuple[Colour, ...], kind: int) -> None:
    """Weave one great motif: stepped diamonds inside one another, hooks, and a tortoise or cross within."""
    outer, cream, navy, gold, green, orange = dyes
    first, second = ((navy, gold), (green, orange), (gold, navy))[kind % 3]
    c.polys(ram_horns(x, y, size * 0.74), cream)
    for grown, dye in (
        (0.98, cream),
        (0.9, first),
        (0.72, cream),
        (0.66, outer),
        (0.5, second),
        (0.36, cream),
        (0.3, first),
    ):
        c.poly(stepped_diamond(x, y, size * grown, 9), dye)
    c.polys(ram_horns(x, y, size * 0.2), cream)
    c.poly(stepped_diamond(x, y, size * 0.17, 4), gold if kind % 2 else orange)
    bits = [
        rounded(
            x + dx * size * 0.56 - size * 0.035, y + dy * size * 0.56 - size * 0.035, size * 0.07, size * 0.07
        )
        for dx, dy in ((0.5, 0.5), (-0.5, 0.5), (0.5, -0.5), (-0.5, -0.5))
    ]
    c.polys(bits, cream)


def _border(
    c: Canvas, x: float, y: float, width: float, height: float, band: float, dyes: tuple[Colour, ...]
) -> None:
    """Weave the three bands that frame the field: teeth, a chain of small diamonds, teeth again."""
    outer, cream, navy, gold, green, orange = dyes
    c.rect(x, y, width, height, navy)
    teeth = []
    pitch = band * 0.34
    for along, across, far in ((width, 0, height), (height, 1, width)):
        for index in range(int(along / pitch)):
            for edge in (0, far):
                inward = 1 if edge == 0 else -1
                a, b = index * pitch, edge
                triangle = [(a, b), (a + pitch, b), (a + pitch / 2, b + inward * pitch * 0.9)]
                teeth.append(
                    [(x + (p if not across else q), y + (q if not across else p)) for p, q in triangle]
                )
    c.polys(teeth, gold)
    c.rect(x + band * 0.38, y + band * 0.38, width - band * 0.76, height - band * 0.76, cream)
    inner = [band * 0.5, band * 0.5, width - band, height - band]
    count_x, count_y = max(3, round(inner[2] / (band * 0.62))), max(3, round(inner[3] / (band * 0.62)))
    small, heart = [], []
    for index in range(count_x + 1):
        for py in (y + band * 0.72, y + height - band * 0.72):
            px = x + band * 0.72 + (width - band * 1.44) * index / count_x
            small.append(stepped_diamond(px, py, band * 0.27, 3))
            heart.append(stepped_diamond(px, py, band * 0.12, 2))
    for index in range(1, count_y):
        for px in (x + band * 0.72, x + width - band * 0.72):
            py = y + band * 0.72 + (height - band * 1.44) * index / count_y
            small.append(stepped_diamond(px, py, band * 0.27, 3))
            heart.append(stepped_diamond(px, py, band * 0.12, 2))
    c.polys(small[::2], outer)
    c.polys(small[1::2], green)
    c.polys(heart, gold)
    c.rect(x + band * 1.06, y + band * 1.06, width - band * 2.12, height - band * 2.12, orange)
    c.rect(x + band * 1.16, y + band * 1.16, width - band * 2.32, height - band * 2.32, outer)


def weave_kilim(
    c: Canvas, x: float, y: float, width: float, height: float, dyes: str = "madder", columns: int = 2
) -> None:
    """Weave a whole rug into the given box."""
    palette = DYES[dyes]
    band = min(width, height) * 0.14
    _border(c, x, y, width, height, band, palette)
    field_x, field_y, wide, tall = x + band * 1.16, y + band * 1.16, width - band * 2.32, height - band * 2.32
    size = wide / columns / 2
    rows = max(1, round(tall / (size * 2)))
    stretch = tall / (rows * size * 2)
    for row in range(rows):
        for column in range(columns):
            mx, my = field_x + size * (2 * column + 1), field_y + size * stretch * (2 * row + 1)
            _motif(c, mx, my, size * min(1.0, stretch) * 0.78, palette, row + column)
    gaps = []
    for row in range(rows + 1):
        for column in range(columns + 1):
            gx, gy = field_x + size * 2 * column, field_y + size * stretch * 2 * row
            if field_x < gx < field_x + wide and field_y < gy < field_y + tall:
                gaps.append(stepped_diamond(gx, gy, size * 0.26, 4))
    c.polys(gaps, palette[3])
    c.polys(
        [
            [(px * 0.5 + cx * 0.5, py * 0.5 + cy * 0.5) for px, py in gap]
            for gap in gaps
            for cx, cy in [(sum(p[0] for p in gap) / len(gap), sum(p[1] for p in gap) / len(gap))]
        ],
        palette[2],
    )


def kilim(c: Canvas, dyes: str = "madder", columns: int = 3, hung: bool = False) -> None:
    """A Pirot kilim: its pattern filling the frame, or the whole rug hung on a whitewashed wall."""
    if hung:
        _hang(c, dyes, columns)
        return
    margin = c.unit * 16
    weave_kilim(c, -margin * 0.5, -margin * 0.5, c.w + margin, c.h + margin, dyes, columns)
    woven(c, (0, 0, c.w, c.h))
    shaft = [(0, 0), (c.w * 0.3, 0), (c.w * 0.9, c.h), (c.w * 0.3, c.h)]
    c.beams([shaft], rgb("ffe8bf"), 0.22, c.unit * 14)


def _hang(c: Canvas, dyes: str, columns: int) -> None:
    wall, u = rgb("e6dcc8"), c.unit
    plaster = Linear(even(shade(wall, 0.25), shade(wall, -0.2)), 50)
    c.fill(plaster, texture=textures.clouds(8, 6, 2), strength=0.35)
    height = c.h * 0.74
    width = min(c.w * 0.8, height * (0.72 if c.h > c.w else 1.3))
    x, y = (c.w - width) / 2, c.h * 0.1
    c.shadow(rounded(x, y, width, height), (u * 2.2, u * 2.6), u * 2.4, 0.5)
    rod = Linear(even(rgb("a9744c"), rgb("5d3a2a")), 90)
    c.rect(x - width * 0.06, y - u * 1.6, width * 1.12, u * 1.6, rod, radius=u)
    weave_kilim(c, x, y, width, height, dyes, columns)
    fringe = []
    for k in range(90):
        left, right = x + width * k / 90, x + width * (k + 0.7) / 90
        tip = (left + right) / 2 + c.rng.uniform(-0.3, 0.3) * u
        fringe.append([(left, y + height), (right, y + height), (tip, y + height + u * 4)])
    c.polys(fringe, Linear(even(rgb("f3e9d4"), rgb("c3b08d")), 90))
    woven(c, (round(x), round(y), round(x + width), round(y + height)))
    boards = Linear(even(rgb("a9805a"), rgb("6a4632")), 90)
    c.rect(-9, y + height + u * 9, c.w + 18, c.h, boards, texture=textures.wood(), strength=0.5, scale=2)
    shaft = [(c.w * 0.05, 0), (c.w * 0.3, 0), (c.w * 0.8, c.h), (c.w * 0.3, c.h)]
    c.beams([shaft], rgb("ffe8bf"), 0.3, u * 10)


def woven(c: Canvas, box: tuple[int, int, int, int]) -> None:
    """Give the area `box` the ribs of weaving and the soft waves of a cloth that hangs."""
    left, top, right, bottom = max(0, box[0]), max(0, box[1]), min(c.w, box[2]), min(c.h, box[3])
    region = c.img.crop((left, top, right, bottom))
    ribs = textures.cut(textures.weave(), *region.size, c.rng, 1.0)
    waves = textures.cut(textures.clouds(4, 3, 2), *region.size, c.rng, 2.5).point(
        [96 + v // 4 for v in range(256)]
    )
    grey = Image.blend(ribs, waves, 0.45)
    c.img.paste(ImageChops.overlay(region, Image.merge("RGB", (grey, grey, grey))), (left, top))
