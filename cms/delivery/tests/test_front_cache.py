"""A cache in front of the site hears of every change, keeps nothing of one reader, and holds up no editor."""

import datetime as dt
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import time_machine
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from cms.delivery.front_cache import backends, purging
from cms.delivery.front_cache.backends import PurgeError
from cms.delivery.front_cache.marking import pictures_tag, site_tag
from cms.delivery.front_cache.purging import (
    AGAIN_SECONDS,
    HELD_FAILURES,
    LONGEST_PAUSE_SECONDS,
    purge_due,
    purge_is_awaited,
    watch_pictures,
)
from cms.delivery.moments import content_state
from cms.images.factories import CmsImageFactory
from cms.images.models import CmsImage, CmsRendition
from cms.images.renditions import picture_sources
from cms.management.commands import worker
from cms.settings.front import front_caches
from home.models import ContactPage
from newsroom.factories import NewsPageFactory

MIDDLEWARE = "cms.delivery.front_cache.marking.FrontCacheMiddleware"


class Front:
    """A cache that notes what it is asked, and answers with ``status``."""

    def __init__(self):
        front, self.asked, self.status = self, [], 200

        class Handler(BaseHTTPRequestHandler):
            def answer(self):
                length = int(self.headers.get("Content-Length", 0))
                body = self.rfile.read(length).decode()
                front.asked.append((self.command, self.path, dict(self.headers), body))
                self.send_response(front.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            do_PURGE = do_POST = answer  # noqa: N815

            def log_message(self, *args):
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    @property
    def tags(self):
        """The tags of each request."""
        return [headers["Surrogate-Key"].split() for _method, _path, headers, _body in self.asked]


@contextmanager
def answering():
    """A cache that answers while the block runs."""
    front = Front()
    thread = threading.Thread(target=front.server.serve_forever, daemon=True)
    thread.start()
    try:
        yield front
    finally:
        front.server.shutdown()
        front.server.server_close()
        thread.join()


@pytest.fixture
def front(settings):
    """A proxy in front of the site, which has been told of all that was before."""
    with answering() as front:
        settings.WAGTAILFRONTENDCACHE = front_caches("http", [front.url], "", "key")
        settings.MIDDLEWARE = [MIDDLEWARE, *settings.MIDDLEWARE]
        yield front


@pytest.fixture
def clock():
    """Time that passes only when it is told to."""
    with time_machine.travel(dt.datetime(2026, 11, 28, 9, tzinfo=dt.UTC), tick=False) as clock:
        yield clock


@pytest.fixture
def quiet(front, site_tree, clock):
    """The same, with nothing left to say."""
    purge_due()
    clock.shift(AGAIN_SECONDS)
    purge_due()
    clock.shift(AGAIN_SECONDS)
    assert purge_due() == []
    front.asked.clear()
    return front


def published(site_tree):
    page = NewsPageFactory(parent=site_tree.sr.news)
    page.save_revision().publish()


def withdrawn(site_tree):
    site_tree.en.news.unpublish()


def deleted(site_tree):
    site_tree.en.events.delete()


def moved(site_tree):
    site_tree.sr.events.move(site_tree.sr.news, pos="last-child")


def renamed(site_tree):
    page = site_tree.sr.news
    page.slug = "novosti"
    page.save_revision().publish()


def restricted(site_tree):
    PageViewRestriction.objects.create(page=site_tree.sr.news, restriction_type="login")


def hidden_files(site_tree):
    folder = Collection.get_first_root_node().add_child(name="Interno")
    CollectionViewRestriction.objects.create(collection=folder, restriction_type="login")


@pytest.mark.parametrize(
    "change",
    [published, withdrawn, deleted, moved, renamed, restricted, hidden_files],
    ids=lambda f: f.__name__,
)
def test_every_change_is_told(quiet, site_tree, change):
    change(site_tree)
    assert quiet.asked == []
    purge_due()
    assert quiet.tags == [[site_tag()]]


def test_the_request(quiet, site_tree, settings):
    settings.SITE_URL = "https://www.example.rs"
    published(site_tree)
    purge_due()
    ((method, path, headers, _body),) = quiet.asked
    assert (method, path, headers["Host"]) == ("PURGE", "/", "www.example.rs")
    assert headers["Surrogate-Key"] == "cms-www-example-rs"
    assert headers["Authorization"] == "Bearer key"


def test_many_in_a_row_are_told_once_and_once_more_for_what_was_on_its_way(quiet, site_tree, clock):
    for _number in range(5):
        published(site_tree)
    for _round in range(3):
        purge_due()
    assert len(quiet.asked) == 1
    clock.shift(AGAIN_SECONDS)
    purge_due()
    assert len(quiet.asked) == 2
    clock.shift(AGAIN_SECONDS)
    assert purge_due() == []


def test_a_proxy_hears_at_once_and_a_service_when_it_may_be_asked(quiet, site_tree, clock, monkeypatch):
    published(site_tree)
    purge_due()
    published(site_tree)
    assert purge_due() == [site_tag()]
    monkeypatch.setattr(backends.ProxyBackend, "pause_seconds", backends.CloudflareBackend.pause_seconds)
    published(site_tree)
    assert purge_due() == []
    clock.shift(backends.CloudflareBackend.pause_seconds)
    assert purge_due() == [site_tag()]


def test_a_clock_that_is_set_back_mutes_nothing(quiet, site_tree, clock):
    quiet.status = 503
    published(site_tree)
    purge_due()
    quiet.status = 200
    clock.shift(-3600)
    assert purge_due() == [site_tag()]


def test_one_that_is_away_keeps_nothing_from_the_others(quiet, site_tree, settings, clock):
    """``quiet`` is the second; the first fails, is asked ever more rarely, and hears of all when it is back."""
    with answering() as first:
        settings.WAGTAILFRONTENDCACHE = front_caches("http", [first.url, quiet.url], "", "")
        first.status = 503
        purge_due()
        assert len(quiet.asked) == len(first.asked) == 1
        published(site_tree)
        assert site_tag() in purge_due()
        assert (len(first.asked), len(quiet.asked)) == (1, 2)
        first.status = 200
        clock.shift(2 * AGAIN_SECONDS)
        purge_due()
        assert first.tags[-1] == [site_tag()]
        assert len(quiet.asked) == 3


def test_what_was_not_taken_is_told_again_ever_more_rarely(quiet, site_tree, clock, caplog):
    quiet.status = 503
    published(site_tree)
    assert purge_due() == []
    assert "503" in caplog.text
    clock.shift(AGAIN_SECONDS)
    assert purge_due() == []
    assert len(quiet.asked) == 1
    clock.shift(AGAIN_SECONDS)
    quiet.status = 200
    assert purge_due() == [site_tag()]
    assert len(quiet.asked) == 2


def test_what_follows_a_purge_waits_for_it_but_not_for_ever(quiet, site_tree, clock):
    assert not purge_is_awaited()
    quiet.status = 503
    published(site_tree)
    for _failure in range(HELD_FAILURES + 1):
        assert purge_is_awaited()
        purge_due()
        clock.shift(LONGEST_PAUSE_SECONDS)
    assert not purge_is_awaited()
    quiet.status = 200
    purge_due()
    published(site_tree)
    assert purge_is_awaited()


def test_a_front_that_does_not_answer_stops_nothing(site_tree, settings):
    settings.WAGTAILFRONTENDCACHE = front_caches("http", ["http://127.0.0.1:9"], "", "")
    published(site_tree)
    assert purge_due() == []


def test_what_changes_by_itself_is_told_too(quiet, site_tree, clock):
    page = site_tree.sr.news
    page.expire_at = timezone.now() + dt.timedelta(hours=1)
    page.save_revision().publish()
    for _round in range(3):
        purge_due()
        clock.shift(AGAIN_SECONDS)
    quiet.asked.clear()
    assert purge_due() == []
    clock.shift(3600)
    assert purge_due() == [site_tag()]


def test_a_picture_that_is_gone(quiet, site_tree, clock, django_capture_on_commit_callbacks):
    image = CmsImageFactory()
    purge_due()
    clock.shift(AGAIN_SECONDS)
    quiet.asked.clear()
    watch_pictures()
    try:
        with django_capture_on_commit_callbacks(execute=True):
            image.delete()
    finally:
        for model in (CmsImage, CmsRendition):
            purging.post_delete.disconnect(sender=model, dispatch_uid=f"front-cache-{model.__name__}")
    purge_due()
    assert quiet.tags == [[site_tag(), pictures_tag()]]


def test_the_worker_tells_and_an_operator_may(quiet, site_tree, capsys):
    assert ("purge_front_cache", worker.FEW_SECONDS, {}) in worker.SCHEDULE
    names = [name for name, *_ in worker.SCHEDULE]
    assert names.index("purge_front_cache") < names.index("send_webhooks")
    call_command("purge_front_cache")
    assert "nothing" in capsys.readouterr().out
    call_command("purge_front_cache", everything=True)
    assert quiet.tags == [[site_tag(), pictures_tag()]]


def test_what_was_kept_before_there_was_a_front_is_made_anew(front, site_tree):
    before = content_state().word
    assert site_tag() in purge_due()
    assert content_state().word != before


def test_nothing_in_front_is_told_nothing(site_tree):
    published(site_tree)
    assert purge_due(everything=True) == []
    assert not purge_is_awaited()


@pytest.mark.parametrize(
    ("kind", "path", "headers"),
    [
        ("cloudflare", "/zones/z1/purge_cache", {"Authorization": "Bearer t"}),
        ("fastly", "/service/z1/purge", {"Fastly-Key": "t", "Surrogate-Key": "one two"}),
    ],
)
def test_services(front, monkeypatch, kind, path, headers):
    for service in (backends.CloudflareBackend, backends.FastlyBackend):
        monkeypatch.setattr(service, "api", front.url)
    (backend,) = purging.get_backends(front_caches(kind, [], "z1", "t")).values()
    backend.purge_tags(["one", "two"])
    ((method, asked, sent, body),) = front.asked
    assert (method, asked) == ("POST", path)
    assert headers.items() <= sent.items()
    assert body == ('{"tags": ["one", "two"]}' if kind == "cloudflare" else "")
    front.status = 403
    with pytest.raises(PurgeError, match="403"):
        backend.purge_batch(["https://example.rs/x/"])


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        (("http", [], "", ""), "FRONTEND_CACHE_URL"),
        (("cloudflare", [], "zone", ""), "FRONTEND_CACHE_TOKEN"),
        (("fastly", [], "", "t"), "FRONTEND_CACHE_ID"),
        (("akamai", [], "", ""), "akamai"),
    ],
)
def test_settings_say_what_they_lack(given, missing):
    with pytest.raises(ImproperlyConfigured, match=missing):
        front_caches(*given)


