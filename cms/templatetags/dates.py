"""Dates in templates; what they say is decided in ``cms.dates``."""

import datetime as dt

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cms.dates import date_text, machine_date, time_range_text

register = template.Library()


@register.simple_tag
def date(day: dt.date, precision: str = "day") -> SafeString | str:
    """A ``<time>`` with the date as far as it is known."""
    if not day:
        return ""
    return format_html(
        '<time datetime="{}">{}</time>', machine_date(day, precision), date_text(day, precision)
    )


@register.simple_tag
def moment(value: dt.datetime) -> SafeString | str:
    """A ``<time>`` with date and time of day in the site's time zone."""
    if not value:
        return ""
    local = timezone.localtime(value)
    text = f"{date_text(local.date()).removesuffix('.')}, {time_range_text(local.time())}"
    return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="minutes"), text)
