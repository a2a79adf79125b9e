"""After a move or another slug, old addresses lead on in the language that has no text of its own too."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.pages.factories import translate
from home.factories import StandardPageFactory


@pytest.fixture
def places(site_tree):
    """A page that only Serbian readers have a text of, one below it, and two places for it, one of them translated."""
    about = StandardPageFactory(parent=site_tree.sr.home, title="O nama", slug="o-nama")
    team = StandardPageFactory(parent=about, title="Tim", slug="tim")
    documents = StandardPageFactory(parent=site_tree.sr.home, title="Dokumenta", slug="dokumenta")
    translate(documents, title="Documents", slug="documents")
    return about, team, documents


def move(page, place) -> None:
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=place.pk), pos="last-child")


def leads_to(client, path: str) -> str:
    response = client.get(path, follow=True)
    assert response.status_code == 200, path
    return response.request["PATH_INFO"]


def test_a_move(client, places):
    about, _team, documents = places
    move(about, documents)
    assert leads_to(client, "/sr-latn/o-nama/tim/") == "/sr-latn/dokumenta/o-nama/tim/"
    assert leads_to(client, "/en/o-nama/") == "/en/documents/o-nama/"
    assert leads_to(client, "/en/o-nama/tim/") == "/en/documents/o-nama/tim/"


def test_back_again(client, places, site_tree):
    about, _team, documents = places
    move(about, documents)
    move(about, site_tree.sr.home)
    assert leads_to(client, "/en/o-nama/") == "/en/o-nama/"
    assert leads_to(client, "/en/documents/o-nama/tim/") == "/en/o-nama/tim/"


def test_another_slug(client, places, django_capture_on_commit_callbacks):
    page = places[0].get_latest_revision_as_object()
    page.slug = "ko-smo"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert leads_to(client, "/en/o-nama/") == "/en/ko-smo/"
    assert leads_to(client, "/en/o-nama/tim/") == "/en/ko-smo/tim/"


def test_what_has_its_own_translation_needs_none(client, places, site_tree):
    about, _team, documents = places
    english = translate(about, title="About us", slug="about-us")
    move(about, documents)
    assert not Redirect.objects.filter(old_path__startswith="/en/").exists()
    assert leads_to(client, "/en/about-us/tim/") == "/en/about-us/tim/"
    # When the translation moves, what only the original has below it moves with it in English.
    move(english, documents.get_translation(site_tree.en.home.locale))
    assert leads_to(client, "/en/about-us/") == "/en/documents/about-us/"
