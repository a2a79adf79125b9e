"""Feeds hold a language's own live, public news, and parse."""

import datetime as dt
import json

import pytest
from bs4 import BeautifulSoup
from defusedxml import ElementTree

from cms.pages.factories import translate
from cms.taxonomy.models import Category, Tag
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


@pytest.fixture
def filed(news, site_tree, locales):
    """A category and a tag in both languages, on one item each."""
    terms = {}
    for model, name, english in ((Category, "Obrazovanje", "Education"), (Tag, "Niš & okolina", "Niš area")):
        term = model.objects.create(name=name, locale=locales.sr)
        translation = term.copy_for_translation(locales.en)
        translation.name, translation.slug = english, ""
        translation.save()
        terms[model] = term
    taught = NewsPageFactory(
        parent=site_tree.sr.news,
        title="Đaci u radionici",
        place="Niš",
        categories=[terms[Category]],
        publication_date=dt.date(2026, 3, 3),
    )
    translate(taught, title="Pupils at work")
    NewsPageFactory(
        parent=site_tree.sr.news, title="Trg", tags=[terms[Tag]], publication_date=dt.date(2026, 3, 4)
    )


@pytest.mark.parametrize(
    ("address", "title", "titles"),
    [
        ("/sr-latn/vesti/feed.{}?category=obrazovanje", "Vesti: Obrazovanje", ["Đaci u radionici"]),
        ("/sr-latn/vesti/feed.{}?tag=nis-okolina", "Vesti: Niš & okolina", ["Trg"]),
        ("/sr-cyrl/vesti/feed.{}?category=obrazovanje", "Вести: Образовање", ["Ђаци у радионици"]),
        ("/en/news/feed.{}?category=education", "News: Education", ["Pupils at work"]),
        ("/sr-latn/vesti/feed.{}?place=nis", "Vesti: Niš", ["Đaci u radionici"]),
        (
            "/sr-latn/vesti/feed.{}?tag=nis-okolina&category=obrazovanje",
            "Vesti: Obrazovanje, Niš & okolina",
            [],
        ),
    ],
)
def test_a_feed_is_narrowed_as_the_list_is(client, filed, address, title, titles):
    rss = ElementTree.fromstring(client.get(address.format("rss")).content)
    atom = ElementTree.fromstring(client.get(address.format("atom")).content)
    feed = json.loads(client.get(address.format("json")).content)
    assert [rss.findtext("channel/title"), atom.findtext(f"{ATOM}title"), feed["title"]] == [title] * 3
    assert [item.text for item in rss.findall("channel/item/title")] == titles
    assert [item.text for item in atom.findall(f"{ATOM}entry/{ATOM}title")] == titles
    assert [item["title"] for item in feed["items"]] == titles


@pytest.mark.parametrize("section", ["/sr-latn/vesti/", "/sr-cyrl/vesti/"])
def test_a_narrowed_feed_names_its_own_address_and_that_of_its_list(client, filed, section):
    query = "category=obrazovanje&tag=nis-okolina"
    other_order = "?tag=nis-okolina&utm_source=x&category=obrazovanje"
    feed = json.loads(client.get(f"{section}feed.json{other_order}").content)
    assert feed["feed_url"].endswith(f"{section}feed.json?{query}")
    assert feed["home_page_url"].endswith(f"{section}?{query}")
    atom = ElementTree.fromstring(client.get(f"{section}feed.atom{other_order}").content)
    links = {link.get("rel"): link.get("href") for link in atom.findall(f"{ATOM}link")}
    assert links["self"].endswith(f"{section}feed.atom?{query}")
    assert atom.findtext(f"{ATOM}id") == links["alternate"]
    assert links["alternate"].endswith(f"{section}?{query}")
    assert client.get(links["alternate"]).status_code == 200


@pytest.mark.parametrize("query", ["?category=tajna", "?tag=obrazovanje", "?place=beograd"])
@pytest.mark.parametrize("extension", ["rss", "atom", "json"])
def test_there_is_no_feed_of_what_does_not_exist(client, filed, query, extension):
    assert client.get(f"/sr-latn/vesti/feed.{extension}{query}").status_code == 404


def test_what_only_private_news_is_filed_under_has_an_empty_feed(client, news, locales, site_tree):
    category = Category.objects.create(name="Plate", locale=locales.sr)
    private = NewsPageFactory(
        parent=site_tree.sr.news, title="Platni spisak", categories=[category], place="Bor"
    )
    private.view_restrictions.create(restriction_type="login")
    feed = client.get("/sr-latn/vesti/feed.rss?category=plate").content.decode()
    assert "Platni spisak" not in feed
    assert client.get("/sr-latn/vesti/feed.rss?place=bor").status_code == 404


@pytest.mark.parametrize(
    ("address", "query", "title"),
    [
        ("/sr-latn/vesti/", "", "Vesti"),
        ("/sr-latn/vesti/?category=obrazovanje&page=1", "?category=obrazovanje", "Vesti: Obrazovanje"),
        ("/sr-cyrl/vesti/2026/?tag=nis-okolina", "?tag=nis-okolina", "Вести: Ниш & околина"),
        ("/en/news/?category=education", "?category=education", "News: Education"),
    ],
)
def test_a_list_leads_to_its_feeds(client, filed, address, query, title):
    page = BeautifulSoup(client.get(address).content, "html.parser")
    links = page.select('link[rel=alternate][type^="application/"]')
    section = "/".join(address.split("/")[:3]) + "/"
    addresses = [f"{section}feed.{extension}{query}" for extension in ("rss", "atom", "json")]
    assert [link["href"] for link in links] == addresses
    assert [link["href"] for link in page.select(".feeds a")] == addresses
    assert [link.get_text() for link in page.select(".feeds a")] == ["RSS", "Atom", "JSON Feed"]
    for link in links:
        answer = client.get(link["href"])
        assert answer.status_code == 200
        assert answer.headers["Content-Type"].startswith(link["type"])
        assert link["title"] == title


def test_feed_costs_the_same_however_many(client, site_tree, django_assert_max_num_queries):
    """Site, root, its localised page and type, route (2), restrictions (2), translations, news, categories."""
    for _ in range(25):
        NewsPageFactory(parent=site_tree.sr.news)
    settle()
    with django_assert_max_num_queries(14):
        client.get("/sr-latn/vesti/feed.rss")
