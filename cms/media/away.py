"""The fault of a storage that does not answer, known without loading what speaks to it, and what readers are told then."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

logger = logging.getLogger(__name__)

RETRY_SECONDS = 10


class StorageAwayError(Exception):
    """The storage does not answer or refuses us. Not an ``OSError``: the file may well be there."""


class StorageAwayMiddleware:
    """Answer 503 wherever the storage of files is needed and does not answer: it says nothing about what was asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The answer when a view has met that fault."""
        if not isinstance(exception, StorageAwayError):
            return None
        logger.error("The storage of media does not answer: %s", exception)
        headers = {"Retry-After": str(RETRY_SECONDS), "Cache-Control": "no-store"}
        return HttpResponse(status=503, headers=headers)
