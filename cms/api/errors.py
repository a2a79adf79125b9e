"""Everything that goes wrong in the API is told as problem details (RFC 9457), without what helps nobody but an attacker.

The body has ``type``, ``title``, ``status`` and ``detail``; ``message`` says the same as ``detail``, for clients of Wagtail's own
v2, which know only that. A wrong parameter adds ``parameter`` and ``allowed``; ``request_id`` finds the request in the logs.
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

from cms.delivery.request_ids import request_id

logger = logging.getLogger(__name__)

CONTENT_TYPE = "application/problem+json"
OUR_FAULT = "Something went wrong on our side; it has been written down."


class ParameterError(BadRequestError):
    """A query parameter that is unknown or has a value that means nothing: a 400 that names it.

    ``allowed`` lists what would have been accepted, as words, or describes it.
    """

    def __init__(self, parameter: str, message: str, allowed: Iterable[str] | str = ()):
        super().__init__(message)
        self.parameter = parameter
        self.allowed = allowed if isinstance(allowed, str) else sorted(str(word) for word in allowed)


class Gone(APIException):
    """What was there is there no more: a 410."""

    status_code = 410


def problem_body(status: int, detail: str = "", **more: Any) -> dict[str, Any]:
    """The JSON body of an error. ``about:blank`` means that there is nothing to read about it beyond the status."""
    title = HTTPStatus(status).phrase
    detail = detail or title
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, "message": detail}
    return {**body, **more, **({"request_id": request_id()} if request_id() else {})}


def problem(status: int, detail: str = "", **more: Any) -> JsonResponse:
    """The answer for an error."""
    return JsonResponse(problem_body(status, detail, **more), status=status, content_type=CONTENT_TYPE)


def describe(error: Exception) -> dict[str, Any] | None:
    """The body for an error that is the client's to mend, or ``None`` when it is ours."""
    if isinstance(error, ParameterError):
        return problem_body(400, str(error), parameter=error.parameter, allowed=error.allowed)
    if isinstance(error, BadRequestError | SuspiciousOperation):
        return problem_body(400, str(error) if isinstance(error, BadRequestError) else "")
    if isinstance(error, Http404):
        return problem_body(404, "There is nothing here that is public.")
    if isinstance(error, PermissionDenied):
        return problem_body(403)
    if isinstance(error, APIException):
        return problem_body(error.status_code, str(error.detail))
    return None


def json_errors(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Wrap a view so that whatever it raises is answered in JSON; our own faults are logged and answered 500."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
            # Rendered here, so that what goes wrong while rendering is caught too, and the body is there to be compressed.
            return response.render() if hasattr(response, "render") else response
        except Exception as error:
            body = describe(error)
            if body is None:
                got_request_exception.send(sender=view, request=request)
                logger.exception("API error at %s", request.path)
                body = problem_body(500, OUR_FAULT)
            return JsonResponse(body, status=body["status"], content_type=CONTENT_TYPE)

    return answer


@csrf_exempt
def not_found(request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
    """The answer at every address below ``/api/`` that means nothing."""
    detail = "The API has no such address; see docs/api.md."
    if not request.path.endswith("/"):
        detail += " Its addresses end with a slash."
    return problem(404, detail)
