"""Pages: submitting, syncing, creating and writing through the API, each held to the languages of the person."""

import pytest
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import Translation

from home.roles import EDITORS, MODERATORS, TRANSLATORS_ENGLISH, TRANSLATORS_SERBIAN
from newsroom.factories import NewsPageFactory
from newsroom.models import NewsPage
from tests.translations.desk import submit, target, write_all
from tests.translations.rights.people import LANGUAGES, ROLES, someone

API = "/api/v3-preview/"


@pytest.fixture
def pages(site_tree) -> dict[str, NewsPage]:
    """A live page written in each language, without a translation."""
    made = {
        code: NewsPageFactory(parent=getattr(site_tree, code).news, title=title)
        for code, title in (("sr", "Radionica"), ("en", "Call for papers"))
    }
    for page in made.values():
        page.save_revision().publish()
    return made


def submit_url(page) -> str:
    return reverse("wagtail_localize:submit_page_translation", args=[page.pk])


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("action", ["edit", "delete", "unpublish", "move", "copy", "history"])
def test_what_a_typed_address_opens(pages, role, action):
    client = someone(role).client
    for code, page in pages.items():
        opens = client.get(reverse(f"wagtailadmin_pages:{action}", args=[page.pk])).status_code == 200
        if code not in LANGUAGES[role]:
            assert not opens, code
        elif action in ("edit", "history") or role == MODERATORS:
            assert opens, code


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("language", ["sr", "en"])
def test_writing_through_the_api(client, pages, role, language):
    """Each action on a page of a language that is not the person's is refused, whatever the role may do elsewhere."""
    page, person = pages[language], someone(role)
    other = Page.objects.get(slug="galleries" if language == "en" else "galerije")
    attempts = [
        ("patch", f"pages/{page.pk}/", {"title": "Izmenjeno"}),
        ("post", f"pages/{page.pk}/actions/unpublish/", {}),
        ("post", f"pages/{page.pk}/actions/copy/", {}),
        ("post", f"pages/{page.pk}/actions/move/", {"destination": other.pk}),
        ("delete", f"pages/{page.pk}/", {}),
    ]
    statuses = [
        getattr(client, method)(
            API + path, body, content_type="application/json", headers={**person.token, "If-Match": "*"}
        ).status_code
        for method, path, body in attempts
    ]
    if language not in LANGUAGES[role]:
        assert set(statuses) <= {403, 404, 422}, statuses
        page.refresh_from_db()
        assert (page.title, page.live) == (NewsPage.objects.get(pk=page.pk).title, True)
        assert page.get_latest_revision_as_object().title != "Izmenjeno"
    else:
        assert statuses[0] == 200


class TestSubmitting:
    def test_an_editor_asks_for_any_language(self, pages, locales):
        client = someone(EDITORS).client
        offered = client.get(submit_url(pages["sr"])).context["form"].fields["locales"].queryset
        assert list(offered) == [locales.en]
        client.post(submit_url(pages["sr"]), {"locales": [locales.en.pk]})
        assert pages["sr"].has_translation(locales.en)

    def test_a_translator_takes_a_text_into_the_language_granted(self, pages, locales):
        client = someone(TRANSLATORS_ENGLISH).client
        client.post(submit_url(pages["sr"]), {"locales": [locales.en.pk]})
        assert pages["sr"].has_translation(locales.en)

    def test_and_into_no_other(self, pages, locales):
        """An English page is an English translator's to edit, so any language may be asked for; a Serbian one is not."""
        client = someone(TRANSLATORS_SERBIAN).client
        response = client.post(submit_url(pages["en"]), {"locales": [locales.en.pk]})
        assert "locales" in response.context["form"].errors
        assert not Translation.objects.exists()

    def test_nothing_unpublished_or_private_is_taken(self, pages, site_tree, locales):
        client = someone(TRANSLATORS_ENGLISH).client
        draft = NewsPageFactory(parent=site_tree.sr.news, title="Nacrt", live=False)
        PageViewRestriction.objects.create(page=pages["sr"], restriction_type="login")
        for page in (draft, pages["sr"]):
            assert client.get(submit_url(page)).status_code == 302
            client.post(submit_url(page), {"locales": [locales.en.pk]})
            assert not page.has_translation(locales.en)

    def test_a_person_without_languages_asks_for_nothing(self, pages):
        person = someone(EDITORS)
        person.user.groups.first().page_permissions.all().delete()
        assert person.client.get(submit_url(pages["sr"])).status_code == 302


class TestSyncing:
    @pytest.fixture
    def record(self, pages) -> Translation:
        record = submit(pages["sr"])
        write_all(record)
        return record

    def post(self, client, record):
        url = reverse("wagtail_localize:update_translations", args=[record.source_id])
        return client.post(url, {"publish_translations": "on"}, follow=True)

    def test_an_editor_does_not_publish_in_another_language(self, record):
        response = self.post(someone(EDITORS).client, record)
        assert not target(record).live
        assert any("English" in str(message) for message in response.context["messages"])

    def test_who_may_publish_does(self, record, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            self.post(someone(TRANSLATORS_ENGLISH).client, record)
        assert target(record).live

    def test_a_stranger_to_both_languages_is_refused(self, record):
        person = someone(EDITORS)
        person.user.groups.first().page_permissions.all().delete()
        url = reverse("wagtail_localize:update_translations", args=[record.source_id])
        assert person.client.get(url).status_code == 302


def test_the_form_of_a_new_page_offers_only_languages_in_which_one_may_add(site_tree):
    url = reverse("wagtailadmin_pages:add", args=["newsroom", "newspage", site_tree.sr.news.pk])
    assert someone(EDITORS).client.get(url).context["translations"] == []
    offered = someone(MODERATORS).client.get(url).context["translations"]
    assert [choice["locale"].language_code for choice in offered] == ["en"]
