"""The shared caches ask only for what may have changed, and never miss a change."""

import os
import time

import pytest

from cms.caches import files
from cms.caches.files import RACY_SECONDS, SharedFileCache
from cms.caches.redis import SharedRedisCache


@pytest.fixture
def processes(tmp_path):
    """Two processes over the same files."""
    return [SharedFileCache(str(tmp_path), {}) for _process in range(2)]


def settle(cache, key):
    """Let the file of a key be as old as it must be to be believed."""
    past = time.time() - 2 * RACY_SECONDS
    os.utime(cache._key_to_file(key), (past, past))


@pytest.fixture
def opened(monkeypatch):
    """Counts the files that are read."""
    from django.core.cache.backends import filebased

    count = []

    def note(path, mode):
        count.append(path)
        return open(path, mode)  # noqa: PTH123

    monkeypatch.setattr(filebased, "open", note, raising=False)
    return count


def test_a_text_is_read_once(processes, opened):
    cache = processes[0]
    cache.set("version", "one", None)
    settle(cache, "version")
    opened.clear()
    assert [cache.watched("version") for _time in range(5)] == ["one"] * 5
    assert len(opened) == 1


def test_what_another_process_sets_is_seen_at_once(processes):
    ours, theirs = processes
    for word in ("one", "two", "three"):
        theirs.set("version", word, None)
        settle(theirs, "version")
        assert ours.watched("version") == word
    theirs.delete("version")
    assert ours.watched("version", "none") == "none"


def test_changes_within_one_tick_of_the_clock_are_seen(processes, monkeypatch):
    """Files written so shortly after each other have the same time, and the third may get the first one's number."""
    ours, theirs = processes
    mark = (1, time.time_ns(), 100)
    monkeypatch.setattr(files, "_mark", lambda path: mark)
    for word in ("one", "two", "three"):
        theirs.set("version", word, None)
        assert ours.watched("version") == word


@pytest.mark.parametrize(("value", "timeout"), [("expires", 60), (["can be changed"], None)])
def test_other_values_are_read_each_time(processes, opened, value, timeout):
    cache = processes[0]
    cache.set("key", value, timeout)
    settle(cache, "key")
    opened.clear()
    assert [cache.watched("key") for _time in range(3)] == [value] * 3
    assert len(opened) == 3


def test_a_client_of_redis_is_made_once():
    """Needs no Redis: nothing is asked."""
    cache = SharedRedisCache("redis://127.0.0.1:6379/0", {})
    client = cache._cache.get_client("key", write=True)
    assert cache._cache.get_client("other") is client
    replicated = SharedRedisCache(["redis://127.0.0.1:6379/0", "redis://127.0.0.1:6379/1"], {})
    assert replicated._cache.get_client("key", write=True) is not replicated._cache.get_client("key")
