"""The content version: one word that changes whenever anything a visitor may see does.

What is computed from content and asked for by every request (menus, settings, private paths) is kept in the cache under the
version it was computed for; a publish, a move, a new restriction or a saved menu starts a new version, and nothing of the former one is
given any more: at once in the process that did it, within a millisecond in all that share the cache (design.md, decision 7).
"""

import pickle
import time
from collections.abc import Callable, Hashable
from functools import wraps
from typing import TypeVar
from uuid import uuid4

from django.core.cache import cache
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    Page,
    PageViewRestriction,
    Site,
    TranslatableMixin,
)
from wagtail.signals import page_published, page_unpublished

from cms.caches.watching import watched

Value = TypeVar("Value")

KEY = "content-version"
KEPT_SECONDS = 24 * 60 * 60
MOST_NEAR = 500
LARGEST_NEAR = 64 * 1024
"""Bytes; most have one or two thousand."""

CONTENT = (
    Page,
    TranslatableMixin,
    BaseSiteSetting,
    AbstractImage,
    AbstractDocument,
    Site,
    Locale,
    PageViewRestriction,
    Collection,
    CollectionViewRestriction,
)
# Follows the time of its start, in microseconds since 1970.
_SEPARATOR = "-"


class Near:
    """What this process has found in the cache for the present version: a page asks for ten such things. Pickled, so that nobody gets
    what another has changed. Keys name their version, so that threads that meet here can only forget."""

    def __init__(self) -> None:
        self._version = ""
        self._found: dict[str, bytes] = {}

    def get(self, version: str, key: str) -> bytes | None:
        """What is held for a key, if it is of this version."""
        return self._found.get(key) if version == self._version else None

    def put(self, version: str, key: str, written: bytes) -> None:
        """Hold what is small, and not more than a site's own parts need: there are as many lists as readers choose to narrow."""
        if version != self._version or len(self._found) >= MOST_NEAR:
            self._found, self._version = {}, version
        if len(written) <= LARGEST_NEAR:
            self._found[key] = written


_near = Near()


def content_version() -> str:
    """The present version; a new one when the cache has lost it."""
    version = watched(KEY)
    if version is None:
        version = _new_version()
        # Another process may have been first; both must go on with the same.
        if not cache.add(KEY, version, None):
            version = cache.get(KEY, version)
    return version


def started_at(version: str) -> float:
    """When a version started, in seconds since 1970."""
    return int(version.partition(_SEPARATOR)[0]) / 1_000_000


def _new_version() -> str:
    """Never given before, and not to be guessed."""
    return f"{time.time_ns() // 1000}{_SEPARATOR}{uuid4().hex}"


def start_new_version() -> None:
    """Forget what was computed from content, now and once more when the present transaction is visible to others.

    The second time matters: another process may compute from the old rows while this transaction is still open.
    """
    cache.set(KEY, _new_version(), None)
    if transaction.get_connection().in_atomic_block:
        transaction.on_commit(lambda: cache.set(KEY, _new_version(), None))


def kept_for_version(name: str, compute: Callable[[], Value], *parts: Hashable) -> Value:
    """The value of ``compute()`` for the present content version, computed once for all processes.

    ``name`` and ``parts`` say what it is (a language, a site); the value must pickle and must not depend on the time, nor on
    the request in any way that ``parts`` do not name.
    """
    version = content_version()
    key = "-".join([name, version, *map(str, parts)])
    written = _near.get(version, key)
    if written is not None:
        # Written by this process.
        return pickle.loads(written)[0]  # noqa: S301
    kept = cache.get(key)
    if kept is None:
        kept = (compute(),)
        cache.set(key, kept, KEPT_SECONDS)
    _near.put(version, key, pickle.dumps(kept, pickle.HIGHEST_PROTOCOL))
    return kept[0]


def _content_changed(sender: type[Model], created: bool = False, **kwargs) -> None:
    if created and issubclass(sender, (AbstractImage, AbstractDocument)):
        # Nothing shows a new file before something else is saved; a thousand uploads leave what is kept alone.
        return
    if issubclass(sender, CONTENT) or getattr(sender, "starts_content_version", False):
        start_new_version()


def _publication_done(sender: type[Model], **kwargs) -> None:
    start_new_version()


def watch_content() -> None:
    """Start a new version whenever content is saved or deleted, by whichever path, and when all that follows a publication
    is done: the search index is written after the page."""
    page_published.connect(_publication_done, dispatch_uid="content-version-published")
    page_unpublished.connect(_publication_done, dispatch_uid="content-version-unpublished")
    post_save.connect(_content_changed, dispatch_uid="content-version-save")
    post_delete.connect(_content_changed, dispatch_uid="content-version-delete")
    _watch_moves()


def _watch_moves() -> None:
    """A collection that is moved may become private, or open, with all its files; its tree tells nobody."""
    move = Collection.move
    if getattr(move, "starts_content_version", False):
        return

    @wraps(move)
    def moved(collection: Collection, *args, **kwargs) -> None:
        move(collection, *args, **kwargs)
        start_new_version()

    moved.starts_content_version = True  # type: ignore[attr-defined]
    Collection.move = moved
