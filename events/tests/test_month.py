"""The calendar of a month, the list of a year, and what narrows them."""

import datetime as dt

import pytest
import time_machine
from bs4 import BeautifulSoup

from cms.pages.factories import translate
from events.factories import EventPageFactory
from events.models import EventDateChange

NOW = dt.datetime(2026, 11, 12, 12, tzinfo=dt.UTC)
SECTION = {"sr-latn": "/sr-latn/dogadjaji/", "sr-cyrl": "/sr-cyrl/dogadjaji/", "en": "/en/events/"}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_november():
    """12 November 2026, a Thursday."""
    with time_machine.travel(NOW):
        yield


def read(client, path: str, status: int = 200) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == status, path
    return BeautifulSoup(response.content, "html.parser")


def on_days(page: BeautifulSoup) -> dict[str, list[str]]:
    """The titles in the calendar by the day on which they stand."""
    return {
        cell.time["datetime"]: [link.get_text() for link in cell.select("li a")]
        for cell in page.select("td.month__day")
        if cell.select("li")
    }


@pytest.fixture
def events(site_tree):
    """A course on three Thursdays, the second cancelled and the third moved; a fair of three days over the month's end; and
    something of which only the month is known."""

    def make(title: str, **values):
        return EventPageFactory(parent=site_tree.sr.events, title=title, **values)

    course = make(
        "Kurs",
        start_date=dt.date(2026, 11, 5),
        start_time=dt.time(18),
        end_time=dt.time(20),
        repetition="weekly",
        repetition_count=3,
        event_type="training",
    )
    for date, change, new_date in (
        (dt.date(2026, 11, 12), "cancelled", None),
        (dt.date(2026, 11, 19), "moved", dt.date(2026, 11, 20)),
    ):
        course.date_changes.add(
            EventDateChange(
                date=date, change=change, new_date=new_date, note="Zbog praznika.", locale=course.locale
            )
        )
    course.save()
    course.save_revision().publish()
    fair = make(
        "Sajam",
        start_date=dt.date(2026, 11, 29),
        end_date=dt.date(2026, 12, 1),
        start_time=None,
        end_time=None,
        event_type="fair",
        attendance_mode="mixed",
    )
    undated = make(
        "Susret", start_date=dt.date(2026, 11, 1), start_time=None, end_time=None, date_precision="month"
    )
    return course, fair, undated


@pytest.mark.parametrize("view", SECTION)
def test_a_month_is_a_table_of_weeks_from_monday(client, events, view):
    page = read(client, f"{SECTION[view]}2026/11/")
    first = {"sr-latn": "ponedeljak", "sr-cyrl": "понедељак", "en": "Monday"}[view]
    heads = page.select("table.month thead th")
    assert len(heads) == 7
    assert heads[0].abbr["title"] == first
    assert {head["scope"] for head in heads} == {"col"}
    assert page.select_one("table.month caption").get_text(strip=True)
    assert len(page.select("td.month__day:not(.month__day--outside)")) == 30
    [today] = page.select("[aria-current=date]")
    assert today.time["datetime"] == "2026-11-12"
    assert page.find("link", rel="canonical")["href"].endswith(f"{SECTION[view]}2026/11/")


def test_an_event_stands_on_each_of_its_days(client, events):
    assert on_days(read(client, "/sr-latn/dogadjaji/2026/11/")) == {
        "2026-11-05": ["Kurs"],
        "2026-11-12": ["Kurs"],
        "2026-11-20": ["Kurs"],
        "2026-11-29": ["Sajam"],
        "2026-11-30": ["Sajam"],
    }
    assert on_days(read(client, "/en/events/2026/12/")) == {"2026-12-01": ["Sajam"]}


def test_a_cancelled_date_is_struck_and_a_moved_one_says_so(client, events):
    page = read(client, "/en/events/2026/11/")
    cells = {cell.time["datetime"]: cell for cell in page.select("td.month__day") if cell.select("li")}
    assert cells["2026-11-12"].s.get_text() == "Kurs"
    assert cells["2026-11-12"].select_one(".month__mark").get_text() == "Cancelled"
    assert not cells["2026-11-20"].select("s")
    assert cells["2026-11-20"].select_one(".month__mark").get_text() == "Moved from 19 November 2026"
    assert not cells["2026-11-05"].select(".month__mark")


def test_what_is_known_by_its_month_stands_below(client, events):
    page = read(client, "/sr-latn/dogadjaji/2026/11/")
    assert [link.get_text() for link in page.select("[aria-labelledby=undated] .card__title a")] == ["Susret"]
    assert not read(client, "/sr-latn/dogadjaji/2026/12/").select("[aria-labelledby=undated]")


