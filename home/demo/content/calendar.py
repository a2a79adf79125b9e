"""Days counted from today, so that the demo always has something ahead, and dates as texts say them."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

BELGRADE = ZoneInfo("Europe/Belgrade")
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)

_GENITIVE = [
    "januara",
    "februara",
    "marta",
    "aprila",
    "maja",
    "juna",
    "jula",
    "avgusta",
    "septembra",
    "oktobra",
    "novembra",
    "decembra",
]
_LOCATIVE = [
    "januaru",
    "februaru",
    "martu",
    "aprilu",
    "maju",
    "junu",
    "julu",
    "avgustu",
    "septembru",
    "oktobru",
    "novembru",
    "decembru",
]
_ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(frozen=True)
class Calendar:
    """The demo's calendar as seen on `today`."""

    today: dt.date

    def day(self, days: int) -> dt.date:
        """Return the day that many days from today; negative is past."""
        return self.today + dt.timedelta(days=days)

    def next(self, weekday: int, weeks: int = 0) -> dt.date:
        """Return the first such weekday after today, that many weeks later (0 is Monday)."""
        ahead = (weekday - self.today.weekday() - 1) % 7 + 1
        return self.day(ahead + 7 * weeks)

    def last(self, weekday: int, weeks: int = 0) -> dt.date:
        """Return the latest such weekday before today, that many weeks earlier."""
        back = (self.today.weekday() - weekday - 1) % 7 + 1
        return self.day(-back - 7 * weeks)

    def month(self, months: int) -> dt.date:
        """Return the first day of the month that many months from this one."""
        count = self.today.year * 12 + self.today.month - 1 + months
        return dt.date(count // 12, count % 12 + 1, 1)


def at(day: dt.date, time: str) -> dt.datetime:
    """Return the moment of `time` ("HH:MM") on `day` in Belgrade."""
    return dt.datetime.combine(day, dt.time.fromisoformat(time), BELGRADE)


def sr(day: dt.date) -> str:
    """Return the date in Serbian, in the genitive: "12. marta 2026."."""
    return f"{day.day}. {_GENITIVE[day.month - 1]} {day.year}."


def sr_short(day: dt.date) -> str:
    """Return day and month in Serbian: "12. marta"."""
    return f"{day.day}. {_GENITIVE[day.month - 1]}"


def sr_month(day: dt.date) -> str:
    """Return the month in the locative, as after "u": "martu 2026."."""
    return f"{_LOCATIVE[day.month - 1]} {day.year}."


def en(day: dt.date) -> str:
    """Return the date in English: "12 March 2026"."""
    return f"{day.day} {_ENGLISH[day.month - 1]} {day.year}"


def en_short(day: dt.date) -> str:
    """Return day and month in English: "12 March"."""
    return f"{day.day} {_ENGLISH[day.month - 1]}"


def en_month(day: dt.date) -> str:
    """Return month and year in English: "March 2026"."""
    return f"{_ENGLISH[day.month - 1]} {day.year}"


def sr_span(first: dt.date, last: dt.date) -> str:
    """Return a span of days in Serbian: "12–14. marta 2026." or with both months where they differ."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day}. {_GENITIVE[first.month - 1]} {last.year}."
    return f"{sr_short(first)} – {sr(last)}"


def en_span(first: dt.date, last: dt.date) -> str:
    """Return a span of days in English: "12–14 March 2026" or with both months where they differ."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {_ENGLISH[first.month - 1]} {last.year}"
    return f"{en_short(first)} – {en(last)}"
