"""Which code answers: what was kept by another version of the code must not be taken for the present one's."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

# Styles, scripts and drawings too: a page names them after their content.
_KINDS = ("*.py", "*.html", "*.po", "*.css", "*.js", "*.svg", "requirements.txt")
_FOLDERS = ("cms", "home", "newsroom", "events", "galleries", "search", "locale")


@cache
def build_id() -> str:
    """A word for the code, templates, messages and pinned libraries of this process; the same in each that runs them."""
    digest = hashlib.blake2b(digest_size=8)
    root = Path(settings.BASE_DIR)
    files = [root / "requirements.txt"]
    for folder in _FOLDERS:
        for kind in _KINDS:
            files += (root / folder).rglob(kind)
    for file in sorted(files):
        digest.update(str(file.relative_to(root)).encode())
        if file.is_file():
            digest.update(file.read_bytes())
    return digest.hexdigest()
