"""Calendar files as calendars read them."""

import datetime as dt

import pytest
from django.utils import timezone
from icalendar import Calendar

from cms.pages.factories import translate
from events.factories import EventPageFactory


def read(client, address) -> list:
    """The VEVENTs at an address."""
    response = client.get(address)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.content).walk("VEVENT")


@pytest.fixture
def soon() -> dt.date:
    """A day within the calendar's reach."""
    return timezone.localdate() + dt.timedelta(days=10)


def test_an_event_with_times_is_given_in_its_own_zone(client, site_tree, soon):
    event = EventPageFactory(
        parent=site_tree.sr.events,
        start_date=soon,
        town="Bukurešt",
        country="RO",
        time_zone="Europe/Bucharest",
    )
    [vevent] = read(client, f"/sr-latn/dogadjaji/{event.slug}/event.ics")
    assert vevent.decoded("dtstart") == event.starts_at
    assert vevent["dtstart"].params["TZID"] == "Europe/Bucharest"
    assert vevent["location"] == "Bukurešt, Rumunija"
    assert vevent["url"].endswith(f"/sr-latn/dogadjaji/{event.slug}/")


def test_an_all_day_event_of_three_days_ends_on_the_fourth(client, site_tree, soon):
    event = EventPageFactory(
        parent=site_tree.sr.events,
        start_date=soon,
        end_date=soon + dt.timedelta(days=2),
        start_time=None,
        end_time=None,
        is_all_day=True,
    )
    [vevent] = read(client, f"/sr-latn/dogadjaji/{event.slug}/event.ics")
    assert vevent.decoded("dtstart") == soon
    assert vevent.decoded("dtend") == soon + dt.timedelta(days=3)


def test_a_cancelled_event_stays_and_says_so_with_a_higher_sequence(client, site_tree, soon):
    event = EventPageFactory(parent=site_tree.sr.events, start_date=soon)
    event.save_revision().publish()
    event.refresh_from_db()
    [before] = read(client, "/sr-latn/dogadjaji/calendar.ics")
    event.status, event.status_note = "cancelled", "Zbog vremena."
    event.last_published_at = event.last_published_at + dt.timedelta(minutes=2)
    event.save()
    [after] = read(client, "/sr-latn/dogadjaji/calendar.ics")
    assert (before["uid"], before["status"], after["status"]) == (after["uid"], "CONFIRMED", "CANCELLED")
    assert int(after["sequence"]) > int(before["sequence"])
    assert str(after["description"]).startswith("Zbog vremena.")


def test_an_event_of_which_only_the_month_is_known_is_in_no_calendar(client, site_tree, soon):
    event = EventPageFactory(
        parent=site_tree.sr.events, start_date=soon, start_time=None, end_time=None, date_precision="month"
    )
    assert client.get(f"/sr-latn/dogadjaji/{event.slug}/event.ics").status_code == 404
    assert read(client, "/sr-latn/dogadjaji/calendar.ics") == []


def test_a_calendar_gives_each_event_once_in_the_readers_language(client, site_tree, soon):
    both = EventPageFactory(parent=site_tree.sr.events, start_date=soon, title="Sajam")
    translate(both, title="Fair")
    EventPageFactory(parent=site_tree.sr.events, start_date=soon, title="Samo srpski")
    assert [str(vevent["summary"]) for vevent in read(client, "/en/events/calendar.ics")] == [
        "Fair",
        "Samo srpski",
    ]
    assert [str(v["summary"]) for v in read(client, "/sr-latn/dogadjaji/calendar.ics")] == [
        "Sajam",
        "Samo srpski",
    ]


def test_a_private_event_has_no_file(client, site_tree, soon):
    event = EventPageFactory(parent=site_tree.sr.events, start_date=soon)
    event.view_restrictions.create(restriction_type="login")
    assert client.get(f"/sr-latn/dogadjaji/{event.slug}/event.ics").status_code == 404
    assert read(client, "/sr-latn/dogadjaji/calendar.ics") == []


@pytest.mark.parametrize("address", ["/sr-latn/dogadjaji/calendar.ics", "/api/v2/calendar/"])
def test_of_too_many_events_a_calendar_has_the_next_ones_then_the_last_past_ones(
    client, site_tree, monkeypatch, address
):
    monkeypatch.setattr("events.calendar.MOST", 3)
    today = timezone.localdate()
    for days in (-30, -20, -10, 10, 20):
        EventPageFactory(
            parent=site_tree.sr.events, start_date=today + dt.timedelta(days=days), title=str(days)
        )
    assert [vevent["summary"] for vevent in read(client, address)] == ["-10", "10", "20"]
    for days in (30, 40):
        EventPageFactory(
            parent=site_tree.sr.events, start_date=today + dt.timedelta(days=days), title=str(days)
        )
    assert [vevent["summary"] for vevent in read(client, address)] == ["10", "20", "30"]


@pytest.mark.parametrize("address", ["/sr-latn/dogadjaji/calendar.ics", "/api/v2/calendar/"])
def test_what_no_calendar_can_show_takes_no_place_in_one(client, site_tree, soon, monkeypatch, address):
    monkeypatch.setattr("events.calendar.MOST", 1)
    EventPageFactory(
        parent=site_tree.sr.events, start_date=soon, start_time=None, end_time=None, date_precision="month"
    )
    EventPageFactory(parent=site_tree.sr.events, start_date=soon + dt.timedelta(days=40), title="Sajam")
    assert [vevent["summary"] for vevent in read(client, address)] == ["Sajam"]


def test_of_past_events_those_stay_that_ended_last(client, site_tree, monkeypatch):
    monkeypatch.setattr("events.calendar.MOST", 1)
    today = timezone.localdate()
    for title, first, last in (("Izložba", 30, 1), ("Obuka", 20, 20)):
        EventPageFactory(
            parent=site_tree.sr.events,
            title=title,
            start_date=today - dt.timedelta(days=first),
            end_date=today - dt.timedelta(days=last),
        )
    [vevent] = read(client, "/sr-latn/dogadjaji/calendar.ics")
    assert vevent["summary"] == "Izložba"
