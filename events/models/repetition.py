"""How an event repeats: a rule of RFC 5545 (3.3.10) in fields that an editor understands."""

import datetime as dt
from itertools import islice, pairwise
from typing import Any

from dateutil.rrule import rrulestr
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from cms.pages.rules import synchronised, translated
from events.models.schedule import ScheduleFields

MOST_DATES = 400
"""A weekly course of almost eight years; more dates than that nobody announces, and every one of them is stored."""


class Repetition(models.TextChoices):
    """After what time an event takes place again."""

    NONE = "", _("does not repeat")
    WEEKLY = "weekly", _("every week")
    MONTHLY_DAY = "monthly_day", _("every month, on the same day")
    MONTHLY_WEEKDAY = "monthly_weekday", _("every month, on the same weekday (second Tuesday)")
    YEARLY = "yearly", _("every year")
    DATES = "dates", _("only on the dates added below")


class Weekday(models.TextChoices):
    """The days of the week as RFC 5545 calls them."""

    MONDAY = "MO", _("Monday")
    TUESDAY = "TU", _("Tuesday")
    WEDNESDAY = "WE", _("Wednesday")
    THURSDAY = "TH", _("Thursday")
    FRIDAY = "FR", _("Friday")
    SATURDAY = "SA", _("Saturday")
    SUNDAY = "SU", _("Sunday")


class WeekdaysField(models.JSONField):
    """Some days of the week, as a list of ``Weekday`` values; ticked in forms."""

    def formfield(self, **kwargs: Any) -> forms.Field:
        """A box for each day."""
        return forms.MultipleChoiceField(
            choices=Weekday.choices,
            widget=forms.CheckboxSelectMultiple,
            required=False,
            label=self.verbose_name,
            help_text=self.help_text,
        )


class RepetitionFields(models.Model):
    """When an event takes place again after its first date."""

    repetition = models.CharField(
        _("repeats"), max_length=15, choices=Repetition.choices, blank=True, default=Repetition.NONE
    )
    repetition_interval = models.PositiveSmallIntegerField(
        _("every how many"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(99)],
        help_text=_("2 for every other week, month or year."),
    )
    repetition_weekdays = WeekdaysField(
        _("on these days of the week"),
        default=list,
        blank=True,
        help_text=_(
            "Only for an event that repeats every week; the day of the first date is always one of them."
        ),
    )
    repetition_until = models.DateField(_("last possible date"), null=True, blank=True)
    repetition_count = models.PositiveSmallIntegerField(
        _("or number of dates"),
        null=True,
        blank=True,
        validators=[MinValueValidator(2), MaxValueValidator(MOST_DATES)],
    )

    repetition_rules = [
        *synchronised(
            "repetition",
            "repetition_interval",
            "repetition_weekdays",
            "repetition_until",
            "repetition_count",
        ),
        *translated("date_changes"),
    ]
    repetition_panel = MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("repetition"), FieldPanel("repetition_interval")]),
            FieldPanel("repetition_weekdays"),
            FieldRowPanel([FieldPanel("repetition_until"), FieldPanel("repetition_count")]),
            InlinePanel("date_changes", heading=_("Changed dates"), label=_("Changed date")),
        ],
        heading=_("Repetition"),
        help_text=_("The dates above are those of the first time."),
        classname="collapsed",
    )

    class Meta:
        abstract = True

    @property
    def has_rule(self) -> bool:
        """Whether the dates follow a rule, and not only a list."""
        return self.repetition not in (Repetition.NONE, Repetition.DATES)

    def rule_weekdays(self) -> list[str]:
        """The days of the week of a weekly rule, in their order; that of the first date is one of them."""
        days = {*self.repetition_weekdays, Weekday.values[self.start_date.weekday()]}
        return [day for day in Weekday.values if day in days]

    def rule_parts(self) -> dict[str, Any]:
        """The rule in the words of RFC 5545, without its end: ``{"FREQ": "WEEKLY", "BYDAY": ["TU"]}``.

        In a month that is too short its last day stands for the 29th, 30th or 31st; a fifth weekday means the last.
        """
        day = self.start_date.day
        parts: dict[str, Any] = {"FREQ": "MONTHLY"}
        if self.repetition == Repetition.WEEKLY:
            parts = {"FREQ": "WEEKLY", "BYDAY": self.rule_weekdays()}
        elif self.repetition == Repetition.MONTHLY_WEEKDAY:
            weekday = Weekday.values[self.start_date.weekday()]
            parts["BYDAY"] = [f"{which_in_month(self.start_date)}{weekday}"]
        else:
            parts["BYMONTHDAY"] = list(range(28, day + 1)) or [day]
            if self.repetition == Repetition.YEARLY:
                parts |= {"FREQ": "YEARLY", "BYMONTH": [self.start_date.month]}
            if day > 28:
                parts["BYSETPOS"] = [-1]
        if self.repetition_interval > 1:
            parts["INTERVAL"] = [self.repetition_interval]
        return parts

    def rule_dates(self) -> list[dt.date]:
        """The dates of the rule, the first among them; one more than ``MOST_DATES`` at most. Without a rule only the first."""
        if not self.has_rule:
            return [self.start_date]
        parts = self.rule_parts()
        if self.repetition_count:
            parts["COUNT"] = [self.repetition_count]
        elif self.repetition_until:
            parts["UNTIL"] = [f"{self.repetition_until:%Y%m%d}"]
        written = ";".join(
            f"{name}={','.join(map(str, [value] if isinstance(value, str) else value))}"
            for name, value in parts.items()
        )
        first = dt.datetime.combine(self.start_date, dt.time.min)
        found = (moment.date() for moment in islice(rrulestr(written, dtstart=first), MOST_DATES + 1))
        return sorted({self.start_date, *found})

    def clean_repetition(self) -> dict[str, ValidationError]:
        """Find what contradicts itself in the repetition; the keys name the field at fault."""
        if not self.repetition or not self.start_date:
            return {}
        if self.date_precision == ScheduleFields.Precision.MONTH:
            return {
                "repetition": ValidationError(_("An event of which only the month is known cannot repeat."))
            }
        return self._clean_rule() if self.has_rule else {}

    def _clean_rule(self) -> dict[str, ValidationError]:
        until, count = self.repetition_until, self.repetition_count
        if until and count:
            return {
                "repetition_count": ValidationError(_("Give the last date or the number of dates, not both."))
            }
        if not until and not count:
            return {
                "repetition_until": ValidationError(
                    _("Say until when it repeats, or give the number of dates.")
                )
            }
        if until and until < self.start_date:
            return {"repetition_until": ValidationError(_("The last date is before the first."))}
        dates = self.rule_dates()
        if len(dates) > MOST_DATES:
            return {
                "repetition_until": ValidationError(
                    _("That makes more than %(number)s dates."), params={"number": MOST_DATES}
                )
            }
        length = (self.end_date or self.start_date) - self.start_date
        if any(later - date <= length for date, later in pairwise(dates)):
            return {
                "end_date": ValidationError(_("The event is longer than the time after which it repeats."))
            }
        return {}


def which_in_month(day: dt.date) -> int:
    """Which one of its weekday in its month a day is: 2 for a second Tuesday, -1 for a fifth, which is the last."""
    number = (day.day + 6) // 7
    return number if number < 5 else -1
