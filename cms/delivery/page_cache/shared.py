"""Answers that the site's processes share: one makes them, the others take them over. Only with Redis, which bounds itself.

Files would not do: their cache throws out at random what is over its number, the content version among it.
"""

import hashlib
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.conf import settings
from django.core.cache import cache

from cms.delivery.build import build_id
from cms.delivery.page_cache.asking import Question
from cms.delivery.page_cache.keeping import Kept
from cms.delivery.version import KEPT_SECONDS

logger = logging.getLogger(__name__)

MAKING_SECONDS = 10
"""How long others take it that a process is making an answer."""

WAIT_SECONDS, LOOK_SECONDS = 5.0, 0.01
LARGEST = 2 * 1024 * 1024


class Shared:
    """What another process has made already. Fails silently: then each process makes its own."""

    def __init__(self) -> None:
        self.is_on = "redis" in settings.CACHES["default"]["BACKEND"].lower()

    def get(self, question: Question, word: str) -> Kept | None:
        """What another process keeps for a question in a state of the content."""
        if not self.is_on:
            return None
        try:
            return cache.get(_key("answer", question, word))
        # Whatever the shared cache does, the page can be made.
        except Exception:
            logger.exception("The shared page cache does not answer")
            return None

    def put(self, question: Question, kept: Kept) -> None:
        """Let other processes have an answer."""
        if not self.is_on or kept.size > LARGEST:
            return
        try:
            cache.set(_key("answer", question, kept.word), kept, KEPT_SECONDS)
        except Exception:
            logger.exception("The shared page cache takes nothing")

    @contextmanager
    def making(self, question: Question, word: str) -> Iterator[Kept | None]:
        """Let one process at a time make an answer: gives what another has made meanwhile, or nothing for the block to make."""
        if not self.is_on:
            yield None
            return
        key = _key("making", question, word)
        if not _add(key):
            yield self._wait(question, word, key)
            return
        try:
            yield None
        finally:
            with suppress(Exception):
                cache.delete(key)

    def _wait(self, question: Question, word: str, key: str) -> Kept | None:
        deadline = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < deadline:
            time.sleep(LOOK_SECONDS)
            is_making = _exists(key)
            kept = self.get(question, word)
            if kept is not None or not is_making:
                return kept
        return None


def _add(key: str) -> bool:
    try:
        return cache.add(key, 1, MAKING_SECONDS)
    except Exception:
        logger.exception("The shared page cache does not answer")
        return True


def _exists(key: str) -> bool:
    try:
        return cache.get(key) is not None
    except Exception:
        return False


def _key(purpose: str, question: Question, word: str) -> str:
    named = "\n".join([build_id(), word, *map(str, question)])
    return f"page-{purpose}-{hashlib.blake2b(named.encode(), digest_size=20).hexdigest()}"
