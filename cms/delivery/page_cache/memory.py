"""Answers in the memory of one process, as many as fit.

Two parts, as in a segmented LRU: what was asked for once waits in the first, what was asked for again is held in the second. A crawler
that asks for every address once, or somebody who makes addresses up, pushes out only what nobody asked for twice.
"""

from collections import OrderedDict
from threading import Lock
from typing import Generic, Protocol, TypeVar

from cms.delivery.page_cache.asking import Question

MEBIBYTE = 1024 * 1024
SHARE_OF_NEW = 0.3
LARGEST_SHARE = 0.25
"""An answer larger than this share of the whole is not kept."""

MOST_REFUSED = 4_000


class Sized(Protocol):
    """What may be held."""

    @property
    def size(self) -> int:
        """Bytes it takes, about."""
        ...


Answer = TypeVar("Answer", bound=Sized)


class Memory(Generic[Answer]):
    """At most ``limit`` bytes of answers, and the questions whose answers must not be kept."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._new: OrderedDict[Question, Answer] = OrderedDict()
        self._proven: OrderedDict[Question, Answer] = OrderedDict()
        self._sizes: dict[Question, int] = {}
        self._new_bytes = self._proven_bytes = 0
        self._refused: OrderedDict[Question, str] = OrderedDict()
        self._lock = Lock()

    @property
    def bytes(self) -> int:
        """What is held by now."""
        return self._new_bytes + self._proven_bytes

    def get(self, question: Question) -> Answer | None:
        """What is kept for a question, whatever state of the content it is of."""
        kept = self._proven.get(question)
        if kept is not None:
            with self._lock:
                if question in self._proven:
                    self._proven.move_to_end(question)
            return kept
        kept = self._new.get(question)
        if kept is not None:
            with self._lock:
                self._promote(question)
        return kept

    def put(self, question: Question, kept: Answer) -> None:
        """Keep an answer in place of the former one."""
        with self._lock:
            was_proven = question in self._proven
            self._drop(question)
            if kept.size > self.limit * LARGEST_SHARE:
                return
            self._insert(question, kept, proven=was_proven)
            self._shrink()

    def resize(self, question: Question) -> None:
        """Count an answer anew, which has got another coding."""
        with self._lock:
            kept = self._proven.get(question) or self._new.get(question)
            if kept is not None:
                proven = question in self._proven
                self._drop(question)
                self._insert(question, kept, proven=proven)
                self._shrink()

    def refuse(self, question: Question, word: str) -> None:
        """Remember that the answer is not kept in this state of the content, so that nobody waits for it."""
        with self._lock:
            self._refused[question] = word
            self._refused.move_to_end(question)
            while len(self._refused) > MOST_REFUSED:
                self._refused.popitem(last=False)

    def is_refused(self, question: Question, word: str) -> bool:
        """Whether ``refuse`` was said of it in this state."""
        return self._refused.get(question) == word

    def _promote(self, question: Question) -> None:
        kept = self._new.get(question)
        if kept is not None:
            self._drop(question)
            self._insert(question, kept, proven=True)
            self._shrink()

    def _insert(self, question: Question, kept: Answer, *, proven: bool) -> None:
        size = self._sizes[question] = kept.size
        if proven:
            self._proven[question] = kept
            self._proven_bytes += size
        else:
            self._new[question] = kept
            self._new_bytes += size

    def _drop(self, question: Question) -> None:
        size = self._sizes.pop(question, 0)
        if self._new.pop(question, None) is not None:
            self._new_bytes -= size
        elif self._proven.pop(question, None) is not None:
            self._proven_bytes -= size

    def _shrink(self) -> None:
        """Let go of the longest unused: of the proven into the new, of the new for good."""
        while self._proven_bytes > self.limit * (1 - SHARE_OF_NEW):
            question, kept = next(iter(self._proven.items()))
            self._drop(question)
            self._insert(question, kept, proven=False)
        while self.bytes > self.limit and self._new:
            self._drop(next(iter(self._new)))
