"""The canvas: every shape is masked with anti-aliasing and painted in place, so that layers stack cleanly."""

import math
import random
from collections.abc import Iterable, Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from . import texture as textures
from .colour import Colour, Paint

Point = tuple[float, float]
Box = tuple[int, int, int, int]


class Canvas:
    """A picture being drawn. Lengths are pixels; `unit` is a hundredth of the shorter side.

    `rng` is the only source of chance, so that the same seed always gives the same picture.
    """

    def __init__(self, width: int, height: int, seed: int) -> None:
        self.w, self.h = width, height
        self.unit = min(width, height) / 100
        self.rng = random.Random(seed)  # noqa: S311 - chance in a drawing, not a secret
        self.img = Image.new("RGB", (width, height), (128, 128, 128))

    # --- masks -------------------------------------------------------------------------------------------

    def _window(self, points: Iterable[Point], margin: float) -> Box | None:
        xs, ys = zip(*points, strict=True)
        box = (
            max(0, math.floor(min(xs) - margin)),
            max(0, math.floor(min(ys) - margin)),
            min(self.w, math.ceil(max(xs) + margin) + 1),
            min(self.h, math.ceil(max(ys) + margin) + 1),
        )
        return box if box[2] > box[0] and box[3] > box[1] else None

    def _mask(self, polygons: Sequence[Sequence[Point]], blur: float) -> tuple[Image.Image, Box] | None:
        """Return the coverage of `polygons` as a grey mask and the box it belongs to."""
        window = self._window((point for polygon in polygons for point in polygon), blur * 2.2 + 1)
        if window is None:
            return None
        left, top, right, bottom = window
        width, height = right - left, bottom - top
        if blur >= 6:
            return self._soft_mask(polygons, window, blur), window
        fine = 4 if width * height < 90_000 else 2
        mask = Image.new("L", (width * fine, height * fine))
        draw = ImageDraw.Draw(mask)
        for polygon in polygons:
            draw.polygon([((x - left) * fine, (y - top) * fine) for x, y in polygon], fill=255)
        mask = mask.reduce(fine)
        return (mask.filter(ImageFilter.GaussianBlur(blur)) if blur else mask), window

    @staticmethod
    def _soft_mask(polygons: Sequence[Sequence[Point]], window: Box, blur: float) -> Image.Image:
        """Blur on a reduced copy: a wide blur has no detail to lose and costs a fraction."""
        left, top, right, bottom = window
        coarse = max(2.0, blur / 4)
        size = (max(1, round((right - left) / coarse)), max(1, round((bottom - top) / coarse)))
        mask = Image.new("L", size)
        draw = ImageDraw.Draw(mask)
        for polygon in polygons:
            draw.polygon([((x - left) / coarse, (y - top) / coarse) for x, y in polygon], fill=255)
        mask = mask.filter(ImageFilter.GaussianBlur(blur / coarse))
        return mask.resize((right - left, bottom - top), Image.Resampling.BICUBIC)

    def _apply(
        self,
        mask: Image.Image,
        window: Box,
        paint: Paint,
        opacity: float,
        texture: Image.Image | None,
        strength: float,
        scale: float,
        frame: Box | None = None,
    ) -> None:
        left, top, right, bottom = window
        width, height = right - left, bottom - top
        if isinstance(paint, tuple):
            source = Image.new("RGB", (width, height), paint)
        else:
            box = frame or window
            source = paint.image(max(1, box[2] - box[0]), max(1, box[3] - box[1]))
            source = source.crop((left - box[0], top - box[1], right - box[0], bottom - box[1]))
        if texture is not None:
            grey = textures.cut(texture, width, height, self.rng, scale)
            worked = ImageChops.overlay(source, Image.merge("RGB", (grey, grey, grey)))
            source = Image.blend(source, worked, strength)
        if opacity < 1:
            mask = mask.point([round(value * opacity) for value in range(256)])
        self.img.paste(source, (left, top), mask)

    # --- shapes ------------------------------------------------------------------------------------------

    def polys(
        self,
        polygons: Sequence[Sequence[Point]],
        paint: Paint,
        opacity: float = 1.0,
        blur: float = 0.0,
        texture: Image.Image | None = None,
        strength: float = 0.5,
        scale: float = 1.0,
    ) -> None:
        """Paint several polygons in one go; gradients run over their common box.

        `blur` in pixels softens the edge. `texture` is worked into the paint with `strength` (0 to 1),
        magnified `scale` times.
        """
        polygons = [polygon for polygon in polygons if len(polygon) > 2]
        made = self._mask(polygons, blur) if polygons else None
        if made is None:
            return
        xs, ys = zip(*(point for polygon in polygons for point in polygon), strict=True)
        frame = (math.floor(min(xs)), math.floor(min(ys)), math.ceil(max(xs)) + 1, math.ceil(max(ys)) + 1)
        if (frame[2] - frame[0]) * (frame[3] - frame[1]) > 6 * self.w * self.h or blur:
            frame = made[1]
        self._apply(*made, paint, opacity, texture, strength, scale, frame)

    def poly(self, points: Sequence[Point], paint: Paint, **options) -> None:
        """Paint one polygon; options as in `polys`."""
        self.polys([points], paint, **options)

    def curve(self, points: Sequence[Point], paint: Paint, **options) -> None:
        """Paint a closed shape whose outline runs smoothly through `points`."""
        self.polys([smooth(points)], paint, **options)

    def rect(self, x: float, y: float, width: float, height: float, paint: Paint, **options) -> None:
        """Paint an upright rectangle from its top left corner; `radius` in pixels rounds the corners."""
        radius = options.pop("radius", 0)
        self.polys([rounded(x, y, width, height, radius)], paint, **options)

    def oval(self, x: float, y: float, across: float, down: float, paint: Paint, **options) -> None:
        """Paint an ellipse round its centre with the given radii; `turn` in degrees rotates it."""
        self.polys([oval(x, y, across, down, options.pop("turn", 0))], paint, **options)

    def line(self, points: Sequence[Point], width: float, paint: Paint, **options) -> None:
        """Paint an open line through `points`, with round ends; `taper` narrows it towards its end."""
        self.polys(stroke(points, width, options.pop("taper", 0.0)), paint, **options)

    def fill(
        self, paint: Paint, texture: Image.Image | None = None, strength: float = 0.4, **options
    ) -> None:
        """Paint the whole canvas."""
        self.rect(-1, -1, self.w + 2, self.h + 2, paint, texture=texture, strength=strength, **options)

    # --- light -------------------------------------------------------------------------------------------

    def shadow(self, points: Sequence[Point], offset: Point, blur: float, opacity: float = 0.4) -> None:
        """Cast a soft shadow of the polygon `points`, moved by `offset` pixels."""
        moved = [(x + offset[0], y + offset[1]) for x, y in points]
        self.polys([moved], (22, 16, 30), opacity=opacity, blur=blur)

    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float = 0.8) -> None:
        """Add light of `colour` round a point: it brightens what is there and never covers it."""
        window = self._window([(x - radius, y - radius), (x + radius, y + radius)], 0)
        if window is None:
            return
        size = max(8, round(radius / 4))
        ramp = Image.radial_gradient("L").resize((size, size))
        falloff = [round(255 * strength * max(0.0, 1 - value / 181) ** 2) for value in range(256)]
        ramp = ramp.point(falloff)
        left, top, right, bottom = window
        scale = size / (2 * radius)
        box = (
            max(0.0, (left - x + radius) * scale),
            max(0.0, (top - y + radius) * scale),
            min(size, (right - x + radius) * scale),
            min(size, (bottom - y + radius) * scale),
        )
        ramp = ramp.resize((right - left, bottom - top), Image.Resampling.BICUBIC, box=box)
        region = self.img.crop(window)
        light = ImageChops.screen(region, Image.new("RGB", region.size, colour))
        region.paste(light, (0, 0), ramp)
        self.img.paste(region, (left, top))

    def veil(self, paint: Paint, opacity: float, top: float = 0.0, bottom: float = 1.0) -> None:
        """Lay a haze over a band of the canvas, given as fractions of its height; fades at both edges."""
        y, height = self.h * top, self.h * (bottom - top)
        self.rect(
            -self.w * 0.2,
            y + height * 0.25,
            self.w * 1.4,
            height * 0.5,
            paint,
            opacity=opacity,
            blur=max(6, height * 0.2),
        )

    def beams(self, sources: Sequence[Sequence[Point]], colour: Colour, strength: float, blur: float) -> None:
        """Screen soft shafts of light, each a polygon, over the picture."""
        made = self._mask(sources, max(6, blur))
        if made is None:
            return
        mask, window = made
        region = self.img.crop(window)
        light = ImageChops.screen(region, Image.new("RGB", region.size, colour))
        region.paste(light, (0, 0), mask.point([round(value * strength) for value in range(256)]))
        self.img.paste(region, window[:2])

    def mottle(
        self,
        texture: Image.Image,
        paint: Paint,
        opacity: float,
        band: tuple[float, float] = (0.0, 1.0),
        level: float = 0.5,
        soft: float = 0.18,
        stretch: float = 1.0,
    ) -> None:
        """Paint only where `texture` is brighter than `level`: clouds, foliage, foam, patches of light.

        `band` is the part of the height used, fading at both ends; `stretch` above 1 pulls the patches wide.
        """
        top, bottom = round(self.h * band[0]), round(self.h * band[1])
        height = bottom - top
        tall = min(textures.SIZE, round(height * stretch))
        grey = textures.cut(texture, self.w, tall, self.rng).resize((self.w, height))
        ramp = [
            round(255 * opacity * min(1.0, max(0.0, (value / 255 - level) / soft + 0.5)))
            for value in range(256)
        ]
        fade = Image.linear_gradient("L").point(
            [round(255 * math.sin(math.pi * v / 255)) for v in range(256)]
        )
        mask = ImageChops.multiply(grey.point(ramp), fade.resize((self.w, height)))
        source = (
            Image.new("RGB", mask.size, paint) if isinstance(paint, tuple) else paint.image(self.w, height)
        )
        self.img.paste(source, (0, top), mask)

    def defocus(self, radius: float) -> None:
        """Blur everything drawn so far, as a lens does with a background."""
        small = self.img.reduce(3) if radius >= 6 else self.img
        small = small.filter(ImageFilter.GaussianBlur(radius / (3 if radius >= 6 else 1)))
        self.img = small.resize((self.w, self.h), Image.Resampling.BICUBIC) if radius >= 6 else small

    def tooth(self, strength: float = 0.25, scale: float = 2.0) -> None:
        """Work the tooth of paper into the whole picture."""
        grey = textures.cut(textures.paper(), self.w, self.h, self.rng, scale)
        worked = ImageChops.soft_light(self.img, Image.merge("RGB", (grey, grey, grey)))
        self.img = Image.blend(self.img, worked, strength)


