"""The page cache around applications made for the test: what is kept, for whom, in which form, and how often it is made."""

import gzip
import threading
import time
from io import BytesIO

import brotli
import pytest
from django.db import connection

from cms.delivery.moments import content_state
from cms.delivery.page_cache import flights
from cms.delivery.page_cache.wsgi import PageCache
from cms.delivery.version import content_version, start_new_version

BODY = b"<p>" + b"Vest o sajmu. " * 200
LIMIT = 1024 * 1024

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _keep_the_transaction(monkeypatch):
    """A test lives in one transaction, whose connection would be closed."""
    from cms.delivery.page_cache import wsgi

    monkeypatch.setattr(wsgi, "close_old_connections", lambda: None)


class Application:
    """Answers everything alike, and notes what it was asked."""

    def __init__(self, headers=(), body=BODY, status="200 OK"):
        self.headers = {"Content-Type": "text/html; charset=utf-8", **dict(headers)}
        self.body, self.status, self.asked = body, status, []

    def __call__(self, environ, start_response):
        self.asked.append(environ)
        start_response(self.status, [*self.headers.items(), ("X-Request-ID", "of-the-first-one")])
        return [self.body]

    @property
    def count(self):
        return len(self.asked)


def ask(application, path="/sr-latn/", query="", method="GET", **environ):
    told = []
    body = application(
        {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SCRIPT_NAME": "",
            "HTTP_HOST": "localhost",
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(),
            **environ,
        },
        lambda status, headers, exc_info=None: told.extend([status, {n.lower(): v for n, v in headers}]),
    )
    return told[0], told[1], b"".join(body)


def asked_twice(first=None, second=None, **answer):
    """How often the application is asked when two requests follow each other."""
    application = Application(**answer)
    cache = PageCache(application, LIMIT)
    ask(cache, **(first or {}))
    ask(cache, **(first if second is None else second) or {})
    return application.count


# --- who shares an answer ------------------------------------------------------------------------------------


def test_an_answer_is_made_once_and_given_to_all():
    application = Application()
    cache = PageCache(application, LIMIT)
    first, second = ask(cache), ask(cache, HTTP_COOKIE="django_language=en; _ga=1", HTTP_USER_AGENT="other")
    assert application.count == 1
    assert first[2] == second[2] == BODY
    assert first[1]["etag"] == second[1]["etag"]


def test_each_request_has_a_name_of_its_own():
    cache = PageCache(Application(), LIMIT)
    names = [ask(cache)[1]["x-request-id"] for _ in range(2)]
    assert len({*names, "of-the-first-one"}) == 3
    assert ask(cache, HTTP_X_REQUEST_ID="from-a-proxy")[1]["x-request-id"] == "from-a-proxy"


@pytest.mark.parametrize(
    "asked",
    [
        {"method": "POST"},
        {"HTTP_COOKIE": "a=b; sessionid=abc"},
        {"HTTP_COOKIE": "messages=abc"},
        {"HTTP_AUTHORIZATION": "Bearer abc"},
        {"path": "/admin/"},
        {"path": "/api/v3-preview/pages/"},
        {"path": "/"},
        {"path": "/media/a.jpg"},
        {"query": "q=sajam"},
        {"query": "sent=1"},
        {"query": "page=1&page=2"},
        {"path": "/api/v2/pages/", "query": "search=" + 600 * "a"},
    ],
)
def test_some_requests_go_to_django_each_time(asked):
    assert asked_twice(asked) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"path": "/sr-latn/"}, {"path": "/sr-cyrl/"}),
        ({"path": "/sr-latn/"}, {"path": "/en/"}),
        ({}, {"HTTP_HOST": "example.org"}),
        ({}, {"wsgi.url_scheme": "https"}),
        ({"query": "page=1"}, {"query": "page=2"}),
        ({"path": "/api/v2/pages/", "query": "limit=1"}, {"path": "/api/v2/pages/", "query": "limit=2"}),
        ({"path": "/api/v2/pages/"}, {"path": "/api/v2/pages/", "HTTP_ORIGIN": "https://example.org"}),
        ({"SCRIPT_NAME": ""}, {"SCRIPT_NAME": "/under"}),
    ],
)
def test_what_differs_is_kept_apart(first, second):
    assert asked_twice(first, second) == 2


