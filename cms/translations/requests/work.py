"""One person's work: what is requested of him or her, and what he or she has requested."""

from dataclasses import dataclass

from django.db.models import F, QuerySet

from cms.translations.links import source_url, work_url
from cms.translations.requests.models import TranslationRequest
from cms.translations.rights.languages import Person, languages_of

SHOWN = 50


@dataclass(frozen=True)
class Item:
    """A request with the addresses of the translation (empty before there is one) and of its original."""

    asked: TranslationRequest
    work_url: str
    source_url: str


@dataclass(frozen=True)
class Work:
    """The open requests, the most urgent first, ``SHOWN`` of each kind at most."""

    of_me: list[Item]
    of_anybody: list[Item]
    by_me: list[Item]


def work_of(user: Person) -> Work:
    """The work of one person, in three queries."""
    requests = _in_order(TranslationRequest.objects.open())
    others = requests.filter(assignee=None, state__locale__in=languages_of(user)).exclude(requester=user)
    return Work(
        of_me=_items(requests.filter(assignee=user)),
        of_anybody=_items(others),
        by_me=_items(requests.filter(requester=user).exclude(assignee=user)),
    )


def count_for(user: Person) -> int:
    """How many open requests wait for this person. One query."""
    requests = TranslationRequest.objects.open().for_person(user, languages_of(user))
    return requests.exclude(assignee=None, requester=user).count()


def is_concerned(user: Person, asked: TranslationRequest) -> bool:
    """Whether a request is the user's to answer, or was made by the user."""
    if user.pk in (asked.assignee_id, asked.requester_id):
        return True
    return asked.state.locale in languages_of(user)


def _in_order(requests: QuerySet) -> QuerySet:
    return requests.select_related(
        "state__locale", "state__specific_content_type", "assignee", "requester"
    ).order_by(F("due").asc(nulls_last=True), "created_at", "pk")


def _items(requests: QuerySet) -> list[Item]:
    return [Item(asked, work_url(asked.state), source_url(asked.state)) for asked in requests[:SHOWN]]