# --- outlines --------------------------------------------------------------------------------------------


def outline(text: str) -> list[Point]:
    """Return the points of an outline written as in SVG: "x,y x,y x,y"."""
    return [(float(x), float(y)) for x, y in (pair.split(",") for pair in text.split())]


def smooth(points: Sequence[Point], steps: int = 8, closed: bool = True) -> list[Point]:
    """Return a Catmull-Rom line through `points` with `steps` pieces between neighbours."""
    count = len(points)
    if count < 3:
        return list(points)
    result: list[Point] = []
    for index in range(count if closed else count - 1):
        if closed:
            a, b, c, d = (points[(index + shift) % count] for shift in (-1, 0, 1, 2))
        else:
            a, b, c, d = (points[min(count - 1, max(0, index + shift))] for shift in (-1, 0, 1, 2))
        for step in range(steps):
            t = step / steps
            result.append((_spline(a[0], b[0], c[0], d[0], t), _spline(a[1], b[1], c[1], d[1], t)))
    if not closed:
        result.append(points[-1])
    return result


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)


def oval(x: float, y: float, across: float, down: float, turn: float = 0.0) -> list[Point]:
    """Return the outline of an ellipse round its centre; `turn` in degrees."""
    count = max(16, min(96, round((across + down) / 2)))
    cosine, sine = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    result = []
    for index in range(count):
        angle = 2 * math.pi * index / count
        px, py = across * math.cos(angle), down * math.sin(angle)
        result.append((x + px * cosine - py * sine, y + px * sine + py * cosine))
    return result


