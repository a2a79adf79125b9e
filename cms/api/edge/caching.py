"""Validators and cache directives of the public API (RFC 9110 and 9111).

The strong validator of an answer is made of the address, the code and the state of the content (``content_state``), so a
client that has the present answer is told so without a single query. It holds a random word of the content version: nobody can
claim to have an answer that was never given, and a 304 tells no more than the answer did.
"""

import datetime as dt
import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date, parse_etags, parse_http_date_safe

from cms.api.edge.compression import uncoded_etag
from cms.delivery.build import build_id
from cms.delivery.moments import ContentState, content_state

View = Callable[..., HttpResponse]

SAFE = ("GET", "HEAD")


def cacheable(view: View) -> View:
    """Wrap a view of the public API: validators and public cache directives on what succeeds, ``no-store`` on anything else."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in SAFE or "Authorization" in request.headers:
            return kept_nowhere(view(request, *args, **kwargs))
        state = content_state()
        etag = validator(request, state)
        known = named_validator(request.headers.get("If-None-Match", ""), etag)
        if known:
            return _described(HttpResponseNotModified(), known, state)
        response = view(request, *args, **kwargs)
        if response.status_code != 200 or response.has_header("Cache-Control"):
            return kept_nowhere(response)
        _described(response, etag, state)
        if _unmodified(request, response):
            return _described(HttpResponseNotModified(), etag, state)
        return response

    return answer


def kept_nowhere(response: HttpResponse) -> HttpResponse:
    """Keep an answer out of all caches, unless the view has said something else."""
    if not response.has_header("Cache-Control"):
        response["Cache-Control"] = "no-store"
    return response


def validator(request: HttpRequest, state: ContentState) -> str:
    """The strong ETag of the answer at an address in a state of the content."""
    named = "\n".join([request.get_host(), request.scheme, request.get_full_path(), state.word, build_id()])
    return f'"{hashlib.blake2b(named.encode(), digest_size=12).hexdigest()}"'


def cache_control(state: ContentState, now: dt.datetime | None = None) -> str:
    """Browsers ask each time, which costs a 304; shared caches keep an answer as long as settings say, never past its end."""
    left = max(0, int((state.until - (now or timezone.now())).total_seconds()))
    fresh = min(settings.API_SHARED_CACHE_SECONDS, left)
    stale = min(settings.API_STALE_SECONDS, left - fresh)
    directives = ["public", "max-age=0", f"s-maxage={fresh}"]
    return ", ".join([*directives, f"stale-while-revalidate={stale}"] if stale else directives)


def _described(response: HttpResponse, etag: str, state: ContentState) -> HttpResponse:
    response["ETag"] = etag
    response["Cache-Control"] = cache_control(state)
    patch_vary_headers(response, ["Accept-Encoding"])
    # Dates count seconds: within the second of a change the date would also be that of the answer before.
    if timezone.now() - state.since > dt.timedelta(seconds=1):
        response["Last-Modified"] = http_date(state.since.timestamp())
    return response


def named_validator(names: str, etag: str) -> str:
    """The validator in an If-None-Match header that is that of the present answer, coded or not; empty when none is."""
    strong = (given.removeprefix("W/") for given in parse_etags(names))
    return next((given for given in strong if uncoded_etag(given) == etag), "")


def unmodified_since(since: str, modified: str) -> bool:
    """Whether an answer with this Last-Modified is the one that an If-Modified-Since header asks about."""
    if not since or not modified:
        return False
    asked, changed = parse_http_date_safe(since), parse_http_date_safe(modified)
    return asked is not None and changed is not None and changed <= asked


def _unmodified(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether a condition that names no validator holds; only asked of an answer that there is."""
    condition = request.headers.get("If-None-Match")
    if condition is not None:
        return condition.strip() == "*"
    return unmodified_since(request.headers.get("If-Modified-Since", ""), response.get("Last-Modified", ""))
