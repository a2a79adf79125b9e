"""Original and translation go live at one moment or not at all, now or later; a draft's texts never leak before."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry
from wagtail.signals import page_published

from cms.translations.gate import TranslationIncompleteError, find_translation, refusal
from cms.translations.release import together
from cms.translations.release.drafts import texts_differ, translate_draft
from cms.translations.release.models import DraftBasis, ScheduledRelease
from cms.translations.release.scheduling import release_due, schedule
from cms.translations.release.together import ReleaseRefusedError, release
from cms.translations.requests.asking import Wish, request_translations
from cms.translations.state.changes import settle
from home.roles import EDITORS, MODERATORS, TRANSLATORS_ENGLISH
from newsroom.factories import NewsPageFactory
from newsroom.models import NewsPage
from tests.translations.desk import edit_url, form_of, submit, target, write, write_all
from tests.translations.rights.people import Someone, someone
from tests.translations.state.states import drifts, row


@pytest.fixture
def moderator(site_tree) -> Someone:
    return someone(MODERATORS)


@pytest.fixture
def translator(site_tree) -> Someone:
    return someone(TRANSLATORS_ENGLISH)


@pytest.fixture
def draft(site_tree):
    """A news item that was never published, submitted for translation."""
    page = NewsPageFactory(parent=site_tree.sr.news, title="Sajam", lead="Uvod.", body=[], live=False)
    page.save_revision()
    return page


@pytest.fixture
def revised(site_tree):
    """A published item with its published translation, and a changed draft of the original."""
    page = NewsPageFactory(parent=site_tree.sr.news, title="Sajam", lead="Uvod.", body=[])
    page.save_revision().publish()
    record = submit(page)
    write_all(record)
    together.save_and_publish(record, None, as_summary=False)
    page = NewsPage.objects.get(pk=page.pk)
    page.lead = "Novi uvod."
    page.save_revision()
    return record


@pytest.fixture(autouse=True)
def english_admin(settings):
    settings.LANGUAGE_CODE = "en"


def url_of(record) -> str:
    return reverse("translations_release", args=[record.pk])


def press(who: Someone, record, action: str, **fields):
    return who.client.post(url_of(record), {"action": action, **fields}, follow=True)


def original(record) -> NewsPage:
    return NewsPage.objects.get(pk=record.source.get_source_instance().pk)


def said(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def test_a_new_page_is_translated_before_anybody_reads_it_and_goes_live_in_both(draft, moderator, client):
    record = submit(draft)
    write_all(record)
    with pytest.raises(TranslationIncompleteError, match="the original is not published yet"):
        target(record).save_revision().publish()
    answer = press(moderator, record, "publish")
    assert "Published together: “Sajam” and “EN Sajam”." in said(answer)
    assert (
        client.get("/sr-latn/vesti/sajam/").status_code == client.get("/en/news/en-sajam/").status_code == 200
    )
    assert not DraftBasis.objects.exists()
    assert drifts() == []


def test_nothing_goes_live_while_a_text_is_open(draft, moderator, client):
    record = submit(draft)
    write(record, title="Fair")
    answer = press(moderator, record, "publish")
    assert "1 text is not translated yet" in said(answer)
    assert "#segment-" in said(answer)
    assert not original(record).live
    assert not target(record).live
    assert client.get("/sr-latn/vesti/sajam/").status_code == 404
    assert 'value="publish"' not in moderator.client.get(url_of(record)).text


def test_a_translation_may_go_as_title_and_lead(site_tree, moderator, client):
    body = [{"type": "heading", "value": {"text": "Program", "level": "h2"}, "id": "b"}]
    page = NewsPageFactory(parent=site_tree.sr.news, title="Sajam", lead="Uvod.", body=body, live=False)
    record = submit(page)
    write(record, title="Fair", lead="Lead.")
    assert "Not published" in said(press(moderator, record, "publish"))
    assert "Published together" in said(press(moderator, record, "publish-summary"))
    assert target(record).summary_only
    assert "Program" not in client.get("/en/news/fair/").text
    assert "Program" in client.get("/sr-latn/vesti/sajam/").text


def test_a_failure_of_the_second_takes_the_first_back(draft, moderator, monkeypatch):
    record = submit(draft)
    write_all(record)

    def fail(*args, **kwargs):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(together, "save_and_publish", fail)
    with pytest.raises(RuntimeError):
        release(record, moderator.user)
    assert not original(record).live
    assert DraftBasis.objects.filter(source=record.source).exists()


def test_who_may_not_publish_both_is_told_which(draft, translator):
    record = submit(draft)
    write_all(record)
    answer = press(translator, record, "publish")
    assert "You may not publish in this language: Srpski" in said(answer)
    assert not original(record).live
    assert not target(record).live


def test_a_locked_page_is_not_released(draft, moderator, translator):
    record = submit(draft)
    write_all(record)
    NewsPage.objects.filter(pk=draft.pk).update(
        locked=True, locked_by=translator.user, locked_at=timezone.now()
    )
    with pytest.raises(ReleaseRefusedError, match="locked"):
        release(record, moderator.user)


def test_strangers_see_nothing_of_it(draft, client, site_tree):
    record = submit(draft)
    assert someone(EDITORS).client.get(url_of(record)).status_code == 200
    assert client.get(url_of(record)).status_code == 302
    assert client.post(url_of(record), {"action": "publish"}).status_code == 302
    assert not original(record).live


def test_the_draft_of_a_published_page_is_translated_and_released(revised, moderator, client):
    record = revised
    assert "Translate the draft" in moderator.client.get(url_of(record)).text
    press(moderator, record, "translate-draft")
    record.source.refresh_from_db()
    assert not texts_differ(record.source, original(record).get_latest_revision_as_object())
    write_all(record, "NEW")
    assert refusal(target(record)) == "These are the texts of a draft: the original is not published yet."
    with pytest.raises(TranslationIncompleteError):
        together.save_and_publish(record, None, as_summary=False)
    assert target(record).lead == "EN Uvod."
    press(moderator, record, "publish")
    assert original(record).lead == "Novi uvod."
    assert target(record).lead == "NEW Novi uvod."
    assert refusal(target(record)) is None
    assert drifts() == []


def test_publishing_the_original_alone_frees_the_translation(revised):
    translate_draft(revised.source)
    write_all(revised, "NEW")
    original(revised).latest_revision.publish()
    together.save_and_publish(find_translation(target(revised)), None, as_summary=False)
    assert target(revised).lead == "NEW Novi uvod."


def test_a_draft_that_nobody_translated_is_not_released_with_old_texts(revised, moderator):
    with pytest.raises(ReleaseRefusedError, match="1 text is not translated yet"):
        release(revised, moderator.user)
    assert original(revised).lead == "Uvod."


def test_a_translator_cannot_bring_the_draft_to_light(revised, translator):
    page = translator.client.get(url_of(revised)).text
    assert "Novi" not in page
    assert 'value="translate-draft"' not in page
    assert translator.client.post(url_of(revised), {"action": "translate-draft"}).status_code in (302, 403)
    assert not DraftBasis.objects.exists()


def test_both_editors_lead_there(draft, moderator):
    record = submit(draft)
    assert url_of(record) in moderator.client.get(edit_url(draft)).text
    form = {**form_of(moderator.client, target(record)), "action": "release"}
    assert moderator.client.post(edit_url(target(record)), form)["Location"] == url_of(record)
    write_all(record)
    release(record, moderator.user)
    assert url_of(record) not in moderator.client.get(edit_url(draft)).text
    assert 'value="release"' not in moderator.client.get(edit_url(target(record))).text


def test_a_date_of_its_own_is_not_passed_over(draft, moderator):
    record = submit(draft)
    write_all(record)
    draft.go_live_at = timezone.now() + dt.timedelta(days=1)
    draft.save_revision()
    with pytest.raises(ReleaseRefusedError, match="a date of its own"):
        release(record, moderator.user)
    assert not target(record).live


def in_the_past(scheduled: ScheduledRelease) -> None:
    ScheduledRelease.objects.filter(pk=scheduled.pk).update(
        go_live_at=timezone.now() - dt.timedelta(minutes=1)
    )


def test_both_are_published_by_the_clock(draft, moderator):
    record = submit(draft)
    write_all(record)
    answer = press(moderator, record, "schedule", go_live_at="2099-01-01 10:00")
    assert "Both are published on" in said(answer)
    scheduled = ScheduledRelease.objects.get()
    assert release_due() == 0
    in_the_past(scheduled)
    call_command("publish_together")
    assert original(record).live
    assert target(record).live
    assert not ScheduledRelease.objects.exists()


def test_what_is_written_after_the_moment_was_set_is_not_published(draft, moderator):
    record = submit(draft)
    scheduled = schedule(record, moderator.user, timezone.now() + dt.timedelta(hours=1))
    write_all(record)
    draft.lead = "Još nije odobreno."
    draft.save_revision()
    in_the_past(scheduled)
    assert release_due() == 1
    assert original(record).lead == "Uvod."
    assert original(record).has_unpublished_changes


def test_an_unfinished_translation_holds_both_back_and_people_are_told_once(
    draft, moderator, translator, mailoutbox, django_capture_on_commit_callbacks
):
    settle()
    request_translations([row(draft)], Wish(requester=moderator.user, assignee=translator.user))
    record = find_translation(draft.get_translations().first())
    in_the_past(schedule(record, moderator.user, timezone.now() + dt.timedelta(hours=1)))
    for _attempt in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            assert release_due() == 0
    assert not original(record).live
    assert not target(record).live
    assert len(mailoutbox) == 2
    assert all("2 texts are not translated yet" in mail.body for mail in mailoutbox)
    assert url_of(record) in mailoutbox[0].body
    assert PageLogEntry.objects.filter(action="translations.release_waits").count() == 2
    write_all(record)
    assert release_due() == 1
    assert original(record).live
    assert target(record).live


def test_a_moment_that_has_passed_or_is_none_is_refused(draft, moderator):
    record = submit(draft)
    for moment in ("2001-01-01 10:00", "soon", ""):
        answer = press(moderator, record, "schedule", go_live_at=moment)
        assert answer.context["form"].errors["go_live_at"]
    assert not ScheduledRelease.objects.exists()


def test_a_moment_is_cancelled(draft, moderator):
    record = submit(draft)
    schedule(record, moderator.user, timezone.now() + dt.timedelta(hours=1))
    press(moderator, record, "cancel")
    assert not ScheduledRelease.objects.exists()
    actions = PageLogEntry.objects.filter(page=draft, action__startswith="translations.").values_list(
        "action", flat=True
    )
    assert set(actions) == {"translations.release_scheduled", "translations.release_cancelled"}


@pytest.mark.parametrize(
    "change",
    [
        lambda other: other.delete(),
        lambda other: other.update(go_live_at=timezone.now() + dt.timedelta(days=1)),
    ],
    ids=["cancelled", "put off"],
)
def test_what_changes_while_others_are_published_counts(site_tree, moderator, change):
    """The clock has found two that are due; while it publishes the first, the other is cancelled or put off."""
    records = []
    for title in ("Prva", "Druga"):
        page = NewsPageFactory(parent=site_tree.sr.news, title=title, lead="Uvod.", body=[], live=False)
        page.save_revision()
        record = submit(page)
        write_all(record)
        in_the_past(schedule(record, moderator.user, timezone.now() + dt.timedelta(hours=1)))
        records.append(record)
    first, second = records

    def meanwhile(sender, instance, **kwargs) -> None:
        change(ScheduledRelease.objects.filter(translation=second))

    page_published.connect(meanwhile)
    try:
        assert release_due() == 1
    finally:
        page_published.disconnect(meanwhile)
    assert target(first).live
    assert not target(second).live
    assert not original(second).live


def test_pages_are_told_of_their_publication(draft, moderator):
    """Search, caches and whatever else listens hears of both."""
    record = submit(draft)
    write_all(record)
    heard = []

    def hear(sender, instance, **kwargs):
        heard.append(instance.pk)

    page_published.connect(hear)
    try:
        release(record, moderator.user)
    finally:
        page_published.disconnect(hear)
    assert set(heard) == {draft.pk, target(record).pk}
