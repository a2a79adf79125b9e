"""The choice of a language at ``/``, ``/sr/…`` and ``/set-language/``."""

import pytest
from django.conf import settings as django_settings


def settings_cookie(client):
    """What the browser remembers."""
    return client.cookies.get(django_settings.LANGUAGE_COOKIE_NAME)


@pytest.mark.parametrize(
    ("cookie", "accepted", "target"),
    [
        ("", "", "/sr-latn/"),
        ("", "en-US,en;q=0.9", "/en/"),
        ("", "de-DE,de;q=0.9,en;q=0.5", "/en/"),
        ("", "de", "/sr-latn/"),
        ("", "hr,en;q=0.8", "/sr-latn/"),
        ("en", "sr", "/en/"),
        ("sr-latn", "en", "/sr-latn/"),
        ("xx", "en", "/en/"),
        ("", "*;q=1,\x00", "/sr-latn/"),
    ],
)
def test_root_follows_the_cookie_then_the_browser_then_serbian(client, settings, cookie, accepted, target):
    if cookie:
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = cookie
    response = client.get("/", headers={"accept-language": accepted} if accepted else {})
    assert response.status_code == 302
    assert response["Location"] == target
    assert {"Cookie", "Accept-Language"} <= {name.strip() for name in response["Vary"].split(",")}
    assert "private" in response["Cache-Control"]


def test_root_keeps_the_query(client):
    assert client.get("/?utm_source=x&a=%C5%A1")["Location"] == "/sr-latn/?utm_source=x&a=%C5%A1"


def test_sr_leads_to_the_same_address_in_serbian(client):
    response = client.get("/sr/vesti/jedna/?page=2", headers={"accept-language": "en"})
    assert response.status_code == 302
    assert response["Location"] == "/sr-latn/vesti/jedna/?page=2"


def test_sr_ignores_a_remembered_english(client, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert client.get("/sr/")["Location"] == "/sr-latn/"


def test_choosing_is_remembered_and_leads_on(client, settings):
    response = client.get("/set-language/en/?next=/en/news/%3Fpage%3D2")
    assert response["Location"] == "/en/news/?page=2"
    cookie = response.cookies[settings.LANGUAGE_COOKIE_NAME]
    assert cookie.value == "en"
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert response["Cache-Control"] == "no-store"
    assert client.get("/", headers={"accept-language": "sr"})["Location"] == "/en/"


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "///evil.example",
        "javascript:alert(1)",
        "",
    ],
)
def test_choosing_never_leads_off_the_site(client, target):
    assert client.get("/set-language/en/", {"next": target})["Location"] == "/en/"


def test_choosing_an_unknown_language_is_not_found(client, db):
    response = client.get("/set-language/xx/", follow=True)
    assert response.status_code == 404
    assert settings_cookie(client) is None


def test_choosing_by_post_is_refused(client):
    assert client.post("/set-language/en/").status_code == 405
