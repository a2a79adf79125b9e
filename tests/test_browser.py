"""The server of the browser tests leaves nobody at work when a test is over."""

import threading
from types import SimpleNamespace

import pytest
from django.db import connection

from tests.browser import SiteServer


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's one connection is shared")
@pytest.mark.django_db
def test_the_request_at_work_is_waited_for_and_later_ones_are_turned_away():
    at_work, may_end, answered = threading.Event(), threading.Event(), []

    def site(environ, start_response):
        at_work.set()
        may_end.wait(5)
        answered.append(environ)
        return [b"done"]

    server = SiteServer()
    server.thread = SimpleNamespace(
        start=lambda: None,
        is_ready=SimpleNamespace(wait=lambda: None),
        error=None,
        terminate=lambda: threading.Timer(0.05, may_end.set).start(),
    )
    answer = server._whole_site(SimpleNamespace(application=site))
    request = threading.Thread(target=answer, args=("first", None))
    with server.running():
        request.start()
        assert at_work.wait(5)
    assert answered == ["first"]
    told = []
    assert answer("second", lambda status, headers: told.append(status)) == []
    assert (told, answered) == (["503 Service Unavailable"], ["first"])
    request.join()
