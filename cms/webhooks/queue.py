"""Working the queue off: what is due is sent, what fails is tried again later, what fails for long is given up.

An attempt is claimed before it is made and has a lease, so that a process that dies in the middle loses nothing: after the lease
another takes it up, with the same id. Receivers are told at least once.
"""

import logging
import random
import time
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from cms.delivery.front_cache.purging import purge_is_awaited
from cms.mail import send_in_own_language
from cms.webhooks.models import Attempt, Delivery, Endpoint
from cms.webhooks.sending import Answer, post
from cms.webhooks.signing import signed_headers

logger = logging.getLogger(__name__)

FIRST_DELAY = timedelta(seconds=10)
LONGEST_DELAY = timedelta(hours=12)
FACTOR = 3
JITTER = 0.25
GIVEN_UP_AFTER = timedelta(days=3)
SWITCHED_OFF_AFTER = timedelta(days=3)
LEASE = timedelta(minutes=2)
ROUND_SECONDS = 20
"""How long one round may take: the worker has other things to do every minute."""
KEPT_FOR = timedelta(days=30)
GONE = 410


def send_due(*, until: float | None = None) -> int:
    """Send what is due, the oldest first; return how many requests were made.

    An endpoint that fails is left alone for the rest of the round, so that one which does not answer holds up no other for
    longer than one request takes. While a cache in front is about to forget what was, nothing is sent: who hears of a change asks
    for it at once, and would be given the former answer.
    """
    until = until or time.monotonic() + ROUND_SECONDS
    made, failing = 0, set[int]()
    while time.monotonic() < until and not purge_is_awaited():
        delivery = _claim(failing)
        if delivery is None:
            break
        made += 1
        if not attempt(delivery):
            failing.add(delivery.endpoint_id)
    return made


def _claim(failing: set[int]) -> Delivery | None:
    """Take the next delivery that is due, so that no other process does."""
    now = timezone.now()
    due = Delivery.objects.filter(
        status=Delivery.Status.WAITING, next_attempt_at__lte=now, endpoint__is_active=True
    ).exclude(endpoint__in=failing)
    for delivery in due.order_by("next_attempt_at", "created_at").select_related("endpoint__owner")[:10]:
        claimed = Delivery.objects.filter(
            pk=delivery.pk, status=Delivery.Status.WAITING, next_attempt_at=delivery.next_attempt_at
        ).update(attempts=F("attempts") + 1, next_attempt_at=now + LEASE)
        if claimed:
            delivery.attempts += 1
            return delivery
    return None


def attempt(delivery: Delivery) -> bool:
    """Make one request, log it, and say when the next is due; return whether the receiver has taken it."""
    endpoint, body = delivery.endpoint, delivery.body.encode()
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "bilingual-cms-webhooks/1",
        **signed_headers(endpoint.secrets, str(delivery.pk), int(time.time()), body),
    }
    answer = post(endpoint.url, body, headers)
    Attempt.objects.create(
        delivery=delivery,
        status_code=answer.status_code,
        error=answer.error,
        excerpt=answer.excerpt,
        milliseconds=answer.milliseconds,
    )
    if answer.is_good:
        delivery.status = Delivery.Status.DELIVERED
        Endpoint.objects.filter(pk=endpoint.pk, failing_since__isnull=False).update(failing_since=None)
    else:
        _failed(delivery, answer)
    delivery.save(update_fields=["status", "next_attempt_at"])
    return answer.is_good


def delay_after(attempts: int) -> timedelta:
    """How long to wait after so many attempts: three times as long each time, a quarter more or less by chance."""
    growth = min(FACTOR ** (attempts - 1), LONGEST_DELAY / FIRST_DELAY)
    return FIRST_DELAY * growth * random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311


def _failed(delivery: Delivery, answer: Answer) -> None:
    now, endpoint = timezone.now(), delivery.endpoint
    wait = max(delay_after(delivery.attempts), timedelta(seconds=answer.retry_after or 0))
    delivery.next_attempt_at = now + wait
    if delivery.next_attempt_at > delivery.tried_since + GIVEN_UP_AFTER:
        delivery.status = Delivery.Status.GIVEN_UP
    Endpoint.objects.filter(pk=endpoint.pk, failing_since__isnull=True).update(failing_since=now)
    endpoint.refresh_from_db(fields=["failing_since", "is_active"])
    logger.warning(
        "Webhook %s: attempt %s of %s failed: %s",
        endpoint.pk,
        delivery.attempts,
        delivery.pk,
        answer.status_code or answer.error,
    )
    if answer.status_code == GONE or endpoint.failing_since + SWITCHED_OFF_AFTER < now:
        _switch_off(endpoint, now)


def _switch_off(endpoint: Endpoint, now: datetime) -> None:
    """Stop queueing for an endpoint, and tell its owner, once."""
    switched = Endpoint.objects.filter(pk=endpoint.pk, is_active=True).update(
        is_active=False, switched_off_at=now
    )
    if switched and endpoint.owner is not None:
        url = settings.WAGTAILADMIN_BASE_URL + reverse("webhooks:edit", args=[endpoint.pk])
        send_in_own_language(endpoint.owner, "webhooks/mail/switched_off", {"endpoint": endpoint, "url": url})


def prune() -> int:
    """Give up what waits for an endpoint that is off for too long, and delete what was settled 30 days ago."""
    now = timezone.now()
    waiting = Delivery.objects.filter(status=Delivery.Status.WAITING, tried_since__lt=now - GIVEN_UP_AFTER)
    waiting.filter(Q(endpoint__is_active=False)).update(status=Delivery.Status.GIVEN_UP)
    settled = Delivery.objects.exclude(status=Delivery.Status.WAITING).filter(created_at__lt=now - KEPT_FOR)
    count = settled.count()
    settled.delete()
    return count