def test_order_and_trackers_make_no_other_page():
    application = Application()
    cache = PageCache(application, LIMIT)
    for query in ("page=2&tag=a", "tag=a&page=2", "utm_source=x&page=2&tag=a&fbclid=3"):
        ask(cache, query=query)
    assert application.count == 1
    ask(cache, query="utm_source=%3Cscript%3E")
    # Nothing that the page could repeat reaches it.
    assert [environ["QUERY_STRING"] for environ in application.asked] == ["page=2&tag=a", ""]


def test_a_redirect_leads_on_with_the_whole_query():
    application = Application(status="301 Moved Permanently")
    ask(PageCache(application, LIMIT), query="utm_source=x")
    assert application.asked[-1]["QUERY_STRING"] == "utm_source=x"


def test_unknown_parameters_neither_fill_nor_poison():
    application = Application()
    cache = PageCache(application, LIMIT)
    ask(cache)
    for number in range(50):
        ask(cache, query=f"unknown={number}")
    assert cache.memory.bytes < 2 * len(BODY) + 10_000
    assert ask(cache)[2] == BODY
    assert application.count == 51


def test_origins_do_not_multiply_answers(settings):
    application = Application()
    cache = PageCache(application, LIMIT)
    for number in range(5):
        ask(cache, path="/api/v2/pages/", HTTP_ORIGIN=f"https://{number}.example")
    assert application.count == 1


# --- what is kept --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "answer",
    [
        {"headers": {"Set-Cookie": "csrftoken=abc"}},
        {"headers": {"Cache-Control": "private, no-store"}},
        {"headers": {"Cache-Control": "no-cache"}},
        {"headers": {"Vary": "Accept-Language"}},
        {"headers": {"Vary": "*"}},
        {"headers": {"Content-Encoding": "br"}},
        {"body": BODY + b'<input name="csrfmiddlewaretoken" value="abc">'},
        {"status": "404 Not Found"},
        {"status": "302 Found"},
        {"status": "500 Internal Server Error"},
    ],
)
def test_some_answers_are_nobody_elses(answer):
    assert asked_twice(**answer) == 2


def test_rate_limits_of_the_first_client_are_not_given_to_others():
    cache = PageCache(Application({"RateLimit-Remaining": "3"}), LIMIT)
    assert "ratelimit-remaining" not in ask(cache, path="/api/v2/pages/")[1]


def test_a_new_content_version_ends_every_answer():
    application = Application()
    cache = PageCache(application, LIMIT)
    ask(cache)
    start_new_version()
    application.body = b"new"
    assert ask(cache)[2] == b"new"


def test_processes_hear_of_a_change_at_once():
    applications = [Application(), Application()]
    processes = [PageCache(application, LIMIT) for application in applications]
    for process in processes:
        ask(process)
    start_new_version()
    for process, application in zip(processes, applications, strict=True):
        before = application.count
        ask(process)
        # With Redis the first gives its answer to the second.
        assert application.count - before == (process is processes[0] or not process.shared.is_on)


def test_an_answer_that_a_change_overtook_is_not_given_again():
    application = Application()

    def overtaken(environ, start_response):
        answer = application(environ, start_response)
        if application.count == 1:
            start_new_version()
        return answer

    cache = PageCache(overtaken, LIMIT)
    ask(cache)
    ask(cache)
    assert application.count == 2


