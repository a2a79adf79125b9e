"""Write error pages that need nothing of the site, for the proxy to show when the site does not answer."""

import base64
import re
from pathlib import Path

from django.core.management.base import BaseCommand, CommandParser
from django.template.loader import render_to_string

from cms.delivery.stylesheet import FOLDER, stylesheet

PAGES = ("403", "404", "500", "503")
_FACE = re.compile(r"@font-face\s*{[^}]*}")
_ADDRESS = re.compile(r'url\("([^"]+\.svg)"\)')


def whole_stylesheet() -> str:
    """The site's stylesheet with its drawings inside and without the font, which cannot be had when the site is down."""

    def inside(found: re.Match[str]) -> str:
        drawing = (FOLDER / found[1]).resolve().read_bytes()
        return f'url("data:image/svg+xml;base64,{base64.b64encode(drawing).decode()}")'

    return _ADDRESS.sub(inside, _FACE.sub("", stylesheet()))


class Command(BaseCommand):
    """``manage.py error_pages FOLDER``"""

    help = "Write 403.html, 404.html, 500.html and 503.html, each whole in one file, into a folder."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder."""
        parser.add_argument("folder", type=Path)

    def handle(self, *args, **options) -> None:
        """Write the pages."""
        folder: Path = options["folder"]
        folder.mkdir(parents=True, exist_ok=True)
        styles = whole_stylesheet()
        for name in PAGES:
            page = render_to_string(f"{name}.html", {"inline_styles": styles})
            (folder / f"{name}.html").write_text(page, encoding="utf-8")
            self.stdout.write(str(folder / f"{name}.html"))
