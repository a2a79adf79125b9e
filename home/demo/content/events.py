"""All events of the demo site."""

from .calendar import Calendar
from .events_ahead import AHEAD
from .events_past import PAST
from .schema import Event


def events(cal: Calendar) -> list[Event]:
    """Return every event as of the calendar's today."""
    return [write(cal) for write in (*AHEAD, *PAST)]
