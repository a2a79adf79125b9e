"""A translator reads the original, and cannot change it."""

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from home.roles import EDITORS, TRANSLATORS_ENGLISH, TRANSLATORS_SERBIAN
from newsroom.factories import NewsPageFactory
from newsroom.models import NewsPage
from tests.translations.desk import submit, target
from tests.translations.rights.people import someone


@pytest.fixture
def news(site_tree) -> NewsPage:
    news = NewsPageFactory(parent=site_tree.sr.news, title="Radionica", lead="Za zanatlije <iz> Niša.")
    news.save_revision().publish()
    return news


@pytest.fixture
def translator(news):
    return someone(TRANSLATORS_ENGLISH).client


def edit_url(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def read_url(page) -> str:
    return reverse("read_original", args=[page.pk])


def test_the_address_of_the_form_leads_to_the_text(news, translator):
    response = translator.get(edit_url(news))
    assert response["Location"] == read_url(news)
    html = translator.get(read_url(news)).text
    assert "Za zanatlije &lt;iz&gt; Niša." in html
    assert 'lang="sr-Latn"' in html
    assert "<textarea" not in html


def test_nothing_can_be_posted(news, translator):
    assert translator.post(edit_url(news), {"title": "Tuđe"})["Location"] != read_url(news)
    news.refresh_from_db()
    assert news.get_latest_revision_as_object().title == "Radionica"


def test_it_leads_to_the_translation_or_to_asking_for_one(news, translator):
    submit_url = reverse("wagtail_localize:submit_page_translation", args=[news.pk])
    assert f"{submit_url}?select_locale=en" in translator.get(read_url(news)).text
    record = submit(news)
    html = translator.get(read_url(news)).text
    assert edit_url(target(record)) in html
    assert submit_url not in html


def test_a_draft_is_read_as_it_was_submitted(site_tree):
    translator = someone(TRANSLATORS_ENGLISH).client
    draft = NewsPageFactory(parent=site_tree.sr.news, title="Nacrt", lead="Prvi uvod.", live=False)
    assert translator.get(read_url(draft)).status_code == 302
    assert translator.get(edit_url(draft))["Location"] == reverse("wagtailadmin_home")
    submit(draft)
    draft.lead = "Drugi uvod."
    draft.save_revision()
    html = translator.get(read_url(draft)).text
    assert "Prvi uvod." in html
    assert "Drugi uvod." not in html


def test_what_is_private_and_not_submitted_is_not_read(news, translator):
    PageViewRestriction.objects.create(page=news, restriction_type="login")
    assert translator.get(read_url(news))["Location"] == reverse("wagtailadmin_home")
    submit(news)
    assert translator.get(read_url(news)).status_code == 200


def test_editors_are_led_to_their_form(news):
    assert someone(EDITORS).client.get(read_url(news))["Location"] == edit_url(news)


def test_translators_into_the_same_language_have_the_form(news):
    assert someone(TRANSLATORS_SERBIAN).client.get(edit_url(news)).status_code == 200


def test_editors_read_what_is_in_the_other_language(site_tree):
    english = NewsPageFactory(parent=site_tree.en.news, title="Call for papers")
    response = someone(EDITORS).client.get(edit_url(english), follow=True)
    assert "Call for papers" in response.text
    assert response.request["PATH_INFO"] == read_url(english)
