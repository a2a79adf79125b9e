"""Test pages of the events section."""

import datetime as dt

import factory
from django.utils import timezone

from cms.pages.factories import BasePageFactory
from events.models import EventListPage, EventPage


class EventListPageFactory(BasePageFactory):
    title = "Događaji"

    class Meta:
        model = EventListPage


class EventPageFactory(BasePageFactory):
    """An event next week from nine to five."""

    title = factory.Sequence(lambda n: f"Događaj broj {n}")
    start_date = factory.LazyFunction(lambda: timezone.localdate() + dt.timedelta(days=7))
    start_time = dt.time(9)
    end_time = dt.time(17)
    town = "Niš"

    class Meta:
        model = EventPage
