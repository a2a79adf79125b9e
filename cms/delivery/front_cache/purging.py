"""When caches in front of the site are told to forget: whenever the state of the content is another than they were last told of.

Nothing notes what has changed. The worker compares two words every few seconds, so that a publication waits for nobody, many in a row are
told once, the end of an event counts like a publication, and what was not taken is told again.
"""

import logging
import time
from dataclasses import dataclass
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

PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 12, 300
"""Cloudflare takes five requests a minute on its smallest plan."""

_TOLD, _PICTURES = "front-cache-told", "front-cache-pictures"


@dataclass(frozen=True)
class Told:
    """What the caches were last told, ``at`` which second, and which tags are to follow ``again``: an answer that was on its way when
    they first heard of it may have reached them later."""

    content: str = ""
    pictures: str = ""
    at: float = 0
    again: tuple[str, ...] = ()
    failures: int = 0

    @property
    def next_at(self) -> float:
        """When they may be told something again."""
        return self.at + min(PAUSE_SECONDS * 2**self.failures, LONGEST_PAUSE_SECONDS) if self.at else 0


def purge_due(*, everything: bool = False) -> list[str]:
    """Tell the caches what they have not heard yet; give the tags that they were told to forget.

    Args:
        everything: as if all had changed just now, and without a pause.
    """
    if not settings.WAGTAILFRONTENDCACHE:
        return []
    told: Told | None = cache.get(_TOLD)
    if told is None or everything:
        # What was answered before there was a cache in front has no tag, and may be in the page cache.
        start_new_version()
        told = Told()
    now = time.time()
    if now < told.next_at:
        return []
    content, pictures = content_state().word, cache.get_or_set(_PICTURES, uuid4().hex, None)
    news = [site_tag()] if content != told.content else []
    news += [pictures_tag()] if pictures != told.pictures else []
    tags = list(dict.fromkeys([*news, *told.again]))
    if tags and not _tell(tags):
        failed = Told(told.content, told.pictures, now, told.again, told.failures + 1)
        cache.set(_TOLD, failed, None)
        return []
    if tags:
        cache.set(_TOLD, Told(content, pictures, now, tuple(news)), None)
    return tags


def _tell(tags: list[str]) -> bool:
    from cms.delivery.front_cache.backends import PurgeError

    for backend in get_backends().values():
        try:
            backend.purge_tags(tags)
        except PurgeError as error:
            logger.warning("A cache in front was not purged, and will be asked again: %s", error)
            return False
    return True


def picture_is_gone(sender: type, **kwargs: Any) -> None:
    """A picture file has no address any more: caches keep those for a year."""
    transaction.on_commit(lambda: cache.set(_PICTURES, uuid4().hex, None))


def watch_pictures() -> None:
    """Listen for pictures that are deleted or replaced; called once when Django starts, where there is a cache in front."""
    from cms.images.models import CmsImage, CmsRendition

    for model in (CmsImage, CmsRendition):
        post_delete.connect(picture_is_gone, sender=model, dispatch_uid=f"front-cache-{model.__name__}")
