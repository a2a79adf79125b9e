"""What is known of a retired address: nothing but the address itself, in a form that cannot be read."""

import hashlib

from django.db import models
from django.utils import timezone


def digest(path: str) -> str:
    """The mark of a path. The path is not kept: the slug in it tells the title of what was taken away."""
    return hashlib.blake2b(path.rstrip("/").encode(), digest_size=20).hexdigest()


class RetiredAddress(models.Model):
    """A path at which every visitor could read a page before it was unpublished or deleted."""

    digest = models.CharField(max_length=40, unique=True)
    retired_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.digest


def is_retired(path: str) -> bool:
    """Whether a page stood at this path (``/sr-latn/vesti/…/``). One query; whether one stands there now is not asked."""
    return RetiredAddress.objects.filter(digest=digest(path)).exists()
