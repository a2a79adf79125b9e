"""Writing what receivers are to be told into the queue, in the transaction of the change itself.

What is rolled back is told to nobody, and nothing is told twice: of one page and event a transaction queues one message, however
often it saves the page on the way.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.translations.languages import language_tag
from cms.webhooks.models import Delivery, Endpoint


@dataclass(frozen=True)
class Subject:
    """The page that something happened to, without anything that readers could not know."""

    page_id: int
    page_type: str
    language: str
    details: tuple[tuple[str, Any], ...] = ()

    def body(self, event: str) -> str:
        """The JSON to send."""
        data = {
            "page_id": self.page_id,
            "page_type": self.page_type,
            "locale": language_tag(self.language),
            "api_url": settings.SITE_URL + reverse("api_v2:pages:detail", args=[self.page_id]),
            **dict(self.details),
        }
        timestamp = timezone.now().isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return json.dumps({"type": event, "timestamp": timestamp, "data": data}, ensure_ascii=False)


@dataclass(frozen=True)
class _Told:
    """Left among what happens on commit, where a rolled back savepoint takes it away again."""

    endpoint_id: int
    page_id: int
    events: frozenset[str]

    def __call__(self) -> None:
        """Nothing is left to do."""


def subject_of(page: Page, **details: Any) -> Subject:
    """What is said of a page."""
    page_type = page.specific_class or type(page)
    return Subject(page.pk, page_type._meta.label, page.locale.language_code, tuple(details.items()))


def active_endpoints() -> list[Endpoint]:
    """Who might be told something."""
    return list(Endpoint.objects.filter(is_active=True))


@transaction.atomic
def announce(subjects: Iterable[Subject], events: Sequence[str], endpoints: Sequence[Endpoint]) -> None:
    """Queue one message for each page and each endpoint that wants to hear of it.

    ``events`` are names of the same change, the most telling first; each endpoint gets the first that it has chosen.
    """
    queued = []
    for subject in subjects:
        for endpoint in endpoints:
            wanted = [event for event in events if endpoint.wants(event, subject.language, subject.page_type)]
            if wanted and not _is_told(endpoint, subject, events):
                queued.append(_queued(endpoint, subject, wanted[0]))
                transaction.on_commit(_Told(endpoint.pk, subject.page_id, frozenset(events)))
    Delivery.objects.bulk_create(queued, batch_size=500)


def _queued(endpoint: Endpoint, subject: Subject, event: str) -> Delivery:
    return Delivery(endpoint=endpoint, event=event, page_id=subject.page_id, body=subject.body(event))


def _is_told(endpoint: Endpoint, subject: Subject, events: Sequence[str]) -> bool:
    """Whether this transaction has queued the same already."""
    told = (callback for _savepoints, callback, *_robust in transaction.get_connection().run_on_commit)
    return any(
        isinstance(one, _Told)
        and (one.endpoint_id, one.page_id) == (endpoint.pk, subject.page_id)
        and one.events & set(events)
        for one in told
    )
