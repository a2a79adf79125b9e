"""What each role can and cannot do, on the admin's own addresses."""

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, Task, WorkflowState
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.pages.factories import translate
from cms.taxonomy.models import Category
from home.factories import StandardPageFactory
from home.models import SiteSettings
from home.roles import ADMINISTRATORS, EDITORS, MODERATORS, TRANSLATORS_ENGLISH, ensure_roles
from newsroom.factories import NewsPageFactory
from newsroom.models import NewsPage
from tests.translations.desk import edit_url, field_of, form_of, submit, target, write_all


@pytest.fixture
def people(site_tree) -> dict[str, Client]:
    """A logged-in browser for a member of each group."""
    groups = ensure_roles()
    clients = {}
    for number, (name, group) in enumerate(groups.items()):
        user = User.objects.create_user(f"user{number}", f"user{number}@example.org", "lozinka")
        user.groups.add(group)
        clients[name] = Client()
        clients[name].force_login(user)
    return clients


@pytest.fixture
def editor(people) -> Client:
    return people[EDITORS]


@pytest.fixture
def translator(people) -> Client:
    return people[TRANSLATORS_ENGLISH]


@pytest.fixture
def moderator(people) -> Client:
    return people[MODERATORS]


@pytest.fixture
def administrator(people) -> Client:
    return people[ADMINISTRATORS]


def news_form(title: str, **action) -> dict:
    return nested_form_data(
        {
            "title": title,
            "slug": "nova-vest",
            "lead": "Uvod.",
            "publication_date": "2026-11-01",
            "publication_date_precision": "day",
            "body": streamfield([]),
            "attachments": inline_formset([]),
            "related_pages": inline_formset([]),
            "comments": inline_formset([]),
            **action,
        }
    )


def may(client: Client, name: str, *args) -> bool:
    """Whether an admin address opens for somebody; the admin sends others to its front page."""
    return client.get(reverse(name, args=args)).status_code == 200


def add_url(parent: Page) -> str:
    return reverse("wagtailadmin_pages:add", args=["newsroom", "newspage", parent.pk])


class TestEditor:
    def test_writes_serbian_news(self, editor, site_tree):
        response = editor.post(add_url(site_tree.sr.news), news_form("Nova vest"))
        assert response.status_code == 302
        news = NewsPage.objects.get(title="Nova vest")
        assert not news.live
        assert may(editor, "wagtailadmin_pages:edit", news.pk)

    def test_edits_what_others_wrote(self, editor, site_tree):
        assert may(editor, "wagtailadmin_pages:edit", NewsPageFactory(parent=site_tree.sr.news).pk)

    def test_cannot_publish_but_submits_to_the_review(self, editor, site_tree):
        publish = news_form("Nova vest", **{"action-publish": "on"})
        editor.post(add_url(site_tree.sr.news), publish)
        assert not NewsPage.objects.get(title="Nova vest").live
        NewsPage.objects.get(title="Nova vest").delete()
        editor.post(add_url(site_tree.sr.news), news_form("Nova vest", **{"action-submit": "on"}))
        news = NewsPage.objects.get(title="Nova vest")
        assert news.current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
        assert not news.live

    def test_cannot_touch_the_english_tree(self, editor, site_tree):
        english = NewsPageFactory(parent=site_tree.en.news)
        assert not may(editor, "wagtailadmin_pages:edit", english.pk)
        assert editor.get(add_url(site_tree.en.news)).status_code == 302
        editor.post(add_url(site_tree.en.news), news_form("News"))
        assert not NewsPage.objects.filter(title="News").exists()

    def test_submits_for_translation(self, editor, site_tree, locales):
        news = NewsPageFactory(parent=site_tree.sr.news)
        url = reverse("wagtail_localize:submit_page_translation", args=[news.pk])
        response = editor.post(url, {"locales": [locales.en.pk]})
        assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[news.pk])
        assert news.get_translation(locales.en).live is False

    def test_adds_files_and_terms(self, editor):
        assert may(editor, "wagtailimages:add")
        assert may(editor, "wagtaildocs:add")
        assert may(editor, Category.snippet_viewset.get_url_name("add"))

    def test_has_no_business_with_settings_and_users(self, editor):
        assert not may(editor, "wagtailusers_users:index")
        assert not may(editor, "wagtailsettings:edit", "home", "sitesettings")


class TestTranslator:
    @pytest.fixture
    def record(self, site_tree):
        return submit(NewsPageFactory(parent=site_tree.sr.news, title="Radionica"))

    def test_opens_the_translation_editor(self, translator, record):
        response = translator.get(reverse("wagtailadmin_pages:edit", args=[target(record).pk]))
        assert response.status_code == 200
        assert "translations/editor/edit.html" in [t.name for t in response.templates]

    def test_translates_a_text(self, translator, record):
        page = target(record)
        form = form_of(translator, page) | {field_of(record, "Radionica"): "Workshop"}
        assert translator.post(edit_url(page), form).status_code == 302
        record.save_target(publish=False)
        assert target(record).title == "Workshop"

    def test_publishes_a_whole_translation(self, translator, record, django_capture_on_commit_callbacks):
        write_all(record)
        with django_capture_on_commit_callbacks(execute=True):
            translator.post(
                reverse("wagtailadmin_pages:edit", args=[target(record).pk]), {"action": "publish"}
            )
        assert target(record).live

    def test_cannot_touch_the_serbian_tree(self, translator, site_tree, record):
        assert not may(translator, "wagtailadmin_pages:edit", record.source.get_source_instance().pk)
        assert translator.get(add_url(site_tree.sr.news)).status_code == 302

    def test_cannot_translate_into_serbian(self, translator, site_tree):
        record = submit(NewsPageFactory(parent=site_tree.en.news, title="Call"), "sr-latn")
        segment = record.source.stringsegment_set.get(context__path="title")
        response = translator.put(
            reverse("wagtail_localize:edit_string_translation", args=[record.pk, segment.pk]),
            "value=Poziv",
            content_type="application/x-www-form-urlencoded",
        )
        assert response.status_code in (302, 403)
        assert not record.target_locale.string_translations.exists()

    def test_submits_and_translates_terms(self, translator, locales):
        category = Category.objects.create(name="Obuka", locale=locales.sr)
        url = reverse(
            "wagtail_localize:submit_snippet_translation", args=["taxonomy", "category", category.pk]
        )
        translator.post(url, {"locales": [locales.en.pk]})
        english = category.get_translation(locales.en)
        assert may(translator, Category.snippet_viewset.get_url_name("edit"), english.pk)


