"""Requesting translations: who is asked, what is refused, how it ends, and who is told in which language."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry
from wagtail.users.models import UserProfile
from wagtail_localize.models import Translation

from cms.images.factories import CmsImageFactory
from cms.taxonomy.models import Category
from cms.translations.publishing import save_and_publish
from cms.translations.requests.asking import Wish, request_translations
from cms.translations.requests.models import Outcome, TranslationMail, TranslationRequest
from cms.translations.requests.views import ChangeRequestView
from cms.translations.requests.work import work_of
from cms.translations.state.changes import settle
from home.factories import StandardPageFactory
from home.roles import EDITORS, TRANSLATORS_ENGLISH, TRANSLATORS_SERBIAN
from newsroom.factories import NewsPageFactory
from tests.translations.desk import target, write, write_all
from tests.translations.rights.people import Someone, someone
from tests.translations.state.states import row


@pytest.fixture
def editor(site_tree) -> Someone:
    return someone(EDITORS)


@pytest.fixture
def translator(site_tree) -> Someone:
    return someone(TRANSLATORS_ENGLISH)


@pytest.fixture
def news(site_tree):
    page = NewsPageFactory(parent=site_tree.sr.news, title="Otvoren klaster", lead="Uvod.", body=[])
    settle()
    return page


def ask(client, *states, **fields):
    data = {"state": [state.pk for state in states], "assignee": "", "due": "", "note": "", **fields}
    return client.post(reverse("translations_request_new"), data, follow=True)


def said(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def record(page) -> Translation:
    return Translation.objects.get(source__object_id=page.translation_key)


def test_a_request_submits_the_text_and_tells_the_translator(
    editor, translator, news, mailoutbox, django_capture_on_commit_callbacks
):
    UserProfile.objects.create(user=translator.user, preferred_language="sr-latn")
    with django_capture_on_commit_callbacks(execute=True):
        ask(
            editor.client,
            row(news),
            assignee=translator.user.pk,
            due=timezone.localdate() + dt.timedelta(days=3),
            note="Do petka, molim.",
        )
    asked = TranslationRequest.objects.get()
    assert (asked.requester, asked.assignee, asked.is_open) == (editor.user, translator.user, True)
    assert row(news).state == "draft"
    (mail,) = mailoutbox
    assert mail.to == [translator.user.email]
    assert "Zatražen je 1 prevod" in mail.subject
    assert "Do petka, molim." in mail.body
    assert reverse("wagtailadmin_pages:edit", args=[target(record(news)).pk]) in mail.body
    assert PageLogEntry.objects.filter(page_id=news.pk, action="translations.request").exists()


def test_several_requests_are_one_mail(
    editor, translator, site_tree, mailoutbox, django_capture_on_commit_callbacks
):
    pages = NewsPageFactory.create_batch(3, parent=site_tree.sr.news)
    with django_capture_on_commit_callbacks(execute=True):
        response = ask(editor.client, *map(row, pages))
    assert "Zatražena su 3 prevoda." in said(response)
    (mail,) = mailoutbox
    assert mail.to == [translator.user.email]
    assert all(page.title in mail.body for page in pages)


def test_who_wants_no_mail_gets_none(
    editor, translator, news, mailoutbox, django_capture_on_commit_callbacks
):
    TranslationMail.objects.create(user=translator.user, requests=False)
    with django_capture_on_commit_callbacks(execute=True):
        ask(editor.client, row(news))
    assert TranslationRequest.objects.count() == 1
    assert mailoutbox == []


def test_each_refusal_says_why_and_holds_up_nothing(editor, translator, site_tree, news):
    stranger = someone(TRANSLATORS_SERBIAN).user
    ask(editor.client, row(news))
    other = NewsPageFactory(parent=site_tree.sr.news, title="Drugi tekst")
    report = request_translations([row(news), row(news, "sr-latn"), row(other)], Wish(editor.user))
    assert [asked.state.title for asked in report.made] == ["Drugi tekst"]
    assert [reason for _state, reason in report.refused] == [
        "Prevod je već zatražen.",
        "Ovo je original.",
    ]
    third = NewsPageFactory(parent=site_tree.sr.news)
    report = request_translations([row(third)], Wish(editor.user, assignee=stranger))
    assert not report.made
    assert "ne piše" in report.refused[0][1]
    assert row(third).state == "missing"


def test_the_page_above_comes_first(editor, site_tree):
    above = StandardPageFactory(parent=site_tree.sr.home, title="O nama")
    child = StandardPageFactory(parent=above)
    report = request_translations([row(child)], Wish(editor.user))
    assert not report.made
    assert "O nama" in report.refused[0][1]
    report = request_translations([row(child), row(above)], Wish(editor.user))
    assert len(report.made) == 2
    assert not report.refused


def test_a_translator_of_the_other_language_cannot_ask(site_tree, news):
    visitor = User.objects.create_user("posetilac")
    report = request_translations([row(news)], Wish(visitor))
    assert not report.made
    assert TranslationRequest.objects.count() == 0


def test_it_is_done_when_the_translation_is_whole(
    editor, translator, news, mailoutbox, django_capture_on_commit_callbacks
):
    ask(editor.client, row(news), assignee=translator.user.pk)
    write_all(record(news))
    settle()
    assert TranslationRequest.objects.get().is_open
    with django_capture_on_commit_callbacks(execute=True):
        save_and_publish(record(news), translator.user, as_summary=False)
        settle()
    assert TranslationRequest.objects.get().outcome == Outcome.DONE
    assert [mail.to for mail in mailoutbox] == [[editor.user.email]]
    assert not work_of(translator.user).of_me


@pytest.mark.parametrize("accepts", [True, False])
def test_a_summary_is_enough_when_it_was_said_so(
    editor, translator, site_tree, accepts, django_capture_on_commit_callbacks
):
    body = [{"type": "heading", "value": {"text": "Program", "level": "h2"}, "id": "b"}]
    news = NewsPageFactory(parent=site_tree.sr.news, lead="Uvod.", body=body)
    ask(editor.client, row(news), **({"accepts_summary": "on"} if accepts else {}))
    write(record(news), title="Cluster", lead="Lead.")
    with django_capture_on_commit_callbacks(execute=True):
        save_and_publish(record(news), translator.user, as_summary=True)
    assert row(news).state == "summary"
    assert TranslationRequest.objects.get().is_open is not accepts


def test_one_open_request_for_a_text_and_language(editor, news):
    ask(editor.client, row(news))
    asked = TranslationRequest.objects.get()
    with pytest.raises(IntegrityError):
        TranslationRequest.objects.create(state=asked.state)


def test_a_request_can_be_changed_and_cancelled(
    editor, translator, news, mailoutbox, django_capture_on_commit_callbacks
):
    ask(editor.client, row(news), assignee=translator.user.pk)
    asked = TranslationRequest.objects.get()
    url = reverse("translations_request", args=[asked.pk])
    due = timezone.localdate() + dt.timedelta(days=9)
    with django_capture_on_commit_callbacks(execute=True):
        editor.client.post(url, {"assignee": translator.user.pk, "due": due, "note": "Novi rok."})
    asked.refresh_from_db()
    assert (asked.due, asked.note) == (due, "Novi rok.")
    with django_capture_on_commit_callbacks(execute=True):
        editor.client.post(url, {"cancel": "1"})
    asked.refresh_from_db()
    assert asked.outcome == Outcome.CANCELLED
    assert len(mailoutbox) == 2
    ask(editor.client, row(news))
    assert TranslationRequest.objects.open().count() == 1


@pytest.mark.parametrize("sent", [{"note": "Novi rok."}, {"cancel": "1"}])
def test_what_was_answered_meanwhile_stays_answered(editor, translator, news, sent, monkeypatch):
    ask(editor.client, row(news), assignee=translator.user.pk)
    asked = TranslationRequest.objects.get()
    read = ChangeRequestView.get_form

    def answered_after_it_was_read(view):
        form = read(view)
        TranslationRequest.objects.update(outcome=Outcome.DONE, closed_at=timezone.now())
        return form

    monkeypatch.setattr(ChangeRequestView, "get_form", answered_after_it_was_read)
    editor.client.post(
        reverse("translations_request", args=[asked.pk]), {"assignee": translator.user.pk, **sent}
    )
    asked.refresh_from_db()
    assert (asked.is_open, asked.outcome) == (False, Outcome.DONE)


def test_asking_many_of_anybody_costs_one_look_at_who_writes(editor, translator, site_tree, mailoutbox):
    """Whom to tell is asked once for a language, not for each text."""

    def asked_for_people(count: int) -> int:
        pages = [NewsPageFactory(parent=site_tree.sr.news, title=f"Vest {count} {n}") for n in range(count)]
        settle()
        with CaptureQueriesContext(connection) as queries:
            assert len(request_translations([row(page) for page in pages], Wish(editor.user)).made) == count
        return sum(
            "wagtailcore_grouppagepermission" in query["sql"] and "is_superuser" in query["sql"]
            for query in queries
        )

    assert asked_for_people(6) == asked_for_people(1)


def test_the_translator_reads_a_request_and_cannot_change_it(editor, translator, news):
    ask(editor.client, row(news), note="Hitno")
    url = reverse("translations_request", args=[TranslationRequest.objects.get().pk])
    assert "Hitno" in translator.client.get(url).content.decode()
    assert translator.client.post(url, {"cancel": "1"}).status_code == 302
    assert TranslationRequest.objects.get().is_open


def test_a_day_that_has_passed_is_refused_and_nothing_is_lost(editor, news):
    response = ask(editor.client, row(news), due=timezone.localdate() - dt.timedelta(days=1), note="Molim")
    assert TranslationRequest.objects.count() == 0
    assert "Molim" in response.content.decode()
    assert response.context["form"].errors["due"]


def test_nothing_chosen_is_said(editor):
    response = editor.client.get(
        reverse("translations_request_new"), {"state": ["999999", "x", ""]}, follow=True
    )
    assert "Izaberite" in said(response)


def test_pictures_and_snippets_can_be_asked_for(editor, translator, site_tree):
    picture = CmsImageFactory(alt_sr="Peć", alt_en="")
    category = Category.objects.create(name="Zanati", slug="zanati", locale=site_tree.sr.home.locale)
    report = request_translations([row(picture), row(category)], Wish(editor.user))
    assert len(report.made) == 2, report.refused
    assert ModelLogEntry.objects.filter(action="translations.request").count() == 2
    picture.alt_en = "Furnace"
    picture.save()
    settle()
    assert TranslationRequest.objects.get(state=row(picture)).outcome == Outcome.DONE
