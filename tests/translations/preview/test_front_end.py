"""Previews in a front end: from the form of a page to the JSON of its draft, for its editor and nobody else."""

import json
import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import signing
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction, Revision
from wagtail.test.utils.form_data import querydict_from_html

from cms.api.tests.contract import check_answer, check_named
from cms.images.factories import CmsImageFactory
from cms.taxonomy.models import Category
from cms.translations.preview.models import DraftLink
from galleries.factories import GalleryPageFactory, GalleryPhotoFactory
from galleries.models import GalleryPage
from home.roles import EDITORS, MODERATORS, TRANSLATORS_ENGLISH
from newsroom.factories import NewsPageFactory
from tests.town import build_town
from tests.translations.desk import edit, submit, target, write
from tests.translations.rights.people import someone

FRONT_END = "http://front.example.org/preview/"
PREVIEW = "/api/v2/pages/preview/"


@pytest.fixture(autouse=True)
def _front_end(settings):
    settings.FRONT_END_PREVIEW_URL = FRONT_END
    settings.FRONT_END_ORIGIN = "http://front.example.org"


def open_preview(client: Client, page) -> str:
    """View the draft of a page; the token with which the front end is reached."""
    return token_in(client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])))


def token_in(response) -> str:
    assert response.status_code == 302, response.content
    assert response["Location"].startswith(f"{FRONT_END}?token=")
    return parse_qs(urlsplit(response["Location"]).query)["token"][0]


def type_in(client: Client, page, **values) -> str:
    """Change a page's form as the preview panel sees it; the address that the panel then shows."""
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert client.post(url, posted(response, **values)).json()["is_valid"]
    return url


def ask(client: Client, token: str, **query):
    return client.get(PREVIEW, {"token": token, **query})


class TestDraft:
    def test_it_is_given_to_the_front_end_and_not_kept(self, draft, editor, client):
        response = ask(client, open_preview(editor.client, draft))
        assert response.json()["title"] == "Radionica"
        assert response["Cache-Control"] == "private, no-store"
        assert "noindex" in response["X-Robots-Tag"]
        assert "ETag" not in response
        assert response.json()["seo"]["robots"] == "noindex"
        check_named(response.json(), "NewsPage")
        assert client.get(f"/api/v2/pages/{draft.pk}/").status_code == 404

    def test_what_was_typed_and_not_saved_is_shown(self, draft, editor, client):
        url = type_in(editor.client, draft, title="Sasvim nov naslov")
        assert ask(client, token_in(editor.client.get(url))).json()["title"] == "Sasvim nov naslov"
        draft.refresh_from_db()
        assert draft.get_latest_revision_as_object().title == "Radionica"

    def test_both_scripts_and_the_other_parameters(self, draft, editor, client):
        token = open_preview(editor.client, draft)
        found = ask(client, token, script="cyrl", fields="_,title,language").json()
        assert found == {"meta": {"language": "sr-Cyrl"}, "title": "Радионица"}

    @pytest.mark.parametrize("query", [{"locale": "en"}, {"id": "1"}, {"fields": "nothing"}])
    def test_other_parameters_are_refused(self, draft, editor, client, query):
        response = ask(client, open_preview(editor.client, draft), **query)
        assert response.status_code == 400
        assert response.json()["parameter"] == next(iter(query))

    def test_a_translation_is_shown_as_far_as_it_is(self, draft, client):
        draft.save_revision().publish()
        record = submit(draft)
        write(record, title="Workshop")
        translator = someone(TRANSLATORS_ENGLISH).client
        url = reverse("translation_preview", args=[record.pk])
        found = ask(client, token_in(translator.get(url))).json()
        assert (found["title"], found["meta"]["locale"]) == ("Workshop", "en")
        assert found["id"] == target(record).pk

    def test_a_shared_draft_is_given_too(self, draft, editor, client):
        expires_at = timezone.now() + timedelta(days=7)
        link = DraftLink.objects.create(page=draft, created_by=editor.user, expires_at=expires_at)
        assert ask(client, link.token).json()["title"] == "Radionica"
        assert client.get(link.get_absolute_url()).status_code == 200


