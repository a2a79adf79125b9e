"""Dates as text in both languages."""

import datetime as dt

import pytest

from cms.dates import date_range_text, date_text, machine_date, time_range_text, time_zone_place

DAY = dt.date(2017, 9, 25)


@pytest.mark.parametrize(
    ("precision", "serbian", "english", "machine"),
    [
        ("day", "25. septembar 2017.", "25 September 2017", "2017-09-25"),
        ("month", "septembar 2017.", "September 2017", "2017-09"),
        ("year", "2017.", "2017", "2017"),
    ],
)
def test_a_date_says_no_more_than_is_known(precision, serbian, english, machine):
    assert date_text(DAY, precision, "sr-latn") == serbian
    assert date_text(DAY, precision, "en") == english
    assert machine_date(DAY, precision) == machine


@pytest.mark.parametrize(
    ("last", "precision", "serbian", "english"),
    [
        (None, "day", "25. septembar 2017.", "25 September 2017"),
        (dt.date(2017, 9, 27), "day", "25–27. septembar 2017.", "25–27 September 2017"),
        (
            dt.date(2017, 10, 2),
            "day",
            "25. septembar – 2. oktobar 2017.",
            "25 September – 2 October 2017",
        ),
        (
            dt.date(2018, 1, 2),
            "day",
            "25. septembar 2017. – 2. januar 2018.",
            "25 September 2017 – 2 January 2018",
        ),
        (dt.date(2017, 9, 30), "month", "septembar 2017.", "September 2017"),
        (dt.date(2017, 10, 1), "month", "septembar – oktobar 2017.", "September – October 2017"),
    ],
)
def test_a_range_is_as_short_as_it_can_be(last, precision, serbian, english):
    assert date_range_text(DAY, last, precision, "sr-latn") == serbian
    assert date_range_text(DAY, last, precision, "en") == english


def test_hours_are_written_in_full():
    assert time_range_text(dt.time(9), dt.time(10, 30), "sr-latn") == "09:00–10:30"
    assert time_range_text(dt.time(18), None, "en") == "18:00"
    assert time_range_text(None, None, "en") == ""


def test_a_foreign_clock_is_named_by_its_town():
    assert time_zone_place("Europe/Bucharest", "sr-latn") == "Bukurešt"
    assert time_zone_place("Europe/Bucharest", "en") == "Bucharest"
