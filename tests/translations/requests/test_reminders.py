"""Reminders: shortly before the day, weekly afterwards, once a day at most."""

import datetime as dt

import pytest
from django.core.management import call_command

from cms.translations.requests.models import TranslationMail, TranslationRequest
from cms.translations.requests.reminding import remind_all
from home.roles import TRANSLATORS_ENGLISH
from newsroom.factories import NewsPageFactory
from tests.translations.rights.people import someone
from tests.translations.state.states import row

DUE = dt.date(2026, 3, 20)


@pytest.fixture
def translator(site_tree):
    return someone(TRANSLATORS_ENGLISH).user


@pytest.fixture
def asked(site_tree, translator):
    page = NewsPageFactory(parent=site_tree.sr.news, title="Sajam")
    return TranslationRequest.objects.create(state=row(page), assignee=translator, due=DUE)


def day(number: int) -> dt.date:
    return DUE + dt.timedelta(days=number)


def test_the_days_on_which_it_is_spoken_of(asked):
    spoken = [number for number in range(-5, 20) if remind_all(day(number))]
    assert spoken == [-2, 1, 8, 15]


def test_twice_on_a_day_is_one_mail(asked, mailoutbox):
    remind_all(day(1))
    remind_all(day(1))
    assert len(mailoutbox) == 1
    assert "Sajam" in mailoutbox[0].body


def test_one_mail_about_all_that_is_due(asked, site_tree, translator, mailoutbox):
    page = NewsPageFactory(parent=site_tree.sr.news, title="Obuka")
    TranslationRequest.objects.create(state=row(page), due=DUE)
    assert remind_all(DUE) == 1
    assert "Sajam" in mailoutbox[0].body
    assert "Obuka" in mailoutbox[0].body


def test_none_for_what_is_closed_or_not_wanted(asked, translator):
    TranslationMail.objects.create(user=translator, reminders=False)
    assert remind_all(day(1)) == 0
    TranslationMail.objects.all().delete()
    asked.closed_at = "2026-03-01T00:00Z"
    asked.save()
    assert remind_all(day(9)) == 0


def test_the_command_says_how_many(asked, capsys):
    call_command("translation_reminders")
    assert "Reminders sent: 1" in capsys.readouterr().out