# What publication itself changes, and what of the draft the rest of the site does not know yet.
OF_PUBLICATION = {"first_published_at", "last_published_at", "state", "available_locales"}


def comparable(data: dict) -> dict:
    data = json.loads(json.dumps(data))
    for name in OF_PUBLICATION:
        data["meta"].pop(name)
    data["seo"].pop("robots")
    for version in data["translations"]:
        version.pop("state")
    for name in ("dateModified", "datePublished"):
        for part in data["json_ld"].get("@graph", [data["json_ld"]]):
            part.pop(name, None)
    return data


@pytest.mark.parametrize(
    "name", ["home", "news", "events", "galleries", "item", "event", "gallery", "standard", "contact"]
)
def test_a_draft_is_given_as_it_is_once_published(
    name, site_tree, client, django_capture_on_commit_callbacks
):
    """Every page type: what the preview gives before publication, the API gives after it."""
    town = build_town(site_tree)
    page = getattr(town.pages, name)
    draft = page.get_latest_revision_as_object()
    draft.title, draft.lead = "Nov naslov", "Nov uvod."
    if hasattr(draft, "categories"):
        draft.categories = [Category.objects.create(name="Novo", slug="novo", locale=page.locale)]
    if name == "event":
        draft.end_date += timedelta(days=1)
        draft.sessions.remove(draft.sessions.first())
    if name == "gallery":
        draft.photos.remove(draft.photos.all()[0])
    if name == "item":
        draft.attachments.clear()
    revision = draft.save_revision()

    response = ask(client, open_preview(someone(MODERATORS).client, page))
    previewed = response.json()
    with django_capture_on_commit_callbacks(execute=True):
        # Read again, as publishing by a request does: what is kept of a draft has whole milliseconds.
        Revision.objects.get(pk=revision.pk).publish()
    published = client.get(f"/api/v2/pages/{page.pk}/").json()
    assert previewed["title"] == "Nov naslov"
    assert comparable(previewed) == comparable(published)


def test_all_photos_of_a_draft_are_given(site_tree, client):
    gallery = GalleryPageFactory(parent=site_tree.sr.galleries, live=False)
    for _number in range(49):
        GalleryPhotoFactory(page=gallery, image=CmsImageFactory())
    gallery = GalleryPage.objects.get(pk=gallery.pk)
    gallery.save_revision()
    assert len(ask(client, open_preview(someone(EDITORS).client, gallery)).json()["photos"]) == 49


