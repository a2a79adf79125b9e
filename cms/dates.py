"""Dates and times as text, in the reader's language, saying no more than is known.

Babel has the month names and the order of each language (CLDR), but its ranges shorten the months, so the ranges are put
together here. Serbian writes no full stop between the days of a range: 25–27. septembar 2017.
"""

import datetime as dt
from functools import lru_cache

from babel.dates import format_date, format_skeleton, format_time, get_day_names, get_timezone_location
from django.utils.translation import get_language

from cms.pages.dates import DatePrecision

BABEL_LOCALES = {"sr-latn": "sr_Latn", "sr-cyrl": "sr_Cyrl", "en": "en_GB"}


def babel_locale(language: str | None = None) -> str:
    """Babel's name for a language code of the site (default: the active language)."""
    return BABEL_LOCALES.get(language or get_language() or "", "en_GB")


def date_text(day: dt.date, precision: str = DatePrecision.DAY, language: str | None = None) -> str:
    """A date as far as it is known: ``25. septembar 2017.``, ``septembar 2017.``, ``2017.``."""
    return _date_in(babel_locale(language), day.year, day.month, day.day, str(precision))


# Lists and archives write the same days over and over, and Babel reads its pattern anew each time.
@lru_cache(maxsize=4_096)
def _date_in(locale: str, year: int, month: int, day: int, precision: str) -> str:
    date = dt.date(year, month, day)
    if precision == DatePrecision.YEAR:
        return format_skeleton("y", date, locale=locale)
    if precision == DatePrecision.MONTH:
        return format_skeleton("yMMMM", date, locale=locale)
    return format_date(date, "long", locale=locale)


def machine_date(day: dt.date, precision: str = DatePrecision.DAY) -> str:
    """The ``datetime`` attribute of ``<time>``, as precise as the date itself."""
    length = {DatePrecision.YEAR: 4, DatePrecision.MONTH: 7}.get(DatePrecision(precision), 10)
    return day.isoformat()[:length]


def date_range_text(
    first: dt.date,
    last: dt.date | None = None,
    precision: str = DatePrecision.DAY,
    language: str | None = None,
) -> str:
    """A date or a range of dates: ``25–27. septembar 2017.``, ``28 September – 2 October 2017``, ``septembar – oktobar 2017.``"""
    locale = babel_locale(language)
    same_month = last is not None and (first.year, first.month) == (last.year, last.month)
    if last is None or last <= first or (same_month and precision != DatePrecision.DAY):
        return date_text(first, precision, language)
    end = date_text(last, precision, language)
    if first.year != last.year or precision == DatePrecision.YEAR:
        return f"{date_text(first, precision, language)} – {end}"
    if precision == DatePrecision.MONTH:
        return f"{format_date(first, 'LLLL', locale=locale)} – {end}"
    if same_month:
        return f"{first.day}–{end}"
    return f"{format_date(first, _day_and_month(locale), locale=locale)} – {end}"


def weekday_date_text(day: dt.date, language: str | None = None) -> str:
    """A date with its weekday: ``ponedeljak, 25. septembar 2017.``"""
    return format_date(day, "full", locale=babel_locale(language))


def week_names(language: str | None = None) -> list[tuple[str, str]]:
    """The days of the week from Monday, each in full and short: ``ponedeljak``, ``pon``."""
    locale = babel_locale(language)
    full, short = (get_day_names(width, "stand-alone", locale) for width in ("wide", "abbreviated"))
    return [(full[number], short[number]) for number in range(7)]


def time_range_text(start: dt.time | None, end: dt.time | None = None, language: str | None = None) -> str:
    """``18:00`` or ``18:00–20:30``; empty without a start."""
    if start is None:
        return ""
    locale = babel_locale(language)
    texts = [format_time(moment, "short", locale=locale) for moment in (start, end) if moment is not None]
    return "–".join(texts)


def month_text(day: dt.date, language: str | None = None) -> str:
    """The month's short name, for a calendar leaf."""
    return format_date(day, "LLL", locale=babel_locale(language))


def month_name(month: int, language: str | None = None) -> str:
    """The month's name by itself: ``novembar``."""
    return _month_in(babel_locale(language), month)


@lru_cache
def _month_in(locale: str, month: int) -> str:
    return format_date(dt.date(2000, month, 1), "LLLL", locale=locale)


def time_zone_place(name: str, language: str | None = None) -> str:
    """The town that stands for an IANA time zone, in the reader's language: ``Bukurešt``."""
    return get_timezone_location(name, locale=babel_locale(language), return_city=True)


def _day_and_month(locale: str) -> str:
    return "d. MMMM" if locale.startswith("sr") else "d MMMM"
