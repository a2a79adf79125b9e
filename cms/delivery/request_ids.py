"""A name for each request, on its log lines and its answer, so that one can be found by the other."""

import logging
import re
import secrets
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-ID"
# What a proxy or a client sends is taken over when it can do no harm in a log.
_ACCEPTABLE = re.compile(r"[A-Za-z0-9._-]{8,64}")
_current: ContextVar[str] = ContextVar("request_id", default="")


def request_id() -> str:
    """The name of the request being answered; empty outside of one."""
    return _current.get()


def name_for(given: str) -> str:
    """The name of a request that came with ``given`` for one: that, if it may be taken over, or a new one."""
    return given if _ACCEPTABLE.fullmatch(given) else secrets.token_hex(16)


class RequestIdMiddleware:
    """Names each request; the outermost but for probes, so that whatever is logged on the way has the name."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        name = name_for(request.headers.get(HEADER, ""))
        request.request_id = name  # type: ignore[attr-defined]
        token = _current.set(name)
        try:
            response = self.get_response(request)
        finally:
            _current.reset(token)
        response[HEADER] = name
        return response


class RequestIdFilter(logging.Filter):
    """Gives each log record ``request_id``: ``-`` when it belongs to no request."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Add the name; let every record pass. What Django says of a finished request names the request itself."""
        of_request = getattr(getattr(record, "request", None), "request_id", "")
        record.request_id = of_request or request_id() or "-"
        return True
