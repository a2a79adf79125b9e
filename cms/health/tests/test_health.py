"""What probes and metric collectors get, on good days and bad ones."""

from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.db import DatabaseError
from django.db.migrations.recorder import MigrationRecorder

from cms.health import checks


@pytest.fixture(autouse=True)
def _forget_migrations(monkeypatch):
    """Let each test look at the migrations itself."""
    monkeypatch.setattr(checks, "_migrated", False)


def refuse(*args, **kwargs):
    """Stand in for a server that is down; its message must not reach the answer."""
    raise DatabaseError("connection to 10.1.2.3 as user cms failed")


def test_healthz_asks_nothing_of_the_database(client):
    """Without the ``db`` fixture any query would be an error."""
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_probes_are_answered_by_ip_address_and_in_plain_http(client, settings, db, path):
    settings.ALLOWED_HOSTS = ["example.rs"]
    settings.SECURE_SSL_REDIRECT = True
    assert client.get(path, headers={"host": "10.0.0.7:8000"}).status_code == 200


def test_probes_cannot_be_posted_to(client):
    assert client.post("/healthz").status_code == 405


def test_readyz_is_ok_when_everything_is_there(client, db):
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "failing": []}


def test_readyz_asks_one_query_once_migrations_are_known(client, db, django_assert_num_queries):
    client.get("/readyz")
    # SELECT 1 alone; the cache has no queries and the migrations are remembered.
    with django_assert_num_queries(1):
        client.get("/readyz")


@pytest.mark.parametrize("broken", ["database", "cache"])
def test_readyz_names_what_fails_and_says_no_more(client, db, monkeypatch, broken):
    if broken == "database":
        monkeypatch.setattr(checks, "connection", SimpleNamespace(cursor=refuse))
        monkeypatch.setattr(checks, "_migrated", True)
    else:
        monkeypatch.setattr(cache, "set", refuse)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json() == {"status": "unavailable", "failing": [broken]}
    assert b"10.1.2.3" not in response.content


def test_readyz_notices_a_cache_that_forgets(client, db, monkeypatch):
    monkeypatch.setattr(cache, "set", lambda *args, **kwargs: None)
    assert client.get("/readyz").json()["failing"] == ["cache"]


def test_readyz_names_migrations_that_are_not_applied(client, db):
    last = MigrationRecorder.Migration.objects.filter(app="home").order_by("id").last()
    last.delete()
    assert client.get("/readyz").json()["failing"] == ["migrations"]


@pytest.mark.urls("cms.health.urls")
def test_metrics_are_off_without_a_token(client, db):
    assert client.get("/metrics").status_code == 404


@pytest.mark.urls("cms.health.urls")
@pytest.mark.parametrize("header", ["", "Bearer wrong", "secret"])
def test_metrics_do_not_exist_for_who_lacks_the_token(client, db, settings, header):
    settings.METRICS_TOKEN = "secret"
    assert client.get("/metrics", headers={"authorization": header}).status_code == 404


@pytest.mark.urls("cms.health.urls")
def test_metrics_are_given_for_the_token(client, settings):
    settings.METRICS_TOKEN = "secret"
    response = client.get("/metrics", headers={"authorization": "Bearer secret"})
    assert response.status_code == 200
    assert b"python_info" in response.content
