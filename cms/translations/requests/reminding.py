"""Whom to remind, and when: shortly before the day, and every week once it has passed."""

import datetime as dt

from django.utils import timezone

from cms.translations.requests.mail import by_person, remind
from cms.translations.requests.models import TranslationRequest

SOON = dt.timedelta(days=2)
AGAIN = dt.timedelta(days=7)


def due_for_reminder(today: dt.date) -> list[TranslationRequest]:
    """The open requests to speak of on ``today``: due within ``SOON`` and not spoken of yet, or overdue and not this week."""
    requests = (
        TranslationRequest.objects.open()
        .filter(due__lte=today + SOON)
        .select_related("state__locale", "state__specific_content_type", "assignee", "requester")
        .order_by("due", "pk")
    )
    return [request for request in requests if _is_time(request, today)]


def _is_time(request: TranslationRequest, today: dt.date) -> bool:
    last = request.reminded_on
    if last is None:
        return True
    if request.due >= today:
        return False
    return last <= request.due or today - last >= AGAIN


def remind_all(today: dt.date | None = None) -> int:
    """Send everybody concerned one mail about all that is due; return the number of mails.

    Safe to run any number of times on one day, even at once: what is spoken of is noted before the mail goes out.
    """
    today = today or timezone.localdate()
    requests = [request for request in due_for_reminder(today) if _note_reminder(request, today)]
    return sum(remind(person, theirs) for person, theirs in by_person(requests).items())


def _note_reminder(request: TranslationRequest, today: dt.date) -> bool:
    """Note that a request is spoken of today; return whether nobody has noted it, or answered it, since it was read."""
    as_read = TranslationRequest.objects.open().filter(pk=request.pk, reminded_on=request.reminded_on)
    return bool(as_read.update(reminded_on=today))
