"""What stands around a news item: its neighbours in time, news on the same subject, ways to pass it on."""

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.delivery.script.models import ScriptException
from cms.pages.factories import translate
from cms.taxonomy.models import Tag
from events.factories import EventPageFactory
from newsroom.factories import NewsPageFactory
from newsroom.models import NewsPage, NewsRelatedPage
from newsroom.related import FIRST, _with_common_tags


def read(client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200, path
    return BeautifulSoup(response.content, "html.parser")


def item(tree, title: str, day: int, **values):
    return NewsPageFactory(parent=tree.news, title=title, publication_date=dt.date(2026, 5, day), **values)


def beside(page: BeautifulSoup) -> dict[str, str]:
    return {link["rel"][0]: link["href"] for link in page.select(".beside a")}


def alike(page: BeautifulSoup) -> list[str]:
    return [link.get_text() for link in page.select("[aria-labelledby=alike] .card__title a")]


def test_an_item_leads_to_the_earlier_and_the_later_one(client, site_tree):
    first, same_day, last = (item(site_tree.sr, *at) for at in (("Prva", 1), ("Druga", 2), ("Treća", 2)))
    item(site_tree.sr, "Nacrt", 3, live=False)
    item(site_tree.sr, "Tajna", 4).view_restrictions.create(restriction_type="login")
    assert beside(read(client, same_day.url)) == {"prev": first.url, "next": last.url}
    assert beside(read(client, first.url)) == {"next": same_day.url}
    assert beside(read(client, last.url)) == {"prev": same_day.url}


def test_neighbours_are_those_of_the_readers_list(client, site_tree):
    first, second = item(site_tree.sr, "Prva", 1), item(site_tree.sr, "Druga", 2)
    translated = translate(first, title="First")
    english = item(site_tree.en, "Third", 3)
    assert beside(read(client, "/en/news/druga/")) == {"prev": translated.url, "next": english.url}
    assert beside(read(client, second.url)) == {"prev": first.url, "next": "/sr-latn/vesti/third/"}
    assert beside(read(client, translated.url)) == {"next": "/en/news/druga/"}


def test_news_on_the_same_subject_is_that_of_the_same_event_then_of_most_common_tags(client, site_tree):
    wood, schools, wool = (Tag.objects.create(name=name, locale=site_tree.sr.home.locale) for name in "abc")
    event = EventPageFactory(parent=site_tree.sr.events)
    page = item(site_tree.sr, "Ova", 9, tags=[wood, schools])
    same_event = item(site_tree.sr, "Isti događaj", 1)
    two_tags = item(site_tree.sr, "Dve oznake", 2, tags=[wood, schools, wool])
    item(site_tree.sr, "Starija oznaka", 3, tags=[wood])
    later_tag = item(site_tree.sr, "Novija oznaka", 4, tags=[wood])
    item(site_tree.sr, "Druga oznaka", 5, tags=[wool])
    for tied in (page, same_event):
        NewsRelatedPage.objects.create(page=tied, target=event)
    assert alike(read(client, page.url)) == [same_event.title, two_tags.title, later_tag.title]


@pytest.fixture
def tags(site_tree, monkeypatch):
    """One that is common and one that is rare, where the last two of a tag are looked at."""
    monkeypatch.setattr("newsroom.related.NEWEST_OF_A_TAG", 2)
    return [Tag.objects.create(name=name, locale=site_tree.sr.home.locale) for name in ("common", "rare")]


def test_of_a_common_tag_only_the_last_are_looked_at(client, site_tree, tags):
    item(site_tree.sr, "Prva", 1, tags=tags[:1])
    item(site_tree.sr, "Retka", 2, tags=tags[1:])
    page = item(site_tree.sr, "Ova", 9, tags=tags)
    item(site_tree.sr, "Druga", 3, tags=tags[:1])
    assert alike(read(client, page.url)) == ["Druga", "Retka"]


def test_most_tags_in_common_go_first_though_one_of_them_is_common(client, site_tree, tags):
    item(site_tree.sr, "Obe", 1, tags=tags)
    page = item(site_tree.sr, "Ova", 9, tags=tags)
    for day in (2, 3, 4):
        item(site_tree.sr, f"Druga {day}", day, tags=tags[:1])
    assert alike(read(client, page.url)) == ["Obe", "Druga 4", "Druga 3"]


def test_drafts_take_nobodys_place(client, site_tree, tags):
    item(site_tree.sr, "Prva", 1, tags=tags[:1])
    page = item(site_tree.sr, "Ova", 9, tags=tags[:1])
    for day in (2, 3, 4):
        item(site_tree.sr, f"Nacrt {day}", day, tags=tags[:1], live=False)
    assert alike(read(client, page.url)) == ["Prva"]


def test_an_item_that_is_not_saved_yet_has_nothing_in_common(site_tree, tags):
    new = NewsPage(title="Nova", locale=site_tree.sr.home.locale)
    with CaptureQueriesContext(connection) as queries:
        assert list(_with_common_tags(new)) == []
    assert not queries.captured_queries


def test_what_is_not_for_everybody_keeps_nothing_else_away(client, site_tree):
    """More of it than are looked at first, and nearer."""
    tag = Tag.objects.create(name="drvo", locale=site_tree.sr.home.locale)
    page, old = item(site_tree.sr, "Ova", 28, tags=[tag]), item(site_tree.sr, "Stara", 1, tags=[tag])
    for number in range(FIRST):
        expired = item(site_tree.sr, f"Istekla {number}", number + 2, tags=[tag])
        NewsPage.objects.filter(pk=expired.pk).update(expire_at=timezone.now())
    assert alike(read(client, page.url)) == [old.title]


def test_what_the_editor_tied_is_not_offered_twice(client, site_tree):
    tag = Tag.objects.create(name="drvo", locale=site_tree.sr.home.locale)
    page, other = item(site_tree.sr, "Ova", 2, tags=[tag]), item(site_tree.sr, "Vezana", 1, tags=[tag])
    NewsRelatedPage.objects.create(page=page, target=other)
    assert alike(read(client, page.url)) == []


def test_an_item_that_has_nothing_in_common_offers_nothing(client, site_tree):
    page = item(site_tree.sr, "Ova", 2)
    item(site_tree.sr, "Druga", 1)
    assert alike(read(client, page.url)) == []


@pytest.mark.parametrize(("view", "title"), [("sr-latn", "Đačka izložba"), ("sr-cyrl", "Ђачка изложба")])
def test_the_e_mail_is_written_in_the_readers_script(client, site_tree, view, title):
    page = item(site_tree.sr, "Đačka izložba", 1)
    link = read(client, f"/{view}/vesti/{page.slug}/").select_one(".share a")["href"]
    written = parse_qs(urlsplit(link).query)
    assert written["subject"] == [title]
    assert written["body"][0].endswith(f"/{view}/vesti/{page.slug}/")


def test_the_e_mail_follows_the_editors_exceptions(client, site_tree):
    ScriptException.objects.create(word="Cluster House", cyrillic="Кластер хаус")
    page = item(site_tree.sr, "Izložba u Cluster House", 1)
    link = read(client, f"/sr-cyrl/vesti/{page.slug}/").select_one(".share a")["href"]
    assert parse_qs(urlsplit(link).query)["subject"] == ["Изложба у Кластер хаус"]


def test_nothing_is_offered_that_needs_a_script(client, site_tree):
    shares = read(client, item(site_tree.sr, "Ova", 1).url).select_one(".share")
    assert all(button.has_attr("hidden") for button in shares.select("button"))
