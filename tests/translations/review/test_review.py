"""A translation passes the review where its tree has one: handed in, sent back with a comment, approved, published."""

import pytest
from django.core import mail as django_mail
from wagtail.models import Workflow, WorkflowPage, WorkflowState

from cms.translations.gate import find_translation
from cms.translations.requests.asking import Wish, request_translations
from cms.translations.state.changes import settle
from home.roles import EDITORS, MODERATORS, TRANSLATORS_ENGLISH
from newsroom.factories import NewsPageFactory
from tests.translations.desk import edit_url, form_of, said, submit, target, write, write_all
from tests.translations.rights.people import Someone, someone
from tests.translations.state.states import row, state


@pytest.fixture(autouse=True)
def english_admin(settings):
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def translator(site_tree) -> Someone:
    return named(someone(TRANSLATORS_ENGLISH), "prevodilac")


@pytest.fixture
def moderator(site_tree) -> Someone:
    return named(someone(MODERATORS), "recenzent")


@pytest.fixture
def news(site_tree):
    page = NewsPageFactory(parent=site_tree.sr.news, title="Sajam", lead="Uvod.", body=[])
    page.save_revision().publish()
    settle()
    return page


def named(who: Someone, name: str) -> Someone:
    """Give somebody an address of his or her own."""
    who.user.email = f"{name}@example.org"
    who.user.save()
    return who


def press(who: Someone, record, action: str, **fields):
    page = target(record)
    form = {**form_of(who.client, page), "action": action, **fields}
    return who.client.post(edit_url(page), form, follow=True)


def told(django_capture, act) -> list[str]:
    """Who gets mail of what ``act`` does."""
    django_mail.outbox.clear()
    with django_capture(execute=True):
        act()
    return sorted(address for mail in django_mail.outbox for address in mail.to)


def test_handed_in_approved_and_live(news, translator, moderator):
    record = submit(news)
    write_all(record)
    assert "is submitted for review" in said(press(translator, record, "submit"))
    assert state(news) == "in_review"
    press(moderator, record, "workflow-approve")
    assert target(record).live
    assert state(news) == "current"


def test_an_unfinished_translation_is_not_handed_in(news, translator, moderator):
    record = submit(news)
    write(record, title="Fair")
    assert "1 text is not translated yet" in said(press(translator, record, "submit"))
    assert not WorkflowState.objects.exists()


def test_what_was_opened_during_the_review_is_refused_at_its_end(news, translator, moderator):
    record = submit(news)
    write_all(record)
    press(translator, record, "submit")
    news.lead = "Drugi uvod."
    news.save_revision().publish()
    answer = press(moderator, record, "workflow-approve")
    assert answer.status_code == 200
    assert "1 text is not translated yet" in said(answer)
    assert not target(record).live
    assert target(record).current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS


def test_a_rejection_with_a_comment_reaches_who_asked_and_who_was_asked(
    news, translator, moderator, django_capture_on_commit_callbacks
):
    editor = named(someone(EDITORS), "urednik")
    request_translations([row(news)], Wish(requester=editor.user, assignee=translator.user))
    record = find_translation(news.get_translations().first())
    write_all(record)
    press(translator, record, "submit")

    def reject():
        press(moderator, record, "workflow-reject", **{"workflow-comment": "Check the title."})

    assert told(django_capture_on_commit_callbacks, reject) == [
        "prevodilac@example.org",  # by Wagtail, as the one who handed it in
        "urednik@example.org",
    ]
    assert all("Check the title." in mail.body for mail in django_mail.outbox)
    assert target(record).current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES
    seen = translator.client.get(edit_url(target(record))).text
    assert "Check the title." in seen
    assert moderator.user.username in seen
    assert "is submitted for review" in said(press(translator, record, "submit"))
    assert "Check the title." in moderator.client.get(edit_url(target(record))).text
    press(moderator, record, "workflow-approve")
    assert target(record).live
    assert "Check the title." not in translator.client.get(edit_url(target(record))).text


def test_the_assignee_is_told_when_somebody_else_handed_it_in(
    news, translator, moderator, django_capture_on_commit_callbacks
):
    editor = named(someone(EDITORS), "urednik")
    other = named(someone(TRANSLATORS_ENGLISH), "druga")
    request_translations([row(news)], Wish(requester=editor.user, assignee=translator.user))
    record = find_translation(news.get_translations().first())
    write_all(record)
    press(other, record, "submit")
    addresses = told(django_capture_on_commit_callbacks, lambda: press(moderator, record, "workflow-reject"))
    assert addresses == ["druga@example.org", "prevodilac@example.org", "urednik@example.org"]


def test_without_a_workflow_nothing_is_handed_in(news, translator):
    WorkflowPage.objects.all().delete()
    Workflow.objects.update(active=False)
    record = submit(news)
    write_all(record)
    assert 'value="submit"' not in translator.client.get(edit_url(target(record))).text
    assert "is published" in said(press(translator, record, "publish"))
    assert target(record).live
