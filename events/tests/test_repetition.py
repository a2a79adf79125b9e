"""Events that repeat: their dates, and what is different on single ones."""

import datetime as dt
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from events.calendar import build_event
from events.factories import EventPageFactory
from events.models import EventDateChange, EventPage, Occurrence
from events.models.occurrences import during, upcoming
from events.models.repetition import MOST_DATES
from events.repeating import rule_text
from events.tests.expansion import Time, times_in

# Even an unsaved page asks for its content type.
pytestmark = pytest.mark.django_db

BELGRADE = ZoneInfo("Europe/Belgrade")
TUESDAY = dt.date(2026, 10, 6)


def at(*moment: int) -> dt.datetime:
    """A moment in Belgrade."""
    return dt.datetime(*moment, tzinfo=BELGRADE)


def event(**values) -> EventPage:
    """An unsaved course of six Tuesdays from six to eight, from 6 October 2026."""
    changes = values.pop("changes", [])
    facts = {
        "title": "Kurs",
        "start_date": TUESDAY,
        "start_time": dt.time(18),
        "end_time": dt.time(20),
        "repetition": "weekly",
        "repetition_count": 6,
    }
    page = EventPage(**{**facts, **values})
    page.date_changes = [EventDateChange(**change) for change in changes]
    page.derive()
    return page


def dates(page: EventPage) -> list[dt.date]:
    return [occurrence.start_date for occurrence in page.all_occurrences]


def days(*written: str) -> list[dt.date]:
    return [dt.date.fromisoformat(day) for day in written]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"repetition_count": 3}, days("2026-10-06", "2026-10-13", "2026-10-20")),
        (
            {"repetition_count": None, "repetition_until": dt.date(2026, 10, 20)},
            days("2026-10-06", "2026-10-13", "2026-10-20"),
        ),
        (
            {"repetition_count": 4, "repetition_weekdays": ["TH"]},
            days("2026-10-06", "2026-10-08", "2026-10-13", "2026-10-15"),
        ),
        ({"repetition_count": 3, "repetition_interval": 2}, days("2026-10-06", "2026-10-20", "2026-11-03")),
        (
            {"repetition": "monthly_day", "repetition_count": 3},
            days("2026-10-06", "2026-11-06", "2026-12-06"),
        ),
        (
            {"repetition": "monthly_day", "start_date": dt.date(2026, 12, 31), "repetition_count": 4},
            days("2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31"),
        ),
        (
            {"repetition": "monthly_day", "start_date": dt.date(2026, 12, 30), "repetition_count": 3},
            days("2026-12-30", "2027-01-30", "2027-02-28"),
        ),
        (
            {"repetition": "monthly_weekday", "repetition_count": 3},
            days("2026-10-06", "2026-11-03", "2026-12-01"),
        ),
        (
            {"repetition": "monthly_weekday", "start_date": dt.date(2026, 10, 30), "repetition_count": 3},
            days("2026-10-30", "2026-11-27", "2026-12-25"),
        ),
        (
            {"repetition": "yearly", "start_date": dt.date(2028, 2, 29), "repetition_count": 3},
            days("2028-02-29", "2029-02-28", "2030-02-28"),
        ),
        (
            {"repetition": "dates", "changes": [{"date": dt.date(2026, 11, 2), "change": "added"}]},
            days("2026-10-06", "2026-11-02"),
        ),
    ],
    ids=[
        *(
            "count",
            "until",
            "two days a week",
            "every other week",
            "day of the month",
            "last day of the month",
        ),
        *("30th", "first Tuesday", "fifth Friday", "29 February", "a list"),
    ],
)
def test_dates_follow_the_rule(values, expected):
    assert dates(event(**values)) == expected


def test_the_hour_stays_when_the_clocks_change():
    found = event().all_occurrences
    # Summer time ends on 25 October 2026.
    assert [one.starts_at.astimezone(dt.UTC).hour for one in found] == [16, 16, 16, 17, 17, 17]
    assert {one.start_time for one in found} == {dt.time(18)}


def test_an_event_lasts_from_its_first_to_its_last_time():
    page = event()
    assert (page.starts_at, page.ends_at) == (at(2026, 10, 6, 18), at(2026, 11, 10, 20))


CHANGES = [
    {"date": dt.date(2026, 10, 13), "change": "cancelled", "note": "Predavač je bolestan."},
    {
        "date": dt.date(2026, 10, 20),
        "change": "moved",
        "new_date": dt.date(2026, 10, 22),
        "new_start_time": dt.time(17),
        "new_end_time": dt.time(19),
    },
    {"date": dt.date(2026, 11, 21), "change": "added"},
]


