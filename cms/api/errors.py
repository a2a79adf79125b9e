"""Everything that goes wrong in the API is told in JSON, without details that help nobody but an attacker.

The body always has ``status``, ``title`` and ``message`` (Wagtail's own v2 has only the last); a wrong parameter adds
``parameter`` and ``allowed``.
"""

import logging
from collections.abc import Callable, Iterable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from rest_framework.exceptions import APIException
from wagtail.api.v2.utils import BadRequestError

logger = logging.getLogger(__name__)


class ParameterError(BadRequestError):
    """A query parameter that is unknown or has a value that means nothing: a 400 that names it.

    ``allowed`` lists what would have been accepted, as words, or describes it.
    """

    def __init__(self, parameter: str, message: str, allowed: Iterable[str] | str = ()):
        super().__init__(message)
        self.parameter = parameter
        self.allowed = allowed if isinstance(allowed, str) else sorted(str(word) for word in allowed)


def error_body(status: int, message: str = "", **more: Any) -> dict[str, Any]:
    """The JSON body of an error."""
    title = HTTPStatus(status).phrase
    return {"status": status, "title": title, "message": message or title, **more}


def describe(error: Exception) -> dict[str, Any] | None:
    """The body for an error that is the client's to mend, or ``None`` when it is ours."""
    if isinstance(error, ParameterError):
        return error_body(400, str(error), parameter=error.parameter, allowed=error.allowed)
    if isinstance(error, BadRequestError | SuspiciousOperation):
        return error_body(400, str(error) if isinstance(error, BadRequestError) else "")
    if isinstance(error, Http404):
        return error_body(404, "There is nothing here that is public.")
    if isinstance(error, PermissionDenied):
        return error_body(403)
    if isinstance(error, APIException):
        return error_body(error.status_code, str(error.detail))
    return None


def json_errors(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Wrap a view so that whatever it raises is answered in JSON; our own faults are logged and answered 500."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Exception as error:
            body = describe(error)
            if body is None:
                got_request_exception.send(sender=view, request=request)
                logger.exception("API error at %s", request.path)
                body = error_body(500, "Something went wrong on our side; it has been written down.")
            return JsonResponse(body, status=body["status"])

    return answer


@csrf_exempt
def not_found(request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
    """The answer at every address below ``/api/`` that means nothing."""
    message = "The API has no such address; see docs/api.md."
    if not request.path.endswith("/"):
        message += " Its addresses end with a slash."
    return JsonResponse(error_body(404, message), status=404)
