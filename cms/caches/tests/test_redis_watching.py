"""A key that Redis tells about is asked for only when it may have changed, and no change is missed."""

import time

import pytest
from django.conf import settings
from redis import Redis, RedisError
from redis.connection import ConnectionPool

from cms.caches import redis
from cms.caches.redis import SharedRedisCache, Watch
from cms.caches.watching import beliefs, watched
from cms.delivery.version import KEY, content_version, start_new_version

pytestmark = pytest.mark.skipif(not settings.REDIS_URL, reason="asks a real Redis")

PATIENCE_SECONDS = 20
"""A change is told within microseconds; the processes of a busy machine may rest meanwhile."""


@pytest.fixture(autouse=True)
def _patient(monkeypatch):
    """Let no pause of a busy machine count as silence."""
    monkeypatch.setattr(redis, "TRUSTED_SECONDS", 60.0)


@pytest.fixture
def processes():
    """Two processes of a site."""
    options = {"KEY_PREFIX": f"{settings.CACHES['default']['KEY_PREFIX']}-watching"}
    pair = [SharedRedisCache(settings.REDIS_URL, options) for _process in range(2)]
    yield pair
    for watch in watches_of(pair[0]):
        watch._forget()


@pytest.fixture
def asked(monkeypatch):
    """Counts how often Redis is asked."""
    count, ask = [], Watch._ask

    def note(watch):
        count.append(watch.key)
        ask(watch)

    monkeypatch.setattr(Watch, "_ask", note)
    return count


def watches_of(process):
    return list(process._watches.values())


def sees(process, expected):
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if process.watched("word", "none") == expected:
            return True
        time.sleep(0.001)
    return False


def test_redis_is_asked_once(processes, asked):
    ours, theirs = processes
    theirs.set("word", "one", None)
    assert [ours.watched("word") for _time in range(5)] == ["one"] * 5
    assert len(asked) == 1


def test_what_another_process_does_is_seen_at_once(processes, asked):
    ours, theirs = processes
    assert ours.watched("word", "none") == "none"
    for word in ("one", "two", "three"):
        theirs.set("word", word, None)
        assert sees(ours, word)
    theirs.delete("word")
    assert sees(ours, "none")
    assert len(asked) == 5


def test_what_this_process_sets_needs_no_telling(processes):
    ours = processes[0]
    for word in map(str, range(200)):
        ours.set("word", word, None)
        assert ours.watched("word") == word


def test_an_emptied_cache_is_seen(processes):
    ours, theirs = processes
    theirs.set("word", "one", None)
    assert ours.watched("word") == "one"
    theirs.clear()
    assert sees(ours, "none")


def test_a_connection_that_is_cut_is_made_anew(processes):
    ours, theirs = processes
    theirs.set("word", "one", None)
    assert ours.watched("word") == "one"
    ours_at_redis = watches_of(ours)[0]._connection
    ours_at_redis.send_command("CLIENT", "ID")
    number = ours_at_redis.read_response()
    theirs.set("word", "two", None)
    Redis.from_url(settings.REDIS_URL).client_kill_filter(_id=str(number))
    assert sees(ours, "two")


def test_a_redis_that_is_gone_is_an_error_each_time():
    """The page cache then leaves everything to Django."""
    gone = SharedRedisCache("redis://127.0.0.1:1/0", {"KEY_PREFIX": "watching"})
    for _time in range(2):
        with pytest.raises(RedisError):
            gone.watched("word")


def test_silence_is_not_believed_for_long(processes, monkeypatch):
    """A connection over which nothing comes any more, and nobody says so."""
    ours, theirs = processes
    theirs.set("word", "one", None)
    assert ours.watched("word") == "one"
    monkeypatch.setattr(watches_of(ours)[0]._connection, "can_read", lambda timeout: False)
    theirs.set("word", "two", None)
    assert ours.watched("word") == "one"
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + redis.TRUSTED_SECONDS)
    assert ours.watched("word") == "two"


def test_a_redis_that_tells_nothing_is_asked_each_time(processes, asked, monkeypatch):
    ours, theirs = processes
    connection_class = ConnectionPool.from_url(settings.REDIS_URL).connection_class
    send = connection_class.send_command

    def refuse(connection, *args, **options):
        send(connection, *(("NO-SUCH-COMMAND",) if args[:2] == ("CLIENT", "TRACKING") else args), **options)

    monkeypatch.setattr(connection_class, "send_command", refuse)
    theirs.set("word", "one", None)
    assert [ours.watched("word") for _time in range(3)] == ["one"] * 3
    assert len(asked) == 3


def test_the_content_version_is_watched(asked):
    """Every request begins with it. The process has served before: it believes at once what it sets."""
    content_version()
    start_new_version()
    asked.clear()
    versions = []
    for _time in range(5):
        # What the process believes, of its own doing too, would hide whether Redis is asked.
        beliefs.forget()
        versions += [content_version(), watched(KEY)]
    assert len(set(versions)) == 1
    assert len(asked) == 1
