"""The edit form of an event: what is wrong between the event and the changes to its single dates."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from cms.dates import date_text
from cms.taxonomy.forms import ClassifiedPageForm
from events.models.choices import DateChange
from events.models.repetition import MOST_DATES, Repetition

Fault = tuple[Any, str, str]
"""A change, the name of its field, and what is wrong with it."""


class EventPageForm(ClassifiedPageForm):
    """Refuses a changed date that is none of the event's."""

    def _post_clean(self) -> None:
        """Look at the changes when the event itself has its new values, and holds together."""
        super()._post_clean()
        formset = self.formsets.get("date_changes")
        if self.errors or formset is None or not formset.is_valid():
            return
        rows = {
            id(form.instance): form
            for form in formset.forms
            if form.has_changed() or form.instance.pk
            if form not in formset.deleted_forms
        }
        changes = [form.instance for form in rows.values()]
        if self.instance.repetition == Repetition.DATES and not any(
            change.change == DateChange.ADDED for change in changes
        ):
            self.add_error("repetition", _("Add the further dates under “Changed dates”."))
        for change, name, message in faults(self.instance, changes):
            rows[id(change)].add_error(name, message)


def faults(event: Any, changes: list[Any]) -> Iterator[Fault]:
    """What is wrong with each of the changes to an event's dates."""
    if not event.repetition:
        message = _("The event does not repeat: change its own dates, or choose how it repeats.")
        yield from ((change, "date", message) for change in changes)
        return
    by_rule, planned = set(event.rule_dates()), event.planned_dates(changes)
    if len(planned) > MOST_DATES:
        yield changes[-1], "date", _("That makes more than %(number)s dates.") % {"number": MOST_DATES}
    seen = Counter((change.date, change.change == DateChange.ADDED) for change in changes)
    for change in changes:
        day = {"day": date_text(change.date)}
        is_added = change.change == DateChange.ADDED
        if seen[change.date, is_added] > 1:
            yield change, "date", _("There are two changes for %(day)s") % day
        elif is_added and change.date in by_rule:
            yield change, "date", _("The event takes place anyway on %(day)s") % day
        elif change.date not in planned:
            yield change, "date", _("The event has no date on %(day)s") % day
        if change.new_start_time:
            yield from _faults_of_hours(event, change)


def _faults_of_hours(event: Any, change: Any) -> Iterator[Fault]:
    if not event.start_time:
        yield change, "new_start_time", _("The event has no hours, so one date cannot have any.")
    elif bool(event.end_time) != bool(change.new_end_time):
        yield change, "new_end_time", _("Give an end when the event has one, and only then.")
    elif event.end_time and not event.is_several_days and change.new_end_time <= change.new_start_time:
        yield change, "new_end_time", _("The end must be after the start.")
