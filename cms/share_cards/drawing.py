"""Drawing a share card: 1200 by 630 pixels, the title as large as it fits, letter forms of its language."""

import io
from functools import lru_cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont, features

# The site's own face for headings; docs/decisions/0014-letters.md.
FONT = Path(__file__).resolve().parents[1] / "static" / "cms" / "fonts" / "noto-serif-bold.woff2"
WIDTH, HEIGHT, MARGIN = 1200, 630, 80
TITLE_BOX = (WIDTH - 2 * MARGIN, 330)
TITLE_SIZES = (84, 76, 68, 60, 52, 46)
LEADING = 1.22
PAPER, INK, MADDER, INDIGO, OCHRE = "#fcf9f4", "#241a15", "#8c1c2b", "#24406b", "#c98a1b"
ELLIPSIS = "…"
# Half a diamond of the weave: how far its edge is from the middle line, column by column.
WEAVE_STEP, WEAVE_HALF = 48, 15


@lru_cache(maxsize=16)
def font(size: int) -> ImageFont.FreeTypeFont:
    """The face in a size."""
    return ImageFont.truetype(str(FONT), size)


def draw_card(title: str, site_name: str, tag: str) -> bytes:
    """The card as PNG. ``tag`` is the BCP 47 tag of the title; where the text engine can, it chooses the letter forms."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    language: dict[str, Any] = {"language": tag.split("-")[0]} if features.check("raqm") else {}
    _weave(draw, 0, MADDER)
    _weave(draw, HEIGHT - 2 * WEAVE_HALF, OCHRE)
    size, lines = fitted(title, TITLE_BOX)
    top = 90 + (TITLE_BOX[1] - len(lines) * size * LEADING) / 2
    for number, line in enumerate(lines):
        draw.text((MARGIN, top + number * size * LEADING), line, INK, font(size), **language)
    _mark(draw, MARGIN + 30, HEIGHT - 110, 32)
    draw.text((MARGIN + 84, HEIGHT - 110), site_name, MADDER, font(34), anchor="lm", **language)
    written = io.BytesIO()
    image.quantize(32, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


def fitted(text: str, box: tuple[int, int]) -> tuple[int, list[str]]:
    """The largest size in which the text fits the box without breaking a word, and its lines; in the smallest, words are
    broken and what does not fit is cut off."""
    for size in TITLE_SIZES:
        lines = wrapped(text, size, box[0])
        is_whole = " ".join(lines) == " ".join(text.split())
        if len(lines) * size * LEADING <= box[1] and (is_whole or size == TITLE_SIZES[-1]):
            return size, lines
    most = int(box[1] / (size * LEADING))
    last = lines[most - 1]
    while last and font(size).getlength(last + ELLIPSIS) > box[0]:
        last = last[:-1]
    return size, [*lines[: most - 1], last.rstrip(" ,.;:") + ELLIPSIS]


def wrapped(text: str, size: int, width: int) -> list[str]:
    """The text in lines no wider than ``width``; a word that is wider is broken."""
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if font(size).getlength(joined) <= width:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        for letter in word:
            if font(size).getlength(lines[-1] + letter) > width:
                lines.append("")
            lines[-1] += letter
    return lines


def _weave(draw: ImageDraw.ImageDraw, top: int, colour: str) -> None:
    """A band of diamonds across the card."""
    middle = top + WEAVE_HALF
    for left in range(0, WIDTH, WEAVE_STEP):
        centre = left + WEAVE_STEP // 2
        for half, fill in ((WEAVE_HALF, colour), (WEAVE_HALF - 6, PAPER), (WEAVE_HALF - 10, colour)):
            across = half * WEAVE_STEP // (2 * WEAVE_HALF)
            draw.polygon(
                [
                    (centre - across, middle),
                    (centre, middle - half),
                    (centre + across, middle),
                    (centre, middle + half),
                ],
                fill=fill,
            )


def _mark(draw: ImageDraw.ImageDraw, across: int, down: int, half: int) -> None:
    """The site's mark, as in ``static/cms/img/mark.svg``."""
    for share, fill in ((1.0, MADDER), (0.7, PAPER), (0.48, INDIGO), (0.26, OCHRE)):
        size = half * share
        draw.polygon(
            [(across - size, down), (across, down - size), (across + size, down), (across, down + size)],
            fill=fill,
        )
