"""The public API as HTTP: validators, caches, compression, limits, names of requests."""

import datetime as dt
import gzip
import logging

import brotli
import pytest
import zstandard
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone
from django.utils.http import http_date
from time_machine import travel
from wagtail.models import APIToken, Collection, CollectionViewRestriction

from cms.api.edge import compression
from cms.api.edge.compression import preferred_coding
from cms.api.edge.limits import Quota, count, quota
from cms.api.tests.queries import named_queries
from cms.delivery.moments import content_state
from cms.delivery.request_ids import RequestIdFilter
from events.factories import EventPageFactory
from newsroom.factories import NewsPageFactory

pytestmark = pytest.mark.django_db

LIST = "/api/v2/pages/?type=newsroom.NewsPage"
COVERED = [LIST, "/api/v2/site/", "/api/v2/images/", "/api/v2/documents/", "/api/v2/search/?q=vest"]


@pytest.fixture
def news(site_tree):
    return NewsPageFactory(parent=site_tree.sr.news, title="Vest", slug="vest")


# Validators -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("url", COVERED)
def test_an_answer_that_is_known_is_not_given_again_and_costs_no_query(client, news, url):
    first = client.get(url)
    etag = first.headers["ETag"]
    assert etag.startswith('"')
    assert client.get(url).headers["ETag"] == etag
    again = lambda: client.get(url, headers={"if-none-match": f'"other", {etag}'})  # noqa: E731
    assert named_queries(again) == []
    response = again()
    assert (response.status_code, response.content, response.headers["ETag"]) == (304, b"", etag)
    assert response.headers["Cache-Control"] == first.headers["Cache-Control"]
    assert response.headers["Vary"]


def test_find_and_pages_have_validators(client, news):
    for url in (f"/api/v2/pages/{news.pk}/", "/api/v2/pages/find/?html_path=/sr-latn/vesti/vest/"):
        etag = client.get(url).headers["ETag"]
        assert client.get(url, headers={"if-none-match": etag}).status_code == 304


def test_every_address_has_its_own_validator(client, news):
    etags = {client.get(url).headers["ETag"] for url in (*COVERED, f"{LIST}&script=cyrl", f"{LIST}&limit=1")}
    assert len(etags) == len(COVERED) + 2


def test_a_published_change_is_given_at_once(client, news):
    etag = client.get(LIST).headers["ETag"]
    news.title = "Druga"
    news.save_revision().publish()
    response = client.get(LIST, headers={"if-none-match": etag})
    assert response.json()["items"][0]["title"] == "Druga"
    assert response.headers["ETag"] != etag


def test_a_page_that_is_gone_is_gone_for_who_had_it(client, news):
    url = f"/api/v2/pages/{news.pk}/"
    etag = client.get(url).headers["ETag"]
    news.unpublish()
    assert client.get(url, headers={"if-none-match": etag}).status_code == 404


@pytest.mark.parametrize("header", ["if-none-match", "if-modified-since"])
def test_a_condition_tells_nothing_of_what_is_not_there(client, site_tree, header):
    draft = NewsPageFactory(parent=site_tree.sr.news, live=False)
    value = "*" if header == "if-none-match" else http_date(timezone.now().timestamp() + 60)
    assert client.get(f"/api/v2/pages/{draft.pk}/", headers={header: value}).status_code == 404
    assert client.get(LIST + "&nonsense=1", headers={header: value}).status_code == 400


def test_last_modified_is_the_moment_of_the_change(client, news):
    client.get(LIST)
    with travel(timezone.now() + dt.timedelta(seconds=5), tick=False):
        response = client.get(LIST)
        modified = response.headers["Last-Modified"]
        assert client.get(LIST, headers={"if-modified-since": modified}).status_code == 304
        assert client.get(LIST, headers={"if-modified-since": http_date(0)}).status_code == 200
        # The stronger condition alone counts.
        both = {"if-modified-since": modified, "if-none-match": '"other"'}
        assert client.get(LIST, headers=both).status_code == 200


def test_within_the_second_of_a_change_no_date_is_given(client, news):
    news.save()
    assert "Last-Modified" not in client.get(LIST).headers


def test_head_is_get_without_a_body(client, news):
    get, head = client.get(LIST), client.head(LIST)
    assert head.content == b""
    for name in ("ETag", "Cache-Control", "Vary", "Content-Type"):
        assert head.headers[name] == get.headers[name]
    assert client.head(LIST, headers={"if-none-match": get.headers["ETag"]}).status_code == 304


# Caches -----------------------------------------------------------------------------------------------------


def test_shared_caches_may_keep_what_is_public(client, news, settings):
    settings.API_SHARED_CACHE_SECONDS, settings.API_STALE_SECONDS = 10, 30
    with travel("2030-05-05 10:00:00+00:00", tick=False):
        directives = client.get(LIST).headers["Cache-Control"]
    assert directives == "public, max-age=0, s-maxage=10, stale-while-revalidate=30"


