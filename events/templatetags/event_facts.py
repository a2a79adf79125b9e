"""Facts about an event in templates; what they say is decided in ``events.presentation``."""

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cms.dates import machine_date, time_range_text, week_names, weekday_date_text
from cms.delivery.languages import active_view
from cms.templatetags.pages import canonical_url
from events import adding, presentation, repeating
from events.models import EventSeries
from events.month import Entry

register = template.Library()

register.filter("leaf", presentation.leaf)
register.filter("event_where", presentation.where)
register.filter("status_mark", presentation.status_mark)
register.filter("status_text", presentation.status_text)
register.filter("time_mark", presentation.time_mark)
register.filter("registration_mark", presentation.registration_mark)
register.filter("is_off", presentation.is_off)
register.filter("can_register", presentation.can_register)
register.filter("sessions_by_day", presentation.sessions_by_day)
register.filter("participants_by_role", presentation.participants_by_role)
register.filter("time_zone_note", presentation.time_zone_note)
register.filter("weekday_date", weekday_date_text)
register.filter("rule_text", repeating.rule_text)
register.filter("dates_of", repeating.dates_of)
register.filter("dates_mark", repeating.dates_mark)
register.filter("can_be_added", adding.can_be_added)
register.filter("map_url", presentation.map_url)
register.filter("clock_moment", presentation.clock_moment)


@register.filter
def event_when(event) -> SafeString:
    """A ``<time>`` with the days and hours of an event, of one that repeats those of its next date."""
    day = event.shown_occurrence().start_date if event.repetition else event.start_date
    start = machine_date(day, event.date_precision)
    return format_html('<time datetime="{}">{}</time>', start, presentation.when(event))


@register.filter
def entry_hours(entry: Entry) -> str:
    """When an event begins, on its first day in the calendar."""
    return "" if entry.goes_on else time_range_text(entry.occurrence.start_time)


@register.filter
def entry_is_off(entry: Entry) -> bool:
    """Whether nothing takes place on that day."""
    return repeating.once_is_off(entry.event, entry.occurrence)


@register.filter
def entry_mark(entry: Entry) -> presentation.Mark | None:
    """What has become of an event, or of one of its dates, unless it is merely over."""
    if entry.occurrence.is_past() and not entry.occurrence.is_cancelled:
        return presentation.status_mark(entry.event)
    found = repeating.once_mark(entry.event, entry.occurrence, timezone.now())
    return presentation.status_mark(entry.event) or found


@register.simple_tag
def weekdays() -> list[tuple[str, str]]:
    """The days of the week, from Monday, in full and short, to stand above the columns of a month."""
    return week_names()


@register.simple_tag(takes_context=True)
def ways_to_add(context, event) -> list[adding.Way]:
    """The calendars on the web that can take an event up (``events.adding``)."""
    return adding.ways_to_add(event, canonical_url(context), context["request"])


@register.filter
def session_times(session) -> str:
    """The hours of a session: ``09:00–10:30``."""
    return time_range_text(session.start_time, session.end_time)


@register.simple_tag
def series_name(event) -> str:
    """The name of the series in the reader's language, else as it was written."""
    code = active_view().locale_code
    names = dict(
        EventSeries.objects.filter(
            translation_key__in=EventSeries.objects.filter(pk=event.series_id).values("translation_key")
        ).values_list("locale__language_code", "name")
    )
    return names.get(code) or next(iter(names.values()), "")
