"""Uploaded translation files, from the report of what they would change to the record of what they did."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail_localize.models import Translation

KEPT_UNUSED = dt.timedelta(days=2)
KEPT_USED = dt.timedelta(days=180)


class FileImport(models.Model):
    """A file or archive that somebody uploaded.

    ``translation`` is set when it was uploaded to one page. ``report`` is kept when it has been taken in, with every text that
    it replaced; until then it is made anew from ``content``.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    translation = models.ForeignKey(Translation, null=True, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=255)
    content = models.BinaryField()
    report = models.JSONField(default=list)
    created_at = models.DateTimeField(default=timezone.now)
    applied_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def delete_old(cls) -> None:
        """Delete uploads that nobody took in for two days, and records of half a year ago."""
        now = timezone.now()
        cls.objects.filter(applied_at=None, created_at__lt=now - KEPT_UNUSED).delete()
        cls.objects.filter(applied_at__lt=now - KEPT_USED).delete()
