"""A WSGI application that does nothing: it answers ``/<number>`` with that many bytes. What the server itself can do."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any


@cache
def _body(size: int) -> bytes:
    return b"x" * size


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer with as many bytes as the path says; any other path, such as that of a probe, with none."""
    size = environ["PATH_INFO"].strip("/")
    body = _body(int(size) if size.isdigit() else 0)
    headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))]
    start_response("200 OK", headers)
    return [body]
