"""Pages between their expiry and the moment the scheduler takes them off the site."""

from django.db.models import Q
from django.utils import timezone


def unexpired() -> Q:
    """The condition that a page is not past its expiry. ``live`` says so only once the scheduler has run."""
    return Q(expire_at=None) | Q(expire_at__gt=timezone.now())