def rounded(x: float, y: float, width: float, height: float, radius: float = 0.0) -> list[Point]:
    """Return the outline of a rectangle with rounded corners."""
    radius = min(radius, width / 2, height / 2)
    if radius <= 0:
        return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    corners = (
        (x + width - radius, y + radius, -90),
        (x + width - radius, y + height - radius, 0),
        (x + radius, y + height - radius, 90),
        (x + radius, y + radius, 180),
    )
    result = []
    for cx, cy, start in corners:
        for step in range(7):
            angle = math.radians(start + step * 15)
            result.append((cx + radius * math.cos(angle), cy + radius * math.sin(angle)))
    return result


def stroke(points: Sequence[Point], width: float, taper: float = 0.0) -> list[list[Point]]:
    """Return the outlines that together make a thick line with round joints.

    `taper` from 0 to 1 narrows the line towards its last point.
    """
    shapes: list[list[Point]] = []
    last = max(1, len(points) - 1)
    halves = [width / 2 * (1 - taper * index / last) for index in range(len(points))]
    for index in range(len(points) - 1):
        (x1, y1), (x2, y2) = points[index], points[index + 1]
        length = math.hypot(x2 - x1, y2 - y1) or 1.0
        nx, ny = (y1 - y2) / length, (x2 - x1) / length
        a, b = halves[index], halves[index + 1]
        shapes.append(
            [
                (x1 + nx * a, y1 + ny * a),
                (x2 + nx * b, y2 + ny * b),
                (x2 - nx * b, y2 - ny * b),
                (x1 - nx * a, y1 - ny * a),
            ]
        )
    if width > 3:
        shapes.extend(oval(x, y, half, half) for (x, y), half in zip(points, halves, strict=True))
    return shapes


def moved(points: Sequence[Point], x: float, y: float, scale: float = 1.0, flip: bool = False) -> list[Point]:
    """Return `points` scaled (mirrored when `flip`) and then moved by `x`, `y`."""
    side = -scale if flip else scale
    return [(x + px * side, y + py * scale) for px, py in points]
