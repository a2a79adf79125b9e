"""Events: dates that say what is known, and errors that name the field."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from events.factories import EventPageFactory
from events.models import EventPage, EventSession
from events.models.registration import RegistrationState

# Even an unsaved page asks for its content type.
pytestmark = pytest.mark.django_db

BELGRADE = ZoneInfo("Europe/Belgrade")


def at(*moment: int) -> dt.datetime:
    """A moment in Belgrade: year, month, day and perhaps hour."""
    return dt.datetime(*moment, tzinfo=BELGRADE)


def event(**values) -> EventPage:
    """An unsaved event on 25 September 2026 from nine to five, with its moments computed."""
    facts = {
        "title": "Radionica",
        "start_date": dt.date(2026, 9, 25),
        "start_time": dt.time(9),
        "end_time": dt.time(17),
    }
    page = EventPage(**{**facts, **values})
    page.starts_at, page.ends_at = page.compute_moments()
    return page


@pytest.mark.parametrize(
    ("values", "start", "end"),
    [
        ({}, at(2026, 9, 25, 9), at(2026, 9, 25, 17)),
        ({"end_time": None}, at(2026, 9, 25, 9), at(2026, 9, 26)),
        ({"end_date": dt.date(2026, 9, 27)}, at(2026, 9, 25, 9), at(2026, 9, 27, 17)),
        (
            {"start_time": None, "end_time": None, "is_all_day": True},
            at(2026, 9, 25),
            at(2026, 9, 26),
        ),
        (
            {"start_time": None, "end_time": None, "date_precision": "month"},
            at(2026, 9, 1),
            at(2026, 10, 1),
        ),
    ],
)
def test_moments_follow_what_is_known(values, start, end):
    page = event(**values)
    assert (page.starts_at, page.ends_at) == (start, end)


def test_moments_use_the_events_own_time_zone():
    page = event(time_zone="Europe/Bucharest")
    assert page.starts_at == at(2026, 9, 25, 8)


def test_the_day_summer_time_ends_is_an_hour_longer():
    page = event(start_date=dt.date(2026, 10, 25), start_time=None, end_time=None, is_all_day=True)
    assert page.ends_at - page.starts_at == dt.timedelta(hours=25)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"end_date": dt.date(2026, 9, 24)}, "end_date"),
        ({"end_time": dt.time(8)}, "end_time"),
        ({"end_time": dt.time(9)}, "end_time"),
        ({"start_time": None}, "start_time"),
        ({"date_precision": "month"}, "start_time"),
        ({"is_all_day": True}, "start_time"),
        ({"online_url": "https://example.org/live"}, "online_url"),
        ({"attendance_mode": "online", "venue": "Hala 2"}, "venue"),
        ({"admission": "free", "fee": "120 EUR"}, "fee"),
        ({"is_full": True}, "registration_url"),
        ({"brokerage_text": "Sastanci"}, "brokerage_title"),
        ({"status": "rescheduled"}, "previous_start_date"),
        ({"edition": "VI"}, "series"),
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
        ({"country": "XX"}, "country"),
    ],
)
def test_a_contradiction_names_its_field(site_tree, values, field):
    with pytest.raises(ValidationError) as caught:
        EventPageFactory(parent=site_tree.sr.events, start_date=dt.date(2026, 9, 25), **values)
    assert field in caught.value.error_dict


def test_registration_closing_before_it_opens_names_the_closing(site_tree):
    with pytest.raises(ValidationError) as caught:
        EventPageFactory(
            parent=site_tree.sr.events,
            registration_url="https://example.org/prijava",
            registration_opens_at=timezone.now(),
            registration_closes_at=timezone.now() - dt.timedelta(days=1),
        )
    assert list(caught.value.error_dict) == ["registration_closes_at"]


@pytest.mark.parametrize(
    ("values", "now", "state"),
    [
        ({"registration_url": ""}, (2026, 9, 1), RegistrationState.NONE),
        ({}, (2026, 9, 1), RegistrationState.OPEN),
        ({}, (2026, 9, 26), RegistrationState.CLOSED),
        ({"is_full": True}, (2026, 9, 1), RegistrationState.FULL),
        (
            {"registration_opens_at": at(2026, 9, 5)},
            (2026, 9, 1),
            RegistrationState.NOT_YET,
        ),
        (
            {"registration_closes_at": at(2026, 9, 5)},
            (2026, 9, 5),
            RegistrationState.CLOSED,
        ),
    ],
)
def test_registration_state_at_a_moment(values, now, state):
    page = event(**{"registration_url": "https://example.org/prijava", **values})
    assert page.registration_state(at(*now)) == state


def test_brokerage_is_open_until_its_deadline():
    deadline = at(2026, 9, 10, 12)
    page = event(brokerage_title="B2B susreti", brokerage_deadline=deadline)
    assert page.is_brokerage_open(deadline - dt.timedelta(seconds=1))
    assert not page.is_brokerage_open(deadline)


@pytest.mark.parametrize(
    ("times", "field"),
    [((None, dt.time(10)), "start_time"), ((dt.time(10), dt.time(10)), "end_time")],
)
def test_a_session_that_contradicts_itself_names_its_field(times, field):
    session = EventSession(title="Panel", date=dt.date(2026, 9, 25), start_time=times[0], end_time=times[1])
    with pytest.raises(ValidationError) as caught:
        session.clean()
    assert list(caught.value.error_dict) == [field]


def test_an_event_moves_from_upcoming_to_past_at_its_end(site_tree):
    today = timezone.localdate()
    past = EventPageFactory(parent=site_tree.sr.events, start_date=today - dt.timedelta(days=1))
    today_all_day = EventPageFactory(
        parent=site_tree.sr.events, start_date=today, start_time=None, end_time=None, is_all_day=True
    )
    later = EventPageFactory(parent=site_tree.sr.events, start_date=today + dt.timedelta(days=30))
    assert list(site_tree.sr.events.get_upcoming()) == [today_all_day, later]
    assert list(site_tree.sr.events.get_past()) == [past]
