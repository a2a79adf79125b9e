"""Addresses below each language's prefix that are no page's."""

from django.urls import path

from home.styleguide.views import styleguide

app_name = "home"

urlpatterns = [path("styleguide/", styleguide, name="styleguide")]
