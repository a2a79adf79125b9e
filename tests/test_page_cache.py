"""The page cache in front of the real site: what visitors and programs get from it is what they would get without it."""

import datetime as dt
import json
from io import BytesIO

import brotli
import pytest
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.delivery.page_cache.wsgi import PageCache
from cms.translations.state.changes import settle_safely
from events.factories import EventPageFactory
from home.models import ContactPage
from newsroom.factories import NewsPageFactory

MEBIBYTE = 1024 * 1024


class Site:
    """The site behind a page cache, asked as a server would; ``made`` are the paths that went through to Django."""

    def __init__(self, limit=MEBIBYTE):
        application = get_wsgi_application()
        self.made = []

        def noted(environ, start_response):
            self.made.append(environ["PATH_INFO"])
            return application(environ, start_response)

        self.cache = PageCache(noted, limit)

    def ask(self, address, **environ):
        settle_safely()
        told = []
        path, _, query = address.partition("?")
        body = self.cache(
            {
                "REQUEST_METHOD": "GET",
                "PATH_INFO": path,
                "QUERY_STRING": query,
                "SCRIPT_NAME": "",
                "HTTP_HOST": "localhost",
                "SERVER_NAME": "localhost",
                "SERVER_PORT": "80",
                "wsgi.url_scheme": "http",
                "wsgi.input": BytesIO(),
                "REMOTE_ADDR": "127.0.0.1",
                **environ,
            },
            lambda status, headers, exc_info=None: told.extend([int(status[:3]), dict(headers)]),
        )
        return told[0], told[1], b"".join(body)

    def is_made_once(self, address, **environ):
        before = len(self.made)
        answers = [self.ask(address, **environ) for _ in range(2)]
        assert [status for status, _headers, _body in answers] == [200, 200], address
        assert answers[0][2] == answers[1][2]
        return len(self.made) - before == 1


@pytest.fixture(autouse=True)
def _keep_the_transaction(monkeypatch):
    """A test lives in one transaction, whose connection the end of a request would close."""
    from cms.delivery.page_cache import wsgi

    monkeypatch.setattr(wsgi, "close_old_connections", lambda: None)
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def site(site_tree):
    return Site()


@pytest.fixture
def article(site_tree):
    return NewsPageFactory(parent=site_tree.sr.news, title="Sajam u Nišu", slug="sajam")


@pytest.mark.parametrize(
    "address",
    [
        *("/sr-latn/", "/sr-cyrl/", "/en/", "/sr-latn/vesti/", "/sr-cyrl/vesti/sajam/", "/en/news/sajam/"),
        *("/sr-latn/vesti/feed.rss", "/sr-cyrl/vesti/feed.atom", "/sr-latn/vesti/feed.json"),
        *("/sr-latn/dogadjaji/calendar.ics", "/sr-latn/dogadjaji/?when=past", "/sitemap.xml"),
        *("/api/v2/pages/", "/api/v2/pages/find/?html_path=/sr-latn/vesti/sajam/", "/api/v2/site/"),
        *("/api/v2/openapi.json", "/api/v2/search/?q=sajam"),
    ],
)
def test_what_everybody_gets_is_made_once(site, article, address):
    assert site.is_made_once(address)


def test_it_is_what_django_would_have_given(site, article):
    for address in ("/sr-latn/vesti/sajam/", "/sr-cyrl/vesti/sajam/", "/api/v2/pages/?limit=3"):
        site.ask(address)
        _status, headers, body = site.ask(address)
        _status, direct, direct_body = Site(limit=0).ask(address)
        assert body == direct_body
        for name in set(direct) - {"X-Request-ID", "Vary", "Cache-Control", "Content-Length"}:
            assert headers[name] == direct[name], name


def test_the_apis_validators_and_codings_are_its_own(site, article):
    address = "/api/v2/pages/"
    site.ask(address)
    for coding in ("br", "gzip", "zstd"):
        _status, headers, body = site.ask(address, HTTP_ACCEPT_ENCODING=coding)
        _status, direct, direct_body = Site(limit=0).ask(address, HTTP_ACCEPT_ENCODING=coding)
        assert (headers["ETag"], body) == (direct["ETag"], direct_body)
        assert site.ask(address, HTTP_IF_NONE_MATCH=direct["ETag"])[0] == 304
    assert site.made == [address]


@pytest.mark.parametrize("change", ["publish", "unpublish", "restrict", "delete", "sibling"])
def test_every_change_is_seen_at_once(site, article, site_tree, change):
    other = Site()
    addresses = (
        "/sr-latn/vesti/",
        "/sr-cyrl/vesti/",
        "/sr-latn/vesti/feed.rss",
        "/api/v2/pages/?type=newsroom.NewsPage",
    )
    before = [process.ask(address)[2] for process in (site, other) for address in addresses]
    if change == "publish":
        article.title = "Izložba u Pirotu"
        article.save_revision().publish()
    elif change == "unpublish":
        article.unpublish()
    elif change == "restrict":
        article.view_restrictions.create(restriction_type=PageViewRestriction.LOGIN)
    elif change == "delete":
        article.delete()
    else:
        NewsPageFactory(parent=site_tree.sr.news, title="Još jedna").save_revision().publish()
    after = [process.ask(address)[2] for process in (site, other) for address in addresses]
    assert all(was != now for was, now in zip(before, after, strict=True))


