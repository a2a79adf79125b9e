"""The page cache around the application: looked up before Django's stack, filled from what comes back."""

import logging
import time
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.db import close_old_connections

from cms.delivery.moments import content_state
from cms.delivery.page_cache.asking import Environ, Question, is_anonymous, read_question
from cms.delivery.page_cache.flights import WAIT_SECONDS, Flights
from cms.delivery.page_cache.keeping import Headers, Kept, keep
from cms.delivery.page_cache.memory import MEBIBYTE, Memory
from cms.delivery.page_cache.shared import Shared
from cms.delivery.request_ids import HEADER as REQUEST_ID
from cms.delivery.request_ids import name_for
from cms.delivery.version import content_version

StartResponse = Callable[..., Any]
Raw = tuple[str, Headers, Iterable[bytes]]
"""Status, headers and body of an answer that is not kept."""

Application = Callable[[Environ, StartResponse], Iterable[bytes]]

logger = logging.getLogger(__name__)

# Of a request that is answered from what is kept, these do not reach Django: the answer is to be the whole one, in no coding.
_CONDITIONS = ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "wsgi.file_wrapper")


class PageCache:
    """A WSGI application that asks ``application`` only for what it does not have."""

    def __init__(self, application: Application, limit: int | None = None) -> None:
        """``limit`` is how many bytes of answers this process may hold; by default what settings say."""
        self.application = application
        self.memory: Memory[Kept] = Memory(
            settings.PAGE_CACHE_MEGABYTES * MEBIBYTE if limit is None else limit
        )
        self.shared = Shared()
        self.flights = Flights()
        self._state: tuple[str, str, float] = ("", "", 0.0)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        question = read_question(environ) if self.memory.limit and is_anonymous(environ) else None
        if question is None:
            return self.application(environ, start_response)
        try:
            word, until = self._present()
        # A site whose cache does not answer is slow, not closed.
        except Exception:
            logger.exception("The page cache cannot tell the content version")
            return self.application(environ, start_response)
        kept = self.memory.get(question)
        if kept is None or kept.word != word:
            if environ["REQUEST_METHOD"] == "HEAD" or self.memory.is_refused(question, word):
                return self.application(environ, start_response)
            made = self._once(question, word, until, environ)
            if not isinstance(made, Kept):
                status, headers, body = made
                start_response(status, headers)
                return body
            kept = made
        return self._give(question, kept, environ, start_response)

    def _present(self) -> tuple[str, float]:
        """The word of the present content state and when it ends. Only the version is looked at each time."""
        version = content_version()
        known, word, until = self._state
        if version != known or time.time() >= until:
            close_old_connections()
            state = content_state()
            close_old_connections()
            word, until = state.word, state.until.timestamp()
            # Not that of the first look: there may be a newer one by now.
            self._state = (state.version, word, until)
        return word, until

    def _once(self, question: Question, word: str, until: float, environ: Environ) -> Kept | Raw:
        """The answer made by one of all who ask for it at this moment; a raw one when it is not to be shared."""
        place = (question, word)
        flight, is_mine = self.flights.board(place)
        if not is_mine:
            flight.done.wait(WAIT_SECONDS)
            return flight.kept or self._ask(environ)
        kept: Kept | None = None
        try:
            kept = self.shared.get(question, word)
            if kept is None:
                with self.shared.making(question, word) as kept:
                    if kept is None:
                        made = self._fresh(question, word, until, environ)
                        if not isinstance(made, Kept):
                            self.memory.refuse(question, word)
                            return made
                        kept = made
                        self.shared.put(question, kept)
            self.memory.put(question, kept)
            return kept
        finally:
            self.flights.land(place, kept)

    def _fresh(self, question: Question, word: str, until: float, environ: Environ) -> Kept | Raw:
        """The answer from Django to the question alone, whatever else the request said."""
        asked = {name: value for name, value in environ.items() if name not in _CONDITIONS}
        asked["QUERY_STRING"] = question.query
        status, headers, body = self._ask(asked)
        kept = keep(status, headers, b"".join(body), word, until) if isinstance(body, list) else None
        if kept is None and question.query != environ.get("QUERY_STRING", ""):
            # A redirect, say, leads on with everything that the address had.
            return self._ask(environ)
        return kept or (status, headers, body)

    def _ask(self, environ: Environ) -> Raw:
        """What Django answers; the body is a list of its pieces unless it is a stream."""
        told: list[Any] = []

        def note(status: str, headers: Headers, exc_info: Any = None) -> None:
            told[:] = [status, headers]

        response = self.application(environ, note)
        status, headers = told
        if getattr(response, "streaming", False):
            return status, headers, response
        try:
            body = list(response)
        finally:
            close = getattr(response, "close", None)
            if close:
                close()
        return status, headers, body

    def _give(
        self, question: Question, kept: Kept, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        own = [
            (REQUEST_ID, name_for(environ.get("HTTP_X_REQUEST_ID", ""))),
            ("Cache-Control", kept.cache_control(time.time())),
        ]
        known = kept.known(environ.get("HTTP_IF_NONE_MATCH"), environ.get("HTTP_IF_MODIFIED_SINCE", ""))
        if known:
            start_response("304 Not Modified", [*kept.headers_without_body, ("ETag", known), *own])
            return []
        codings = len(kept.bodies)
        coding, body = kept.coded(environ.get("HTTP_ACCEPT_ENCODING", ""))
        if len(kept.bodies) != codings:
            self.memory.resize(question)
        start_response("200 OK", [*kept.head(coding, body), *own])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
