"""News by year and month, and by place."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup

from cms.pages.factories import translate
from cms.pages.periods import Period
from newsroom.factories import NewsPageFactory


def read(client, path: str, status: int = 200) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == status, path
    return BeautifulSoup(response.content, "html.parser")


def titles(page: BeautifulSoup) -> list[str]:
    return [link.get_text() for link in page.select(".card__title a")]


@pytest.fixture
def news(site_tree):
    """An item of November, one of March 2026, and one of which only the year is known."""
    return [
        NewsPageFactory(parent=site_tree.sr.news, title=title, publication_date=day, **values)
        for title, day, values in (
            ("Novembarska", dt.date(2026, 11, 3), {"place": "Niš"}),
            ("Martovska", dt.date(2026, 3, 9), {"place": "Leskovac"}),
            ("Stara", dt.date(2017, 1, 1), {"publication_date_precision": "year", "place": "Ниш"}),
        )
    ]


@pytest.mark.parametrize(
    ("path", "heading", "listed"),
    [
        ("/sr-latn/vesti/2026/", "Vesti: 2026.", ["Novembarska", "Martovska"]),
        ("/sr-latn/vesti/2026/03/", "Vesti: mart 2026.", ["Martovska"]),
        ("/sr-latn/vesti/2017/", "Vesti: 2017.", ["Stara"]),
        ("/en/news/2026/11/", "News: November 2026", ["Novembarska"]),
    ],
)
def test_a_year_and_a_month_have_addresses(client, site_tree, news, path, heading, listed):
    site_tree.sr.news.title = "Vesti"
    site_tree.sr.news.save()
    page = read(client, path)
    assert titles(page) == listed
    assert page.h1.get_text() == heading
    assert page.find("link", rel="canonical")["href"].endswith(path)
    crumbs = [link.get_text() for link in page.select(".breadcrumbs a")]
    assert crumbs[-1] == heading.split(":")[0]


@pytest.mark.parametrize(
    "rest", ["2025/", "2017/01/", "2026/12/", "2026/3/", "2026/13/", "1026/", "2026/03/1/"]
)
def test_a_period_without_news_is_not_found(client, news, rest):
    read(client, f"/sr-latn/vesti/{rest}", status=404)


def test_the_same_month_is_named_in_the_other_languages(client, news):
    page = read(client, "/sr-latn/vesti/2026/11/")
    links = {link["hreflang"]: link["href"] for link in page.select("link[hreflang]")}
    assert links["en"].endswith("/en/news/2026/11/")
    assert links["sr-Cyrl"].endswith("/sr-cyrl/vesti/2026/11/")
    for address in links.values():
        read(client, address.removeprefix("http://localhost"))


def test_the_list_offers_the_years_and_months_that_have_news(client, news):
    page = read(client, "/en/news/")
    links = [(" ".join(link.get_text().split()), link["href"]) for link in page.select(".archive a")]
    assert links == [
        ("Whole year", "/en/news/2026/"),
        ("November 1", "/en/news/2026/11/"),
        ("March 1", "/en/news/2026/03/"),
        ("Whole year", "/en/news/2017/"),
    ]
    assert [" ".join(year.get_text().split()) for year in page.select(".archive summary")] == [
        "2026 2",
        "2017 1",
    ]


def test_the_archive_knows_of_an_item_at_once(client, site_tree, news):
    read(client, "/sr-latn/vesti/")
    NewsPageFactory(parent=site_tree.sr.news, publication_date=dt.date(2020, 5, 5))
    assert read(client, "/sr-latn/vesti/").select('.archive a[href="/sr-latn/vesti/2020/05/"]')


def test_a_page_of_the_name_of_a_year_is_that_page(client, site_tree, news):
    NewsPageFactory(parent=site_tree.sr.news, title="Godina u kojoj smo počeli", slug="2026")
    assert read(client, "/sr-latn/vesti/2026/").h1.get_text() == "Godina u kojoj smo počeli"


def test_a_list_is_narrowed_by_place_in_any_spelling(client, news):
    page = read(client, "/sr-latn/vesti/?place=nis")
    assert titles(page) == ["Novembarska", "Stara"]
    assert page.find("link", rel="canonical")["href"].endswith("?place=nis")
    chosen = page.select_one(".filters--more a[aria-current]")
    assert chosen["href"] == "/sr-latn/vesti/"
    assert titles(read(client, "/sr-latn/vesti/2026/?place=nis")) == ["Novembarska"]
    read(client, "/sr-latn/vesti/?place=beograd", status=404)


def test_a_place_without_news_in_the_month_is_an_empty_list_with_a_way_out(client, news):
    page = read(client, "/en/news/2026/03/")
    assert not page.select(".empty")
    page = read(client, "/sr-latn/vesti/2026/03/?place=nis")
    assert page.select_one(".empty a")["href"] == "/sr-latn/vesti/2026/03/"


def test_the_places_of_a_language_are_those_of_its_texts(client, site_tree, news):
    translate(news[0], title="In November", place="Nish")
    # Places of the Serbian texts would be put into Cyrillic or stand unmarked in English.
    assert read(client, "/en/news/?place=nish").select(".card")
    read(client, "/en/news/?place=leskovac", status=404)


def test_a_period_says_what_it_is():
    assert Period.from_path(["2026", "03"]).path == "2026/03/"
    assert Period.from_path(["2026"]).text == "2026."
    assert Period.from_path(["2026", "00"]) is None
    assert Period.from_path([]) is None
