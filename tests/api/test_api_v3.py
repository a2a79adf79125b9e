"""v3-preview: for those with a token, and for nobody else (traps.md, 11 and 12)."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import APIToken

from newsroom.factories import NewsPageFactory

pytestmark = pytest.mark.django_db

BASE = "/api/v3-preview/"
PATHS = [
    "",
    "docs/",
    "openapi.json",
    "pages/",
    "pages/1/",
    "pages/find/?html_path=/en/",
    "images/",
    "documents/",
    "sites/",
    "schema/",
    "schema/newsroom.NewsPage/",
    "locales/",
    "redirects/",
    "whoami/",
    "nothing/",
]


def token_of(user) -> str:
    """A new token of the user, as the client sends it."""
    _token, key = APIToken.create_token(user=user, name="test")
    return f"Bearer {key}"


@pytest.fixture
def admin(admin_user):
    return {"authorization": token_of(admin_user)}


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("header", [None, "Bearer nonsense", "Bearer ", "Basic YTpi"])
def test_without_a_valid_token_everything_is_a_401(path, header):
    response = Client().get(BASE + path, headers={"authorization": header} if header else {})
    assert response.status_code == 401
    assert response.headers["Content-Type"].startswith("application/problem+json")
    assert response.headers["WWW-Authenticate"].startswith("Bearer")
    assert response.headers["Cache-Control"] == "no-store"
    assert "Authorization" in response.headers["Vary"]


def test_a_session_is_no_token(admin_client):
    assert admin_client.get(f"{BASE}pages/").status_code == 401


def test_revoked_tokens_and_locked_people_are_refused(client, admin_user, admin):
    assert client.get(f"{BASE}whoami/", headers=admin).json()["user"]["username"] == admin_user.username
    admin_user.is_active = False
    admin_user.save()
    assert client.get(f"{BASE}whoami/", headers=admin).status_code == 401


@pytest.mark.parametrize(
    "path", ["pages/", "images/", "documents/", "sites/", "schema/", "locales/", "openapi.json", "docs/"]
)
def test_an_administrator_may_use_it(client, admin, path):
    response = client.get(BASE + path, headers=admin)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    assert "Authorization" in response.headers["Vary"]


def test_locales_are_there_in_spite_of_wagtail_localize(client, admin):
    codes = [item["language_code"] for item in client.get(f"{BASE}locales/", headers=admin).json()["items"]]
    assert sorted(codes) == ["en", "sr-latn"]


def test_people_see_what_their_role_lets_them_edit(client, site_tree):
    serbian = NewsPageFactory(parent=site_tree.sr.news, title="Srpska")
    english = NewsPageFactory(parent=site_tree.en.news, title="English")
    user = get_user_model().objects.create_user("urednica", "urednica@example.org", "x")
    headers = {"authorization": token_of(user)}
    for path in ("pages/", "images/", "documents/", "schema/", "whoami/"):
        # Somebody without a role could otherwise list every picture, those of drafts included.
        assert client.get(BASE + path, headers=headers).status_code == 403
    user.groups.add(Group.objects.get(name="Editors"))
    assert client.get(f"{BASE}pages/{serbian.pk}/", headers=headers).status_code == 200
    assert client.get(f"{BASE}pages/{english.pk}/", headers=headers).status_code == 404


@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        ("pages/?nonsense=1", "nonsense"),
        ("pages/?lokale=en", "lokale"),
        ("images/?nonsense=1", "nonsense"),
        ("schema/?nonsense=1", "nonsense"),
        ("locales/?nonsense=1", "nonsense"),
    ],
)
def test_a_parameter_that_means_nothing_is_a_400(client, admin, path, parameter):
    response = client.get(BASE + path, headers=admin)
    assert response.status_code == 400
    assert parameter in response.json()["detail"]


@pytest.mark.parametrize(
    "path",
    [
        "pages/?limit=1&offset=0&locale=en",
        "pages/?type=newsroom.NewsPage&order=title",
        "pages/?slug=x",
        "images/?title=x",
    ],
)
def test_a_parameter_that_means_something_is_taken(client, admin, path):
    assert client.get(BASE + path, headers=admin).status_code == 200


def test_an_unknown_address_is_a_404_in_json(client, admin):
    response = client.get(f"{BASE}nothing/", headers=admin)
    assert response.status_code == 404
    assert response.headers["Content-Type"].startswith("application/problem+json")


def test_a_developer_may_read_the_documentation_without_a_token(client, settings):
    settings.DEBUG = True
    assert client.get(f"{BASE}openapi.json").status_code == 200
    assert client.get(f"{BASE}pages/").status_code == 401
