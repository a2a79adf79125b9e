"""Requests end by themselves when their translation is published."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils import timezone

from cms.translations.requests.asking import note_in_history
from cms.translations.requests.mail import tell_cancelled, tell_done
from cms.translations.requests.models import Outcome, TranslationRequest
from cms.translations.rights.languages import Person
from cms.translations.signals import states_written
from cms.translations.state.models import State, TranslationState

ANSWERED = Q(state__state=State.CURRENT) | Q(accepts_summary=True, state__state=State.SUMMARY)
"""What a request asked for is there."""


def connect() -> None:
    """Listen to every change of a state."""
    states_written.connect(close_answered, dispatch_uid="requests.close_answered")


def close_answered(sender: type, rows: Iterable[TranslationState], **kwargs) -> None:
    """Close the requests for texts whose state has just been written, where they are answered; tell who asked."""
    keys = {row.translation_key for row in rows if row.state in (State.CURRENT, State.SUMMARY)}
    if not keys:
        return
    answered = (
        TranslationRequest.objects.open()
        .filter(ANSWERED, state__translation_key__in=keys)
        .select_related("state__locale", "requester", "assignee")
    )
    for request in answered:
        if _close(request, Outcome.DONE):
            tell_done(request)


def cancel(request: TranslationRequest, user: Person) -> bool:
    """Take a request back and tell whoever was asked. What has been translated stays.

    Return whether there was something to take back: it may have been answered meanwhile.
    """
    if not _close(request, Outcome.CANCELLED):
        return False
    note_in_history(request, "translations.request_cancelled", user)
    tell_cancelled(request, user)
    return True


def _close(request: TranslationRequest, outcome: Outcome) -> bool:
    """Close a request that is still open in the database; return whether it was."""
    request.outcome, request.closed_at = outcome, timezone.now()
    still_open = TranslationRequest.objects.open().filter(pk=request.pk)
    return bool(still_open.update(outcome=request.outcome, closed_at=request.closed_at))
