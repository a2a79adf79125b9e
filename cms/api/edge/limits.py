"""How often one client may ask: a sliding window of requests, counted in the shared cache by address or by token.

The count of a window that slides is that of the present fixed window and the part of the one before that still counts, as if
its requests had come evenly. Refused requests are not counted: who waits as long as ``Retry-After`` says is served.
"""

import hashlib
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from wagtail.models import APIToken

from cms.api.errors import problem
from cms.security.addresses import client_network

SECONDS = {"second": 1, "minute": 60, "hour": 3600}


@dataclass(frozen=True)
class Quota:
    """``limit`` requests in ``window`` seconds for each ``name`` (``address`` or ``token``)."""

    name: str
    limit: int
    window: int


@dataclass(frozen=True)
class Standing:
    """Where a client stands: what is left of the quota, and in how many seconds more will be."""

    quota: Quota
    remaining: int
    reset: int
    is_refused: bool = False

    @property
    def headers(self) -> dict[str, str]:
        """``RateLimit`` and ``RateLimit-Policy`` as the IETF draft has them now, and the three that clients know from before."""
        name, limit, window = self.quota.name, self.quota.limit, self.quota.window
        return {
            "RateLimit-Policy": f'"{name}";q={limit};w={window}',
            "RateLimit": f'"{name}";r={self.remaining};t={self.reset}',
            "RateLimit-Limit": str(limit),
            "RateLimit-Remaining": str(self.remaining),
            "RateLimit-Reset": str(self.reset),
        }


def quota(name: str, written: str) -> Quota | None:
    """Read a setting such as ``600/minute``; empty means no limit. Raises ImproperlyConfigured for anything else."""
    if not written:
        return None
    number, _, unit = written.partition("/")
    if not number.isdigit() or int(number) < 1 or unit not in SECONDS:
        raise ImproperlyConfigured(f"'{written}' is no rate limit; write for instance 600/minute, or nothing")
    return Quota(name, int(number), SECONDS[unit])


def limited(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Wrap a view so that a client over its quota gets a 429, and every other answer says what is left."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        standing = ask(request)
        if standing is None:
            return view(request, *args, **kwargs)
        if standing.is_refused:
            response: HttpResponse = problem(
                429, f"Too many requests; ask again in {standing.reset} seconds."
            )
            response["Retry-After"] = str(standing.reset)
            response["Cache-Control"] = "no-store"
        else:
            response = view(request, *args, **kwargs)
        for name, value in standing.headers.items():
            response[name] = value
        return response

    return answer


def ask(request: HttpRequest) -> Standing | None:
    """Count one request; ``None`` when there is no limit for its kind of client."""
    token = _token(request)
    if token is not None:
        allowed, client = quota("token", settings.API_TOKEN_RATE_LIMIT), f"token {token}"
    else:
        allowed, client = quota("address", settings.API_RATE_LIMIT), client_network(request)
    return count(allowed, client, time.time()) if allowed else None


def count(allowed: Quota, client: str, now: float) -> Standing:
    """Count one request of ``client`` at ``now`` (seconds since 1970) unless it is over the quota."""
    # The address itself is not stored.
    digest = hashlib.sha256(f"{settings.SECRET_KEY}{client}".encode()).hexdigest()[:32]
    window = int(now // allowed.window)
    keys = [f"api-rate:{allowed.name}:{digest}:{number}" for number in (window, window - 1)]
    found = cache.get_many(keys)
    present, before = (found.get(key, 0) for key in keys)
    elapsed = now % allowed.window
    used = present + before * (1 - elapsed / allowed.window)
    if used + 1 > allowed.limit:
        return Standing(allowed, 0, _wait(allowed, present, before, elapsed), is_refused=True)
    _increase(keys[0], 2 * allowed.window)
    return Standing(allowed, int(allowed.limit - used - 1), math.ceil(allowed.window - elapsed))


def _wait(allowed: Quota, present: int, before: int, elapsed: float) -> int:
    """In how many seconds one more request fits, when none is made until then."""
    room = allowed.limit - 1
    if present <= room:
        until = allowed.window * (1 - (room - present) / before)
        return max(1, math.ceil(until - elapsed))
    return max(1, math.ceil(allowed.window - elapsed + allowed.window * (1 - room / present)))


def _increase(key: str, seconds: int) -> None:
    if cache.add(key, 1, seconds):
        return
    try:
        cache.incr(key)
    except ValueError:
        # It ran out between the two.
        cache.set(key, 1, seconds)


def _token(request: HttpRequest) -> int | None:
    """The number of the valid token that a request carries; a token that is not valid is no client of its own."""
    scheme, _, key = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not APIToken.validate_token_format(key.strip()):
        return None
    hashes = APIToken.candidate_key_hashes(key.strip())
    valid = APIToken.objects.filter(key_hash__in=hashes, revoked_at=None, user__is_active=True)
    return valid.values_list("pk", flat=True).first()
