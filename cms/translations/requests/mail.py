"""Mail about requests: each person in his or her own language, one mail however many texts it is about."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.urls import reverse

from cms.mail import send_in_own_language
from cms.translations.links import work_url
from cms.translations.requests.models import TranslationMail, TranslationRequest
from cms.translations.rights.languages import Person, people_of

TEMPLATES = "translations/mail"
REQUESTS, REMINDERS = "requests", "reminders"


def tell_requested(requests: Sequence[TranslationRequest]) -> None:
    """Tell those who are asked what is asked of them."""
    for person, theirs in by_person(requests).items():
        if theirs[0].requester_id != person.pk:
            send_later("requested", person, theirs, requester=theirs[0].requester)


def tell_changed(request: TranslationRequest, by: Person) -> None:
    """Tell those who are asked that it is another day, note or person now."""
    for person in asked(request):
        if person.pk != by.pk:
            send_later("changed", person, [request], requester=by)


def tell_cancelled(request: TranslationRequest, by: Person) -> None:
    """Tell those who were asked that it is not wanted any more."""
    for person in asked(request):
        if person.pk != by.pk:
            send_later("cancelled", person, [request], requester=by)


def tell_done(request: TranslationRequest) -> None:
    """Tell who asked that the translation is published."""
    if request.requester is not None and request.requester_id != request.assignee_id:
        send_later("done", request.requester, [request])


def tell_rejected(request: TranslationRequest, by: Person | None, comment: str, told: set[int]) -> None:
    """Tell who asked and who was asked that the review sends the translation back.

    ``by`` is the reviewer, ``comment`` what the reviewer says; ``told`` are the keys of those whom Wagtail tells itself.
    """
    people = {request.requester, request.assignee} - {None, by}
    for person in people:
        if person.pk not in told:
            send_later("rejected", person, [request], reviewer=by, comment=comment)


def remind(person: AbstractUser, requests: Sequence[TranslationRequest]) -> bool:
    """Send one person one reminder of all that is due; return whether a mail went out."""
    return _send("reminder", person, requests, kind=REMINDERS)


def asked(request: TranslationRequest) -> list[AbstractUser]:
    """Whom a request concerns: the person named, or all who write the language.

    Superusers may write every language; they are asked only where nobody else is there.
    """
    if request.assignee is not None:
        return [request.assignee]
    people = list(people_of(request.state.locale))
    return [person for person in people if not person.is_superuser] or people


def by_person(requests: Iterable[TranslationRequest]) -> dict[AbstractUser, list[TranslationRequest]]:
    """Requests by whom they concern (``asked``), in their order. One query for each language."""
    found: dict[AbstractUser, list[TranslationRequest]] = defaultdict(list)
    writers: dict[int, list[AbstractUser]] = {}
    for request in requests:
        locale_id = request.state.locale_id
        if request.assignee is None and locale_id not in writers:
            writers[locale_id] = asked(request)
        for person in [request.assignee] if request.assignee else writers[locale_id]:
            found[person].append(request)
    return found


def send_later(template: str, person: AbstractUser, requests: list, **context) -> None:
    """Send one person the mail of a template once all is stored: nobody is told of what is rolled back.

    Goes to those who want mail about requests; ``context`` is what the template needs beside ``requests``.
    """
    transaction.on_commit(lambda: _send(template, person, requests, kind=REQUESTS, **context))


def _send(
    template: str, person: AbstractUser, requests: Sequence[TranslationRequest], *, kind, **context
) -> bool:
    if not _wants(person, kind):
        return False
    context = {
        **context,
        "person": person,
        "requests": [(request, settings.WAGTAILADMIN_BASE_URL + edit_url(request)) for request in requests],
        "board_url": settings.WAGTAILADMIN_BASE_URL + reverse("translations_my_work"),
        "site_name": settings.WAGTAIL_SITE_NAME,
    }
    return send_in_own_language(person, f"{TEMPLATES}/{template}", context)


def edit_url(request: TranslationRequest) -> str:
    """The admin's address for the work: the translation itself once it exists, else the request."""
    return work_url(request.state) or reverse("translations_request", args=[request.pk])


def _wants(person: AbstractUser, kind: str) -> bool:
    wishes = TranslationMail.objects.filter(user=person).first()
    return wishes is None or getattr(wishes, kind)
