"""The protective headers of visitors' pages, the admin and previews."""

import pytest
from csp.constants import NONCE
from csp.decorators import csp_update
from csp.middleware import CSPMiddleware
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.urls import reverse

from cms.security.middleware import PolicyMiddleware


def directives(response) -> dict[str, set[str]]:
    """Return a response's content security policy as sources by directive."""
    parts = (part.split() for part in response["Content-Security-Policy"].split(";"))
    return {name: set(sources) for name, *sources in parts}


@pytest.fixture
def admin(client, db):
    """A client logged in as a superuser."""
    client.force_login(get_user_model().objects.create_superuser("upravnik", password="x"))
    return client


def test_visitors_pages_run_nothing_inline_and_nothing_from_elsewhere(client, site_tree):
    response = client.get(site_tree.sr.home.url)
    assert response.status_code == 200
    policy = directives(response)
    assert policy["default-src"] == policy["script-src"] == policy["style-src"] == {"'self'"}
    assert policy["frame-ancestors"] == policy["object-src"] == {"'none'"}
    assert "unsafe" not in response["Content-Security-Policy"]


def test_the_policy_written_once_is_the_one_that_django_csp_writes_each_time(rf):
    written = [
        middleware(lambda request: HttpResponse())(rf.get("/sr-latn/"))["Content-Security-Policy"]
        for middleware in (CSPMiddleware, PolicyMiddleware)
    ]
    assert set(written[0].split("; ")) == set(written[1].split("; "))


def test_what_a_view_says_of_its_policy_stands(rf):
    view = csp_update({"img-src": ["https://tiles.example.org"]})(lambda request: HttpResponse())
    assert "https://tiles.example.org" in directives(PolicyMiddleware(view)(rf.get("/sr-latn/")))["img-src"]


def test_a_view_may_use_a_nonce(rf):
    view = csp_update({"script-src": [NONCE]})(lambda request: HttpResponse(str(request.csp_nonce)))
    response = PolicyMiddleware(view)(rf.get("/sr-latn/"))
    assert f"'nonce-{response.content.decode()}'" in directives(response)["script-src"]


def test_visitors_pages_hold_no_inline_script_or_style(client, site_tree):
    """The policy would block it, so a page that has some is broken."""
    html = client.get(site_tree.sr.home.url).content.decode().lower()
    assert "<style" not in html
    assert " style=" not in html
    assert " onclick=" not in html
    assert not [
        tag for tag in html.split("<script")[1:] if " src=" not in tag.split(">")[0] and "json" not in tag
    ]


def test_admin_may_use_wagtails_inline_widgets(admin):
    policy = directives(admin.get(reverse("wagtailadmin_home")))
    assert policy["script-src"] == policy["style-src"] == {"'self'", "'unsafe-inline'"}
    assert {"data:", "blob:"} <= policy["img-src"]
    assert policy["frame-ancestors"] == {"'self'"}


def test_a_page_that_only_looks_like_the_admin_gets_the_strict_policy(client, site_tree):
    response = client.get("/sr-latn/admin/")
    assert response.status_code == 404
    assert directives(response)["script-src"] == {"'self'"}


def test_a_page_may_not_be_framed(client, site_tree):
    assert client.get(site_tree.sr.home.url)["X-Frame-Options"] == "DENY"


def test_a_preview_may_be_framed_by_the_editor_and_is_as_strict_as_the_page(site_tree):
    """Wagtail runs it through the middleware as a request of its own."""
    policy = directives(site_tree.sr.home.make_preview_request())
    assert policy["frame-ancestors"] == {"'self'"}
    assert policy["script-src"] == policy["style-src"] == {"'self'"}


def test_the_view_that_shows_previews_lets_the_editor_frame_it(admin, site_tree):
    response = admin.get(reverse("wagtailadmin_pages:preview_on_edit", args=[site_tree.sr.home.pk]))
    assert response.status_code == 200
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert directives(response)["frame-ancestors"] == {"'self'"}


def test_every_page_says_what_else_it_does_not_do(client, site_tree):
    response = client.get(site_tree.sr.home.url)
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]
    assert "geolocation=()" in response["Permissions-Policy"]
