"""When an event takes place, and how far that is known."""

import datetime as dt
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from cms.pages.dates import DatePrecision
from cms.pages.rules import synchronised


def time_zones() -> list[tuple[str, str]]:
    """The IANA time zones an event may be in, as choices."""
    return [(name, name.replace("_", " ")) for name in sorted(available_timezones()) if "/" in name]


class ScheduleFields(models.Model):
    """Dates as the editor knows them, and the moments that lists and calendars compare with now."""

    class Precision(models.TextChoices):
        DAY = DatePrecision.DAY.value, DatePrecision.DAY.label
        MONTH = DatePrecision.MONTH.value, DatePrecision.MONTH.label

    start_date = models.DateField(_("start date"))
    start_time = models.TimeField(_("start time"), null=True, blank=True)
    end_date = models.DateField(
        _("end date"), null=True, blank=True, help_text=_("Only for events of several days.")
    )
    end_time = models.TimeField(_("end time"), null=True, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, choices=time_zones, default="Europe/Belgrade")
    is_all_day = models.BooleanField(
        _("all day"), default=False, help_text=_("No times are given or needed.")
    )
    date_precision = models.CharField(
        _("precision of the date"),
        max_length=5,
        choices=Precision.choices,
        default=Precision.DAY,
        help_text=_("“Month” when only the month is known: choose any day of it and leave the times empty."),
    )
    starts_at = models.DateTimeField(editable=False, db_index=True)
    ends_at = models.DateTimeField(
        editable=False, db_index=True, help_text="The first moment at which the event is over."
    )

    schedule_rules = synchronised(
        "start_date", "start_time", "end_date", "end_time", "time_zone", "is_all_day", "date_precision"
    )
    schedule_panel = MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("start_date"), FieldPanel("start_time")]),
            FieldRowPanel([FieldPanel("end_date"), FieldPanel("end_time")]),
            FieldRowPanel([FieldPanel("is_all_day"), FieldPanel("date_precision"), FieldPanel("time_zone")]),
        ],
        heading=_("When"),
    )

    class Meta:
        abstract = True

    @property
    def tzinfo(self) -> ZoneInfo:
        """The time zone in which the dates and times are meant."""
        return ZoneInfo(self.time_zone)

    @property
    def last_date(self) -> dt.date:
        """The last day of the event; for a month-only event the last day of the last month."""
        last = self.end_date or self.start_date
        if self.date_precision == self.Precision.MONTH:
            return (last.replace(day=1) + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1)
        return last

    @property
    def is_several_days(self) -> bool:
        """Whether the event has an end date after its start date."""
        return bool(self.end_date and self.end_date > self.start_date)

    def is_past(self, now: dt.datetime | None = None) -> bool:
        """Whether the event is over at ``now`` (aware; the present moment by default)."""
        return self.ends_at <= (now or timezone.now())

    def compute_moments(self) -> tuple[dt.datetime, dt.datetime]:
        """The first moment of the event and the first moment after it, as aware datetimes.

        Without an end time the event lasts until the end of its last day, so that it is not called past while it may
        still be going on.
        """
        first = self.start_date
        if self.date_precision == self.Precision.MONTH:
            first = first.replace(day=1)
        return self.moments(first, self.last_date, self.start_time, self.end_time)

    def moments(
        self, first: dt.date, last: dt.date, start_time: dt.time | None, end_time: dt.time | None
    ) -> tuple[dt.datetime, dt.datetime]:
        """The first moment of some days on the event's own clock, and the first moment after them, in UTC."""
        starts_at = dt.datetime.combine(first, start_time or dt.time.min, self.tzinfo)
        if end_time:
            ends_at = dt.datetime.combine(last, end_time, self.tzinfo)
        else:
            ends_at = dt.datetime.combine(last + dt.timedelta(days=1), dt.time.min, self.tzinfo)
        return starts_at.astimezone(dt.UTC), ends_at.astimezone(dt.UTC)

    def clean_schedule(self) -> dict[str, ValidationError]:
        """Find what contradicts itself in the dates; the keys name the field at fault."""
        errors = {}
        if not self.start_date:
            return errors
        if self.end_date and self.end_date < self.start_date:
            errors["end_date"] = ValidationError(_("The end date is before the start date."))
        has_times = self.start_time or self.end_time
        if has_times and self.date_precision == self.Precision.MONTH:
            field = "start_time" if self.start_time else "end_time"
            errors[field] = ValidationError(_("An event of which only the month is known has no times."))
        elif has_times and self.is_all_day:
            field = "start_time" if self.start_time else "end_time"
            errors[field] = ValidationError(_("An all-day event has no times."))
        elif self.end_time and not self.start_time:
            errors["start_time"] = ValidationError(_("An event with an end time needs a start time."))
        elif self.end_time and not self.is_several_days and self.end_time <= self.start_time:
            errors["end_time"] = ValidationError(_("The end must be after the start."))
        return errors
