"""Reads the times of an event out of a calendar file by looking at each day in turn, as RFC 5545 words its rules.

The site finds dates with python-dateutil; this shares nothing with that but the text of the file.
"""

import calendar
import datetime as dt
from collections.abc import Iterator

from icalendar import Calendar, Event

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LONGEST = 30 * 366

Time = tuple[dt.date, dt.date, bool]
"""Start, end, and whether that time is cancelled."""


def times_in(written: bytes) -> list[Time]:
    """Every time in a file with one event, in order."""
    events = Calendar.from_ical(written).walk("VEVENT")
    [whole] = [event for event in events if "RECURRENCE-ID" not in event]
    others = {event.decoded("recurrence-id"): event for event in events if "RECURRENCE-ID" in event}
    start, length = whole.decoded("dtstart"), _wall(whole.decoded("dtend")) - _wall(whole.decoded("dtstart"))
    starts = {start, *_by_rule(whole, start), *_by_date(whole)}
    assert others.keys() <= starts, "an exception names no time"
    plain = [(one, _later(one, length), False) for one in starts - others.keys()]
    return sorted([*plain, *(_time(event) for event in others.values())])


def _time(event: Event) -> Time:
    return event.decoded("dtstart"), event.decoded("dtend"), str(event["status"]) == "CANCELLED"


def _wall(moment: dt.date) -> dt.date:
    return moment.replace(tzinfo=None) if isinstance(moment, dt.datetime) else moment


def _later(moment: dt.date, length: dt.timedelta) -> dt.date:
    later = _wall(moment) + length
    return later.replace(tzinfo=moment.tzinfo) if isinstance(moment, dt.datetime) else later


def _by_date(whole: Event) -> Iterator[dt.date]:
    written = whole.get("rdate", [])
    for line in written if isinstance(written, list) else [written]:
        yield from (one.dt for one in line.dts)


def _by_rule(whole: Event, start: dt.date) -> Iterator[dt.date]:
    if "rrule" not in whole:
        return
    rule = whole["rrule"]
    [count], [until] = rule.get("COUNT", [None]), rule.get("UNTIL", [None])
    found = 0
    for number in range(LONGEST):
        one = _later(start, dt.timedelta(days=number))
        if (until and one > until) or found == count:
            return
        if _fits(one, start, rule):
            found += 1
            yield one


def _fits(day: dt.date, start: dt.date, rule: dict) -> bool:
    [frequency], [interval] = rule["FREQ"], rule.get("INTERVAL", [1])
    days, numbers = rule.get("BYDAY", []), rule.get("BYMONTHDAY", [])
    if frequency == "WEEKLY":
        monday, first = (_day(one) - dt.timedelta(days=one.weekday()) for one in (day, start))
        return (monday - first).days // 7 % interval == 0 and CODES[day.weekday()] in days
    months = (day.year - start.year) * 12 + day.month - start.month
    if frequency == "YEARLY" and ([day.month] != rule["BYMONTH"] or months // 12 % interval):
        return False
    if frequency == "MONTHLY" and months % interval:
        return False
    length = calendar.monthrange(day.year, day.month)[1]
    if days:
        code = CODES[day.weekday()]
        return days == [f"{(day.day + 6) // 7}{code}"] or (days == [f"-1{code}"] and day.day + 7 > length)
    there = [number for number in numbers if number <= length]
    return day.day in (there[-1:] if rule.get("BYSETPOS") == [-1] else there)


def _day(moment: dt.date) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment
