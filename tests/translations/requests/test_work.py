"""One's own work, on the dashboard and as a number in the menu: the same few queries however much there is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.translations.requests.models import TranslationRequest
from cms.translations.requests.work import count_for, work_of
from cms.translations.rights.languages import languages_of
from home.roles import EDITORS, TRANSLATORS_ENGLISH
from newsroom.factories import NewsPageFactory
from tests.translations.rights.people import Someone, someone
from tests.translations.state.states import row


@pytest.fixture
def translator(site_tree) -> Someone:
    return someone(TRANSLATORS_ENGLISH)


@pytest.fixture
def ask(site_tree, translator):
    """Request ``number`` translations of the translator and as many of anybody."""
    editor = someone(EDITORS)

    def request(number: int) -> None:
        for assignee in (translator.user, None):
            for _place in range(number):
                page = NewsPageFactory(parent=site_tree.sr.news, body=[])
                TranslationRequest.objects.create(state=row(page), requester=editor.user, assignee=assignee)

    return request


def test_the_work_of_a_person(translator, ask, django_assert_num_queries):
    """What is asked of the person, of anybody, and by the person; each with texts, languages and people."""
    ask(3)
    languages_of(translator.user)
    with django_assert_num_queries(3):
        work = work_of(translator.user)
        assert [str(item.asked.requester) for item in work.of_me] == [str(work.of_me[0].asked.requester)] * 3
    assert len(work.of_anybody) == 3
    assert not work.by_me


def test_the_number_in_the_menu(translator, ask, django_assert_num_queries):
    """One count; the languages of a person are read once for a request."""
    ask(2)
    languages_of(translator.user)
    with django_assert_num_queries(1):
        assert count_for(translator.user) == 4
    assert "(4)" in translator.client.get(reverse("wagtailadmin_home")).text


def test_the_dashboard_costs_the_same_with_more_work(translator, ask):
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert translator.client.get(reverse("wagtailadmin_home")).status_code == 200
        return len(captured)

    ask(1)
    queries()
    few = queries()
    ask(4)
    assert queries() == few
