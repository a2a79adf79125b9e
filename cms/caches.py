"""Django's two shared cache backends, without what they do anew for every look-up.

A page asks the cache some ten times, an answer from the page cache once and for hardly anything else.
"""

import os
import pickle
import time
from pathlib import Path
from typing import Any

from django.core.cache.backends.filebased import FileBasedCache
from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis import ConnectionPool, Redis

RACY_SECONDS = 0.1
"""A file younger than this may be written again within one tick of the file system's clock (4 ms on Linux, more elsewhere), and
may then be told apart by nothing. Git's index knows the same trouble ("racily clean")."""


class OneClient(RedisCacheClient):
    """Keeps the client of each server: to make one costs redis-py three times what asking Redis does."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._clients: dict[ConnectionPool, Redis] = {}

    def get_client(self, key: str | None = None, *, write: bool = False) -> Redis:
        """The client for a key, which takes a connection from its pool for each command."""
        pool = self._get_connection_pool(write)  # type: ignore[attr-defined]
        client = self._clients.get(pool)
        if client is None:
            client = self._clients[pool] = self._client(connection_pool=pool)  # type: ignore[attr-defined]
        return client


class SharedRedisCache(RedisCache):
    """Django's cache in Redis with ``OneClient``."""

    def __init__(self, server: str | list[str], params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = OneClient


class SharedFileCache(FileBasedCache):
    """Django's cache in files, which reads again only what was written again.

    Only for texts that never expire, as the content version: they cannot be changed by who gets them, and another process that
    sets one puts a new file in its place.
    """

    def __init__(self, dir: str, params: dict[str, Any]) -> None:
        super().__init__(dir, params)
        self._read: dict[tuple[str, int | None], tuple[str, tuple[int, ...], str]] = {}

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """The value of a key, or ``default``."""
        known = self._read.get((key, version))
        if known is not None:
            path, mark, text = known
            if _mark(path) == mark:
                return text
            del self._read[key, version]
        path = self._key_to_file(key, version)  # type: ignore[attr-defined]
        mark = _mark(path)
        value = super().get(key, default, version)
        if type(value) is str and mark and _is_settled(path, mark):
            self._read[key, version] = (path, mark, value)
        return value


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
