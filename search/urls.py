"""Addresses of the search page, below each language's prefix."""

from django.urls import path

from search.views import PATHS, search, suggest

app_name = "search"

urlpatterns = [
    *[path(f"{name}/", search, {"path": name}, name=name) for name in PATHS.values()],
    *[path(f"{name}/suggest/", suggest, {"path": name}, name=f"{name}-suggest") for name in PATHS.values()],
]
