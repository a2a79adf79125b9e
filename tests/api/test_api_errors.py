"""Whatever goes wrong is told in JSON: never a page for people, never a redirect to a language (traps.md, 1)."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path",
    [
        "/api/",
        "/api/nothing/",
        "/api/v1/pages/",
        "/api/v2/",
        "/api/v2/nothing/",
        "/api/v2/pages",
        "/api/v2/pages/0/",
        "/api/v2/pages/999999/",
        "/api/v2/pages/999999999999999999999999/",
        "/api/v2/pages/one/",
        "/api/v2/images/999999/",
        "/api/v2/documents/999999/",
        "/api/v2/pages/find/?html_path=/en/nothing/",
        "/api/v2/pages/find/?html_path=/de/news/",
        "/api/v2/pages/find/?id=999999",
    ],
)
@pytest.mark.parametrize("language", ["", "en", "sr"])
def test_unknown_address_is_a_json_404(client, path, language):
    response = client.get(path, headers={"accept": "text/html", "accept-language": language})
    assert response.status_code == 404
    assert response.headers["Content-Type"].startswith("application/problem+json")
    body = response.json()
    assert body["status"] == 404
    assert body["message"]


def test_address_without_its_slash_is_told_so(client):
    assert "slash" in client.get("/api/v2/pages").json()["message"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize(
    "path", ["/api/v2/pages/", "/api/v2/images/", "/api/v2/site/", "/api/v2/pages/find/"]
)
def test_nothing_can_be_written_through_v2(client, method, path):
    response = getattr(Client(enforce_csrf_checks=True), method)(path, {}, content_type="application/json")
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert response.json()["status"] == 405


@pytest.mark.parametrize("path", ["/api/v2/pages/", "/api/v2/site/", "/api/v2/images/", "/api/v2/documents/"])
def test_head_and_options_answer(client, path):
    assert client.head(path).status_code == 200
    assert client.head(path).content == b""
    assert client.options(path).status_code == 200


def test_our_own_fault_is_a_500_without_details(monkeypatch):
    def broken(*args):
        raise RuntimeError("secret detail")

    monkeypatch.setattr("cms.api.endpoints.pages.represent_published", broken)
    response = Client(raise_request_exception=False).get("/api/v2/pages/")
    assert response.status_code == 500
    assert response.headers["Content-Type"].startswith("application/problem+json")
    assert b"secret" not in response.content
    assert b"RuntimeError" not in response.content


def test_answers_are_the_same_for_everybody(client, admin_client):
    headers = {"accept-language": "en", "authorization": "Bearer nonsense"}
    plain = client.get("/api/v2/pages/")
    assert admin_client.get("/api/v2/pages/", headers=headers).json() == plain.json()
    varies = {word.strip().lower() for word in plain.headers.get("Vary", "").split(",")}
    assert not varies & {"accept-language", "cookie", "authorization", "accept"}
    assert "Content-Language" not in plain.headers


def test_web_pages_elsewhere_may_read_v2_but_not_v3(client):
    origin = {"origin": "https://partner.example"}
    assert client.get("/api/v2/pages/", headers=origin).headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in client.get("/api/v3-preview/pages/", headers=origin).headers