def test_a_scheduled_end_is_heeded_without_any_change(site, article, site_tree, monkeypatch):
    from cms.delivery import moments
    from cms.delivery.page_cache import wsgi

    EventPageFactory(parent=site_tree.sr.events, title="Sutra")
    address = "/sr-latn/dogadjaji/"
    site.ask(address)
    site.ask(address)
    assert site.made.count(address) == 1
    later = timezone.now() + timezone.timedelta(days=2)
    monkeypatch.setattr(wsgi.time, "time", later.timestamp)
    monkeypatch.setattr(moments.timezone, "now", lambda: later)
    site.ask(address)
    assert site.made.count(address) == 2


def test_a_form_is_made_for_each_reader(site, site_tree):
    site_tree.sr.home.add_child(
        instance=ContactPage(title="Kontakt", slug="kontakt", locale=site_tree.sr.home.locale)
    )
    first, second = (site.ask("/sr-latn/kontakt/") for _ in range(2))
    assert first[0] == 200
    assert b"csrfmiddlewaretoken" in first[2]
    assert first[2] != second[2]
    assert site.cache.memory.bytes == 0


def test_a_closed_page_is_never_kept(site, article):
    article.view_restrictions.create(restriction_type=PageViewRestriction.PASSWORD, password="tajna")
    for _ in range(2):
        _status, _headers, body = site.ask("/sr-latn/vesti/sajam/")
        assert b"Sajam" not in body
    assert site.made.count("/sr-latn/vesti/sajam/") == 2
    assert site.cache.memory.bytes == 0


def test_who_is_signed_in_gets_an_answer_of_his_own(site, article, admin_client):
    session = admin_client.cookies[settings.SESSION_COOKIE_NAME].value
    cookie = f"{settings.SESSION_COOKIE_NAME}={session}"
    for _ in range(2):
        site.ask("/sr-latn/vesti/sajam/", HTTP_COOKIE=cookie)
    assert len(site.made) == 2
    assert site.cache.memory.bytes == 0


def test_wrong_addresses_and_parameters_are_not_kept(site, article):
    for address in (
        "/sr-latn/nema/",
        "/api/v2/pages/?unknown=1",
        "/api/v2/pages/999999/",
        "/sr-latn/vesti/?page=99",
    ):
        assert site.ask(address)[0] in (400, 404)
        site.ask(address)
        assert site.made.count(address.partition("?")[0]) == 2
    assert site.cache.memory.bytes == 0


def test_what_is_random_stays_random(site, article):
    site.ask("/api/v2/pages/?order=random")
    site.ask("/api/v2/pages/?order=random")
    assert len(site.made) == 2


def test_a_made_up_host_is_refused_and_not_kept(site, article, settings):
    settings.ALLOWED_HOSTS = ["localhost"]
    assert site.ask("/sr-latn/", HTTP_HOST="evil.example")[0] == 400
    assert b"evil.example" not in site.ask("/sr-latn/")[2]


def test_trackers_leave_no_trace(site, article):
    first = site.ask("/sr-latn/vesti/?utm_source=evil")[2]
    assert b"evil" not in first
    assert site.ask("/sr-latn/vesti/")[2] == first
    assert len(site.made) == 1


def test_json_of_the_api_has_no_trace_of_who_asked_first(site, article):
    site.ask("/api/v2/pages/", HTTP_ORIGIN="https://first.example")
    _status, headers, body = site.ask("/api/v2/pages/")
    assert "Access-Control-Allow-Origin" not in headers
    assert json.loads(body)["items"]
    assert brotli.decompress(site.ask("/api/v2/pages/", HTTP_ACCEPT_ENCODING="br")[2]) == body


class TestSharedCaches:
    """How long a cache in front may hold what is kept here."""

    def test_pages_are_asked_for_each_time_unless_settings_say_otherwise(self, site_tree, settings):
        site = Site()
        assert site.ask("/sr-latn/vesti/")[1]["Cache-Control"] == "max-age=0, must-revalidate"
        settings.HTML_SHARED_CACHE_SECONDS = 300
        for address in ("/sr-latn/vesti/", "/sr-cyrl/vesti/", "/en/news/feed.rss"):
            directives = site.ask(address)[1]["Cache-Control"]
            assert directives == "public, s-maxage=300, max-age=0, must-revalidate", address

    def test_no_longer_than_the_state_of_the_content(self, site_tree, settings):
        settings.HTML_SHARED_CACHE_SECONDS = 300
        page = NewsPageFactory(parent=site_tree.sr.news, expire_at=timezone.now() + dt.timedelta(seconds=60))
        directives = Site().ask(f"/sr-latn/vesti/{page.slug}/")[1]["Cache-Control"]
        seconds = int(directives.partition("s-maxage=")[2].partition(",")[0])
        assert 50 <= seconds <= 60

    def test_a_form_and_who_is_signed_in_are_nobodys(self, site_tree, settings):
        settings.HTML_SHARED_CACHE_SECONDS = 300
        contact = site_tree.sr.home.add_child(instance=ContactPage(title="Kontakt", slug="kontakt"))
        site = Site()
        for address, asked in (
            (contact.url, {}),
            ("/sr-latn/vesti/", {"HTTP_COOKIE": f"{settings.SESSION_COOKIE_NAME}=x"}),
            ("/sr-latn/vesti/?unknown=1", {}),
        ):
            assert "s-maxage" not in site.ask(address, **asked)[1].get("Cache-Control", ""), address