class TestToken:
    def test_it_opens_one_page_alone(self, draft, editor, site_tree, client):
        other = NewsPageFactory(parent=site_tree.sr.news, title="Druga", live=False)
        other.save_revision()
        link = DraftLink.objects.get(pk=find_id(open_preview(editor.client, draft)))
        forged = link.token.replace(f"-{draft.pk}.", f"-{other.pk}.")
        assert ask(client, forged).status_code == 404
        assert ask(client, signing.Signer(salt="x", sep=".").sign(f"{link.pk}-{draft.pk}")).status_code == 404

    @pytest.mark.parametrize("token", ["1", "1-1.", "x.y", "č-š.ž", "-1--1.AAAA"])
    def test_what_is_no_token_is_a_404(self, draft, client, token):
        response = ask(client, token)
        assert response.status_code == 404
        check_answer(PREVIEW, 404, response.json())

    @pytest.mark.parametrize("query", ["", "?token=", "?token=%00", "?token=a&token=b"])
    def test_without_one_it_is_asked_for(self, draft, client, query):
        response = client.get(f"{PREVIEW}{query}")
        assert (response.status_code, response.json()["parameter"]) == (400, "token")

    def test_it_is_good_for_an_hour(self, draft, editor, client):
        token = open_preview(editor.client, draft)
        link = DraftLink.objects.get()
        assert timedelta(minutes=59) < link.expires_at - timezone.now() <= timedelta(hours=1)
        DraftLink.objects.update(expires_at=timezone.now())
        response = ask(client, token)
        assert response.status_code == 410
        assert "Radionica" not in response.text
        assert "no-store" in response["Cache-Control"]
        check_answer(PREVIEW, 410, response.json())

    def test_typing_on_keeps_it_for_a_while_and_then_makes_another(self, draft, editor):
        first = open_preview(editor.client, draft)
        edit(draft, title="Drugi naslov")
        assert open_preview(editor.client, draft) == first
        DraftLink.objects.update(expires_at=timezone.now() + timedelta(minutes=29))
        second = open_preview(editor.client, draft)
        assert second != first
        DraftLink.objects.filter(pk=find_id(first)).update(expires_at=timezone.now())
        open_preview(editor.client, draft)
        assert [link.token for link in DraftLink.objects.all()] == [second]

    def test_each_person_has_one_of_their_own(self, draft, editor):
        other = someone(MODERATORS)
        assert open_preview(editor.client, draft) != open_preview(other.client, draft)

    def test_who_may_not_edit_any_more_shows_nothing(self, draft, editor, client):
        token = open_preview(editor.client, draft)
        editor.user.groups.clear()
        assert ask(client, token).status_code == 410

    def test_who_has_left_shows_nothing(self, draft, editor, client):
        token = open_preview(editor.client, draft)
        editor.user.is_active = False
        editor.user.save()
        assert ask(client, token).status_code == 410

    def test_signing_out_ends_it(self, draft, editor, client):
        token = open_preview(editor.client, draft)
        shared = DraftLink.objects.create(
            page=draft, created_by=editor.user, expires_at=timezone.now() + timedelta(days=1)
        )
        editor.client.post(reverse("wagtailadmin_logout"))
        assert ask(client, token).status_code == 404
        assert ask(client, shared.token).status_code == 200

    def test_a_page_that_becomes_private_is_closed(self, draft, editor, client):
        token = open_preview(editor.client, draft)
        PageViewRestriction.objects.create(page=draft, restriction_type="login")
        assert ask(client, token).status_code == 410

    def test_it_is_forgotten_soon_after(self, draft, editor):
        open_preview(editor.client, draft)
        DraftLink.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
        call_command("prune_draft_links", verbosity=0)
        assert not DraftLink.objects.exists()

    def test_it_is_no_shared_draft(self, draft, editor):
        token = open_preview(editor.client, draft)
        assert token not in editor.client.get(reverse("share_draft", args=[draft.pk])).text

    def test_only_reading_is_answered(self, draft, editor, client):
        token = open_preview(editor.client, draft)
        assert client.post(f"{PREVIEW}?token={token}").status_code == 405

    def test_it_lists_none_of_the_drafts_files(self, draft, editor, client):
        edit(draft, lead_image=CmsImageFactory(title="Samo u nacrtu"))
        found = ask(client, open_preview(editor.client, draft)).json()
        assert client.get(urlsplit(found["lead_image"]["src"]).path).status_code == 200
        assert client.get("/api/v2/images/").json()["items"] == []
        assert client.get(f"/api/v2/images/{found['lead_image']['id']}/").status_code == 404

    def test_pages_that_are_not_public_stay_out_of_it(self, draft, editor, site_tree, client):
        hidden = NewsPageFactory(parent=site_tree.sr.news, title="Tajna", live=False)
        page = draft.get_latest_revision_as_object()
        page.related_pages = [page.related_pages.model(target=hidden)]
        page.save_revision()
        response = ask(client, open_preview(editor.client, draft))
        assert response.json()["related_pages"] == []
        assert "Tajna" not in response.text


