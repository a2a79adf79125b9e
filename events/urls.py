"""Calendar files that go with event pages. Wagtail's own pattern takes no address with a dot."""

from django.urls import re_path

from events.calendar import calendar_feed, event_file

app_name = "events"

urlpatterns = [
    re_path(r"^(?P<section>(?:[\w-]+/)+)calendar\.ics$", calendar_feed, name="calendar"),
    re_path(r"^(?P<event>(?:[\w-]+/)+)event\.ics$", event_file, name="event"),
]
