"""Grain, clouds, paper and wood as grey images, made once a process and cut to size."""

import random
from functools import lru_cache

from PIL import Image, ImageFilter

SIZE = 1024
_BICUBIC = Image.Resampling.BICUBIC


def _noise(width: int, height: int, seed: int) -> Image.Image:
    rng = random.Random(seed)  # noqa: S311 - chance in a drawing, not a secret
    return Image.frombytes("L", (width, height), rng.randbytes(width * height))


def _stretch(image: Image.Image, low: int, high: int) -> Image.Image:
    """Spread the middle of the histogram of `image` over `low` to `high`."""
    floor, ceiling = 64, 192
    scale = (high - low) / (ceiling - floor)
    return image.point([max(low, min(high, round(low + (value - floor) * scale))) for value in range(256)])


@lru_cache(maxsize=16)
def clouds(cells: int = 5, octaves: int = 5, seed: int = 1) -> Image.Image:
    """Return soft fractal noise with about `cells` patches across and `octaves` layers of detail."""
    total = Image.new("L", (SIZE, SIZE), 128)
    weight = 0.55
    for octave in range(octaves):
        count = min(SIZE, cells * 2**octave)
        layer = _noise(count, count, seed * 101 + octave).resize((SIZE, SIZE), _BICUBIC)
        total = layer if octave == 0 else Image.blend(total, layer, weight / 2)
        weight *= 0.8
    return _stretch(total, 0, 255)


@lru_cache(maxsize=4)
def grain(seed: int = 7) -> Image.Image:
    """Return fine photographic grain around middle grey."""
    fine = _noise(SIZE, SIZE, seed).filter(ImageFilter.BoxBlur(0.6))
    return fine.point([128 + (value - 128) // 3 for value in range(256)])


@lru_cache(maxsize=4)
def paper(seed: int = 3) -> Image.Image:
    """Return the tooth of heavy paper: fine fibres over soft stains."""
    fibres = _noise(SIZE // 3, SIZE, seed).resize((SIZE, SIZE), _BICUBIC)
    stains = clouds(7, 4, seed)
    return Image.blend(fibres.filter(ImageFilter.BoxBlur(1)), stains, 0.55)


@lru_cache(maxsize=4)
def wood(seed: int = 5) -> Image.Image:
    """Return wood grain running from left to right."""
    total = _noise(5, 90, seed).resize((SIZE, SIZE), _BICUBIC)
    for across, down in ((9, 260), (16, 512)):
        streaks = _noise(across, down, seed + down).resize((SIZE, SIZE), _BICUBIC)
        total = Image.blend(total, streaks, 0.42)
    return _stretch(total, 20, 235)


@lru_cache(maxsize=4)
def upright_wood(seed: int = 5) -> Image.Image:
    """Return wood grain running from top to bottom."""
    return wood(seed).transpose(Image.Transpose.ROTATE_90)


@lru_cache(maxsize=4)
def weave(seed: int = 9) -> Image.Image:
    """Return the ribbed surface of a flat-woven rug."""
    rib = Image.new("L", (4, 8))
    rib.putdata([150, 172, 150, 118, 160, 186, 160, 122, 146, 164, 146, 112, 108, 116, 108, 96] * 2)
    tiled = Image.new("L", (SIZE, SIZE))
    for x in range(0, SIZE, 4):
        tiled.paste(rib, (x, 0))
    row = tiled.crop((0, 0, SIZE, 8))
    for y in range(8, SIZE, 8):
        tiled.paste(row, (0, y))
    return Image.blend(tiled, clouds(24, 3, seed), 0.3)


def cut(texture: Image.Image, width: int, height: int, rng: random.Random, scale: float = 1.0) -> Image.Image:
    """Return a random piece of `texture` as a grey image of `width` x `height` pixels.

    `scale` above 1 magnifies the texture; pieces wider than the texture are magnified until they fit.
    """
    scale = max(scale, width / SIZE, height / SIZE)
    across, down = width / scale, height / scale
    left, top = rng.uniform(0, SIZE - across), rng.uniform(0, SIZE - down)
    box = (left, top, left + across, top + down)
    return texture.resize((width, height), Image.Resampling.BILINEAR, box=box)
