"""``/api/v2/calendar/``: events as one iCalendar file, narrowed as lists of events are."""

import datetime as dt
from typing import Annotated

from django.http import HttpResponse
from django.urls import path
from django.utils import timezone, translation
from rest_framework.request import Request

from cms.api import parameters
from cms.api.endpoints.pages import PagesAPIViewSet
from cms.api.filters import FILTERS
from cms.api.filters.conditions import CONDITIONS, DATE_FROM
from cms.api.languages import content_languages
from cms.api.openapi import marks
from cms.api.paging import Ordering
from cms.api.router import router
from cms.delivery.script.data import convert_calendar
from events.calendar import PAST_DAYS, build_calendar, ics_response, nearest
from events.models import EventListPage, EventPage

Calendar = Annotated[str, marks.MediaType("text/calendar")]


class CalendarAPIViewSet(PagesAPIViewSet):
    """The events of the last year and those to come, unless ``when`` or ``date_from`` say otherwise: 500 at
    most, the next ones and the last past ones."""

    answers = {"listing_view": Calendar}

    @classmethod
    def all_list_parameters(cls) -> tuple[parameters.Parameter, ...]:
        """What lists of events take, but for how they are shown."""
        general = (parameter for each in FILTERS for parameter in each.parameters)
        return (*general, *CONDITIONS.parameters_for([EventPage]))

    def listing_view(self, request: Request) -> HttpResponse:
        """One file, for a calendar to subscribe to."""
        self.read_query(self.all_list_parameters())
        self.query.setdefault("locale", content_languages()[0])
        self.models = [EventPage]
        if not {"when", DATE_FROM.name} & self.query.keys():
            self.query[DATE_FROM.name] = timezone.localdate() - dt.timedelta(days=PAST_DAYS)
        events = nearest(self.filtered(Ordering(EventPage, ["starts_at"])).defer("body", "report"))
        reading = self.reading()
        reading.own_locales(events)
        with translation.override(self.query["locale"]):
            calendar = build_calendar(self.title(), events, request._request)
        response = ics_response(calendar, "calendar.ics")
        if reading.writer.is_cyrillic:
            written = convert_calendar(response.content.decode(), reading.writer.writing)
            response.content = written.encode()
        return response

    def title(self) -> str:
        """The name of the event section in the reader's language."""
        section = self.visibility.pages(EventListPage).filter(locale=self.locale).first()
        return section.title if section else ""

    @classmethod
    def get_urlpatterns(cls) -> list:
        """One address only."""
        return [path("", cls.as_view({"get": "listing_view"}), name="listing")]


router.register_endpoint("calendar", CalendarAPIViewSet)
