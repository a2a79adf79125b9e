"""Keys that are asked for far more often than set."""

import time
from threading import Lock
from typing import Any

from django.core.cache import DEFAULT_CACHE_ALIAS, caches

BELIEVED_SECONDS = 0.001
"""How long what another process may have set meanwhile is not looked at again. Looking takes longer than the rest of an answer from the
page cache, and lets the process's other threads in between."""


class Beliefs:
    """What all threads of a process believe of watched keys. It is never older than what any of them has seen before: a look that another
    overtakes is not believed."""

    def __init__(self) -> None:
        self._watched: set[str] = set()
        self._seen: dict[str, tuple[float, Any]] = {}
        self._changes = 0
        self._lock = Lock()

    def value(self, key: str) -> Any:
        """The value of a key, at most ``BELIEVED_SECONDS`` old; ``None`` for none, which is looked for each time."""
        seen = self._seen.get(key)
        now = time.monotonic()
        if seen is not None and 0 <= now - seen[0] < BELIEVED_SECONDS:
            return seen[1]
        cache, changes = caches[DEFAULT_CACHE_ALIAS], self._changes
        if not hasattr(cache, "watched"):
            return cache.get(key)
        self._watched.add(key)
        value = cache.watched(key)
        with self._lock:
            if changes != self._changes:
                return self._seen[key][1] if key in self._seen else value
            if value is not None:
                self._put(key, value, now)
        return value

    def set(self, key: str, value: Any) -> None:
        """Believe what this process has set, whatever a thread that looks at this moment still finds."""
        if key in self._watched:
            with self._lock:
                self._put(key, value, time.monotonic())

    def forget(self) -> None:
        """Believe nothing more."""
        with self._lock:
            self._changes += 1
            self._seen.clear()

    def _put(self, key: str, value: Any, now: float) -> None:
        self._changes += 1
        self._seen[key] = now, value


beliefs = Beliefs()


def watched(key: str) -> Any:
    """The value of a key of the default cache that is asked for far more often than set, by whatever that cache has for it: at most a
    millisecond old, and what this process has set itself at once."""
    return beliefs.value(key)
