"""``/api/v2/search/``: the names of its filters, in every script, and what it says of those that mean nothing."""

import datetime as dt
import json
import re

import pytest

from cms.api.search import find
from cms.pages.factories import translate
from cms.taxonomy.models import Category
from events.factories import EventPageFactory
from newsroom.factories import NewsPageFactory

ADDRESS = "/api/v2/search/"


def publish(page):
    """Publish as an editor does, so that the index hears of it."""
    page.save_revision().publish()
    return page


@pytest.fixture
def fairs(site_tree, locales):
    """A news item and an event about a fair, and one in a town that is nobody's business."""
    category = Category.objects.create(name="Stari zanati", locale=locales.sr)
    news = NewsPageFactory(
        parent=site_tree.sr.news, title="Sajam alata", place="Niš", publication_date=dt.date(2025, 5, 1)
    )
    news.categories = [category]
    publish(news)
    publish(
        EventPageFactory(
            parent=site_tree.sr.events, title="Sajam njiva", town="Pirot", start_date=dt.date(2026, 5, 1)
        )
    )
    private = publish(NewsPageFactory(parent=site_tree.sr.news, title="Sajam tajni", place="Tajnovac"))
    private.view_restrictions.create(restriction_type="login")
    return news


def titles(client, **query) -> list[str]:
    """The titles found."""
    response = client.get(ADDRESS, {"q": "sajam", **query})
    assert response.status_code == 200, response.text
    return [item["title"] for item in response.json()["items"]]


def test_types_have_the_name_that_pages_have(client, fairs):
    found = client.get(ADDRESS, {"q": "sajam"}).json()
    types = {choice["value"] for choice in found["meta"]["facets"]["type"]}
    assert (
        types
        == {item["meta"]["type"] for item in found["items"]}
        == {"newsroom.NewsPage", "events.EventPage"}
    )
    for name in types:
        listed = client.get("/api/v2/pages/", {"type": name, "search": "sajam", "locale": "sr"}).json()
        assert titles(client, type=name) == [item["title"] for item in listed["items"]]


def test_the_short_name_of_the_search_page_is_taken_too(client, fairs):
    assert titles(client, type="newspage") == ["Sajam alata"]


@pytest.mark.parametrize("place", ["nis", "Niš", "Ниш"])
def test_a_place_is_taken_in_any_spelling(client, fairs, place):
    assert titles(client, place=place) == ["Sajam alata"]


def test_what_narrows_to_nothing_is_no_mistake(client, fairs):
    assert titles(client, year="2019") == []
    assert titles(client, place="pirot", type="newsroom.NewsPage") == []


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("type", "home.Nonsense", "newsroom.NewsPage"),
        ("type", "", None),
        ("category", "nema-je", "stari-zanati"),
        ("place", "Atlantida", "nis"),
        ("place", "Tajnovac", "pirot"),
        ("year", "26", None),
        ("year", "' OR 1=1", None),
    ],
)
def test_a_wrong_filter_is_a_400_that_says_what_is_allowed(client, fairs, name, value, allowed):
    response = client.get(ADDRESS, {"q": "sajam", name: value})
    told = response.json()
    assert (response.status_code, told["parameter"]) == (400, name)
    assert told["allowed"]
    assert allowed is None or allowed in told["allowed"]
    assert "tajnovac" not in json.dumps(told["allowed"])


def test_everything_to_read_is_in_the_script_asked_for(client, fairs):
    answer = client.get(ADDRESS, {"q": "sajm njiva", "script": "cyrl"}).json()
    [row] = [item for item in answer["items"] if item["title"] == "Сајам њива"]
    assert row["highlight"]["title"] == "<mark>Сајам</mark> <mark>њива</mark>"
    labels = [
        choice["label"]
        for facet in ("type", "category", "place")
        for choice in answer["meta"]["facets"][facet]
    ]
    assert labels
    assert not re.search("[A-Za-z]", "".join(labels))
    assert client.get(ADDRESS, {"q": "sajamm", "script": "cyrl"}).json()["meta"]["did_you_mean"] == "сајам"


def test_pages_of_all_languages_come_in_turn(site_tree, fairs):
    for number in range(3):
        page = publish(NewsPageFactory(parent=site_tree.sr.news, title=f"Robot {number}"))
        publish(translate(page, title=f"Robot {number}", slug=f"robot-en-{number}"))
    languages = [type(fairs).objects.get(pk=key).locale.language_code for key in find("robot", None)]
    assert languages == ["sr-latn", "en"] * 3 or languages == ["en", "sr-latn"] * 3
