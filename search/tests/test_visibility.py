"""Who may find a page is stored on its entry, and follows every change."""

import datetime as dt

import pytest
from django.utils import timezone
from wagtail.models import Locale, Page

from cms.pages.factories import translate
from newsroom.factories import NewsPageFactory
from search.models import SearchEntry
from search.query import Search
from search.visibility import keep_visibility


def publish(page):
    """Publish as an editor does, so that the index hears of it."""
    page.save_revision().publish()
    return page


def found(locale) -> list[str]:
    """The titles that a reader of a language finds, those of the other language last."""
    search = Search("kandelabr", locale)
    assert search.total == len(search.entries(0, 20))
    elsewhere = [hit.page.title for _locale, hits in search.hits_elsewhere(5) for hit in hits]
    assert sum(search.total_elsewhere(other).number for other in Locale.objects.exclude(pk=locale.pk)) == len(
        elsewhere
    )
    return [entry.title for entry in search.entries(0, 20)] + elsewhere


@pytest.fixture
def lamp(site_tree) -> Page:
    """A Serbian page with a word that no other page has."""
    return publish(NewsPageFactory(parent=site_tree.sr.news, title="Kandelabr"))


def test_a_restriction_closes_and_opens_all_below_it(lamp, site_tree, locales):
    restriction = site_tree.sr.news.view_restrictions.create(restriction_type="login")
    assert found(locales.sr) == found(locales.en) == []
    assert not SearchEntry.objects.get(page=lamp).is_public
    restriction.delete()
    assert found(locales.sr) == found(locales.en) == ["Kandelabr"]


def test_a_restriction_put_on_another_page_opens_the_first(lamp, site_tree, locales):
    restriction = site_tree.sr.news.view_restrictions.create(restriction_type="login")
    restriction.page = Page.objects.get(pk=site_tree.sr.events.pk)
    restriction.save()
    assert found(locales.sr) == ["Kandelabr"]


def test_moving_below_a_restriction_closes_and_back_opens(lamp, site_tree, locales):
    site_tree.sr.events.view_restrictions.create(restriction_type="password", password="tajna")
    other = publish(NewsPageFactory(parent=site_tree.sr.home, title="Drugde"))
    site_tree.sr.news.refresh_from_db()
    Page.objects.get(pk=site_tree.sr.news.pk).move(site_tree.sr.events, pos="last-child")
    assert found(locales.sr) == []
    Page.objects.get(pk=site_tree.sr.news.pk).move(Page.objects.get(pk=other.pk), pos="last-child")
    assert found(locales.sr) == ["Kandelabr"]


def test_a_page_is_not_found_from_the_moment_of_its_expiry(lamp, locales):
    lamp.expire_at = timezone.now() + dt.timedelta(hours=1)
    publish(lamp)
    assert found(locales.sr) == ["Kandelabr"]
    SearchEntry.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))
    assert found(locales.sr) == found(locales.en) == []
    assert Search("kandelabr", locales.sr).suggestions(5) == []


def test_a_translation_takes_the_place_of_the_original_while_it_is_live(lamp, locales):
    assert found(locales.en) == ["Kandelabr"]
    draft = translate(lamp, title="Kandelabr in English", live=False)
    assert found(locales.en) == ["Kandelabr"]
    publish(draft)
    assert found(locales.en) == ["Kandelabr in English"]
    assert found(locales.sr) == ["Kandelabr"]
    Page.objects.get(pk=draft.pk).unpublish()
    assert found(locales.en) == ["Kandelabr"]
    publish(draft)
    Page.objects.get(pk=draft.pk).delete()
    assert found(locales.en) == ["Kandelabr"]


def test_a_private_translation_does_not_bring_the_original_back(lamp, locales):
    translation = publish(translate(lamp, title="Kandelabr in English"))
    translation.view_restrictions.create(restriction_type="login")
    assert found(locales.en) == []


@pytest.mark.parametrize("change", [{"live": False}, {"expire_at": dt.datetime(2020, 1, 1, tzinfo=dt.UTC)}])
def test_what_was_changed_behind_the_signals_backs_is_not_shown(lamp, locales, change):
    Page.objects.filter(pk=lamp.pk).update(**change)
    search = Search("kandelabr", locales.sr)
    assert search.entries(0, 20) == search.suggestions(5) == []
    keep_visibility()
    assert search.total == 1, "an answer counts once"
    assert Search("kandelabr", locales.sr).total == 0


def test_following_costs_the_same_however_many(lamp, site_tree, locales, django_assert_num_queries):
    """The locales, and the entries."""
    for number in range(5):
        publish(NewsPageFactory(parent=site_tree.sr.news, title=f"Vest {number}"))
    with django_assert_num_queries(2):
        keep_visibility()
