"""Who is told, what each is to be told, and how it went."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.webhooks.addresses import check_url
from cms.webhooks.signing import new_secret

FORMER_SECRET_SIGNS_FOR = timedelta(hours=24)


class EventType(models.TextChoices):
    """What a receiver can be told. Values are the ``type`` of what is sent."""

    PAGE_PUBLISHED = "page.published", _("page published")
    PAGE_UPDATED = "page.updated", _("published page changed")
    PAGE_UNPUBLISHED = "page.unpublished", _("page unpublished")
    PAGE_MOVED = "page.moved", _("page moved")
    PAGE_DELETED = "page.deleted", _("page deleted")
    TRANSLATION_STALE = "translation.stale", _("translation out of date")
    TRANSLATION_COMPLETE = "translation.complete", _("translation complete")
    EVENT_CHANGED = "event.changed", _("event cancelled, postponed or on another date")


class Endpoint(models.Model):
    """An address that wants to be told of some events."""

    name = models.CharField(
        _("name"), max_length=120, help_text=_("What it is for, for you and your colleagues.")
    )
    url = models.URLField(_("address"), max_length=500, help_text=_("Where a signed POST request is sent."))
    events = models.JSONField(_("events"), default=list)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    """Codes of the languages it wants to hear of; empty for all."""
    page_types = models.JSONField(_("page types"), default=list, blank=True)
    """Labels of the page types it wants to hear of; empty for all."""
    is_active = models.BooleanField(
        _("active"), default=True, help_text=_("Nothing is queued for an address that is not active.")
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Gets a mail when the address is switched off because it does not answer."),
    )
    secret = models.CharField(max_length=80, default=new_secret, editable=False)
    former_secret = models.CharField(max_length=80, blank=True, editable=False)
    former_secret_until = models.DateTimeField(null=True, editable=False)
    failing_since = models.DateTimeField(_("failing since"), null=True, editable=False)
    switched_off_at = models.DateTimeField(_("switched off"), null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs):
        """Save; one that is switched on again begins anew."""
        if self.is_active and self.switched_off_at:
            self.switched_off_at = self.failing_since = None
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Raise ValidationError on ``url`` for an address that nothing may be sent to."""
        super().clean()
        check_url(self.url)

    @property
    def secrets(self) -> list[str]:
        """What to sign with: the secret, and the former one while receivers take over the new."""
        until = self.former_secret_until
        is_former_good = self.former_secret and until and until > timezone.now()
        return [self.secret, *([self.former_secret] if is_former_good else [])]

    def renew_secret(self) -> None:
        """Make a new secret; the former one signs along for a day."""
        self.former_secret, self.former_secret_until = self.secret, timezone.now() + FORMER_SECRET_SIGNS_FOR
        self.secret = new_secret()
        self.save(update_fields=["secret", "former_secret", "former_secret_until"])

    def wants(self, event: str, language: str, page_type: str) -> bool:
        """Whether it is to be told of an event about a page of this language and type."""
        return (
            event in self.events
            and (not self.languages or language in self.languages)
            and (not self.page_types or page_type in self.page_types)
        )


class Delivery(models.Model):
    """One thing that one endpoint is told: in the queue until it was delivered or given up, afterwards in the log."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("waiting")
        DELIVERED = "delivered", _("delivered")
        GIVEN_UP = "given_up", _("given up")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """The ``webhook-id``: the same however often it is sent."""
    endpoint = models.ForeignKey(
        Endpoint, on_delete=models.CASCADE, related_name="deliveries", verbose_name=_("webhook")
    )
    event = models.CharField(_("event"), max_length=30, choices=EventType.choices)
    page_id = models.PositiveBigIntegerField(_("page"))
    body = models.TextField()
    """What is sent, to the letter: it is signed as it stands."""
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.WAITING)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    created_at = models.DateTimeField(_("created"), default=timezone.now, db_index=True)
    tried_since = models.DateTimeField(default=timezone.now)
    """When the first attempt was due, or the first since somebody asked for it to be sent again."""
    next_attempt_at = models.DateTimeField(_("next attempt"), default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["-created_at", "pk"]
        indexes = [models.Index(fields=["status", "next_attempt_at"], name="webhooks_due")]

    def __str__(self) -> str:
        return f"{self.event} → {self.endpoint_id}"

    def send_again(self) -> None:
        """Put it into the queue once more, with the same id: a receiver that has had it can tell."""
        now = timezone.now()
        self.status, self.attempts = self.Status.WAITING, 0
        self.tried_since = self.next_attempt_at = now
        self.save(update_fields=["status", "attempts", "tried_since", "next_attempt_at"])


class Attempt(models.Model):
    """One request that was made, and what came back."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="log")
    at = models.DateTimeField(_("time"), default=timezone.now)
    status_code = models.PositiveIntegerField(_("answer"), null=True)
    error = models.CharField(_("error"), max_length=300, blank=True)
    excerpt = models.TextField(_("excerpt"), blank=True)
    milliseconds = models.PositiveIntegerField(_("duration"), default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.status_code or self.error}"
