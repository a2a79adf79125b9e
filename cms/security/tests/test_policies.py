"""The protective headers of visitors' pages, the admin and previews."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse


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


def test_only_previews_may_be_framed_and_only_by_this_site(admin, site_tree):
    page = site_tree.sr.home
    assert admin.get(page.url)["X-Frame-Options"] == "DENY"
    revision = page.save_revision()
    preview = admin.get(reverse("wagtailadmin_pages:revisions_view", args=[page.pk, revision.pk]))
    assert preview.status_code == 200
    assert preview["X-Frame-Options"] == "SAMEORIGIN"
    assert directives(preview)["frame-ancestors"] == {"'self'"}


def test_every_page_says_what_else_it_does_not_do(client, site_tree):
    response = client.get(site_tree.sr.home.url)
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]
    assert "geolocation=()" in response["Permissions-Policy"]
