"""What processes take over from each other: two of them over one cache, which stands for Redis and may break."""

import threading
import time

import pytest
from django.core.cache.backends.locmem import LocMemCache

from cms.delivery.page_cache import shared
from cms.delivery.page_cache.asking import Question
from cms.delivery.page_cache.keeping import Kept
from cms.delivery.page_cache.shared import Shared

QUESTION = Question("localhost", False, "/sr-latn/", "", "")
OTHER = QUESTION._replace(path="/en/")


def kept(word="one", body=b"answer"):
    return Kept(word, time.time() + 60, [("Content-Type", "text/html")], body, '"etag"', "public")


@pytest.fixture
def one_cache(monkeypatch):
    cache = LocMemCache("shared-page-cache", {})
    cache.clear()
    monkeypatch.setattr(shared, "cache", cache)
    return cache


@pytest.fixture
def processes(one_cache):
    """Two processes of a site with Redis."""
    pair = Shared(), Shared()
    for process in pair:
        process.is_on = True
    return pair


class Broken:
    """A cache that cannot be reached."""

    def __getattr__(self, name):
        raise ConnectionError(name)


def test_one_takes_over_what_another_has_made(processes):
    first, second = processes
    answer = kept()
    first.put(QUESTION, answer)
    assert second.get(QUESTION, "one") == answer


@pytest.mark.parametrize(("question", "word"), [(QUESTION, "two"), (OTHER, "one")], ids=["state", "question"])
def test_an_answer_is_to_one_question_in_one_state(processes, question, word):
    first, second = processes
    first.put(QUESTION, kept())
    assert second.get(question, word) is None


def test_a_new_release_takes_nothing_over_from_the_old(processes, monkeypatch):
    first, second = processes
    first.put(QUESTION, kept())
    monkeypatch.setattr(shared, "build_id", lambda: "the next release")
    assert second.get(QUESTION, "one") is None


def test_a_large_answer_is_left_out(processes):
    first, second = processes
    first.put(QUESTION, kept(body=b"x" * shared.LARGEST))
    assert second.get(QUESTION, "one") is None


@pytest.fixture
def has_to_wait(monkeypatch):
    """Is set when somebody has found that another makes the answer."""
    found, exists = threading.Event(), shared._exists

    def look(key):
        found.set()
        return exists(key)

    monkeypatch.setattr(shared, "_exists", look)
    return found


def test_who_comes_second_waits_for_the_answer(processes, has_to_wait):
    first, second = processes
    answer, taken = kept(), []

    def come():
        with second.making(QUESTION, "one") as found:
            taken.append(found)

    with first.making(QUESTION, "one") as found:
        assert found is None
        thread = threading.Thread(target=come)
        thread.start()
        assert has_to_wait.wait(20)
        assert taken == []
        first.put(QUESTION, answer)
    thread.join(20)
    assert taken == [answer]


def test_nobody_waits_on_for_what_is_not_to_be_shared(processes, has_to_wait):
    """The first makes an answer that is one reader's, and puts nothing."""
    first, second = processes
    taken = []

    def come():
        with second.making(QUESTION, "one") as found:
            taken.append(found)

    with first.making(QUESTION, "one"):
        thread = threading.Thread(target=come)
        thread.start()
        assert has_to_wait.wait(20)
    started = time.monotonic()
    thread.join(20)
    assert taken == [None]
    assert time.monotonic() - started < shared.WAIT_SECONDS


def test_nobody_waits_for_ever_for_a_process_that_is_gone(processes, monkeypatch):
    first, second = processes
    monkeypatch.setattr(shared, "WAIT_SECONDS", 0.05)
    with first.making(QUESTION, "one"), second.making(QUESTION, "one") as found:
        assert found is None


def test_the_next_may_make_it_after_an_error(processes):
    first, second = processes
    with pytest.raises(ZeroDivisionError), first.making(QUESTION, "one"):
        raise ZeroDivisionError
    started = time.monotonic()
    with second.making(QUESTION, "one") as found:
        assert found is None
    assert time.monotonic() - started < 1


def test_a_cache_that_does_not_answer_only_makes_the_site_slow(processes, monkeypatch, caplog):
    first, _second = processes
    monkeypatch.setattr(shared, "cache", Broken())
    assert first.get(QUESTION, "one") is None
    first.put(QUESTION, kept())
    with first.making(QUESTION, "one") as found:
        assert found is None
    assert {record.message for record in caplog.records} == {
        "The shared page cache does not answer",
        "The shared page cache takes nothing",
    }


def test_without_redis_each_process_makes_its_own(one_cache):
    first, second = Shared(), Shared()
    first.is_on = second.is_on = False
    first.put(QUESTION, kept())
    assert second.get(QUESTION, "one") is None
    with first.making(QUESTION, "one") as found, second.making(QUESTION, "one") as other:
        assert (found, other) == (None, None)
