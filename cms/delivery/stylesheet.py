"""The site's one stylesheet, put together from a file for each component.

A reader gets everything in one request; whoever changes a component opens its file. Nothing has to be built: this is a
finder of static files, so ``runserver``, the tests and ``collectstatic`` (which then names the file after its content) get the
stylesheet as they get any other file.
"""

import re
import tempfile
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

NAME = "cms/css/site.css"
FOLDER = Path(__file__).resolve().parents[1] / "static" / "cms" / "css"
# In the order in which they count; tokens.css names the layers.
PARTS = ("tokens", "base", "layout", "components/*", "blocks", "forced-colours", "print")

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(r"\s*\n\s*")


def parts() -> list[Path]:
    """The files of the stylesheet, in order."""
    return [path for part in PARTS for path in sorted(FOLDER.glob(f"{part}.css"))]


def stylesheet() -> str:
    """The whole stylesheet without comments and indents. Addresses in it are relative to the folder of the parts."""
    return "\n".join(
        _INDENT.sub("\n", _COMMENT.sub("", part.read_text(encoding="utf-8"))).strip() for part in parts()
    )


class StylesheetFinder(BaseFinder):
    """Finds ``cms/css/site.css``, made anew when one of its parts has changed."""

    @cached_property
    def storage(self) -> FileSystemStorage:
        """Where the stylesheet lies while this process lives."""
        self._folder = tempfile.TemporaryDirectory(prefix="cms-stylesheet-")
        return FileSystemStorage(location=self._folder.name)

    def check(self, **kwargs) -> list:
        """Nothing can be set wrong."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs) -> str | list[str]:
        """Where the stylesheet lies, when it is asked for."""
        if path != NAME:
            return []
        made = self._make()
        return [made] if find_all else made

    def list(self, ignore_patterns: list[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """The stylesheet, for ``collectstatic``."""
        if not matches_patterns(NAME, ignore_patterns):
            self._make()
            yield NAME, self.storage

    def _make(self) -> str:
        """Write the stylesheet unless it is newer than its parts. Readers find it whole or as it was."""
        made = Path(self.storage.path(NAME))
        if not made.exists() or made.stat().st_mtime < max(part.stat().st_mtime for part in parts()):
            made.parent.mkdir(parents=True, exist_ok=True)
            draft = made.with_suffix(".draft")
            draft.write_text(stylesheet(), encoding="utf-8")
            draft.replace(made)
        return str(made)
