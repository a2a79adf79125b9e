"""Requests for translation, and who wants no mail about them."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.translations.state.models import TranslationState

NOTE_LENGTH = 500


class Outcome(models.TextChoices):
    """How a request ended."""

    DONE = "done", _("Done")
    CANCELLED = "cancelled", _("Cancelled")


class RequestQuerySet(models.QuerySet):
    """Requests by what is left to do."""

    def open(self) -> "RequestQuerySet":
        """Those that are neither done nor cancelled."""
        return self.filter(closed_at=None)

    def for_person(self, user, languages) -> "RequestQuerySet":
        """Those asked of ``user`` by name, or of anybody in one of ``languages``."""
        return self.filter(
            models.Q(assignee=user) | models.Q(assignee=None, state__locale__in=list(languages))
        )


class TranslationRequest(models.Model):
    """Somebody is asked to bring one text into one language, by a day.

    Open until its translation is published (``closing``) or the request is cancelled. A text has at most one open request for
    a language; closed ones stay, as history.
    """

    state = models.ForeignKey(
        TranslationState, on_delete=models.CASCADE, related_name="requests", verbose_name=_("translation")
    )
    requester = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="requested_translations",
        verbose_name=_("requested by"),
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="assigned_translations",
        verbose_name=_("assigned to"),
    )
    due = models.DateField(_("due"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True, max_length=NOTE_LENGTH)
    accepts_summary = models.BooleanField(
        _("title and lead are enough"),
        default=False,
        help_text=_("The request is done as soon as title and lead are published."),
    )
    created_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, editable=False)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True, editable=False)
    reminded_on = models.DateField(null=True, editable=False)

    objects = RequestQuerySet.as_manager()

    # Names people and states, none of which is "used" by it in the sense of Wagtail's usage counts.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("translation request")
        verbose_name_plural = _("translation requests")
        constraints = [
            models.UniqueConstraint(
                fields=["state"], condition=models.Q(closed_at=None), name="one_open_request_per_language"
            )
        ]
        indexes = [models.Index(fields=["closed_at", "due"], name="requests_by_day")]

    def __str__(self) -> str:
        return f"{self.state.title} → {self.state.locale.get_display_name()}"

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.closed_at is None

    @property
    def is_overdue(self) -> bool:
        """Whether its day has passed with the work not done."""
        return self.is_open and self.due is not None and self.due < timezone.localdate()


class TranslationMail(models.Model):
    """Which mail about translations a person wants. Without a row: all of it."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="translation_mail"
    )
    requests = models.BooleanField(
        _("translation requests"),
        default=True,
        help_text=_("Mail when a translation is requested of you, and when one you requested is done."),
    )
    reminders = models.BooleanField(
        _("translation reminders"),
        default=True,
        help_text=_("Mail when a translation requested of you is due."),
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("mail about translations")
        verbose_name_plural = _("mail about translations")

    def __str__(self) -> str:
        return str(self.user)
