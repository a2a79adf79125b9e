"""Addresses of picture files, below MEDIA_URL."""

from django.urls import path

from cms.images.models import ORIGINALS_FOLDER
from cms.images.renditions import RENDITION_FOLDER
from cms.images.views import original, rendition

urlpatterns = [
    path(f"{RENDITION_FOLDER}/<str:name>", rendition, name="rendition"),
    path(f"{ORIGINALS_FOLDER}/<str:name>", original, name="original"),
]