def test_nothing_is_kept_past_the_moment_at_which_it_changes(client, site_tree, settings):
    settings.API_SHARED_CACHE_SECONDS, settings.API_STALE_SECONDS = 600, 600
    with travel("2030-05-05 10:00:00+00:00", tick=False) as clock:
        event = EventPageFactory(
            parent=site_tree.sr.events,
            start_date=dt.date(2030, 5, 5),
            start_time=dt.time(9),
            end_time=dt.time(12, 5),
        )
        assert event.ends_at == dt.datetime(2030, 5, 5, 10, 5, tzinfo=dt.UTC)
        url = "/api/v2/pages/?type=events.EventPage&when=upcoming"
        first = client.get(url)
        assert len(first.json()["items"]) == 1
        assert first.headers["Cache-Control"] == "public, max-age=0, s-maxage=300"
        clock.move_to("2030-05-05 10:05:00+00:00")
        later = client.get(url, headers={"if-none-match": first.headers["ETag"]})
        assert later.json()["items"] == []
        assert later.headers["ETag"] != first.headers["ETag"]


def test_an_expired_page_is_not_confirmed(client, news):
    now = timezone.now()
    type(news).objects.get(pk=news.pk)
    news.expire_at = now + dt.timedelta(minutes=5)
    news.save()
    url = f"/api/v2/pages/{news.pk}/"
    etag = client.get(url).headers["ETag"]
    with travel(now + dt.timedelta(minutes=6), tick=False):
        assert client.get(url, headers={"if-none-match": etag}).status_code == 404


def test_midnight_is_a_moment_everywhere():
    with travel("2030-05-05 21:59:59+00:00", tick=False):
        before = content_state()
        assert before.until == dt.datetime(2030, 5, 5, 22, tzinfo=dt.UTC)
    with travel("2030-05-05 22:00:01+00:00", tick=False):
        assert content_state().word != before.word


@pytest.mark.parametrize(
    ("url", "headers"),
    [
        (LIST, {"authorization": "Bearer nonsense"}),
        ("/api/v2/pages/999999/", {}),
        (f"{LIST}&nonsense=1", {}),
        (f"{LIST}&order=random", {}),
        ("/api/v2/nothing/", {}),
        ("/api/v3-preview/pages/", {}),
    ],
)
def test_what_is_nobody_elses_or_no_answer_is_kept_nowhere(client, news, url, headers):
    response = client.get(url, headers=headers)
    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers


def test_a_collection_that_becomes_private_is_a_change(client, news):
    before = content_state().word
    collection = Collection.get_first_root_node().add_child(name="Tajno")
    assert content_state().word != before
    restricted = content_state().word
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    assert content_state().word != restricted


# Compression ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("", None),
        ("identity", None),
        ("gzip", "gzip"),
        ("gzip, deflate, br", "br"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("br;q=0.5, gzip;q=1.0", "gzip"),
        ("br;q=0, zstd;q=0, gzip;q=0", None),
        ("*", "zstd"),
        ("*;q=0", None),
        ("gzip;q=nonsense", None),
        ("GZIP", "gzip"),
    ],
)
def test_coding_is_what_the_client_prefers(accepted, coding):
    assert preferred_coding(accepted) == coding


def test_a_header_of_any_length_is_read_and_only_a_short_one_remembered():
    compression._remembered.cache_clear()
    assert preferred_coding("gzip" + " " * 1_000 + ", br;q=0.5") == "gzip"
    assert compression._remembered.cache_info().currsize == 0
    assert preferred_coding("gzip, br;q=0.5") == "gzip"
    assert compression._remembered.cache_info().currsize == 1


@pytest.mark.parametrize(
    ("coding", "decode"),
    [
        ("gzip", gzip.decompress),
        ("br", brotli.decompress),
        ("zstd", lambda body: zstandard.ZstdDecompressor().decompress(body)),
    ],
)
def test_a_compressed_answer_is_the_same_answer_under_a_validator_of_its_own(
    client, site_tree, coding, decode
):
    NewsPageFactory.create_batch(3, parent=site_tree.sr.news)
    plain = client.get(LIST)
    coded = client.get(LIST, headers={"accept-encoding": coding})
    assert coded.headers["Content-Encoding"] == coding
    assert decode(coded.content) == plain.content
    assert len(coded.content) < len(plain.content)
    etags = plain.headers["ETag"], coded.headers["ETag"]
    assert etags[0] != etags[1]
    assert all("Accept-Encoding" in response.headers["Vary"] for response in (plain, coded))
    for etag in etags:
        known = client.get(LIST, headers={"accept-encoding": coding, "if-none-match": etag})
        assert (known.status_code, known.headers["ETag"]) == (304, etag)


# Limits -----------------------------------------------------------------------------------------------------


