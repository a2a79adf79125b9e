"""Feeds hold a language's own live, public news, and parse."""

import datetime as dt
import json

import pytest
from defusedxml import ElementTree

from cms.pages.factories import translate
from cms.translations.state.changes import settle
from newsroom.factories import NewsPageFactory

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def news(site_tree):
    """One item in both languages, one only in Serbian, a draft and a private one."""
    both = NewsPageFactory(
        parent=site_tree.sr.news, title="Šta & kako", publication_date=dt.date(2026, 3, 2), author="Ana Ilić"
    )
    translate(both, title="What & how")
    NewsPageFactory(parent=site_tree.sr.news, title="Samo srpski", publication_date=dt.date(2026, 3, 1))
    NewsPageFactory(parent=site_tree.sr.news, title="Nacrt", live=False)
    private = NewsPageFactory(parent=site_tree.sr.news, title="Tajna")
    private.view_restrictions.create(restriction_type="login")


@pytest.mark.parametrize(
    ("section", "titles"),
    [("/sr-latn/vesti/", ["Šta & kako", "Samo srpski"]), ("/en/news/", ["What & how"])],
)
def test_each_format_gives_the_languages_own_news(client, news, section, titles):
    rss = ElementTree.fromstring(client.get(f"{section}feed.rss").content)
    atom = ElementTree.fromstring(client.get(f"{section}feed.atom").content)
    feed = json.loads(client.get(f"{section}feed.json").content)
    assert [title.text for title in rss.findall("channel/item/title")] == titles
    assert [title.text for title in atom.findall(f"{ATOM}entry/{ATOM}title")] == titles
    assert [item["title"] for item in feed["items"]] == titles


def test_json_feed_names_its_language_and_dates(client, news):
    feed = json.loads(client.get("/sr-latn/vesti/feed.json").content)
    assert feed["language"] == "sr-Latn"
    assert feed["items"][0]["date_published"] == "2026-03-02T00:00:00+01:00"
    assert feed["items"][0]["url"].endswith("/sr-latn/vesti/sta-kako/")


def test_ids_differ_between_languages(client, news):
    sr = json.loads(client.get("/sr-latn/vesti/feed.json").content)["items"][0]
    en = json.loads(client.get("/en/news/feed.json").content)["items"][0]
    assert sr["id"] != en["id"]


@pytest.mark.parametrize(
    "address", ["/sr-latn/dogadjaji/feed.rss", "/sr-latn/nema/feed.rss", "/sr-latn/vesti/feed.xml"]
)
def test_no_feed_where_there_is_no_news_list(client, news, address):
    assert client.get(address).status_code == 404


def test_a_private_section_has_no_feed(client, site_tree):
    site_tree.sr.news.view_restrictions.create(restriction_type="password", password="tajna")
    assert client.get("/sr-latn/vesti/feed.rss").status_code == 404


def test_feed_costs_the_same_however_many(client, site_tree, django_assert_max_num_queries):
    """Site, root, its localised page and type, route (2), restrictions (2), translations, news, categories."""
    for _ in range(25):
        NewsPageFactory(parent=site_tree.sr.news)
    settle()
    with django_assert_max_num_queries(14):
        client.get("/sr-latn/vesti/feed.rss")
