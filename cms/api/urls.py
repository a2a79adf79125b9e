"""Every address below ``/api/``."""

from django.urls import path, re_path
from wagtail.utils.urlpatterns import decorate_urlpatterns

from cms.api import v3
from cms.api.errors import json_errors, not_found
from cms.api.router import router

v2_patterns, v2_app_name, v2_namespace = router.urls

urlpatterns = [
    path("v2/", (decorate_urlpatterns(v2_patterns, json_errors), v2_app_name, v2_namespace)),
    path("v3-preview/", v3.urls),
    re_path(r"", not_found),
]
