"""Fee, registration and the brokerage call of an event."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from cms.pages.rules import overridable, synchronised, translated
from events.models.choices import Admission


class RegistrationState(models.TextChoices):
    """What a visitor can do about registration right now."""

    NONE = "none", _("no registration")
    NOT_YET = "not_yet", _("registration opens later")
    OPEN = "open", _("registration open")
    FULL = "full", _("fully booked")
    CLOSED = "closed", _("registration closed")


class RegistrationFields(models.Model):
    """What taking part costs, and how and until when one registers."""

    admission = models.CharField(
        _("admission"), max_length=4, choices=Admission.choices, blank=True, default=Admission.UNKNOWN
    )
    fee = models.CharField(
        _("fee"), max_length=200, blank=True, help_text=_("For instance “120 EUR, members 80 EUR”.")
    )
    registration_url = models.URLField(_("registration link"), blank=True)
    registration_opens_at = models.DateTimeField(_("registration opens"), null=True, blank=True)
    registration_closes_at = models.DateTimeField(_("registration closes"), null=True, blank=True)
    is_full = models.BooleanField(_("fully booked"), default=False)

    registration_rules = [
        *translated("fee"),
        *synchronised("admission", "registration_opens_at", "registration_closes_at", "is_full"),
        *overridable("registration_url"),
    ]
    registration_panel = MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("admission"), FieldPanel("fee")]),
            FieldPanel("registration_url"),
            FieldRowPanel([FieldPanel("registration_opens_at"), FieldPanel("registration_closes_at")]),
            FieldPanel("is_full"),
        ],
        heading=_("Fee and registration"),
    )

    class Meta:
        abstract = True

    def registration_state(self, now: dt.datetime | None = None) -> RegistrationState:
        """What holds at ``now`` (aware; the present moment by default)."""
        now = now or timezone.now()
        if not self.registration_url:
            return RegistrationState.NONE
        if self.is_past(now) or (self.registration_closes_at and self.registration_closes_at <= now):
            return RegistrationState.CLOSED
        if self.is_full:
            return RegistrationState.FULL
        if self.registration_opens_at and self.registration_opens_at > now:
            return RegistrationState.NOT_YET
        return RegistrationState.OPEN

    def clean_registration(self) -> dict[str, ValidationError]:
        """Find what contradicts itself in fee and registration; the keys name the field at fault."""
        errors = {}
        opens, closes = self.registration_opens_at, self.registration_closes_at
        if opens and closes and closes <= opens:
            errors["registration_closes_at"] = ValidationError(_("Registration closes before it opens."))
        if (opens or closes or self.is_full) and not self.registration_url:
            errors["registration_url"] = ValidationError(_("Give the link at which one registers."))
        if self.fee and self.admission == Admission.FREE:
            errors["fee"] = ValidationError(_("A free event has no fee."))
        return errors


class BrokerageFields(models.Model):
    """The call for business meetings (B2B, C2C) held alongside an event."""

    brokerage_title = models.CharField(_("brokerage call"), max_length=200, blank=True)
    brokerage_text = models.TextField(_("what is offered"), blank=True)
    brokerage_deadline = models.DateTimeField(_("deadline"), null=True, blank=True)
    brokerage_url = models.URLField(_("link to apply"), blank=True)

    brokerage_rules = [
        *translated("brokerage_title", "brokerage_text"),
        *synchronised("brokerage_deadline"),
        *overridable("brokerage_url"),
    ]
    brokerage_panel = MultiFieldPanel(
        [
            FieldPanel("brokerage_title"),
            FieldPanel("brokerage_text"),
            FieldPanel("brokerage_deadline"),
            FieldPanel("brokerage_url"),
        ],
        heading=_("Brokerage call"),
    )

    class Meta:
        abstract = True

    @property
    def has_brokerage(self) -> bool:
        """Whether a call for business meetings goes with the event."""
        return bool(self.brokerage_title)

    def is_brokerage_open(self, now: dt.datetime | None = None) -> bool:
        """Whether one can still apply at ``now`` (aware; the present moment by default)."""
        now = now or timezone.now()
        before_deadline = self.brokerage_deadline is None or self.brokerage_deadline > now
        return self.has_brokerage and before_deadline and not self.is_past(now)

    def clean_brokerage(self) -> dict[str, ValidationError]:
        """Find what contradicts itself in the call; the keys name the field at fault."""
        if (
            self.brokerage_text or self.brokerage_deadline or self.brokerage_url
        ) and not self.brokerage_title:
            return {"brokerage_title": ValidationError(_("Give the call a title."))}
        return {}