def test_single_dates_are_cancelled_moved_and_added():
    found = event(changes=CHANGES).all_occurrences
    assert [(one.start_date, one.is_cancelled, one.is_moved) for one in found] == [
        (dt.date(2026, 10, 6), False, False),
        (dt.date(2026, 10, 13), True, False),
        (dt.date(2026, 10, 22), False, True),
        (dt.date(2026, 10, 27), False, False),
        (dt.date(2026, 11, 3), False, False),
        (dt.date(2026, 11, 10), False, False),
        (dt.date(2026, 11, 21), False, False),
    ]
    assert found[1].note == "Predavač je bolestan."
    assert (found[2].starts_at, found[2].ends_at) == (at(2026, 10, 22, 17), at(2026, 10, 22, 19))


def test_a_list_announces_the_next_date_on_which_something_takes_place():
    page = event(changes=CHANGES)
    assert page.shown_occurrence(at(2026, 10, 7)).start_date == dt.date(2026, 10, 22)
    assert page.shown_occurrence(at(2026, 10, 22, 18)).start_date == dt.date(2026, 10, 22)
    assert page.shown_occurrence(at(2026, 10, 22, 19)).start_date == dt.date(2026, 10, 27)
    assert page.shown_occurrence(at(2027, 1, 1)).start_date == TUESDAY
    last = event(changes=[{"date": dt.date(2026, 11, 10), "change": "cancelled"}])
    assert last.shown_occurrence(at(2026, 11, 4)).is_cancelled


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"repetition_count": None}, "repetition_until"),
        ({"repetition_until": dt.date(2026, 12, 1)}, "repetition_count"),
        ({"repetition_count": None, "repetition_until": dt.date(2026, 10, 5)}, "repetition_until"),
        ({"repetition_count": None, "repetition_until": dt.date(2126, 10, 5)}, "repetition_until"),
        ({"end_date": dt.date(2026, 10, 13)}, "end_date"),
        ({"date_precision": "month", "start_time": None, "end_time": None}, "repetition"),
    ],
    ids=["endless", "two ends", "ends before it begins", "too many", "longer than a week", "month only"],
)
def test_a_rule_that_contradicts_itself_names_its_field(values, field):
    assert list(event(**values).clean_repetition()) == [field]


def test_as_many_dates_as_there_may_be_are_no_fault():
    assert event(repetition_count=MOST_DATES).clean_repetition() == {}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"change": "moved"}, "new_date"),
        ({"change": "cancelled", "new_date": TUESDAY}, "change"),
        ({"change": "added", "new_date": TUESDAY}, "new_date"),
        ({"change": "moved", "new_date": TUESDAY, "new_end_time": dt.time(9)}, "new_start_time"),
    ],
)
def test_a_change_that_contradicts_itself_names_its_field(values, field):
    with pytest.raises(ValidationError) as caught:
        EventDateChange(date=TUESDAY, **values).clean()
    assert list(caught.value.error_dict) == [field]


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({}, "Every week: Tuesday · 6 dates, the last 10 November 2026"),
        (
            {"repetition_interval": 2, "repetition_weekdays": ["TH"], "repetition_count": 2},
            "Every 2 weeks: Tuesday, Thursday · 2 dates, the last 8 October 2026",
        ),
        (
            {"repetition": "monthly_weekday", "repetition_count": 2},
            "Every month: first Tuesday · 2 dates, the last 3 November 2026",
        ),
        (
            {"repetition": "monthly_day", "repetition_count": 2},
            "Every month: day 6 · 2 dates, the last 6 November 2026",
        ),
        (
            {"repetition": "dates", "changes": [{"date": dt.date(2026, 11, 2), "change": "added"}]},
            "2 dates, the last 2 November 2026",
        ),
        ({"repetition": ""}, ""),
    ],
)
def test_the_rule_in_words(values, text):
    with translation.override("en"):
        assert rule_text(event(**values)) == text


