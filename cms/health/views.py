"""``/healthz``, ``/readyz`` and ``/metrics``: short answers for machines, never cached."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_prometheus.exports import ExportToDjangoView

from .checks import failing


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Say that the process is alive and answers; asks nothing of database or cache."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """Say whether this process should get traffic: 200, or 503 with the names of what is missing."""
    names = failing()
    return JsonResponse(
        {"status": "unavailable" if names else "ok", "failing": names}, status=503 if names else 200
    )


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """Give what has been counted, in Prometheus' text format, to who knows ``METRICS_TOKEN``.

    Raises:
        Http404: when no token is set (metrics are off) or the request does not carry it.
    """
    expected = f"Bearer {settings.METRICS_TOKEN}"
    if not settings.METRICS_TOKEN or not constant_time_compare(
        request.headers.get("Authorization", ""), expected
    ):
        raise Http404
    return ExportToDjangoView(request)