class TestMarks:
    @pytest.mark.parametrize(
        "address",
        ["/sr-latn/vesti/", "/sr-cyrl/vesti/", "/en/news/feed.rss", "/api/v2/pages/", "/sitemap.xml"],
    )
    def test_what_is_everybodys_has_the_tag(self, front, site_tree, client, address):
        response = client.get(address)
        assert (response.status_code, response["Surrogate-Key"]) == (200, site_tag())
        assert response["Cache-Tag"] == site_tag()
        assert not {"private", "no-store"} & set(response["Cache-Control"].split(", "))

    @pytest.mark.parametrize("address", ["/api/v2/nothing/", "/sr-latn/nema/"])
    def test_errors_are_kept_nowhere(self, front, site_tree, client, address):
        response = client.get(address)
        assert response.status_code == 404
        assert "no-store" in response["Cache-Control"]
        assert "Cache-Tag" not in response

    def test_pictures_have_another(self, front, client, db):
        assert client.get(picture_sources(CmsImageFactory(), "card").src)["Cache-Tag"] == pictures_tag()

    def test_a_card_ends_with_the_title_that_it_says(self, front, site_tree, client):
        response = client.get(f"/media/cards/{site_tree.sr.news.pk}/sr-latn-x.png", follow=True)
        assert "immutable" in response["Cache-Control"]
        assert response["Cache-Tag"] == site_tag()

    def test_what_is_one_readers_has_none(self, front, site_tree, client, admin_client):
        contact = site_tree.sr.home.add_child(instance=ContactPage(title="Kontakt", slug="kontakt"))
        restricted(site_tree)
        for who, address in (
            (client, contact.url),
            (client, "/admin/login/"),
            (admin_client, "/sr-latn/vesti/"),
            (admin_client, "/en/"),
        ):
            response = who.get(address)
            assert "Cache-Tag" not in response, address
            assert {"private", "no-store", "no-cache"} & set(response["Cache-Control"].split(", ")), address