def test_an_answer_ends_at_its_moment(monkeypatch):
    application = Application()
    cache = PageCache(application, LIMIT)
    ask(cache)
    version, word, _until = cache._state
    cache._state = (version, f"{word}-before", time.time() - 1)
    assert cache._present()[0] == word
    cache._state = (version, "another", time.time() + 100)
    ask(cache)
    assert application.count == 2


def test_a_version_that_starts_between_two_looks_is_not_taken_for_the_former(monkeypatch):
    from cms.delivery.page_cache import wsgi

    cache, former = PageCache(Application(), LIMIT), content_version()
    start_new_version()
    with monkeypatch.context() as patch:
        patch.setattr(wsgi, "content_version", lambda: former)
        assert cache._present()[0].startswith(content_version())
    monkeypatch.setattr(wsgi, "content_version", lambda: "a newer one")
    asked = []
    monkeypatch.setattr(wsgi, "content_state", lambda: asked.append(1) or content_state())
    cache._present()
    assert asked
    cache._present()
    assert len(asked) == 2


def test_a_cache_that_fails_closes_no_site(monkeypatch):
    from cms.delivery.page_cache import wsgi

    def fail():
        raise ConnectionError

    monkeypatch.setattr(wsgi, "content_version", fail)
    assert ask(PageCache(Application(), LIMIT))[2] == BODY


def test_nothing_is_kept_when_it_is_switched_off():
    application = Application()
    cache = PageCache(application, 0)
    ask(cache)
    ask(cache)
    assert application.count == 2


def test_a_hit_costs_no_query(django_assert_num_queries):
    cache = PageCache(Application(), LIMIT)
    ask(cache)
    with django_assert_num_queries(0):
        ask(cache)


# --- how it is given -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("coding", "read"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_each_coding_is_made_once(coding, read, monkeypatch):
    from cms.delivery.page_cache import keeping

    made = []
    make = keeping.CODINGS[coding]
    monkeypatch.setitem(keeping.CODINGS, coding, lambda body: made.append(1) or make(body))
    application = Application()
    cache = PageCache(application, LIMIT)
    for _ in range(3):
        _status, headers, body = ask(cache, HTTP_ACCEPT_ENCODING=coding)
        assert read(body) == BODY
        assert headers["content-encoding"] == coding
        assert headers["content-length"] == str(len(body))
        assert "Accept-Encoding" in headers["vary"]
    plain = ask(cache)[1]
    assert "content-encoding" not in plain
    assert plain["etag"] != headers["etag"]
    assert (len(made), application.count) == (1, 1)


def test_what_a_client_has_is_not_sent_again():
    application = Application()
    cache = PageCache(application, LIMIT)
    for accepted in ("", "br"):
        etag = ask(cache, HTTP_ACCEPT_ENCODING=accepted)[1]["etag"]
        for names in (etag, f'"other", W/{etag}', "*"):
            status, headers, body = ask(cache, HTTP_IF_NONE_MATCH=names, HTTP_ACCEPT_ENCODING=accepted)
            assert (status, body) == ("304 Not Modified", b"")
            assert headers["cache-control"] == "max-age=0, must-revalidate"
            assert "content-type" not in headers
    assert ask(cache, HTTP_IF_NONE_MATCH='"other"')[0] == "200 OK"
    assert application.count == 1


def test_a_date_is_heeded_where_no_validator_is_named():
    date = "Mon, 02 Nov 2026 10:00:00 GMT"
    cache = PageCache(Application({"Last-Modified": date}), LIMIT)
    assert ask(cache, HTTP_IF_MODIFIED_SINCE=date)[0] == "304 Not Modified"
    assert ask(cache, HTTP_IF_MODIFIED_SINCE=date, HTTP_IF_NONE_MATCH='"other"')[0] == "200 OK"
    assert ask(cache, HTTP_IF_MODIFIED_SINCE="Sun, 01 Nov 2026 10:00:00 GMT")[0] == "200 OK"


