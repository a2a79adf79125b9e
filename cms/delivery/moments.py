"""The moments at which what readers see changes by itself: a page expires, an event is over, a day begins.

Whatever is kept under the content version alone must not depend on the time. An answer that does is kept under the version
*and* the last such moment (``content_state``), so it is never given past the next one.
"""

import datetime as dt
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TypeVar

from django.apps import apps
from django.core.cache import cache
from django.db.models import Max, Min, Q
from django.utils import timezone

from cms.delivery.version import KEPT_SECONDS, content_version, kept_for_version, started_at

Value = TypeVar("Value")

_SEPARATOR = "-"
_fields: list[tuple[str, str]] = [("wagtailcore.Page", "expire_at")]


def changes_with_time(model: str, field: str) -> None:
    """Say that something readers see changes when the moment in ``field`` of a row of ``model`` (``app.Model``) passes."""
    if (model, field) not in _fields:
        _fields.append((model, field))


@dataclass(frozen=True)
class ContentState:
    """What readers see now. ``word`` differs from that of any other state; ``since`` and ``until`` are aware datetimes."""

    word: str
    since: dt.datetime
    until: dt.datetime

    @property
    def version(self) -> str:
        """The content version it is a state of."""
        return self.word.rpartition(_SEPARATOR)[0]


_LONG_AGO = dt.datetime.min.replace(tzinfo=dt.UTC)
# The version, since when, and what it is; replaced as a whole.
_present: tuple[str, dt.datetime, ContentState] = ("", _LONG_AGO, ContentState("", _LONG_AGO, _LONG_AGO))


def content_state(now: dt.datetime | None = None) -> ContentState:
    """The present state, remembered until it ends; one query for each watched field when it is not."""
    now = now or timezone.now()
    version = content_version()
    # Asked several times by each request, and by other threads meanwhile.
    known, last, state = _present
    if known == version and last <= now < state.until:
        return state
    return _remembered(version, now)


def kept_for_state(name: str, compute: Callable[[], Value], *parts: Hashable) -> Value:
    """As ``kept_for_version``, for what depends on the time by one of the watched moments, such as which pages are live."""
    return kept_for_version(name, compute, *parts, content_state().word)


def _remembered(version: str, now: dt.datetime) -> ContentState:
    """The state at ``now``, from the cache if another process knows it, held for the next who asks in this one."""
    global _present
    key = f"content-moments-{version}"
    kept = cache.get(key)
    if kept is None or not kept[0] <= now < kept[1]:
        kept = _around(now)
        cache.set(key, kept, KEPT_SECONDS)
    last, following = kept
    started = dt.datetime.fromtimestamp(started_at(version), dt.UTC)
    state = ContentState(f"{version}{_SEPARATOR}{last.timestamp():.6f}", max(started, last), following)
    _present = (version, last, state)
    return state


def _around(now: dt.datetime) -> tuple[dt.datetime, dt.datetime]:
    """The last moment that is not after ``now`` and the first that is; midnight in the site's time zone is one."""
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    next_day = timezone.make_aware(
        dt.datetime.combine(timezone.localdate(now) + dt.timedelta(days=1), dt.time.min)
    )
    last, following = midnight, next_day
    for model, field in _fields:
        found = apps.get_model(model)._base_manager.aggregate(
            before=Max(field, filter=Q(**{f"{field}__lte": now})),
            after=Min(field, filter=Q(**{f"{field}__gt": now})),
        )
        last = max(last, found["before"] or last)
        following = min(following, found["after"] or following)
    return last, following
