"""v3-preview: for those with a token, and for nobody else (traps.md, 11 and 12)."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import APIToken, Page

from cms.images.factories import CmsImageFactory
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


def send(client, headers, method: str, path: str, body: dict):
    """Send JSON as a program does that writes over whatever is there."""
    headers = {**headers, "if-match": "*"}
    return getattr(client, method)(BASE + path, body, content_type="application/json", headers=headers)


class TestWriting:
    """What v3 cannot write it refuses, instead of answering that all is well."""

    @pytest.fixture
    def news(self, site_tree):
        news = NewsPageFactory(
            parent=site_tree.sr.news, title="Radionica", lead="Radionica za male zanatlije iz Niša."
        )
        news.save_revision().publish()
        return news

    @pytest.mark.parametrize(
        ("body", "named"),
        [
            ({"nonsense": 1}, "nonsense"),
            ({"starts_at": "2027-01-01T00:00:00Z", "title": "Novi naslov"}, "starts_at"),
            ({"title": "Novi naslov", "meta": {"akcija": "publish"}}, "meta.akcija"),
        ],
    )
    def test_a_key_that_cannot_be_written_is_named(self, client, admin, news, body, named):
        response = send(client, admin, "patch", f"pages/{news.pk}/", body)
        assert response.status_code == 422
        assert f"written here: {named}." in response.json()["detail"]
        assert "search_description, seo_title" in response.json()["detail"]
        assert "body" in response.json()["detail"]
        assert news.get_latest_revision_as_object().title == "Radionica"

    def test_a_title_is_changed_and_published(self, client, admin, news):
        body = {"title": "Radionice", "meta": {"action": "publish"}}
        assert send(client, admin, "patch", f"pages/{news.pk}/", body).status_code == 200
        news.refresh_from_db()
        assert news.title == "Radionice"

    def test_a_new_page_is_asked_for_the_same(self, client, admin, site_tree):
        meta = {"type": "home.StandardPage", "parent_id": site_tree.sr.home.pk}
        response = send(client, admin, "post", "pages/", {"title": "Tim", "path": "0001", "meta": meta})
        assert response.status_code == 422
        assert "path" in response.json()["detail"]
        assert send(client, admin, "post", "pages/", {"title": "Tim", "meta": meta}).status_code == 201

    @pytest.mark.parametrize("action", ["publish", "unpublish", "copy"])
    def test_actions_take_what_they_know(self, client, admin, news, action):
        response = send(client, admin, "post", f"pages/{news.pk}/actions/{action}/", {"nonsense": 1})
        assert response.status_code == 422
        assert "nonsense" in response.json()["detail"]
        assert send(client, admin, "post", f"pages/{news.pk}/actions/{action}/", {}).status_code in (200, 201)

    def test_pictures_and_locales_too(self, client, admin, site_tree):
        image = CmsImageFactory()
        assert send(client, admin, "patch", f"images/{image.pk}/", {"nonsense": 1}).status_code == 422
        assert send(client, admin, "patch", f"images/{image.pk}/", {"alt_en": "Hall"}).status_code == 200
        upload = client.post(f"{BASE}images/", {"title": "Sala", "nonsense": "1"}, headers=admin)
        assert upload.status_code == 422
        assert "nonsense" in upload.json()["detail"]

    def test_broken_json_is_refused_as_before(self, client, admin, news):
        response = client.patch(
            f"{BASE}pages/{news.pk}/",
            "{",
            content_type="application/json",
            headers={**admin, "if-match": "*"},
        )
        assert response.status_code in (400, 422)

    def test_a_copy_for_translation_is_not_published(self, client, admin, news):
        body = {"locale": "en"}
        made = send(client, admin, "post", f"pages/{news.pk}/actions/copy_for_translation/", body)
        assert made.status_code == 201
        copy = made.json()["id"]
        response = send(client, admin, "post", f"pages/{copy}/actions/publish/", {})
        assert response.status_code == 422
        assert response.json()["errors"][0]["msg"]
        assert not Page.objects.get(pk=copy).live

    def test_no_alias_is_made(self, client, admin, news):
        for action, body in {
            "create_alias": {},
            "copy_for_translation": {"locale": "en", "alias": True},
        }.items():
            response = send(client, admin, "post", f"pages/{news.pk}/actions/{action}/", body)
            assert response.status_code == 422
            assert "preslikane" in response.json()["errors"][0]["msg"]
        assert not Page.objects.filter(alias_of__isnull=False).exists()
