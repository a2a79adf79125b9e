"""How database, cache and media are connected, for SQLite alone and for PostgreSQL with Redis.

The numbers and the choice of caches are argued in docs/decisions/0003-storage.md.
"""

from pathlib import Path
from typing import Any

MEBIBYTE = 1024 * 1024

# Seconds a writer waits for another writer.
SQLITE_BUSY_SECONDS = 20
SQLITE_PRAGMAS = {
    "journal_mode": "WAL",  # readers never wait for the writer
    "synchronous": "NORMAL",  # safe with WAL: a power cut may lose the last commit, never the database
    "temp_store": "MEMORY",
    "mmap_size": 256 * MEBIBYTE,
    "cache_size": -32 * 1024,  # negative means KiB: 32 MiB for each connection
    "journal_size_limit": 64 * MEBIBYTE,
}

# Longer than the gaps between requests, shorter than what firewalls silently cut.
POSTGRES_CONNECTION_SECONDS = 600
POSTGRES_OPTIONS = {
    "jit": "off",  # compiling a query of a page takes longer than the query
    "random_page_cost": "1.1",  # what PostgreSQL's manual advises for disks without moving parts; else it reads whole tables
}


def tuned(database: dict[str, Any], *, keep_connections: bool) -> dict[str, Any]:
    """Return a database configuration with what its engine needs under a web server.

    Args:
        database: as read from ``DATABASE_URL``.
        keep_connections: whether a thread keeps its connection from one request to the next; a server with a fixed
            set of threads should, Django's development server, which makes a thread for each request, must not.
    """
    tuned_database = {**database, "OPTIONS": {**database.get("OPTIONS", {})}}
    if "sqlite" in database["ENGINE"]:
        tuned_database["OPTIONS"] |= {
            "timeout": SQLITE_BUSY_SECONDS,
            # Take the write lock at BEGIN: a transaction that reads first cannot wait for it later, it would fail.
            "transaction_mode": "IMMEDIATE",
            "init_command": ";".join(f"PRAGMA {name}={value}" for name, value in SQLITE_PRAGMAS.items()),
        }
        tuned_database["CONN_MAX_AGE"] = None if keep_connections else 0
    else:
        tuned_database["CONN_MAX_AGE"] = POSTGRES_CONNECTION_SECONDS if keep_connections else 0
        tuned_database["CONN_HEALTH_CHECKS"] = True
        options = " ".join(f"-c {name}={value}" for name, value in POSTGRES_OPTIONS.items())
        tuned_database["OPTIONS"].setdefault("options", options)
    return tuned_database


def caches(redis_url: str, folder: Path, *, prefix: str = "cms") -> dict[str, dict[str, Any]]:
    """Return the one cache, shared by every process of the site.

    Args:
        redis_url: address of a Redis; empty for none, then files are shared instead.
        folder: where those files lie.
        prefix: what keeps this site's keys apart from others in the same Redis.
    """
    if redis_url:
        return {
            "default": {
                "BACKEND": "cms.caches.redis.SharedRedisCache",
                "LOCATION": redis_url,
                "KEY_PREFIX": prefix,
                "OPTIONS": {"socket_connect_timeout": 2, "socket_timeout": 2},
            }
        }
    return {
        "default": {
            "BACKEND": "cms.caches.files.SharedFileCache",
            "LOCATION": str(folder),
            "KEY_PREFIX": prefix,
            "OPTIONS": {"MAX_ENTRIES": 2000},
        }
    }


def media_storage(bucket: str, endpoint: str, region: str, folder: str) -> dict[str, Any]:
    """Return the storage of media: a bucket that several machines share, or the folder ``MEDIA_ROOT``.

    Keys are not among the options: jobs name the storage with them, and boto finds keys by itself.

    Args:
        bucket: its name; empty for none.
        endpoint: where the S3 interface is; empty for Amazon's.
        region: where the bucket lies; empty where that does not matter.
        folder: what comes before all names in the bucket, for several sites in one.
    """
    if not bucket:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    options = {
        "bucket_name": bucket,
        "endpoint_url": endpoint or None,
        "region_name": region or None,
        "location": folder,
    }
    return {"BACKEND": "cms.media.s3.S3Media", "OPTIONS": options}