def test_who_asks_too_often_is_told_when_to_come_back(client, news, settings):
    settings.API_RATE_LIMIT = "3/minute"
    with travel("2030-05-05 10:00:00+00:00", tick=False) as clock:
        left = [client.get(LIST).headers["RateLimit-Remaining"] for _ in range(3)]
        assert left == ["2", "1", "0"]
        refused = client.get(LIST)
        assert refused.status_code == 429
        assert refused.headers["Content-Type"] == "application/problem+json"
        assert refused.headers["RateLimit-Policy"] == '"address";q=3;w=60'
        assert refused.headers["Cache-Control"] == "no-store"
        assert client.get("/api/v3-preview/pages/").status_code == 429
        assert client.get(LIST, REMOTE_ADDR="10.1.1.1").status_code == 200
        clock.shift(int(refused.headers["Retry-After"]))
        assert client.get(LIST).status_code == 200


def test_a_valid_token_counts_for_itself(client, news, settings, admin_user):
    settings.API_RATE_LIMIT, settings.API_TOKEN_RATE_LIMIT = "1/hour", "5/hour"
    _token, key = APIToken.create_token(user=admin_user, name="t")
    _other, other = APIToken.create_token(user=admin_user, name="o")
    client.get(LIST)
    valid, wrong = {"authorization": f"Bearer {key}"}, {"authorization": "Bearer nonsense"}
    assert client.get(LIST, headers=valid).headers["RateLimit-Policy"] == '"token";q=5;w=3600'
    assert (
        client.get(LIST, headers={"authorization": f"Bearer {other}"}).headers["RateLimit-Remaining"] == "4"
    )
    assert client.get(LIST, headers=wrong).status_code == 429


def test_the_address_is_the_one_that_our_proxy_saw(client, news, settings):
    settings.API_RATE_LIMIT = "1/minute"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for claimed, status in (("198.51.100.1", 200), ("198.51.100.2", 429)):
        forwarded = f"{claimed}, 203.0.113.9"
        assert client.get(LIST, headers={"x-forwarded-for": forwarded}).status_code == status


def test_one_network_of_ipv6_is_one_client(client, news, settings):
    settings.API_RATE_LIMIT = "1/minute"
    assert client.get(LIST, REMOTE_ADDR="2001:db8::1").status_code == 200
    assert client.get(LIST, REMOTE_ADDR="2001:db8::ffff:2").status_code == 429
    assert client.get(LIST, REMOTE_ADDR="2001:db8:0:1::1").status_code == 200


@pytest.mark.parametrize("start", [0, 17.5, 59.9])
def test_waiting_as_long_as_told_is_enough_and_no_window_gives_twice_the_quota(start):
    allowed = Quota("address", 10, 60)
    now, served = 6_000_000 + start, []
    for _ in range(60):
        standing = count(allowed, f"client {start}", now)
        if standing.is_refused:
            now += standing.reset
            assert not count(allowed, f"client {start}", now).is_refused
        served.append(now)
        now += 0.5
    for moment in served:
        # Estimated over two windows, so a burst at a border may exceed the quota, but never reach twice as many.
        assert sum(moment <= other < moment + 60 for other in served) < 20


@pytest.mark.parametrize("written", ["600", "600/day", "0/minute", "many/minute", "-1/minute"])
def test_a_limit_that_means_nothing_is_refused(written):
    with pytest.raises(ImproperlyConfigured):
        quota("address", written)


def test_without_a_limit_no_headers_are_sent(client, news):
    assert not [name for name in client.get(LIST).headers if name.startswith("RateLimit")]


# Names of requests ------------------------------------------------------------------------------------------


def test_a_request_is_named_in_the_answer_the_error_and_the_log(client, news):
    name = client.get(LIST).headers["X-Request-ID"]
    assert len(name) == 32
    assert client.get(LIST).headers["X-Request-ID"] != name
    given = client.get("/api/v2/pages/0/", headers={"x-request-id": "edge-12345678"})
    assert given.headers["X-Request-ID"] == given.json()["request_id"] == "edge-12345678"
    for bad in ("short", "a" * 65, "line\tbreak-1234", "<script>-12345"):
        assert client.get(LIST, headers={"x-request-id": bad}).headers["X-Request-ID"] != bad
    record = logging.LogRecord("x", logging.INFO, "", 0, "m", (), None)
    assert RequestIdFilter().filter(record)
    assert record.request_id == "-"


def test_the_name_is_on_log_lines(client, site_tree, monkeypatch, caplog):
    caplog.handler.addFilter(RequestIdFilter())

    def broken(*args):
        raise RuntimeError

    monkeypatch.setattr("cms.api.endpoints.pages.represent_published", broken)
    client.raise_request_exception = False
    response = client.get(LIST, headers={"x-request-id": "find-me-1234"})
    assert response.status_code == 500
    assert "find-me-1234" in [record.request_id for record in caplog.records]
