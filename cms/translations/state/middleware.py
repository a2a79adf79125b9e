"""Writing translation states once for each request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from cms.translations.state.changes import one_settlement


class SettlingMiddleware:
    """Writes the state of whatever a request has changed when it is answered; no query when it has changed nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with one_settlement():
            return self.get_response(request)
