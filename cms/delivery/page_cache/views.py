"""Answers of views, kept behind Django's stack for readers whom the page cache in front of it must let pass.

A request with a session or a token says who asks, and nobody in front of the stack can tell what that means. Most that such a reader
gets is what everybody gets: here, where it is known whether he may ask so often and is an editor, it is given as it was made for somebody
who said nothing of himself. In the memory of each process.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from cms.delivery.moments import content_state
from cms.delivery.page_cache.asking import Question, is_anonymous, read_question
from cms.delivery.page_cache.keeping import may_be_shared
from cms.delivery.page_cache.memory import MEBIBYTE, Memory

View = Callable[..., HttpResponse]

OVERHEAD = 1_000


@dataclass(frozen=True)
class Answer:
    """What a view answered in the state of the content that ``word`` names. ``has_bar`` says that an editor would get another, the view
    having looked who asks."""

    word: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    has_bar: bool

    @property
    def size(self) -> int:
        """Bytes it takes, about."""
        return len(self.body) + OVERHEAD

    def response(self) -> HttpResponse:
        """The answer once more, for middleware to add what is one request's."""
        response = HttpResponse(self.body)
        for name, value in self.headers:
            response[name] = value
        if self.has_bar:
            patch_vary_headers(response, ["Cookie"])
        return response


answers: Memory[Answer] = Memory(settings.KEPT_ANSWERS_MEGABYTES * MEBIBYTE)


def kept_answer(view: View) -> View:
    """Wrap a view whose answer depends on nothing but the address, what the page cache counts as part of the question, and the content.

    It is kept only when it was made for a request without session and token, so that what only some may read never is. Editors, whose pages
    have Wagtail's bar, get their own.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        question = read_question(request.META) if settings.KEPT_ANSWERS_MEGABYTES else None
        if question is None:
            return view(request, *args, **kwargs)
        word, is_anybody = content_state().word, is_anonymous(request.META)
        kept = answers.get(question)
        if (
            kept is not None
            and kept.word == word
            and not (kept.has_bar and not is_anybody and _is_editor(request))
        ):
            return kept.response()
        response = view(request, *args, **kwargs)
        # An address with a tracker has the same answer, but this one may say that there was more in it.
        is_the_question = question.query == request.META.get("QUERY_STRING", "")
        if is_anybody and is_the_question and request.method == "GET":
            _keep(question, word, response, request)
        return response

    return answer


def _is_editor(request: HttpRequest) -> bool:
    return request.user.has_perm("wagtailadmin.access_admin")


def _keep(question: Question, word: str, response: HttpResponse, request: HttpRequest) -> None:
    if response.streaming or response.status_code != 200 or response.cookies:
        return
    if not getattr(response, "is_rendered", True):
        response.render()  # type: ignore[attr-defined]
    # Middleware would set a cookie.
    has_cookie = request.session.modified or "CSRF_COOKIE_NEEDS_UPDATE" in request.META
    headers = {name.lower(): value for name, value in response.items()}
    if may_be_shared(headers, response.content) and not has_cookie:
        answers.put(
            question, Answer(word, tuple(response.items()), response.content, request.session.accessed)
        )
