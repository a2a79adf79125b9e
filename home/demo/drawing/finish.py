"""The darkroom: bloom, grade, vignette and grain over a drawn canvas, and the JPEG that comes out."""

import io
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter

from . import texture as textures
from .canvas import Canvas


@dataclass(frozen=True)
class Grade:
    """How a picture is developed; every figure is a strength from 0 to 1 unless said otherwise.

    `warmth` from -1 (blue) to 1 (amber) turns shadows and lights apart; `fade` lifts the blacks.
    """

    contrast: float = 0.3
    warmth: float = 0.35
    fade: float = 0.04
    bloom: float = 0.2
    vignette: float = 0.22
    grain: float = 0.34
    tooth: float = 0.18


def _tone(value: int, contrast: float, fade: float, gain: float, lift: float) -> int:
    x = value / 255
    curved = x + contrast * (x * x * (3 - 2 * x) - x)
    curved = fade + curved * (1 - fade)
    curved = curved * (1 + gain * curved) + lift * (1 - curved)
    return max(0, min(255, round(curved * 255)))


def _graded(image: Image.Image, grade: Grade) -> Image.Image:
    warm = grade.warmth
    channels = ((0.05 * warm, -0.006 * warm), (0.008 * warm, 0.0), (-0.075 * warm, 0.022 * warm))
    table: list[int] = []
    for gain, lift in channels:
        table += [_tone(value, grade.contrast, grade.fade, gain, lift) for value in range(256)]
    return image.point(table)


def _bloom(image: Image.Image, strength: float) -> Image.Image:
    small = image.reduce(8).filter(ImageFilter.GaussianBlur(max(image.size) / 8 / 50))
    small = small.point([round((value / 255) ** 1.8 * 255 * strength) for value in range(256)] * 3)
    return ImageChops.screen(image, small.resize(image.size, Image.Resampling.BILINEAR))


def _vignette(image: Image.Image, strength: float) -> Image.Image:
    falloff = [round(255 * (1 - strength * max(0.0, value / 255 - 0.3) ** 1.6)) for value in range(256)]
    ramp = Image.radial_gradient("L").point(falloff).resize(image.size, Image.Resampling.BILINEAR)
    return ImageChops.multiply(image, Image.merge("RGB", (ramp, ramp, ramp)))


def develop(canvas: Canvas, grade: Grade) -> Image.Image:
    """Return the finished picture of `canvas`."""
    if grade.tooth:
        canvas.tooth(grade.tooth)
    image = _bloom(canvas.img, grade.bloom) if grade.bloom else canvas.img
    image = _vignette(_graded(image, grade), grade.vignette)
    if grade.grain:
        grey = textures.cut(textures.grain(), *image.size, canvas.rng, 1.0)
        grained = ImageChops.soft_light(image, Image.merge("RGB", (grey, grey, grey)))
        image = Image.blend(image, grained, grade.grain)
    return image


def jpeg(image: Image.Image, quality: int = 84) -> bytes:
    """Return `image` as the bytes of a progressive-free, optimised-for-speed JPEG file."""
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=quality, subsampling="4:2:0")
    return stream.getvalue()
