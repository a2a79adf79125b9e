"""When the rows are written, at what cost, and by which change; the check of the site."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale, Page, Workflow

from cms.taxonomy.models import Category
from cms.translations.management.commands import translation_state
from cms.translations.state import changes
from cms.translations.state.changes import one_settlement, settle
from cms.translations.state.checking import check
from cms.translations.state.compute import compute
from cms.translations.state.models import Cause, State, TranslationState
from cms.translations.state.signals import fill_when_empty
from home.roles import ensure_roles
from newsroom.factories import NewsPageFactory
from tests.translations.desk import submit, target, write_all
from tests.translations.state.states import drifts, row, state


@pytest.fixture
def news(site_tree):
    news = NewsPageFactory(parent=site_tree.sr.news, title="Sajam")
    settle()
    return news


@pytest.fixture
def admin(admin_client):
    return admin_client


def whole_translation(news, capture):
    record = submit(news)
    write_all(record)
    with capture(execute=True):
        record.save_target(publish=True)
    settle()
    return record


class TestWhen:
    def test_nothing_noted_costs_nothing(self, db, django_assert_num_queries):
        changes.forget()
        with django_assert_num_queries(0):
            settle()

    def test_at_the_end_of_a_transaction(self, news, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            news.unpublish()
        assert TranslationState.objects.get(object_id=news.pk, title="Sajam").state == State.DRAFT

    def test_at_the_end_of_a_request(self, news, admin):
        admin.post(reverse("wagtailadmin_pages:unpublish", args=[news.pk]))
        assert TranslationState.objects.get(object_id=news.pk, title="Sajam").state == State.DRAFT

    def test_once_for_many_changes(self, news, monkeypatch):
        computed = []
        monkeypatch.setattr(
            "cms.translations.state.keeping.compute", lambda *args: computed.append(args) or compute(*args)
        )
        with one_settlement():
            for title in ("Prvi", "Drugi", "Treći"):
                with one_settlement():
                    news.title = title
                    news.save_revision().publish()
            assert computed == []
        assert len(computed) == 1
        assert row(news).title == "Treći"

    def test_reading_pages_costs_nothing(self, news, client):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(news.url)
        assert not any("translationstate" in query["sql"] for query in queries)

    def test_a_failure_undoes_nothing_and_is_logged(self, news, monkeypatch, caplog):
        def fail(*args):
            raise RuntimeError("no")

        monkeypatch.setattr("cms.translations.state.keeping.compute", fail)
        with one_settlement():
            news.title = "Novi sajam"
            news.save()
        assert Page.objects.get(pk=news.pk).title == "Novi sajam"
        assert "Translation states were not written" in caplog.text

    def test_what_is_rolled_back_is_not_in_the_rows(self, news):
        with one_settlement(), transaction.atomic():
            news.unpublish()
            transaction.set_rollback(True)
        assert state(news, "sr-latn") == State.CURRENT


class TestCost:
    def test_keeping_a_page(self, news, django_capture_on_commit_callbacks, django_assert_max_num_queries):
        """Savepoint and its release; stored rows, locales, pages, sections, summaries, reviews, managed translations,
        segments, translations; the write.
        """
        whole_translation(news, django_capture_on_commit_callbacks)
        news.title = "Novi sajam"
        news.save()
        with django_assert_max_num_queries(12):
            settle()

    def test_a_batch_costs_what_a_page_costs(
        self, site_tree, django_capture_on_commit_callbacks, django_assert_max_num_queries
    ):
        """As above without the write, for pages whose numbers tell; and five for those whose texts are compared:
        segments, translations, the pages, their attachments, and one spare for what a story chooses.
        """
        pages = [NewsPageFactory(parent=site_tree.sr.news, title=f"Vest {n}") for n in range(5)]
        for page in pages:
            whole_translation(page, django_capture_on_commit_callbacks)
            page.lead = "Drugi uvod."
            page.save_revision().publish()
            page.lead = f"Uvod za stranicu „{page.title}“."
            page.save_revision().publish()
        with django_assert_max_num_queries(13):
            computed = compute(Page, [page.translation_key for page in pages])
        assert len(computed) == 10


class TestCause:
    def test_who_and_which_revision(self, news, admin, admin_user):
        page = type(news).objects.get(pk=news.pk)
        page.unpublish()
        settle()
        revision = page.save_revision(user=admin_user)
        revision.publish(user=admin_user)
        published = row(news, "sr-latn")
        assert (published.cause, published.cause_revision) == (Cause.PUBLISHED, revision)
        assert published.cause_user == admin_user

    def test_whoever_works_in_the_admin(self, news, admin, admin_user):
        admin.post(reverse("wagtailadmin_pages:unpublish", args=[news.pk]))
        withdrawn = row(news, "sr-latn")
        assert (withdrawn.cause, withdrawn.cause_user) == (Cause.UNPUBLISHED, admin_user)

    def test_since_stays_while_the_state_does(self, news):
        before = row(news)
        news.title = "Novi sajam"
        news.save_revision().publish()
        after = row(news)
        assert (after.title, after.since, after.cause) == ("Novi sajam", before.since, before.cause)

    def test_of_many_changes_the_one_that_leads_to_the_state(self, news, admin_user):
        ensure_roles()
        with one_settlement():
            record = submit(news)
            write_all(record)
            news.save_revision().publish()
            Workflow.objects.get(name="Review before publication").start(target(record), admin_user)
        assert (row(news).state, row(news).cause) == (State.IN_REVIEW, Cause.REVIEW)


class TestReview:
    def test_begun_rejected_resumed_approved(self, news, admin_user, django_capture_on_commit_callbacks):
        ensure_roles()
        record = submit(news)
        write_all(record)
        english = target(record)
        workflow = Workflow.objects.get(name="Review before publication")
        review = workflow.start(english, admin_user)
        reviewed = row(news)
        assert (reviewed.state, reviewed.cause) == (State.IN_REVIEW, Cause.REVIEW)
        review.current_task_state.reject(user=admin_user)
        assert state(news) == State.DRAFT
        review.refresh_from_db()
        review.resume(user=admin_user)
        assert state(news) == State.IN_REVIEW
        review.refresh_from_db()
        review.cancel(user=admin_user)
        assert state(news) == State.DRAFT
        assert drifts() == []

    def test_readers_keep_what_they_have(self, news, admin_user, django_capture_on_commit_callbacks):
        ensure_roles()
        record = whole_translation(news, django_capture_on_commit_callbacks)
        Workflow.objects.get(name="Review before publication").start(target(record), admin_user)
        assert (row(news).state, row(news).read_state) == (State.IN_REVIEW, State.CURRENT)


class TestCheck:
    def test_a_true_site(self, news):
        told = StringIO()
        call_command("translation_state", verify=True, stdout=told)
        assert "Every stored state is true." in told.getvalue()

    def test_a_row_that_lies(self, news):
        TranslationState.objects.filter(translation_key=news.translation_key, is_original=False).update(
            state=State.CURRENT
        )
        told = StringIO()
        with pytest.raises(CommandError, match="1 stored states were not true"):
            call_command("translation_state", verify=True, stderr=told)
        assert "“Sajam” (English): state: “current”, should be “missing”" in told.getvalue()
        call_command("translation_state", repair=True, stdout=StringIO(), stderr=StringIO())
        assert drifts() == []
        assert row(news).cause == Cause.FOUND

    def test_rows_that_are_not_there_or_too_many(self, news):
        mine = TranslationState.objects.filter(translation_key=news.translation_key)
        gone = mine.get(is_original=True)
        gone.pk, gone.translation_key = None, "00000000-0000-0000-0000-000000000001"
        gone.save()
        mine.filter(is_original=True).delete()
        assert len(drifts()) == 2
        list(check(repair=True))
        assert drifts() == []

    def test_many_differences_are_counted(self, news, monkeypatch):
        monkeypatch.setattr(translation_state, "REPORTED", 1)
        TranslationState.objects.all().delete()
        told = StringIO()
        call_command("translation_state", repair=True, verify=False, stderr=told, stdout=StringIO())
        first, rest = told.getvalue().splitlines()
        assert "should be" in first
        assert rest.startswith("… and ")

    def test_it_must_be_said_what_to_do(self, db):
        with pytest.raises(CommandError, match="--verify"):
            call_command("translation_state")

    def test_a_site_that_was_there_before(self, news):
        TranslationState.objects.all().delete()
        fill_when_empty(sender=None, using="default")
        assert drifts() == []
        assert (state(news), row(news).cause) == (State.MISSING, Cause.FOUND)

    def test_another_language(self, news, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            Locale.objects.create(language_code="sr-cyrl")
        assert state(news, "sr-cyrl") == State.MISSING
        assert drifts() == []

    def test_terms_are_checked_too(self, locales):
        Category.objects.create(name="Obuka", locale=locales.sr)
        settle()
        Category.objects.update(name="Obuke")
        (drift,) = [drift for drift in drifts() if "(English)" in drift]
        assert "title: “Obuka”, should be “Obuke”" in drift
