"""All threads of a process look once in a while whether another has set a watched key; what they set themselves they see at once."""

import threading
import time

import pytest
from django.core.cache import cache

from cms.caches.files import SharedFileCache
from cms.caches.watching import BELIEVED_SECONDS, beliefs, watched


@pytest.fixture
def theirs(tmp_path, settings):
    """Another process over the files that this one's default cache has."""
    settings.CACHES = {"default": {"BACKEND": "cms.caches.files.SharedFileCache", "LOCATION": str(tmp_path)}}
    beliefs.forget()
    beliefs._watched.clear()
    yield SharedFileCache(str(tmp_path), {})
    beliefs.forget()


@pytest.fixture
def looks(monkeypatch):
    """Counts how often the files are looked at."""
    count, look = [], SharedFileCache.watched

    def note(backend, key):
        count.append(key)
        return look(backend, key)

    monkeypatch.setattr(SharedFileCache, "watched", note)
    return count


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands still at nought, where a millisecond is exactly one, until it is told to go on."""
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])

    def go_on(seconds):
        now[0] += seconds

    return go_on


def test_the_files_are_looked_at_once_in_a_while(theirs, looks, clock):
    super(SharedFileCache, theirs).set("word", "one", None)
    assert [watched("word") for _time in range(5)] == ["one"] * 5
    assert len(looks) == 1
    clock(BELIEVED_SECONDS)
    assert watched("word") == "one"
    assert len(looks) == 2


def test_what_another_process_sets_is_seen_when_its_time_is_over(theirs, clock):
    cache.set("word", "one", None)
    assert watched("word") == "one"
    # Told to nobody here, as by another process.
    super(SharedFileCache, theirs).set("word", "two", None)
    assert watched("word") == "one"
    clock(BELIEVED_SECONDS)
    assert watched("word") == "two"


@pytest.mark.parametrize("change", [lambda: cache.set("word", "two", None), lambda: cache.clear()])
def test_what_this_process_does_is_seen_at_once(theirs, clock, change):
    cache.set("word", "one", None)
    assert watched("word") == "one"
    change()
    assert watched("word") == cache.get("word") != "one"


def test_what_is_not_there_is_looked_for_each_time(theirs, clock):
    assert watched("word") is None
    super(SharedFileCache, theirs).set("word", "one", None)
    assert watched("word") == "one"


@pytest.fixture
def meanwhile(monkeypatch):
    """Let something happen in another thread between a look and what becomes of it, once."""
    look = SharedFileCache.watched
    waiting = []

    def slow(backend, key):
        value = look(backend, key)
        if waiting:
            other = threading.Thread(target=waiting.pop())
            other.start()
            other.join()
        return value

    monkeypatch.setattr(SharedFileCache, "watched", slow)
    return waiting.append


def test_a_look_that_a_change_overtakes_is_not_believed(theirs, clock, meanwhile):
    cache.set("word", "one", None)
    meanwhile(lambda: cache.set("word", "two", None))
    assert watched("word") == "two"
    assert watched("word") == "two"


def test_a_look_that_a_later_one_overtakes_is_not_believed(theirs, clock, meanwhile):
    """Another process sets it meanwhile, and another thread has seen that: nobody goes back."""
    cache.set("word", "one", None)
    seen = []

    def look_later():
        super(SharedFileCache, theirs).set("word", "two", None)
        seen.append(watched("word"))

    meanwhile(look_later)
    assert watched("word") == "two"
    assert seen == ["two"]
    assert watched("word") == "two"


def test_what_this_process_sets_is_believed_whatever_a_look_would_still_find(theirs, clock, looks):
    """Redis may not have told this thread yet."""
    cache.set("word", "one", None)
    assert watched("word") == "one"
    looks.clear()
    cache.set("word", "two", None)
    assert watched("word") == "two"
    assert looks == []


def test_other_keys_are_nobodys_business(theirs, clock, looks):
    cache.set("word", "one", None)
    assert watched("word") == "one"
    cache.set("other", "two", None)
    assert watched("word") == "one"
    assert len(looks) == 1
