"""Events: the list, the event, and what belongs to it."""

from events.models.children import (
    EventAttachment,
    EventDateChange,
    EventParticipant,
    EventRelatedPage,
    EventSession,
)
from events.models.listing import EventListPage
from events.models.occurrences import Occurrence
from events.models.page import EventPage
from events.models.series import EventSeries

__all__ = [
    "EventAttachment",
    "EventDateChange",
    "EventListPage",
    "EventPage",
    "EventParticipant",
    "EventRelatedPage",
    "EventSeries",
    "EventSession",
    "Occurrence",
]
