"""Unpublishing, deleting, moving and restricting one page asks what should happen to its translations."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from home.factories import StandardPageFactory
from home.models import StandardPage
from home.roles import ADMINISTRATORS, EDITORS, MODERATORS
from tests.translations.desk import submit, target, write_all
from tests.translations.rights.people import someone


@pytest.fixture
def pair(site_tree, django_capture_on_commit_callbacks) -> tuple[StandardPage, StandardPage]:
    """A live Serbian page and its live English translation."""
    about = StandardPageFactory(parent=site_tree.sr.home, title="O nama", slug="o-nama")
    about.save_revision().publish()
    record = submit(about)
    write_all(record)
    with django_capture_on_commit_callbacks(execute=True):
        record.save_target(publish=True)
    return about, target(record)


@pytest.fixture
def moderator() -> Client:
    return someone(MODERATORS).client


@pytest.fixture
def serbian_moderator() -> Client:
    """Somebody who may do everything in the Serbian tree and nothing in the English one."""
    person = someone(MODERATORS)
    person.user.groups.first().page_permissions.exclude(page__locale__language_code="sr-latn").delete()
    return person.client


def url(action: str, *args) -> str:
    return reverse(f"wagtailadmin_pages:{action}", args=args)


def live(page) -> bool:
    return Page.objects.filter(pk=page.pk, live=True).exists()


class TestUnpublishing:
    def test_shows_the_translation_and_what_readers_will_see(self, pair, moderator):
        html = moderator.get(url("unpublish", pair[0].pk)).text
        assert "EN O nama" in html
        assert url("edit", pair[1].pk) in html
        assert f'name="also" value="{pair[1].pk}"' in html
        assert "umesto ove stranice" in html

    @pytest.mark.parametrize("too", [False, True])
    def test_only_what_was_ticked_goes_with_it(self, pair, moderator, too):
        moderator.post(url("unpublish", pair[0].pk), {"also": [pair[1].pk]} if too else {})
        assert not live(pair[0])
        assert live(pair[1]) is not too

    def test_says_what_was_done(self, pair, moderator):
        response = moderator.post(url("unpublish", pair[0].pk), {"also": [pair[1].pk]}, follow=True)
        assert any("EN O nama" in str(message) for message in response.context["messages"])

    def test_the_translation_asks_about_its_source_too(self, pair, moderator):
        assert f'name="also" value="{pair[0].pk}"' in moderator.get(url("unpublish", pair[1].pk)).text

    def test_a_translation_that_may_not_be_touched_is_shown_without_a_choice(self, pair, serbian_moderator):
        html = serbian_moderator.get(url("unpublish", pair[0].pk)).text
        assert "EN O nama" in html
        assert 'name="also"' not in html

    def test_nor_is_it_touched_when_asked_for(self, pair, serbian_moderator):
        serbian_moderator.post(url("unpublish", pair[0].pk), {"also": [pair[1].pk]})
        assert live(pair[0])
        assert live(pair[1])

    def test_a_page_that_is_no_translation_of_it_is_refused(self, pair, site_tree, moderator):
        other = StandardPageFactory(parent=site_tree.en.home, title="Team")
        moderator.post(url("unpublish", pair[0].pk), {"also": [other.pk]})
        assert live(pair[0])
        assert live(other)

    def test_without_a_public_translation_the_end_of_the_text_is_said(self, pair, moderator):
        pair[1].unpublish()
        html = moderator.get(url("unpublish", pair[0].pk)).text
        assert 'name="also"' not in html
        assert "niko neće moći da ga pročita" in html


class TestDeleting:
    @pytest.mark.parametrize("too", [False, True])
    def test_only_what_was_ticked_goes_with_it(self, pair, moderator, too):
        html = moderator.get(url("delete", pair[0].pk)).text
        assert f'name="also" value="{pair[1].pk}"' in html
        response = moderator.post(url("delete", pair[0].pk), {"also": [pair[1].pk]} if too else {})
        assert response.status_code == 302
        assert not Page.objects.filter(pk=pair[0].pk).exists()
        assert Page.objects.filter(pk=pair[1].pk).exists() is not too

    def test_a_draft_translation_is_shown_too(self, pair, moderator):
        pair[1].unpublish()
        html = moderator.get(url("delete", pair[0].pk)).text
        assert f'name="also" value="{pair[1].pk}"' in html
        assert "nije javna" in html

    def test_nothing_is_deleted_that_the_person_may_not_delete(self, pair, serbian_moderator):
        assert 'name="also"' not in serbian_moderator.get(url("delete", pair[0].pk)).text
        serbian_moderator.post(url("delete", pair[0].pk), {"also": [pair[1].pk]})
        assert Page.objects.filter(pk__in=[page.pk for page in pair]).count() == 2

    def test_many_pages_need_the_name_of_the_site_and_nothing_is_lost_without_it(self, pair, moderator):
        for number in range(10):
            StandardPageFactory(parent=pair[0], title=f"Deo {number}", live=False)
        person = someone(ADMINISTRATORS).client
        response = person.post(url("delete", pair[0].pk), {"also": [pair[1].pk], "confirm_site_name": "x"})
        assert response.status_code == 200
        assert Page.objects.filter(pk__in=[page.pk for page in pair]).count() == 2


class TestMoving:
    @pytest.fixture
    def places(self, site_tree, django_capture_on_commit_callbacks) -> tuple[StandardPage, StandardPage]:
        place = StandardPageFactory(parent=site_tree.sr.home, title="Dokumenta", slug="dokumenta")
        place.save_revision().publish()
        record = submit(place)
        write_all(record)
        with django_capture_on_commit_callbacks(execute=True):
            record.save_target(publish=True)
        return place, target(record)

    @pytest.mark.parametrize("too", [False, True])
    def test_the_translation_follows_when_it_was_ticked(self, pair, places, moderator, client, too):
        confirm = url("move_confirm", pair[0].pk, places[0].pk)
        assert f'name="also" value="{pair[1].pk}"' in moderator.get(confirm).text
        moderator.post(confirm, {"also": [pair[1].pk]} if too else {})
        source, english = (Page.objects.get(pk=page.pk) for page in pair)
        assert source.get_parent() == Page.objects.get(pk=places[0].pk)
        assert (english.get_parent() == Page.objects.get(pk=places[1].pk)) is too
        # Addresses keep working in both languages, and each leads to its own language.
        old = client.get("/sr-latn/o-nama/", follow=True)
        assert old.request["PATH_INFO"] == "/sr-latn/dokumenta/o-nama/"
        old = client.get("/en/en-o-nama/", follow=True)
        assert old.status_code == 200
        assert old.request["PATH_INFO"] == ("/en/en-dokumenta/en-o-nama/" if too else "/en/en-o-nama/")

    def test_it_stays_where_the_new_place_has_no_translation(self, pair, site_tree, moderator):
        place = StandardPageFactory(parent=site_tree.sr.home, title="Samo ovde")
        html = moderator.get(url("move_confirm", pair[0].pk, place.pk)).text
        assert "EN O nama" in html
        assert 'name="also"' not in html

    def test_it_stays_where_the_person_may_not_move_it(self, pair, places, serbian_moderator):
        confirm = url("move_confirm", pair[0].pk, places[0].pk)
        assert 'name="also"' not in serbian_moderator.get(confirm).text
        serbian_moderator.post(confirm, {"also": [pair[1].pk]})
        assert Page.objects.get(pk=pair[0].pk).get_parent().pk != places[0].pk

    def test_a_page_stays_in_the_tree_of_its_language(self, pair, site_tree, moderator):
        confirm = url("move_confirm", pair[0].pk, site_tree.en.home.pk)
        moderator.post(confirm)
        assert Page.objects.get(pk=pair[0].pk).get_parent() == site_tree.sr.home.page_ptr

    def test_also_through_the_api(self, pair, site_tree, client):
        person = someone(MODERATORS)
        answer = client.post(
            f"/api/v3-preview/pages/{pair[0].pk}/actions/move/",
            {"destination": site_tree.en.home.pk},
            content_type="application/json",
            headers=person.token,
        )
        assert answer.status_code in (403, 422), answer.text
        assert Page.objects.get(pk=pair[0].pk).get_parent() == site_tree.sr.home.page_ptr


class TestRestricting:
    def dialog(self, client, page, **data):
        return client.post(url("set_privacy", page.pk), data)

    def test_warns_that_the_translation_stays_public(self, pair, moderator):
        html = moderator.get(url("set_privacy", pair[0].pk)).json()["html"]
        assert "EN O nama" in html
        assert f'name="also" value="{pair[1].pk}"' in html

    @pytest.mark.parametrize("too", [False, True])
    def test_restricts_what_was_ticked_in_the_same_way(self, pair, moderator, client, too):
        data = {"restriction_type": "password", "password": "tajna"}
        assert (
            self.dialog(moderator, pair[0], **data, **({"also": [pair[1].pk]} if too else {})).status_code
            == 200
        )
        restricted = PageViewRestriction.objects.filter(page__in=[page.pk for page in pair])
        assert {(r.restriction_type, r.password) for r in restricted} == {("password", "tajna")}
        assert restricted.count() == (2 if too else 1)
        assert ("EN O nama" in client.get("/en/en-o-nama/").text) is not too

    def test_groups_are_copied(self, pair, moderator):
        from django.contrib.auth.models import Group

        group = Group.objects.get(name=EDITORS)
        self.dialog(moderator, pair[0], restriction_type="groups", groups=[group.pk], also=[pair[1].pk])
        assert list(PageViewRestriction.objects.get(page=pair[1].pk).groups.all()) == [group]

    def test_nothing_is_restricted_without_the_right(self, pair, serbian_moderator):
        self.dialog(serbian_moderator, pair[0], restriction_type="login", also=[pair[1].pk])
        assert not PageViewRestriction.objects.exists()

    def test_a_private_translation_is_not_asked_about(self, pair, moderator):
        PageViewRestriction.objects.create(page=pair[1], restriction_type="login")
        assert 'name="also"' not in moderator.get(url("set_privacy", pair[0].pk)).json()["html"]