class TestModerator:
    @pytest.fixture
    def submitted(self, editor, site_tree) -> NewsPage:
        editor.post(add_url(site_tree.sr.news), news_form("Nova vest", **{"action-submit": "on"}))
        return NewsPage.objects.get(title="Nova vest")

    def test_is_told_of_what_waits(self, moderator, submitted):
        assert ["user2@example.org"] in [message.to for message in mail.outbox]
        assert "Nova vest" in moderator.get(reverse("wagtailadmin_home")).text

    def test_approves_it_and_it_is_published(self, client, moderator, submitted):
        url = reverse(
            "wagtailadmin_pages:workflow_action",
            args=[submitted.pk, "approve", submitted.current_workflow_task_state.pk],
        )
        moderator.post(url, {"comment": ""})
        submitted.refresh_from_db()
        assert submitted.live
        assert client.get(submitted.get_url()).status_code == 200

    def test_sends_it_back(self, moderator, submitted):
        url = reverse(
            "wagtailadmin_pages:workflow_action",
            args=[submitted.pk, "reject", submitted.current_workflow_task_state.pk],
        )
        moderator.post(url, {"comment": "Dopuniti mesto."})
        submitted.refresh_from_db()
        assert not submitted.live
        assert submitted.current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES

    @pytest.mark.parametrize("language", ["sr", "en"])
    def test_publishes_in_both_trees(self, moderator, site_tree, language):
        section = getattr(site_tree, language).news
        moderator.post(add_url(section), news_form("Nova vest", **{"action-publish": "on"}))
        assert NewsPage.objects.get(title="Nova vest").live

    def test_has_no_business_with_settings_and_users(self, moderator):
        assert not may(moderator, "wagtailusers_users:index")
        assert not may(moderator, "wagtailsettings:edit", "home", "sitesettings")


class TestAdministrator:
    def test_manages_users_settings_and_menus(self, administrator, site_tree):
        from home.models import Footer, Navigation

        assert may(administrator, "wagtailusers_users:index")
        assert may(administrator, "wagtailusers_users:add")
        assert (
            administrator.get(
                reverse("wagtailsettings:edit", args=["home", "sitesettings"]), follow=True
            ).status_code
            == 200
        )
        assert SiteSettings._meta.app_label == "home"
        for model in (Navigation, Footer):
            assert may(administrator, model.snippet_viewset.get_url_name("add"))
        assert may(administrator, "wagtailadmin_workflows:index")
        assert may(administrator, "wagtailredirects:index")

    def test_edits_pages_of_both_languages(self, administrator, site_tree):
        for tree in (site_tree.sr, site_tree.en):
            assert may(administrator, "wagtailadmin_pages:edit", tree.home.pk)

    def test_is_not_a_superuser(self, administrator):
        user = User.objects.get(pk=administrator.session["_auth_user_id"])
        assert not user.is_superuser
        assert not may(administrator, "wagtaillocales:index")


class TestReview:
    @pytest.mark.parametrize("language", ["sr", "en"])
    def test_every_section_has_it_also_one_made_later(self, people, site_tree, language):
        tree = getattr(site_tree, language)
        later = StandardPageFactory(parent=tree.home)
        for page in (tree.news, tree.events, tree.galleries, later):
            assert page.get_workflow().name == "Review before publication"

    def test_moderators_do_it(self, people):
        task = Task.objects.get(name="Review by a moderator").specific
        assert [group.name for group in task.groups.all()] == [MODERATORS]


class TestSettingUpAgain:
    def test_nothing_doubles(self, people):
        before = (GroupPagePermission.objects.count(), Group.objects.count(), Task.objects.count())
        ensure_roles()
        assert (GroupPagePermission.objects.count(), Group.objects.count(), Task.objects.count()) == before

    def test_nobody_keeps_rights_on_all_pages_but_administrators(self, people):
        on_root = GroupPagePermission.objects.filter(page__depth=1)
        assert {permission.group.name for permission in on_root} == {ADMINISTRATORS}


def test_translations_are_not_reviewed_twice(people, site_tree):
    """A translation managed by wagtail-localize is published by its translator, whole (cms.translations.gate)."""
    english = translate(NewsPageFactory(parent=site_tree.sr.news), live=False, title="Workshop")
    user = User.objects.get(groups__name=TRANSLATORS_ENGLISH)
    assert english.permissions_for_user(user).can_publish()
