"""The dependencies without which the site cannot answer, each as a function that returns whether it is there."""

import logging
import secrets
from collections.abc import Callable

from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

logger = logging.getLogger(__name__)

CACHE_SECONDS = 10


def database() -> bool:
    """Say whether the database answers a query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def shared_cache() -> bool:
    """Say whether the cache gives back what was put into it."""
    key, value = f"readyz:{secrets.token_hex(8)}", secrets.token_hex(8)
    cache.set(key, value, CACHE_SECONDS)
    found = cache.get(key) == value
    cache.delete(key)
    return found


_migrated = False


def migrations() -> bool:
    """Say whether every migration of this code is applied.

    A yes is remembered, since neither code nor database goes back while a process lives: probes come every few
    seconds and reading the whole migration graph is slow.
    """
    global _migrated
    if not _migrated:
        executor = MigrationExecutor(connection)
        _migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    return _migrated


CHECKS: dict[str, Callable[[], bool]] = {
    "database": database,
    "cache": shared_cache,
    "migrations": migrations,
}


def failing() -> list[str]:
    """Return the names of the dependencies that are not there; the reason goes to the log only."""
    names = []
    for name, check in CHECKS.items():
        try:
            present = check()
        except Exception:
            logger.exception("readiness: %s", name)
            present = False
        if not present:
            names.append(name)
    return names
