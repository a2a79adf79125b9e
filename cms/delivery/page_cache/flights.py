"""One answer in the making for all who ask for it meanwhile."""

from threading import Event, Lock

from cms.delivery.page_cache.asking import Question
from cms.delivery.page_cache.keeping import Kept

WAIT_SECONDS = 5.0
"""Whoever has waited so long makes the answer alone."""

Place = tuple[Question, str]


class Flight:
    """An answer that somebody is making. ``kept`` stays ``None`` when it turns out to be nobody else's."""

    def __init__(self) -> None:
        self.done = Event()
        self.kept: Kept | None = None


class Flights:
    """The answers in the making in this process, by question and state of the content."""

    def __init__(self) -> None:
        self._flights: dict[Place, Flight] = {}
        self._lock = Lock()

    def board(self, place: Place) -> tuple[Flight, bool]:
        """The flight for a place, and whether the caller is to make the answer and ``land``."""
        with self._lock:
            flight = self._flights.get(place)
            if flight is not None:
                return flight, False
            flight = self._flights[place] = Flight()
            return flight, True

    def land(self, place: Place, kept: Kept | None) -> None:
        """Give all who wait what was made."""
        with self._lock:
            flight = self._flights.pop(place)
        flight.kept = kept
        flight.done.set()