def test_texts_of_the_other_language_are_marked_and_translations_lead_to_their_own(client, events):
    translate(events[1], title="The fair")
    page = read(client, "/en/events/2026/11/")
    assert on_days(page)["2026-11-29"] == ["The fair"]
    foreign = page.select_one("td.month__day li a")
    assert (foreign["lang"], foreign["href"]) == ("sr-Latn", "/en/events/kurs/")


def test_the_same_month_is_named_in_the_other_languages(client, events):
    page = read(client, "/sr-latn/dogadjaji/2026/11/")
    links = {link["hreflang"]: link["href"] for link in page.select("link[hreflang]")}
    assert links["en"].endswith("/en/events/2026/11/")
    assert links["sr-Cyrl"].endswith("/sr-cyrl/dogadjaji/2026/11/")


def test_months_lead_to_each_other_and_to_the_lists(client, events):
    page = read(client, "/en/events/2026/12/?event_type=fair")
    steps = {link.get_text(): link["href"] for link in page.select(".month-steps a")}
    assert steps == {
        "‹ November 2026": "/en/events/2026/11/?event_type=fair",
        "This month": "/en/events/2026/11/?event_type=fair",
        "January 2027 ›": "/en/events/2027/01/?event_type=fair",
    }
    tabs = {link.get_text(): link["href"] for link in page.select(".tabs a")}
    assert tabs["Upcoming"] == "/en/events/?event_type=fair"
    assert tabs["Calendar"] == "/en/events/2026/11/?event_type=fair"
    assert page.select_one(".tabs [aria-current]").get_text() == "Calendar"


@pytest.mark.parametrize(
    "path", ["2026/10/", "2028/01/", "2026/13/", "2026/1/", "2026/11/?when=past", "2026/11/?page=2", "2027/"]
)
def test_the_calendar_does_not_go_on_for_ever(client, events, path):
    read(client, f"/en/events/{path}", status=404)


def test_an_empty_month_is_no_page_for_search_engines(client, events):
    page = read(client, "/en/events/2027/03/")
    assert page.select_one(".empty__text").get_text() == "There are no events in this month."
    assert page.select('meta[name=robots][content="noindex"]')
    assert not read(client, "/en/events/2026/11/").select("meta[name=robots]")
    assert not read(client, "/en/events/2027/12/").select("[rel=next]")


def test_a_year_is_a_list(client, events):
    page = read(client, "/en/events/2026/")
    assert [link.get_text() for link in page.select(".card__title a")] == ["Susret", "Kurs", "Sajam"]
    assert page.h1.get_text().endswith(": 2026")
    assert [link["href"] for link in page.select(".archive a")] == ["/en/events/2026/"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?event_type=fair", ["Sajam"]),
        ("?online=true", ["Sajam"]),
        ("?online=false", ["Susret", "Kurs"]),
        ("?place=nis&event_type=training", ["Kurs"]),
        ("?event_type=fair&online=false", []),
    ],
)
def test_a_list_is_narrowed_by_type_place_and_attendance(client, events, query, expected):
    page = read(client, f"/sr-latn/dogadjaji/{query}")
    assert [link.get_text() for link in page.select(".card__title a")] == expected
    assert page.find("link", rel="canonical")["href"].count("=") == query.count("=")
    assert bool(page.select(".empty a")) == (not expected)
    calendar = client.get(f"/sr-latn/dogadjaji/calendar.ics{query}").content.decode()
    assert sorted({part.split("\r\n")[0] for part in calendar.split("SUMMARY;LANGUAGE=sr-Latn:")[1:]}) == (
        sorted(title for title in expected if title != "Susret")
    )


@pytest.mark.parametrize("query", ["?event_type=ball", "?online=maybe", "?place=beograd", "?category=x"])
def test_a_choice_that_does_not_exist_is_not_found(client, events, query):
    read(client, f"/en/events/{query}", status=404)
    assert client.get(f"/en/events/calendar.ics{query}").status_code == 404


def test_queries_of_a_month_of_any_size(client, site_tree, events, django_assert_max_num_queries):
    """Site; no page of this address; language; the way down to the list, plain and in its own type (3); restrictions; language; the
    section in each language; its language; categories in use; events with their pictures; locales; the changes to dates; all linked
    pages. What else there is to choose from is kept for the state of the content."""
    path = "/sr-latn/dogadjaji/2026/11/"
    for number in range(12):
        EventPageFactory(parent=site_tree.en.events, start_date=dt.date(2026, 11, number + 1))
    client.get(path)
    with django_assert_max_num_queries(15):
        assert len(on_days(read(client, path))) > 12
