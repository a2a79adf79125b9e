"""What visitors read of an event that repeats, and how they take an event along."""

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from bs4 import BeautifulSoup
from icalendar import Calendar

from cms.serbian import to_cyrillic
from events.factories import EventPageFactory
from events.models import EventDateChange, EventPage
from events.tests.expansion import times_in
from tests.translations.desk import submit, target, write_all

NOW = dt.datetime(2026, 11, 10, 12, tzinfo=dt.UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_november():
    """10 November 2026, a Tuesday."""
    with time_machine.travel(NOW):
        yield


def read(client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200, path
    return BeautifulSoup(response.content, "html.parser")


def change(event, date: dt.date, kind: str, **values) -> None:
    # As the form numbers them: PostgreSQL gives what has no number in any order.
    number = event.date_changes.count()
    event.date_changes.add(
        EventDateChange(date=date, change=kind, locale=event.locale, sort_order=number, **values)
    )


@pytest.fixture
def course(site_tree):
    """Eight Thursdays from 5 November 2026; the second is cancelled, the third moved to a Friday."""
    event = EventPageFactory(
        parent=site_tree.sr.events,
        title="Kurs šivenja",
        lead="Za početnike.",
        start_date=dt.date(2026, 11, 5),
        start_time=dt.time(18),
        end_time=dt.time(20),
        address="Čarnojevića 5",
        repetition="weekly",
        repetition_count=8,
    )
    change(event, dt.date(2026, 11, 12), "cancelled", note="Predavač je sprečen.")
    change(event, dt.date(2026, 11, 19), "moved", new_date=dt.date(2026, 11, 20))
    event.save_revision().publish()
    return EventPage.objects.get(pk=event.pk)


def test_a_list_announces_the_next_date_and_what_is_different_before_it(client, course):
    row = read(client, "/en/events/").select_one(".event-row")
    assert row.time.get_text() == "20 November 2026, 18:00–20:00"
    assert row.time["datetime"] == "2026-11-20"
    assert row.select_one(".date-block__day").get_text() == "20"
    assert "Every week: Thursday · 8 dates, the last 24 December 2026" in row.get_text()
    assert "Cancelled: 12 November 2026" in [badge.get_text() for badge in row.select(".badge")]


def test_the_page_has_every_date_with_what_became_of_it(client, course):
    page = read(client, "/sr-latn/dogadjaji/kurs-sivenja/")
    ahead, all_dates = page.select(".dates ol")
    rows = [" ".join(row.get_text(" ", strip=True).split()) for row in ahead.select("li")]
    assert rows[:2] == [
        "12. novembar 2026, 18:00–20:00 Otkazano Predavač je sprečen.",
        "20. novembar 2026, 18:00–20:00 Pomereno, bilo je 19. novembar 2026.",
    ]
    assert len(rows) == 5
    assert ahead.select_one("li s")
    assert len(all_dates.select("li")) == 8
    assert (
        "Svake nedelje: četvrtak · 8 termina, poslednji 24. decembar 2026."
        in page.select_one(".facts").get_text()
    )


def test_between_two_dates_nothing_is_happening_now(client, course):
    texts = [badge.get_text() for badge in read(client, "/en/events/kurs-sivenja/").select(".badge")]
    assert "Happening now" not in texts
    with time_machine.travel(dt.datetime(2026, 11, 20, 18, tzinfo=dt.UTC)):
        texts = [badge.get_text() for badge in read(client, "/en/events/kurs-sivenja/").select(".badge")]
    assert "Happening now" in texts


def test_it_is_past_only_after_its_last_date(client, course):
    with time_machine.travel(dt.datetime(2026, 12, 24, 18, 59, tzinfo=dt.UTC)):
        assert read(client, "/en/events/").select(".event-row")
    with time_machine.travel(dt.datetime(2026, 12, 24, 19, 1, tzinfo=dt.UTC)):
        assert not read(client, "/en/events/").select(".event-row")
        row = read(client, "/en/events/?when=past").select_one(".event-row")
    assert row.time.get_text() == "5 November – 24 December 2026"


def test_a_translation_has_the_same_dates_and_learns_of_changes_at_once(
    client, course, django_capture_on_commit_callbacks
):
    record = submit(course)
    write_all(record)
    with django_capture_on_commit_callbacks(execute=True):
        record.save_target(publish=True)
    english = EventPage.objects.get(pk=target(record).pk)
    assert [one.note for one in english.date_changes.all()] == ["EN Predavač je sprečen.", ""]
    change(course, dt.date(2026, 11, 26), "cancelled", note="Praznik.")
    course.save_revision().publish()
    english = EventPage.objects.get(pk=english.pk)
    assert english.occurrences.get(date=dt.date(2026, 11, 26)).is_cancelled
    page = read(client, english.url)
    assert "Praznik." not in page.get_text()
    assert len(page.select_one(".dates ol").select("s")) == 2
    record.refresh_from_db()
    write_all(record)
    with django_capture_on_commit_callbacks(execute=True):
        record.save_target(publish=True)
    english = EventPage.objects.get(pk=english.pk)
    assert [one.note for one in english.date_changes.all()] == ["EN Predavač je sprečen.", "", "EN Praznik."]


def test_its_file_has_the_rule_and_the_exceptions(client, course):
    content = client.get("/sr-latn/dogadjaji/kurs-sivenja/event.ics").content
    vevents = Calendar.from_ical(content).walk("VEVENT")
    assert len({str(vevent["uid"]) for vevent in vevents}) == 1
    [cancelled] = [vevent for vevent in vevents if str(vevent["status"]) == "CANCELLED"]
    assert cancelled.decoded("recurrence-id").date() == dt.date(2026, 11, 12)
    assert str(cancelled["description"]).startswith("Predavač je sprečen.")
    found = times_in(content)
    assert [start.date().day for start, _end, _off in found] == [5, 12, 20, 26, 3, 10, 17, 24]


def ways(page: BeautifulSoup) -> dict[str, dict[str, list[str]]]:
    links = page.select(".add-to-calendar a")
    return {urlsplit(link["href"]).netloc: parse_qs(urlsplit(link["href"]).query) for link in links}


def test_calendars_on_the_web_are_given_the_next_date(client, course):
    page = read(client, "/en/events/kurs-sivenja/")
    found = ways(page)
    google, outlook = found["calendar.google.com"], found["outlook.live.com"]
    assert google["dates"] == ["20261120T170000Z/20261120T190000Z"]
    assert google["text"] == outlook["subject"] == ["Kurs šivenja"]
    assert outlook["startdt"] == ["2026-11-20T17:00:00Z"]
    assert found["outlook.office.com"] == outlook
    outside = page.select('.add-to-calendar a[href^="https:"]')
    assert {tuple(link["rel"]) for link in outside} == {("noopener", "noreferrer")}
    assert page.select('.add-to-calendar a[href="/en/events/kurs-sivenja/event.ics"]')


def test_they_are_given_its_title_in_the_readers_script(client, course):
    found = ways(read(client, "/sr-cyrl/dogadjaji/kurs-sivenja/"))
    assert found["calendar.google.com"]["text"] == [to_cyrillic("Kurs šivenja")]


def test_whole_days_end_on_the_day_after(client, site_tree):
    EventPageFactory(
        parent=site_tree.sr.events,
        slug="sajam",
        start_date=dt.date(2026, 11, 14),
        end_date=dt.date(2026, 11, 15),
        start_time=None,
        end_time=None,
    )
    found = ways(read(client, "/en/events/sajam/"))
    assert found["calendar.google.com"]["dates"] == ["20261114/20261116"]
    assert found["outlook.live.com"]["enddt"] == ["2026-11-16"]
    assert found["outlook.live.com"]["allday"] == ["true"]


@pytest.mark.parametrize(
    "values",
    [
        {"status": "cancelled"},
        {"status": "postponed"},
        {"start_date": dt.date(2026, 11, 1)},
        {"date_precision": "month", "start_time": None, "end_time": None},
    ],
    ids=["cancelled", "postponed", "past", "month only"],
)
def test_what_does_not_take_place_is_not_offered(client, site_tree, values):
    values = {"start_date": dt.date(2026, 12, 1), **values}
    EventPageFactory(parent=site_tree.sr.events, slug="ne", **values)
    assert not read(client, "/en/events/ne/").select(".add-to-calendar")


def test_a_place_with_an_address_leads_to_a_map(client, course, site_tree):
    link = read(client, "/en/events/kurs-sivenja/").select_one('a[href^="https://www.openstreetmap.org/"]')
    assert parse_qs(urlsplit(link["href"]).query)["query"] == ["Čarnojevića 5, Niš, Serbia"]
    EventPageFactory(parent=site_tree.sr.events, slug="negde", start_date=dt.date(2026, 12, 1))
    assert not read(client, "/en/events/negde/").select('a[href*="openstreetmap"]')


def test_the_clock_of_the_event_is_told_for_readers_in_other_zones(client, site_tree):
    EventPageFactory(
        parent=site_tree.sr.events,
        slug="skup",
        start_date=dt.date(2026, 12, 1),
        time_zone="Europe/Bucharest",
    )
    line = read(client, "/en/events/skup/").select_one("[data-your-time]")
    assert line.time["datetime"] == "2026-12-01T09:00:00+02:00"
    assert line.has_attr("hidden")


def test_the_api_has_its_rule_and_every_date(client, course):
    event = client.get(f"/api/v2/pages/{course.pk}/").json()
    assert event["repetition"] == {
        "kind": "weekly",
        "text": "Svake nedelje: četvrtak · 8 termina, poslednji 24. decembar 2026.",
        "rule": "FREQ=WEEKLY;COUNT=8;BYDAY=TH",
        "until": None,
        "count": 8,
    }
    assert event["next_occurrence"]["start_date"] == "2026-11-20"
    assert [(one["date"], one["is_cancelled"], one["note"]) for one in event["occurrences"]][:2] == [
        ("2026-11-05", False, ""),
        ("2026-11-12", True, "Predavač je sprečen."),
    ]
    [thing] = [each for each in event["json_ld"]["@graph"] if each["@type"] == "Event"]
    assert thing["eventSchedule"]["repeatFrequency"] == "P1W"
    assert thing["eventSchedule"]["byDay"] == ["https://schema.org/Thursday"]
    assert thing["eventSchedule"]["exceptDate"] == ["2026-11-12", "2026-11-19"]
    assert [each["eventStatus"].rpartition("/")[2] for each in thing["subEvent"]] == [
        "EventCancelled",
        "EventRescheduled",
    ]


@pytest.mark.parametrize(
    ("query", "is_listed"),
    [
        ("when=on:2026-11-20", True),
        ("when=on:2026-11-21", False),
        ("date_from=2026-11-21&date_to=2026-11-25", False),
        ("date_from=2026-11-21&date_to=2026-11-26", True),
        ("date_from=2026-12-25", False),
        ("date_to=2026-11-04", False),
        ("when=past", False),
        ("when=upcoming", True),
        ("online=true", False),
        ("online=false", True),
    ],
)
def test_the_api_lists_it_when_it_takes_place(client, course, query, is_listed):
    found = client.get(f"/api/v2/pages/?type=events.EventPage&{query}").json()
    assert bool(found["items"]) == is_listed


def test_upcoming_events_of_the_api_go_by_their_next_dates_from_page_to_page(client, course, site_tree):
    for title, day in (("Pre", 14), ("Posle", 25)):
        EventPageFactory(parent=site_tree.sr.events, title=title, start_date=dt.date(2026, 11, day))
    titles, address = [], "/api/v2/pages/?when=upcoming&locale=sr&limit=1"
    while address:
        found = client.get(address).json()
        titles += [item["title"] for item in found["items"]]
        cursor = found["meta"]["next_cursor"]
        address = cursor and f"/api/v2/pages/?when=upcoming&locale=sr&limit=1&cursor={cursor}"
    assert titles == ["Pre", "Kurs šivenja", "Posle"]
