"""Keys that are asked for far more often than set."""

import time
from threading import Lock
from typing import Any

from django.core.cache import DEFAULT_CACHE_ALIAS, caches

BELIEVED_SECONDS = 0.001
"""How long what another process may have set meanwhile is not looked at again. Looking takes longer than the rest of an answer from the
page cache, and lets the process's other threads in between. What this process itself sets is seen at once."""


class Beliefs:
    """What all threads of a process have last seen of watched keys."""

    def __init__(self) -> None:
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
        value = cache.watched(key)
        with self._lock:
            if value is not None and changes == self._changes:
                self._seen[key] = now, value
        return value

    def forget(self) -> None:
        """Look again, for this process has set something."""
        with self._lock:
            self._changes += 1
            self._seen.clear()


beliefs = Beliefs()


def watched(key: str) -> Any:
    """The present value of a key of the default cache that is asked for far more often than set, by whatever that cache has for it."""
    return beliefs.value(key)
