"""Django's cache in Redis, which tells when a watched key changes. Loaded only where there is one: redis-py is a thirtieth of the start."""

import logging
import os
import time
from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis import ConnectionError as RedisConnectionError
from redis import ConnectionPool, Redis, RedisError, ResponseError

from cms.caches.watching import beliefs

logger = logging.getLogger(__name__)

TRUSTED_SECONDS = 1.0
"""How long the silence of a connection is believed: one that is cut without a word would else be silent for ever."""


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


class Watch:
    """What one key of a Redis holds, on a connection by which Redis tells when that has changed.

    https://redis.io/docs/latest/develop/reference/client-side-caching/ (``CLIENT TRACKING``, since Redis 6). redis-py has the same for all
    keys at once, but with Redis 7.4 and newer only.
    """

    def __init__(self, pool: ConnectionPool, key: str) -> None:
        self.key = key
        self._pool = pool
        self._connection: Any = None
        self._process = 0
        self._value: bytes | None = None
        self._trusted_until = 0.0
        self._is_told = True

    def value(self) -> bytes | None:
        """What the key holds now; ``None`` for nothing. Raises RedisError when Redis does not answer."""
        was_connected = self._process == os.getpid()
        try:
            return self._present()
        except RedisConnectionError:
            # Redis was started anew, perhaps, or closes what is idle.
            if not was_connected:
                raise
        return self._present()

    def doubt(self) -> None:
        """Ask next time: what this process itself has set may be told to it some microseconds later."""
        self._trusted_until = 0.0

    def _present(self) -> bytes | None:
        try:
            if self._process != os.getpid():
                self._connect()
            if not self._is_told or time.monotonic() >= self._trusted_until or self._connection.can_read(0):
                self._ask()
        except RedisError:
            self._forget()
            raise
        return self._value

    def _forget(self) -> None:
        # One that another process has made before it forked is the other's.
        if self._connection is not None and self._process == os.getpid():
            self._connection.disconnect()
        self._connection, self._process = None, 0

    def _connect(self) -> None:
        settings = {**self._pool.connection_kwargs, "protocol": 3}
        self._connection = self._pool.connection_class(**settings)
        self._connection.connect()
        self._connection.send_command("CLIENT", "TRACKING", "ON")
        try:
            self._connection.read_response()
            self._is_told = True
        except ResponseError:
            # A service that allows no such command is asked each time.
            logger.warning("Redis does not track keys; the content version is asked for with each request")
            self._is_told = False
        self._process, self._trusted_until = os.getpid(), 0.0

    def _ask(self) -> None:
        while self._connection.can_read(0):
            self._connection.read_response(push_request=True)
        asked_at = time.monotonic()
        self._connection.send_command("GET", self.key)
        self._value = self._connection.read_response()
        self._trusted_until = asked_at + TRUSTED_SECONDS


class SharedRedisCache(RedisCache):
    """Django's cache in Redis with ``OneClient``. Django makes one for each thread."""

    def __init__(self, server: str | list[str], params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = OneClient
        self._watches: dict[str, Watch] = {}

    def watched(self, key: str, default: Any = None) -> Any:
        """The value of a key that is asked for far more often than set, or ``default``."""
        client: Any = self._cache
        name = self.make_and_validate_key(key)
        watch = self._watches.get(name)
        if watch is None:
            watch = self._watches[name] = Watch(client._get_connection_pool(write=True), name)
        written = watch.value()
        return default if written is None else client._serializer.loads(written)

    def set(self, key: str, value: Any, *args: Any, **options: Any) -> None:
        """As Django's, and seen at once by ``watched``."""
        super().set(key, value, *args, **options)
        self._doubt()
        beliefs.set(key, value)

    def clear(self) -> None:
        """As Django's, and seen at once by this thread."""
        super().clear()
        self._doubt()
        beliefs.forget()

    def _doubt(self) -> None:
        for watch in self._watches.values():
            watch.doubt()
