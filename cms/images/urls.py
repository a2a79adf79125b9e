"""Addresses of picture files, below MEDIA_URL."""

from django.urls import path

from cms.images.models import ORIGINALS_FOLDER
from cms.images.renditions import ADMIN_RENDITION_FOLDER, RENDITION_FOLDER
from cms.images.views import admin_file, original, rendition

# Wagtail's folder for portraits of its users.
AVATAR_FOLDER = "avatar_images"

urlpatterns = [
    path(f"{RENDITION_FOLDER}/<str:name>", rendition, name="rendition"),
    path(f"{ORIGINALS_FOLDER}/<str:name>", original, name="original"),
    path(f"{ADMIN_RENDITION_FOLDER}/<str:name>", admin_file, {"folder": ADMIN_RENDITION_FOLDER}),
    path(f"{AVATAR_FOLDER}/<str:name>", admin_file, {"folder": AVATAR_FOLDER}),
]
