"""Hands out published pictures where no proxy does."""

from pathlib import PurePosixPath

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.http import http_date
from django.views.decorators.http import require_safe
from django.views.static import was_modified_since

# Renditions and the portraits of admin users. Originals stay inside (design.md, decision 9); documents are served
# by Wagtail's own view, which asks for permission.
PUBLIC_FOLDERS = {"images", "avatar_images"}
# A rendition's name holds its size and focal point, so its content does not change.
MAX_AGE_SECONDS = 30 * 24 * 60 * 60


@require_safe
def media(request: HttpRequest, name: str) -> HttpResponseBase:
    """Serve one file under ``MEDIA_ROOT`` from a public folder.

    Args:
        request: may carry ``If-Modified-Since``.
        name: path below ``MEDIA_URL``.

    Raises:
        Http404: when a proxy serves media, the folder is not public or there is no such file.
    """
    if not settings.SERVE_MEDIA or PurePosixPath(name).parts[0] not in PUBLIC_FOLDERS:
        raise Http404
    try:
        modified = int(default_storage.get_modified_time(name).timestamp())
        if not was_modified_since(request.headers.get("If-Modified-Since"), modified):
            return HttpResponseNotModified()
        response = FileResponse(default_storage.open(name))
    except (OSError, SuspiciousFileOperation) as error:
        raise Http404 from error
    response["Last-Modified"] = http_date(modified)
    response["Cache-Control"] = f"public, max-age={MAX_AGE_SECONDS}"
    # A file opened by itself may run nothing, whatever an uploader put into it.
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response
