"""Picture files by address: renditions for everybody, originals for people who may use them in the admin."""

import mimetypes
import threading
from pathlib import PurePosixPath

from django.core.exceptions import PermissionDenied
from django.core.files.storage import Storage
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access
from wagtail.images.models import IMAGE_FORMAT_EXTENSIONS, get_rendition_storage
from wagtail.permissions import policy_registry

from cms.images.models import ORIGINALS_FOLDER, CmsImage, CmsRendition
from cms.images.renditions import RENDITION_FOLDER, every_filter, rendition_name
from cms.media.serving import GIVEN, stored_file

ONE_YEAR_SECONDS = 365 * 24 * 60 * 60
# One at a time in each process: encoders use every core, and pages must go out meanwhile.
_encoder = threading.BoundedSemaphore(1)
ENCODER_PATIENCE_SECONDS = 20


@require_safe
def rendition(request: HttpRequest, name: str) -> HttpResponseBase:
    """Serve a rendition, made now when its address was given out but nobody asked for it before.

    Only renditions that ``picture_sources`` would name are made, so no address costs more than it is worth. A proxy may
    serve ``/media/images/`` from disk and ask here for what is missing. Raises Http404 for any other name, and when the
    picture behind it is gone or unreadable; answers 503 when too many are being made.
    """
    if "\x00" in name:
        raise Http404
    storage = get_rendition_storage()
    path = f"{RENDITION_FOLDER}/{name}"
    response = _file_if_made(request, storage, path)
    if response is None:
        if not _encoder.acquire(timeout=ENCODER_PATIENCE_SECONDS):
            return HttpResponse(status=503, headers={"Retry-After": "10"})
        try:
            response = _file_if_made(request, storage, path)
            if response is None:
                response = _file_response(request, storage, make_rendition(name).file.name)
        finally:
            _encoder.release()
    if response.status_code in GIVEN:
        response["Cache-Control"] = f"public, max-age={ONE_YEAR_SECONDS}, immutable"
    return response


@require_safe
@require_admin_access
def original(request: HttpRequest, name: str) -> HttpResponseBase:
    """Serve a stored picture to a user who may choose it in the admin. Raises PermissionDenied or Http404."""
    image = None if "\x00" in name else CmsImage.objects.filter(file=f"{ORIGINALS_FOLDER}/{name}").first()
    if image is None:
        raise Http404
    policy = policy_registry.get_by_type(CmsImage)
    if not policy.user_has_any_permission_for_instance(request.user, ["choose", "change"], image):
        raise PermissionDenied
    response = _file_response(request, image.file.storage, image.file.name)
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
@require_admin_access
def admin_file(request: HttpRequest, folder: str, name: str) -> HttpResponseBase:
    """Serve what the admin shows to its users: its own thumbnails, and portraits of users. Raises Http404."""
    response = _file_response(request, get_rendition_storage(), f"{folder}/{name}")
    if response.status_code in GIVEN:
        response["Cache-Control"] = "private, max-age=3600"
    return response


def make_rendition(name: str) -> CmsRendition:
    """Find or make the rendition with this file name. Raises Http404 when no picture would be referred to by it."""
    stem = name.partition(".")[0]
    image = CmsImage.objects.filter(
        file__in=[f"{ORIGINALS_FOLDER}/{stem}{end}" for end in (".jpg", ".png")]
    ).first()
    if image is None:
        raise Http404
    for spec in every_filter(image):
        if rendition_name(image, spec, IMAGE_FORMAT_EXTENSIONS[spec.rsplit("-", 1)[-1]]) == name:
            try:
                return _present_rendition(image, spec)
            except OSError as error:
                raise Http404 from error
    raise Http404


def _present_rendition(image: CmsImage, spec: str) -> CmsRendition:
    """The rendition with a file behind it, also after files were lost or left out of a backup."""
    rendition = image.get_rendition(spec)
    if not rendition.file.storage.exists(rendition.file.name):
        rendition.delete()
        rendition = image.get_rendition(spec)
    return rendition


def _file_if_made(request: HttpRequest, storage: Storage, path: str) -> HttpResponseBase | None:
    try:
        return _file_response(request, storage, path)
    except Http404:
        return None


def _file_response(request: HttpRequest, storage: Storage, path: str) -> HttpResponseBase:
    """A picture, from a disk or from a storage elsewhere."""
    name = PurePosixPath(path).name
    content_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    response = stored_file(request, storage, path, content_type=content_type, filename=name)
    # A file opened by itself may run nothing.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