def test_the_application_is_asked_for_the_whole_answer():
    application = Application()
    ask(PageCache(application, LIMIT), HTTP_IF_NONE_MATCH='"old"', HTTP_ACCEPT_ENCODING="br")
    assert not {"HTTP_IF_NONE_MATCH", "HTTP_ACCEPT_ENCODING"} & application.asked[0].keys()


def test_head_is_answered_from_what_is_kept():
    application = Application()
    cache = PageCache(application, LIMIT)
    ask(cache, method="HEAD")
    length = ask(cache)[1]["content-length"]
    _status, headers, body = ask(cache, method="HEAD")
    assert (body, headers["content-length"], application.count) == (b"", length, 2)


def test_shared_caches_are_told_a_time_that_ends_with_the_answer():
    cache = PageCache(Application({"Cache-Control": "public, max-age=0, s-maxage=10"}), LIMIT)
    ask(cache)
    kept = next(iter(cache.memory._new.values()))
    assert "s-maxage=10" in kept.cache_control(kept.until - 1000)
    assert "s-maxage=3" in kept.cache_control(kept.until - 3.5)


# --- how often it is made, how much it takes -----------------------------------------------------------------


def together(cache, count=6):
    answers = []

    def one():
        answers.append(ask(cache)[2])
        connection.close()

    threads = [threading.Thread(target=one) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


class Slow(Application):
    def __call__(self, environ, start_response):
        answer = super().__call__(environ, start_response)
        time.sleep(0.2)
        return answer


class Together(Application):
    """Has no answer before so many threads make it."""

    def __init__(self, count, *args):
        super().__init__(*args)
        self.everybody = threading.Barrier(count)

    def __call__(self, environ, start_response):
        answer = super().__call__(environ, start_response)
        self.everybody.wait(60)
        return answer


@pytest.fixture
def known_state(monkeypatch):
    """The state of the content without the database, which a test's transaction hides from other threads."""
    monkeypatch.setattr(PageCache, "_present", lambda self: ("word", time.time() + 1000))


def test_a_cold_page_is_made_once_for_all_who_ask(known_state):
    application = Slow()
    assert together(PageCache(application, LIMIT)) == [BODY] * 6
    assert application.count == 1


def test_nobody_waits_for_an_answer_that_is_not_shared(known_state):
    application = Slow({"Set-Cookie": "a=b"})
    cache = PageCache(application, LIMIT)
    together(cache)
    assert application.count == 6
    # It is known by now: all are making it at once.
    cache.application = Together(6, {"Set-Cookie": "a=b"})
    together(cache)
    assert cache.application.count == 6


def test_whoever_waits_too_long_makes_it_alone(known_state, monkeypatch):
    from cms.delivery.page_cache import wsgi

    monkeypatch.setattr(wsgi, "WAIT_SECONDS", 0.01)
    application = Together(3)
    assert together(PageCache(application, LIMIT), 3) == [BODY] * 3
    assert application.count == 3
    assert flights.WAIT_SECONDS > 1


def test_a_failure_lets_the_others_go(known_state):
    def failing(environ, start_response):
        raise RuntimeError

    cache = PageCache(failing, LIMIT)
    for _ in range(2):
        with pytest.raises(RuntimeError):
            ask(cache)
    assert not cache.flights._flights


def test_the_memory_has_an_end_and_popular_pages_stay():
    application = Application(body=b"x" * 8_000)
    cache = PageCache(application, 200_000)
    for _ in range(2):
        ask(cache, path="/sr-latn/")
    for number in range(200):
        ask(cache, path=f"/sr-latn/{number}/", HTTP_ACCEPT_ENCODING="br")
    assert cache.memory.bytes <= 200_000
    before = application.count
    ask(cache, path="/sr-latn/")
    assert application.count == before


def test_a_giant_pushes_nothing_out():
    application = Application(body=b"x" * 900_000)
    cache = PageCache(application, LIMIT)
    ask(cache)
    assert cache.memory.bytes == 0
