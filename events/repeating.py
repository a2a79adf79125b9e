"""What is said of an event that repeats: its rule in words, its dates, and what is different on them."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from cms.dates import date_text, week_names
from events.models import EventPage, Occurrence
from events.models.repetition import Repetition, Weekday, which_in_month
from events.presentation import NOT_HAPPENING, Mark, is_off, when_once

FEMININE = {2, 5, 6}
"""Weekdays whose Serbian names are feminine: sreda, subota, nedelja."""
SHOWN_AHEAD = 5


def rule_text(event: EventPage) -> str:
    """How the event repeats, and until when: ``Svake nedelje: utorak · 6 termina, poslednji 29. decembar 2026.``; empty when it does not."""
    if not event.repetition:
        return ""
    return " · ".join(part for part in (_rule(event), _end(event)) if part)


def _rule(event: EventPage) -> str:
    if not event.has_rule:
        return ""
    number, first = event.repetition_interval, event.start_date
    # Not plural forms: without a number the words are others, and Serbian says “every 2nd week”.
    once, often = {
        Repetition.WEEKLY: (_("Every week"), _("Every %(number)s weeks")),
        Repetition.YEARLY: (_("Every year"), _("Every %(number)s years")),
    }.get(Repetition(event.repetition), (_("Every month"), _("Every %(number)s months")))
    every = often % {"number": number} if number > 1 else once
    if event.repetition == Repetition.WEEKLY:
        names = dict(zip(Weekday.values, week_names(), strict=True))
        days = ", ".join(names[code][0] for code in event.rule_weekdays())
        return _("%(every)s: %(days)s") % {"every": every, "days": days}
    if event.repetition == Repetition.MONTHLY_WEEKDAY:
        return _("%(every)s: %(days)s") % {"every": every, "days": _which_weekday(first)}
    if event.repetition == Repetition.MONTHLY_DAY:
        return _("%(every)s: %(days)s") % {"every": every, "days": _which_day(first.day)}
    return every


def _which_weekday(day: dt.date) -> str:
    masculine = {
        1: pgettext("masculine weekday", "first"),
        2: pgettext("masculine weekday", "second"),
        3: pgettext("masculine weekday", "third"),
        4: pgettext("masculine weekday", "fourth"),
        -1: pgettext("masculine weekday", "last"),
    }
    feminine = {
        1: pgettext("feminine weekday", "first"),
        2: pgettext("feminine weekday", "second"),
        3: pgettext("feminine weekday", "third"),
        4: pgettext("feminine weekday", "fourth"),
        -1: pgettext("feminine weekday", "last"),
    }
    which = (feminine if day.weekday() in FEMININE else masculine)[which_in_month(day)]
    return f"{which} {week_names()[day.weekday()][0]}"


def _which_day(number: int) -> str:
    if number == 31:
        return _("last day")
    if number > 28:
        return _("day %(number)s, or the last") % {"number": number}
    return pgettext("of the month", "day %(number)s") % {"number": number}


def _end(event: EventPage) -> str:
    times = event.all_occurrences
    number = len(times)
    text = ngettext("%(number)s date, the last %(day)s", "%(number)s dates, the last %(day)s", number)
    return text % {"number": number, "day": date_text(times[-1].start_date)}


@dataclass(frozen=True)
class Date:
    """One date in the list of an event's dates."""

    occurrence: Occurrence
    text: str
    is_off: bool
    mark: Mark | None
    note: str


@dataclass(frozen=True)
class Dates:
    """The dates of an event: the next ones, and all of them when there are more."""

    ahead: list[Date]
    all: list[Date]


def dates_of(event: EventPage, now: dt.datetime | None = None) -> Dates:
    """The dates of an event that repeats, each with what is different on it."""
    now = now or timezone.now()
    told = [_date(event, occurrence, now) for occurrence in event.all_occurrences]
    ahead = [date for date in told if not date.occurrence.is_past(now)][:SHOWN_AHEAD]
    return Dates(ahead, told if len(told) > len(ahead) else [])


def _date(event: EventPage, occurrence: Occurrence, now: dt.datetime) -> Date:
    return Date(
        occurrence=occurrence,
        text=when_once(occurrence),
        is_off=once_is_off(event, occurrence),
        mark=once_mark(event, occurrence, now),
        note=occurrence.note,
    )


def once_is_off(event: EventPage, occurrence: Occurrence) -> bool:
    """Whether nothing takes place at one of the times."""
    return occurrence.is_cancelled or (is_off(event) and not occurrence.is_past())


def once_mark(event: EventPage, occurrence: Occurrence, now: dt.datetime) -> Mark | None:
    """What has become of one of the times."""
    if occurrence.is_cancelled:
        return Mark(pgettext("date", "Cancelled"), "bad")
    if occurrence.is_past(now):
        return Mark(pgettext("date", "Past"))
    if occurrence.is_moved and occurrence.start_date != occurrence.date:
        was = date_text(occurrence.date)
        return Mark(_("Moved from %(day)s") % {"day": was}, "warn")
    return Mark(_("New hours"), "warn") if occurrence.is_moved else None


def dates_mark(event: EventPage, now: dt.datetime | None = None) -> Mark | None:
    """What a list says of the dates up to the one it shows: cancelled ones that lie before it, or that it was moved itself."""
    now = now or timezone.now()
    if not event.repetition or event.status in NOT_HAPPENING or event.is_past(now):
        return None
    shown = event.shown_occurrence(now)
    skipped = [
        one for one in event.all_occurrences if not one.is_past(now) and one.starts_at < shown.starts_at
    ]
    if skipped:
        days = ", ".join(date_text(one.start_date) for one in skipped)
        return Mark(_("Cancelled: %(days)s") % {"days": days}, "bad")
    return once_mark(event, shown, now)
