"""Bulk actions ask about translations too."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from cms.pages.factories import translate
from home.factories import StandardPageFactory
from home.roles import MODERATORS
from tests.translations.rights.people import someone


@pytest.fixture
def pages(site_tree) -> dict:
    made = {}
    for title in ("Jedan", "Dva"):
        made[title] = StandardPageFactory(parent=site_tree.sr.home, title=title)
        made[f"EN {title}"] = translate(made[title], title=f"EN {title}")
    return made


@pytest.fixture
def person():
    return someone(MODERATORS)


def url(action: str, *pages) -> str:
    ids = "&".join(f"id={page.pk}" for page in pages)
    return f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', action])}?{ids}"


def parent_of(page):
    return Page.objects.get(pk=page.pk).get_parent()


def test_unpublishing(pages, person):
    address = url("unpublish", pages["Jedan"], pages["Dva"])
    html = person.client.get(address).text
    for title in ("EN Jedan", "EN Dva"):
        assert f'name="also" value="{pages[title].pk}"' in html
    person.client.post(address, {"also": [pages["EN Dva"].pk]})
    live = Page.objects.live().filter(pk__in=[page.pk for page in pages.values()])
    assert [page.title for page in live] == ["EN Jedan"]


def test_deleting(pages, person):
    address = url("delete", pages["Jedan"], pages["Dva"])
    assert f'name="also" value="{pages["EN Jedan"].pk}"' in person.client.get(address).text
    person.client.post(address, {"also": [pages["EN Jedan"].pk]})
    left = Page.objects.filter(pk__in=[page.pk for page in pages.values()])
    assert [page.title for page in left] == ["EN Dva"]


def test_a_translation_that_is_chosen_itself_is_not_asked_about(pages, person):
    assert 'name="also"' not in person.client.get(url("delete", pages["Jedan"], pages["EN Jedan"])).text


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_nothing_happens_to_anything_when_one_may_not_be_touched(pages, person, action):
    person.user.groups.first().page_permissions.exclude(page__locale__language_code="sr-latn").delete()
    address = url(action, pages["Jedan"])
    assert 'name="also"' not in person.client.get(address).text
    person.client.post(address, {"also": [pages["EN Jedan"].pk]})
    assert Page.objects.live().filter(pk__in=[pages["Jedan"].pk, pages["EN Jedan"].pk]).count() == 2


class TestMoving:
    @pytest.fixture
    def places(self, site_tree):
        place = StandardPageFactory(parent=site_tree.sr.home, title="Mesto")
        return place, translate(place, title="Place")

    def test_asks_once_the_place_is_known(self, pages, places, person):
        address = url("move", pages["Jedan"])
        assert 'name="also"' not in person.client.get(address).text
        asked = person.client.post(address, {"chooser": places[0].pk})
        assert asked.status_code == 200
        assert f'name="also" value="{pages["EN Jedan"].pk}"' in asked.text
        assert parent_of(pages["Jedan"]).pk != places[0].pk
        data = {"chooser": places[0].pk, "asked": "1", "also": [pages["EN Jedan"].pk]}
        assert person.client.post(address, data).status_code == 302
        assert parent_of(pages["Jedan"]).pk == places[0].pk
        assert parent_of(pages["EN Jedan"]).pk == places[1].pk

    def test_leaves_what_was_not_ticked(self, pages, places, person):
        person.client.post(url("move", pages["Jedan"]), {"chooser": places[0].pk, "asked": "1"})
        assert parent_of(pages["Jedan"]).pk == places[0].pk
        assert parent_of(pages["EN Jedan"]).pk != places[1].pk

    def test_pages_stay_in_the_tree_of_their_language(self, pages, places, person):
        person.client.post(url("move", pages["Jedan"]), {"chooser": places[1].pk, "asked": "1"})
        assert parent_of(pages["Jedan"]).pk != places[1].pk
