"""When caches in front of the site are told to forget: whenever the state of the content is another than they were last told of.

Nothing notes what has changed. The worker compares two words every few seconds, so that a publication waits for nobody, many in a row are
told once, the end of an event counts like a publication, and what was not taken is told again.
"""

import logging
import time
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_delete
from wagtail.contrib.frontend_cache.utils import get_backends

from cms.delivery.front_cache.marking import pictures_tag, site_tag
from cms.delivery.moments import content_state
from cms.delivery.version import start_new_version

logger = logging.getLogger(__name__)

AGAIN_SECONDS, LONGEST_PAUSE_SECONDS = 12, 300
HELD_FAILURES = 3
"""So often a cache may fail before what is to follow its purge goes on without it: some minutes."""

_TOLD, _PICTURES = "front-cache-told", "front-cache-pictures"


@dataclass(frozen=True)
class Told:
    """What one cache was last told, ``at`` which second, and which tags are to follow ``again``: an answer that was on its way when
    it first heard of it may have reached it later."""

    content: str = ""
    pictures: str = ""
    at: float = 0
    again: tuple[str, ...] = ()
    failures: int = 0

    def has_passed(self, seconds: float, now: float) -> bool:
        """Whether it was told so long ago; also when the clock has been set back, which must mute nothing."""
        return not self.at <= now < self.at + seconds

    def news(self, content: str, pictures: str) -> tuple[str, ...]:
        """The tags of what is another than it was told."""
        changed = {site_tag(): content != self.content, pictures_tag(): pictures != self.pictures}
        return tuple(tag for tag, is_news in changed.items() if is_news)


def purge_due(*, everything: bool = False) -> list[str]:
    """Tell each cache what it has not heard yet; give the tags that any was told to forget.

    Args:
        everything: as if all had changed just now, and without a pause.
    """
    if not settings.WAGTAILFRONTENDCACHE:
        return []
    fronts = get_backends()
    known: dict[str, Told] = {} if everything else cache.get_many([_key(name) for name in fronts])
    if len(known) < len(fronts):
        # What was answered before there was a cache in front has no tag, and may be in the page cache.
        start_new_version()
    told = {name: known.get(_key(name), Told()) for name in fronts}
    # One that does not answer may take its time: last.
    in_turn = sorted(fronts, key=lambda name: told[name].failures)
    tags = [tag for name in in_turn for tag in _tell(name, fronts[name], told[name])]
    return list(dict.fromkeys(tags))


def purge_is_awaited() -> bool:
    """Whether a cache still gives what was, and is about to hear of it; one that has not answered for long is not waited for."""
    if not settings.WAGTAILFRONTENDCACHE:
        return False
    known: dict[str, Told] = cache.get_many([_key(name) for name in settings.WAGTAILFRONTENDCACHE])
    content = content_state().word
    return len(known) < len(settings.WAGTAILFRONTENDCACHE) or any(
        told.content != content and told.failures <= HELD_FAILURES for told in known.values()
    )


def _key(name: str) -> str:
    return f"{_TOLD}-{name}"


def _tell(name: str, front: Any, told: Told) -> tuple[str, ...]:
    """Tell one cache what it has not heard, if it may be asked now; give the tags that it took."""
    from cms.delivery.front_cache.backends import PurgeError

    now = time.time()
    pause = (
        min(AGAIN_SECONDS * 2**told.failures, LONGEST_PAUSE_SECONDS) if told.failures else front.pause_seconds
    )
    if not told.has_passed(pause, now):
        return ()
    content, pictures = content_state().word, cache.get_or_set(_PICTURES, uuid4().hex, None)
    news = told.news(content, pictures)
    if not news and not (told.again and told.has_passed(AGAIN_SECONDS, now)):
        return ()
    tags = tuple(dict.fromkeys([*news, *told.again]))
    try:
        front.purge_tags(list(tags))
    except PurgeError as error:
        logger.warning("A cache in front (%s) was not purged, and will be asked again: %s", name, error)
        failed = replace(told, at=now, failures=told.failures + 1)
        cache.set(_key(name), failed, None)
        return ()
    cache.set(_key(name), Told(content, pictures, now, news), None)
    return tags


def picture_is_gone(sender: type, **kwargs: Any) -> None:
    """A picture file has no address any more: caches keep those for a year."""
    transaction.on_commit(lambda: cache.set(_PICTURES, uuid4().hex, None))


def watch_pictures() -> None:
    """Listen for pictures that are deleted or replaced; called once when Django starts, where there is a cache in front."""
    from cms.images.models import CmsImage, CmsRendition

    for model in (CmsImage, CmsRendition):
        post_delete.connect(picture_is_gone, sender=model, dispatch_uid=f"front-cache-{model.__name__}")