class TestWhereItLeads:
    def here(self, client: Client, page) -> bool:
        """Whether the site itself shows the preview."""
        response = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
        return response.status_code == 200 and "<html" in response.text

    def test_without_a_front_end_the_site_shows_it(self, draft, editor, settings):
        settings.FRONT_END_PREVIEW_URL = ""
        assert self.here(editor.client, draft)
        assert not DraftLink.objects.exists()

    def test_who_may_not_show_the_page_to_others_sees_it_here(self, draft, editor):
        PageViewRestriction.objects.create(page=draft, restriction_type="login")
        assert self.here(editor.client, draft)

    def test_a_page_that_was_never_saved_is_shown_here(self, site_tree, editor):
        arguments = ["newsroom", "newspage", site_tree.sr.news.pk]
        form = editor.client.get(reverse("wagtailadmin_pages:add", args=arguments))
        url = reverse("wagtailadmin_pages:preview_on_add", args=arguments)
        editor.client.post(url, posted(form, title="Još nigde"))
        response = editor.client.get(url)
        assert response.status_code == 200
        assert "Još nigde" in response.text

    def test_the_panel_says_that_it_asks(self, draft, editor):
        response = editor.client.get(type_in(editor.client, draft), {"in_preview_panel": "true"})
        assert parse_qs(urlsplit(response["Location"]).query)["in_preview_panel"] == ["true"]

    def test_a_revision_is_led_there_too(self, draft, editor, client):
        first = draft.latest_revision_id
        edit(draft, title="Drugi naslov")
        url = reverse("wagtailadmin_pages:revisions_view", args=[draft.pk, first])
        assert ask(client, token_in(editor.client.get(url))).json()["title"] == "Radionica"

    def test_the_admin_may_frame_it_and_nothing_else(self, draft, editor, client):
        policy = editor.client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
        assert "http://front.example.org" in policy["Content-Security-Policy"]
        assert "front.example.org" not in client.get("/sr-latn/")["Content-Security-Policy"]


class TestUserbar:
    def test_it_is_given_to_the_front_end_of_somebody_signed_in(self, draft, editor):
        response = editor.client.get("/userbar/", {"page": draft.pk})
        assert response["Access-Control-Allow-Origin"] == "http://front.example.org"
        assert response["Access-Control-Allow-Credentials"] == "true"
        assert "no-store" in response["Cache-Control"]
        assert f"/admin/pages/{draft.pk}/edit/" in response.text
        assert 'src="//testserver/static/' in response.text

    def test_its_styles_are_this_sites_and_not_the_front_ends(self, draft, editor):
        styles = re.findall(
            r'<link[^>]*href="([^"]+)"', editor.client.get("/userbar/", {"page": draft.pk}).text
        )
        assert any(address.endswith("messages.css") for address in styles)
        assert [address for address in styles if "//testserver/" not in address] == []

    def test_in_the_panel_it_is_hidden(self, draft, editor):
        html = editor.client.get("/userbar/", {"page": draft.pk, "in_preview_panel": "true"}).text
        assert "<aside hidden" in html
        assert f"/admin/pages/{draft.pk}/edit/" not in html

    @pytest.mark.parametrize("page", ["", "x", "²", "9" * 30, "-1"])
    def test_without_a_page_it_leads_to_the_admin(self, editor, page):
        assert editor.client.get("/userbar/", {"page": page}).status_code == 200

    def test_nobody_else_gets_it(self, draft, client):
        response = client.get("/userbar/", {"page": draft.pk})
        assert (response.status_code, response.content) == (204, b"")

    def test_without_a_front_end_there_is_none(self, editor, settings):
        settings.FRONT_END_ORIGIN = ""
        assert editor.client.get("/userbar/").status_code == 404


def find_id(token: str) -> int:
    return int(token.partition("-")[0])


def posted(response, **values) -> dict:
    """A form of the admin as a browser would send it, its body empty, with some values changed."""
    form = querydict_from_html(response.text, form_id="page-edit-form").dict()
    return {**form, "body-count": "0", **values}
