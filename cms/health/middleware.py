"""Answers probes ahead of everything else."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from . import views

PROBES = {"/healthz": views.healthz, "/readyz": views.readyz}


class ProbeMiddleware:
    """Answer ``/healthz`` and ``/readyz`` first of all middleware.

    Load balancers and container engines ask by IP address and in plain HTTP: behind the host check they would get a
    400, behind the redirect to HTTPS a 301, and a broken session store would hide that the process lives.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a probe, or pass the request on."""
        view = PROBES.get(request.path_info)
        return view(request) if view else self.get_response(request)
