"""Compression of API answers: Zstandard, Brotli or gzip, as the client accepts (RFC 9110, 12.5.3).

The server in front of Django compresses nothing (docs/decisions/0002-server.md). Public JSON holds no secret beside what a
client sends, so that its length tells nothing (BREACH does not apply); closed answers are left alone.
"""

import gzip
import re
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any

import brotli
import zstandard
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

# Levels at which a list of a hundred rows costs about as much as the answer's other work on the wire saves.
CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "zstd": lambda body: zstandard.ZstdCompressor(level=3).compress(body),
    "br": lambda body: brotli.compress(body, quality=4),
    "gzip": lambda body: gzip.compress(body, compresslevel=5, mtime=0),
}
"""Every coding given, best first."""

SMALLEST_BYTES = 860
"""Below this an answer fits one packet, compressed or not."""

LONGEST_REMEMBERED = 100
"""Characters of an Accept-Encoding header."""

# A coded answer is another sequence of bytes, so its strong validator is another one.
_CODED = re.compile(rf"-(?:{'|'.join(CODINGS)})\"$")
COMPRESSIBLE = re.compile(r"^(application/(?:[\w.+-]*json|(?:[\w.+-]+\+)?xml)|text/)")
"""Types of content that are text, of the API and of the site with its feeds."""

_ACCEPTED = re.compile(
    r"^\s*(?P<coding>[\w*-]+)\s*(?:;\s*q=(?P<quality>[01](?:\.\d{0,3})?))?\s*$", re.IGNORECASE
)


def compressed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Wrap a view so that its answers are compressed where the client accepts it; a strong ETag then names the coding."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response.streaming or response.has_header("Content-Encoding") or not response.content:
            return response
        if not COMPRESSIBLE.match(response.get("Content-Type", "")):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        coding = preferred_coding(request.headers.get("Accept-Encoding", ""))
        return _coded(response, coding) if coding and len(response.content) >= SMALLEST_BYTES else response

    return answer


def preferred_coding(accepted: str) -> str | None:
    """The best coding that an Accept-Encoding header allows, or ``None``; of equal ones the first of ``CODINGS``."""
    # Browsers write it in a dozen ways; whoever writes more than they do does not fill our memory with it.
    return _remembered(accepted) if len(accepted) <= LONGEST_REMEMBERED else _weighed(accepted)


def _weighed(accepted: str) -> str | None:
    quality = {}
    for item in accepted.split(","):
        found = _ACCEPTED.match(item)
        if found:
            quality[found["coding"].lower()] = float(found["quality"] or 1)
    weighed = {coding: quality.get(coding, quality.get("*", 0)) for coding in CODINGS}
    best = max(weighed, key=lambda coding: weighed[coding])
    return best if weighed[best] > 0 else None


_remembered = lru_cache(maxsize=256)(_weighed)


def coded_etag(etag: str, coding: str) -> str:
    """The strong validator of an answer in a coding; that of the answer itself for none."""
    return f'{etag[:-1]}-{coding}"' if coding else etag


def uncoded_etag(etag: str) -> str:
    """The validator of the answer itself, from one of any of its codings."""
    return _CODED.sub('"', etag)


def _coded(response: HttpResponse, coding: str) -> HttpResponse:
    response.content = CODINGS[coding](response.content)
    response["Content-Encoding"] = coding
    if response.has_header("Content-Length"):
        response["Content-Length"] = str(len(response.content))
    if response.get("ETag", "").startswith('"'):
        response["ETag"] = coded_etag(response["ETag"], coding)
    return response