class TestStored:
    """What lists and calendars ask the database."""

    def course(self, site_tree, first: dt.date, **values) -> EventPage:
        facts = {
            "repetition": "weekly",
            "repetition_count": 4,
            "start_time": dt.time(9),
            "end_time": dt.time(10),
        }
        return EventPageFactory(parent=site_tree.sr.events, start_date=first, **{**facts, **values})

    def test_they_follow_the_event(self, site_tree):
        page = self.course(site_tree, TUESDAY)
        assert [one.date for one in page.occurrences.all()] == dates(page)
        page.repetition_count = 2
        page.save()
        assert page.occurrences.count() == 2
        page.repetition = ""
        page.save()
        assert not Occurrence.objects.exists()

    def test_a_draft_changes_none(self, site_tree):
        page = self.course(site_tree, TUESDAY)
        page.repetition_count = 2
        page.save_revision()
        assert page.occurrences.count() == 4
        page.get_latest_revision().publish()
        assert page.occurrences.count() == 2

    def test_upcoming_events_stand_by_their_next_date(self, site_tree):
        today = timezone.localdate()
        course = self.course(site_tree, today - dt.timedelta(days=3))
        sooner = EventPageFactory(parent=site_tree.sr.events, start_date=today + dt.timedelta(days=2))
        later = EventPageFactory(parent=site_tree.sr.events, start_date=today + dt.timedelta(days=6))
        assert list(upcoming(EventPage.objects.all())) == [sooner, course, later]

    def test_between_two_dates_nothing_takes_place(self, site_tree):
        page = self.course(site_tree, TUESDAY)
        events = EventPage.objects.all()
        assert list(events.filter(during(at(2026, 10, 13), at(2026, 10, 14)))) == [page]
        assert not events.filter(during(at(2026, 10, 14), at(2026, 10, 20))).exists()
        assert not events.filter(during(at(2026, 10, 27, 10))).exists()


START = st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31))


@st.composite
def courses(draw) -> EventPage:
    """An event that repeats in any way, with some changes to its dates."""
    first = draw(START)
    all_day = draw(st.booleans())
    kind = draw(st.sampled_from(["weekly", "monthly_day", "monthly_weekday", "yearly", "dates"]))
    values = {
        "start_date": first,
        "repetition": kind,
        "repetition_interval": draw(st.integers(1, 3)),
        "repetition_weekdays": draw(st.lists(st.sampled_from(["MO", "WE", "SU"]), unique=True, max_size=2)),
        "repetition_count": draw(st.integers(2, 8)),
        "time_zone": draw(st.sampled_from(["Europe/Belgrade", "America/New_York", "Asia/Tokyo"])),
    }
    if draw(st.booleans()):
        values |= {
            "repetition_count": None,
            "repetition_until": first + dt.timedelta(days=draw(st.integers(0, 200))),
        }
    if all_day:
        values |= {"start_time": None, "end_time": None, "is_all_day": True}
    page = event(**values)
    changes = []
    for date in draw(st.lists(st.sampled_from(dates(page)), unique=True, max_size=3)):
        if draw(st.booleans()):
            changes.append(EventDateChange(date=date, change="cancelled"))
        else:
            moved_by = dt.timedelta(days=draw(st.integers(1, 5)))
            changes.append(EventDateChange(date=date, change="moved", new_date=date + moved_by))
    for days_on in draw(st.lists(st.integers(1, 300), unique=True, max_size=2)):
        date = first + dt.timedelta(days=days_on)
        if date not in dates(page):
            changes.append(EventDateChange(date=date, change="added"))
    page.date_changes = changes
    page.derive()
    return page


def written(page: EventPage, request) -> bytes:
    """The calendar file of a page that is in no database."""
    page.get_full_url = lambda request=None: "https://example.org/kurs/"
    calendar = Calendar()
    for component in build_event(page, request):
        calendar.add_component(component)
    calendar.add_missing_timezones()
    return calendar.to_ical()


def told(page: EventPage) -> list[Time]:
    """What a calendar file is to say of a page."""
    after = dt.timedelta(days=1)
    return sorted(
        (one.starts_at, one.ends_at, one.is_cancelled)
        if page.start_time
        else (one.start_date, one.last_date + after, one.is_cancelled)
        for one in page.all_occurrences
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(page=courses())
def test_a_calendar_file_says_what_the_site_says(rf, locales, page):
    page.locale = locales.sr
    assert times_in(written(page, rf.get("/"))) == told(page)


@settings(max_examples=60, deadline=None)
@given(page=courses())
def test_dates_are_in_order_and_each_once(page):
    planned = page.planned_dates(page.date_changes.all())
    assert all(one < other for one, other in pairwise(planned))
    assert planned[0] == page.start_date
    assert len(page.all_occurrences) == len(planned)
