"""Django's cache in files, which are read again only when they were written again."""

import os
import pickle
import time
from pathlib import Path
from typing import Any

from django.core.cache.backends.filebased import FileBasedCache

from cms.caches.watching import beliefs

RACY_SECONDS = 0.1
"""A file younger than this may be written again within one tick of the file system's clock (4 ms on Linux, more elsewhere), and
may then be told apart by nothing. Git's index knows the same trouble ("racily clean")."""


class SharedFileCache(FileBasedCache):
    """Django's cache in files, which looks at a watched key's file instead of reading it."""

    def __init__(self, dir: str, params: dict[str, Any]) -> None:
        super().__init__(dir, params)
        self._read: dict[str, tuple[str, tuple[int, ...], str]] = {}

    def watched(self, key: str, default: Any = None) -> Any:
        """The value of a key that is asked for far more often than set, or ``default``; read again only when it was written again.

        Only texts that never expire, as the content version, are not read each time: another process that sets one puts a new file in
        its place.
        """
        known = self._read.get(key)
        if known is not None:
            path, mark, text = known
            if _mark(path) == mark:
                return text
            del self._read[key]
        path = self._key_to_file(key)  # type: ignore[attr-defined]
        mark = _mark(path)
        value = self.get(key, default)
        if type(value) is str and mark and _is_settled(path, mark):
            self._read[key] = (path, mark, value)
        return value

    def set(self, key: str, value: Any, *args: Any, **options: Any) -> None:
        """As Django's, and seen at once by ``watched``."""
        super().set(key, value, *args, **options)
        beliefs.set(key, value)

    def clear(self) -> None:
        """As Django's, and seen at once by ``watched``."""
        super().clear()
        beliefs.forget()


def _mark(path: str) -> tuple[int, ...]:
    """What tells a file from one that was put in its place; empty when there is none."""
    try:
        # In the way of every answer: a Path would cost more than the question.
        stat = os.stat(path)  # noqa: PTH116
    except FileNotFoundError:
        return ()
    return stat.st_ino, stat.st_mtime_ns, stat.st_size


def _is_settled(path: str, mark: tuple[int, ...]) -> bool:
    """Whether a file holds a value for good, and whatever is put in its place from now on will have another mark."""
    if time.time() - mark[1] / 1e9 < RACY_SECONDS:
        return False
    try:
        with Path(path).open("rb") as file:
            # The site's own file; its first part is the time of expiry, as the backend writes it.
            expiry = pickle.load(file)  # noqa: S301
            return expiry is None and _mark(path) == mark
    except FileNotFoundError:
        return False
