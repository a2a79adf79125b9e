"""Of more pages than are counted it is said that they are more; the list goes on to its end, each page once."""

import datetime as dt

import pytest

from newsroom.factories import NewsPageFactory
from search import facets, query
from search.facets import Narrowing
from search.models import SearchEntry
from search.query import Search


@pytest.fixture
def many(site_tree, monkeypatch):
    """12 pages with a word, 7 of them with it in the title, of which 5 are counted; one of the 12 is of another year."""
    monkeypatch.setattr(facets, "MAX_COUNTED", 5)
    monkeypatch.setattr(query, "MAX_COUNTED", 5)
    for number in range(12):
        words = {"title": f"Kandelabr {number}"} if number < 7 else {"lead": "O kandelabru."}
        page = NewsPageFactory(
            parent=site_tree.sr.news, publication_date=dt.date(2019 if number == 3 else 2020, 5, 1), **words
        )
        page.save_revision().publish()


def test_more_than_are_counted_are_said_to_be_more(many, client, locales):
    search = Search("kandelabr", locales.sr)
    assert (search.total, search.is_exact) == (5, False)
    assert all(not choice.is_exact for choice in search.facets()["type"])
    assert search.facets()["type"][0].count >= 5
    html = client.get("/sr-latn/pretraga/?q=kandelabr").text
    assert "Više od 5 rezultata za" in html
    assert "ili više" in html
    meta = client.get("/api/v2/search/?q=kandelabr&locale=sr").json()["meta"]
    assert (meta["total_count"], meta["total_is_exact"]) == (5, False)
    assert not meta["facets"]["type"][0]["count_is_exact"]
    assert client.get("/api/v2/search/?q=kandelabr&locale=en").json()["meta"]["elsewhere"] == [
        {"locale": "sr-latn", "total_count": 5, "total_is_exact": False}
    ]


def test_a_narrowed_number_that_can_be_counted_is_exact(many, locales):
    search = Search("kandelabr", locales.sr, Narrowing(year="2019"))
    assert (search.total, search.is_exact) == (1, True)
    assert len(search.entries(0, 20)) == 1


@pytest.mark.parametrize("step", [1, 2, 3, 5, 12])
def test_titles_come_first_and_the_rest_follows_without_a_gap(many, locales, step):
    terms = Search("kandelabr", locales.sr).terms
    listed = [
        key
        for start in range(0, 12, step)
        for key in query._best(SearchEntry.objects.all(), terms, start, start + step, "pk")
    ]
    assert len(listed) == len(set(listed)) == 12
    titles = SearchEntry.objects.in_bulk(listed[:7])
    assert all(entry.title.startswith("Kandelabr") for entry in titles.values())
