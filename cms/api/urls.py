"""Every address below ``/api/``."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import path, re_path
from django.views.decorators.csrf import csrf_exempt
from wagtail.utils.urlpatterns import decorate_urlpatterns

from cms.api import v3
from cms.api.edge.caching import cacheable
from cms.api.edge.compression import compressed
from cms.api.edge.limits import limited
from cms.api.errors import json_errors, not_found
from cms.api.openapi.views import openapi_json, readable_docs
from cms.api.router import router
from cms.delivery.page_cache.views import kept_answer


def public(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view of the public API as it is served."""
    return compressed(limited(cacheable(kept_answer(json_errors(view)))))


v2_patterns, v2_app_name, v2_namespace = router.urls

urlpatterns = [
    path("v2/openapi.json", csrf_exempt(public(openapi_json)), name="openapi"),
    path("v2/docs/", csrf_exempt(public(readable_docs)), name="openapi_docs"),
    path("v2/", (decorate_urlpatterns(v2_patterns, public), v2_app_name, v2_namespace)),
    path("v3-preview/", v3.urls),
    re_path(r"", limited(cacheable(not_found))),
]
