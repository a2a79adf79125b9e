"""What the buttons of the translation editor do to the page, and how refusals lead to the open texts."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import APIToken, Page
from wagtail_localize.models import Translation

from cms.taxonomy.models import Category
from home.roles import MODERATORS, TRANSLATORS_ENGLISH, ensure_roles
from newsroom.factories import NewsPageFactory
from tests.translations.desk import edit_url, field_of, form_of, said, submit, target, write, write_all


@pytest.fixture(autouse=True)
def _english_admin(settings):
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def news(site_tree):
    page = NewsPageFactory(parent=site_tree.sr.news, title="Radionica", lead="Za zanatlije.", place="Niš")
    page.save_revision().publish()
    return page


@pytest.fixture
def record(news) -> Translation:
    return submit(news)


def log_in(group: str) -> Client:
    user = User.objects.create_user(group, password="lozinka")
    user.groups.add(ensure_roles()[group])
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def translator(site_tree) -> Client:
    return log_in(TRANSLATORS_ENGLISH)


@pytest.fixture
def moderator(site_tree) -> Client:
    return log_in(MODERATORS)


@pytest.fixture
def press(record, django_capture_on_commit_callbacks):
    """Press a button of the screen as it is, with some texts changed (original → text)."""

    def send(client: Client, action: str, texts: dict[str, str] | None = None, **fields):
        page = target(record)
        typed = {field_of(record, source): text for source, text in (texts or {}).items()}
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(
                edit_url(page), {**form_of(client, page), **typed, "action": action, **fields}, follow=True
            )

    return send


def anchors_in(html: str) -> set[str]:
    return set(re.findall(r'href="/admin/[^"#]+#(segment-\d+)"', html))


def first_open(record: Translation, path: str) -> str:
    return f"segment-{record.source.stringsegment_set.get(context__path=path).pk}"


class TestRefusals:
    def test_they_lead_to_the_open_texts_and_keep_what_was_typed(self, translator, press, record):
        response = press(translator, "publish", {"Radionica": "Workshop"})
        assert anchors_in(said(response)) == {first_open(record, "lead"), first_open(record, "place")}
        assert all(f'id="{anchor}"' in response.text for anchor in anchors_in(said(response)))
        assert target(record).draft_title == "Workshop"
        assert not target(record).live

    def test_a_title_that_another_program_wrote_too_long(self, translator, press, record):
        write_all(record)
        write(record, title="W" * 300)
        response = press(translator, "publish")
        assert response.status_code == 200
        assert "Not published. Title: " in said(response)
        assert not target(record).live

    def test_a_summary_that_lacks_its_lead(self, translator, press, record):
        response = press(translator, "publish-summary", {"Radionica": "Workshop"})
        assert anchors_in(said(response)) == {first_open(record, "lead")}

    def test_in_bulk(self, admin_client, record):
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        page = target(record)
        response = admin_client.post(
            f"{url}?id={page.pk}&next=/admin/", {"include_descendants": ""}, follow=True
        )
        assert first_open(record, "title") in anchors_in(said(response))

    def test_when_all_translations_are_synchronised(self, admin_client, record):
        url = reverse("wagtail_localize:update_translations", args=[record.source.pk])
        response = admin_client.post(url, {"publish_translations": "on"}, follow=True)
        assert first_open(record, "title") in anchors_in(said(response))

    def test_a_snippet(self, admin_client, locales):
        record = submit(Category.objects.create(name="Obuka", locale=locales.sr))
        response = admin_client.post(edit_url(target(record)), {"action": "publish"}, follow=True)
        assert anchors_in(said(response)) == {first_open(record, "name")}

    def test_a_title_with_markup_stays_text(self, admin_client, record):
        Page.objects.filter(pk=target(record).pk).update(draft_title="<b>Workshop</b>")
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        response = admin_client.post(f"{url}?id={target(record).pk}&next=/admin/", {}, follow=True)
        assert "&lt;b&gt;Workshop" in said(response)

    def test_in_api_v3(self, client, record, admin_user):
        _token, key = APIToken.create_token(user=admin_user, name="test")
        response = client.post(
            f"/api/v3-preview/pages/{target(record).pk}/actions/publish/",
            headers={"authorization": f"Bearer {key}"},
        )
        assert 400 <= response.status_code < 500
        assert "3 texts are not translated yet" in response.text
        assert not target(record).live


class TestPublication:
    def test_a_translator_publishes_what_was_typed_in_one_go(self, client, translator, press, record):
        texts = {"Radionica": "Workshop", "Za zanatlije.": "For artisans.", "Niš": "Niš"}
        response = press(translator, "publish", texts)
        assert "is published" in said(response)
        assert target(record).live
        assert "For artisans." in client.get("/en/news/workshop/").text

    def test_who_may_not_publish_is_refused_but_loses_nothing(self, translator, press, record):
        group = ensure_roles()[TRANSLATORS_ENGLISH]
        group.page_permissions.filter(permission__codename="publish_page").delete()
        page = target(record)
        assert 'value="publish"' not in translator.get(edit_url(page)).text
        press(translator, "publish", {"Radionica": "Workshop"})
        assert target(record).draft_title == "Workshop"
        assert not target(record).live


class TestReview:
    def test_handed_in_and_approved(self, client, translator, moderator, press, record):
        texts = {"Radionica": "Workshop", "Za zanatlije.": "For artisans.", "Niš": "Niš"}
        response = press(translator, "submit", texts)
        assert "is submitted for review" in said(response)
        assert target(record).workflow_in_progress
        assert not target(record).live
        response = press(moderator, "workflow-approve", {"Za zanatlije.": "For all artisans."})
        assert "recorded" in said(response)
        assert target(record).live
        assert "For all artisans." in client.get("/en/news/workshop/").text

    def test_nothing_half_translated_is_handed_in(self, translator, press, record):
        response = press(translator, "submit", {"Radionica": "Workshop"})
        assert first_open(record, "lead") in anchors_in(said(response))
        assert not target(record).workflow_in_progress

    def test_a_live_page_stays_as_it_is_until_it_is_approved(self, translator, moderator, press, record):
        write_all(record)
        press(translator, "publish")
        press(translator, "submit", {"Za zanatlije.": "For artisans."})
        assert target(record).lead == "EN Za zanatlije."
        assert target(record).get_latest_revision_as_object().lead == "For artisans."
        press(moderator, "workflow-approve")
        assert target(record).lead == "For artisans."

    def test_who_handed_in_waits(self, translator, press, record):
        write_all(record)
        press(translator, "submit")
        assert press(translator, "save", {"Radionica": "Other"}).status_code == 409
        press(translator, "workflow-approve")
        assert target(record).workflow_in_progress
        assert target(record).draft_title != "Other"

    def test_changes_are_asked_for_with_a_comment_and_handed_in_again(
        self, translator, moderator, press, record
    ):
        write_all(record)
        press(translator, "submit")
        press(moderator, "workflow-reject", **{"workflow-comment": "The title is too long."})
        state = target(record).current_workflow_state
        assert state.status == "needs_changes"
        assert state.current_task_state.comment == "The title is too long."
        press(translator, "submit", {"Radionica": "Workshop"})
        assert target(record).current_workflow_state.status == "in_progress"

    def test_an_approval_that_the_gate_refuses_is_a_message(
        self, translator, moderator, press, record, news, django_capture_on_commit_callbacks
    ):
        """From the dashboard, and from the screen: nothing is approved, nothing goes live, the open text is named."""
        write_all(record)
        press(translator, "submit")
        news.lead = "Za stare zanatlije."
        news.save_revision().publish()
        page = target(record)
        state = page.current_workflow_task_state
        url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
        response = moderator.post(url, follow=True)
        assert anchors_in(said(response)) == {first_open(record, "lead")}
        answer = moderator.post(url, headers={"x-requested-with": "XMLHttpRequest"}).json()
        assert answer["redirect"] == edit_url(page)
        assert first_open(record, "lead") in anchors_in(said(press(moderator, "workflow-approve")))
        assert target(record).workflow_in_progress
        assert not target(record).live
        write(record, lead="For old artisans.")
        with django_capture_on_commit_callbacks(execute=True):
            moderator.post(url)
        assert target(record).lead == "For old artisans."
