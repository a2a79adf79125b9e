"""Counting queries by name."""

import re
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.api.representation.kept import kept_json

_TABLE = re.compile(r'FROM "(\w+)"')


def named_queries(call: Callable[[], Any]) -> list[str]:
    """The queries that a call makes, each by the table it reads; a count is marked."""
    with CaptureQueriesContext(connection) as captured:
        call()
    return [_name(query["sql"]) for query in captured.captured_queries]


def settled_queries(call: Callable[[], Any]) -> list[str]:
    """The same once caches are filled. What a test has changed is followed up by the first request, which starts a new version
    of the content; the second fills the caches for it."""
    call()
    call()
    # Rows that another list has made cost nothing; here each is made.
    kept_json.forget()
    return named_queries(call)


def _name(sql: str) -> str:
    if sql.startswith(("SAVEPOINT", "RELEASE SAVEPOINT")):
        return " ".join(sql.split()[:-1]).lower()
    found = _TABLE.search(sql)
    table = found[1] if found else sql[:60]
    return f"count {table}" if sql.startswith("SELECT COUNT(") else table
