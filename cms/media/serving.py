"""Giving out a stored file, whole or in part, alike from a disk and from a storage elsewhere."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any, Protocol

from django.core.files.storage import Storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date

CHUNK_BYTES = 64 * 1024
GIVEN = (200, 206, 304)
"""The answers that are about the file, and may be kept as long as it may."""

# More digits than any file needs are not a number for Python.
_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")


class Stored(Protocol):
    """A file that was found. ``chunks`` gives its bytes from the first to the last, both included."""

    size: int
    modified: dt.datetime
    etag: str

    def chunks(self, first: int, last: int) -> Iterator[bytes]: ...

    def close(self) -> None: ...


class DiskFile:
    """A file of a storage that opens it at once."""

    def __init__(self, storage: Storage, path: str) -> None:
        """Raises OSError."""
        self.file = storage.open(path)
        self.size: int = self.file.size
        self.modified = storage.get_modified_time(path)
        self.etag = f'"{int(self.modified.timestamp() * 1_000_000):x}-{self.size:x}"'

    def chunks(self, first: int, last: int) -> Iterator[bytes]:
        """The bytes from ``first`` to ``last``, both included."""
        self.file.seek(first)
        left = last - first + 1
        while left > 0 and (piece := self.file.read(min(left, CHUNK_BYTES))):
            left -= len(piece)
            yield piece

    def close(self) -> None:
        """Close it."""
        self.file.close()


class Part:
    """Some bytes of a file, which is closed with the answer that gives them."""

    def __init__(self, found: Stored, first: int, last: int) -> None:
        self.found, self.first, self.last = found, first, last

    def __iter__(self) -> Iterator[bytes]:
        return self.found.chunks(self.first, self.last)

    def close(self) -> None:
        """Close the file."""
        self.found.close()


def stored_file(
    request: HttpRequest, storage: Storage, path: str, *, content_type: str, filename: str = ""
) -> HttpResponseBase:
    """The answer for a stored file: 200, 206 for one range, 304, 412 or 416.

    Args:
        request: a GET or HEAD; who asks must have been looked at.
        storage: where the file lies.
        path: its name there.
        content_type: what the answer says it is.
        filename: what a browser calls it when it is saved; empty to say nothing of that.

    Raises:
        Http404: there is no such file.
        StorageAwayError: the storage does not answer.
    """
    try:
        found = _found(request, storage, path)
        response = _answer(request, found, content_type)
    except OSError as error:
        raise Http404 from error
    if filename and response.status_code in GIVEN:
        response["Content-Disposition"] = content_disposition_header(False, filename)
    return response


def _found(request: HttpRequest, storage: Storage, path: str) -> Stored:
    open_remote: Any = getattr(storage, "open_remote", None)
    if open_remote is None:
        return DiskFile(storage, path)
    conditions = ("Range", "If-None-Match", "If-Modified-Since", "If-Match", "If-Unmodified-Since")
    whole = request.method == "GET" and not any(name in request.headers for name in conditions)
    return open_remote(path, whole=whole)


def _answer(request: HttpRequest, found: Stored, content_type: str) -> HttpResponseBase:
    early = get_conditional_response(request, found.etag, int(found.modified.timestamp()))
    if early is not None:
        found.close()
        return _described(early, found)
    part = _asked_part(request, found)
    if part is None and isinstance(found, DiskFile):
        return _described(FileResponse(found.file, content_type=content_type), found)
    first, last = part or (0, found.size - 1)
    if part and first > last:
        found.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{found.size}"})
    has_body = request.method == "GET" and found.size
    body = Part(found, first, last) if has_body else ()
    response = StreamingHttpResponse(body, status=206 if part else 200, content_type=content_type)
    response["Content-Length"] = str(last - first + 1)
    if part:
        response["Content-Range"] = f"bytes {first}-{last}/{found.size}"
    return _described(response, found)


def _described(response: HttpResponseBase, found: Stored) -> HttpResponseBase:
    response["ETag"] = found.etag
    response["Last-Modified"] = http_date(found.modified.timestamp())
    response["Accept-Ranges"] = "bytes"
    return response


def _asked_part(request: HttpRequest, found: Stored) -> tuple[int, int] | None:
    """The first and last byte of the one range that is asked for, the first after the last when there are none there; ``None`` for
    the whole."""
    asked = _RANGE.fullmatch(request.headers.get("Range", "").strip())
    if asked is None or request.method != "GET" or not any(asked.groups()) or not found.size:
        return None
    if request.headers.get("If-Range", found.etag) not in (found.etag, http_date(found.modified.timestamp())):
        return None
    start, end = asked.groups()
    if not start:
        return max(0, found.size - int(end)), found.size - 1
    if end and int(end) < int(start):
        return None
    return int(start), min(int(end or found.size), found.size - 1)
