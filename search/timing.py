"""How long search takes: by the clock, and in processor time, which other work on the machine does not lengthen as much."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from django.db import connections

from search.fulltext import full_text
from search.models import SearchEntry
from search.query import Search
from search.suggest import better_spelling

PER_PAGE, ELSEWHERE, SUGGESTIONS = 20, 5, 8
"""As many as the search page shows."""


@dataclass(frozen=True)
class Times:
    """Milliseconds in which half of the answers, and 95 of a hundred, were ready."""

    median: float
    p95: float

    @classmethod
    def of(cls, milliseconds: Iterable[float]) -> "Times":
        """The two measures of some times."""
        taken = sorted(milliseconds)
        return cls(taken[len(taken) // 2], taken[int(len(taken) * 0.95)])


class Processor:
    """The processor time of this process and of the database's own that serves it, where that runs on the same machine."""

    def __init__(self) -> None:
        connection = connections[SearchEntry.objects.db]
        connection.ensure_connection()
        self._server: Path | None = None
        if connection.vendor == "postgresql":
            path = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
            self._server = path if path.exists() else None
        self.is_whole = connection.vendor == "sqlite" or self._server is not None

    def milliseconds(self) -> float:
        """Spent until now."""
        own = time.process_time_ns()
        # Linux tells the nanoseconds that a process has run in the first field.
        server = int(self._server.read_text().split()[0]) if self._server else 0
        return (own + server) / 1e6


def time_answers(questions: Iterable[Search], answer: Callable[[Search], object]) -> tuple[Times, Times]:
    """How long ``answer`` takes over some questions: by the clock, and in processor time."""
    processor = Processor()
    elapsed, spent = [], []
    for question in questions:
        began, had_spent = time.perf_counter(), processor.milliseconds()
        answer(question)
        elapsed.append((time.perf_counter() - began) * 1000)
        spent.append(processor.milliseconds() - had_spent)
    return Times.of(elapsed), Times.of(spent)


def whole_answer(search: Search) -> None:
    """What the search page asks for: the first hits, the facets, what only other languages have, and a better spelling."""
    with full_text().by_index():
        search.hits(1, PER_PAGE)
        search.facets()
        search.hits_elsewhere(ELSEWHERE)
        better_spelling(search)


def suggestions(search: Search) -> None:
    """What the box asks for while somebody types: the question without its last letters."""
    with full_text().by_index():
        Search(search.text[:-2], search.locale).suggestions(SUGGESTIONS)
