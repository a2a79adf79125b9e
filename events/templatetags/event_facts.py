"""Facts about an event in templates; what they say is decided in ``events.presentation``."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cms.dates import machine_date, time_range_text, weekday_date_text
from cms.delivery.languages import active_view
from events import presentation
from events.models import EventSeries

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


@register.filter
def event_when(event) -> SafeString:
    """A ``<time>`` with the days and hours of an event."""
    start = machine_date(event.start_date, event.date_precision)
    return format_html('<time datetime="{}">{}</time>', start, presentation.when(event))


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
