"""One row for each text and language: how far it is, since when, and by which change.

A text is a page, a translatable snippet, or the alternative text of a picture, whatever language it is in. A row is never
written by hand: ``keeping`` writes it from what ``compute`` finds in the database.
"""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Revision

TITLE_LENGTH = 255


class State(models.TextChoices):
    """How far a text is in one language. The one in which it was written is never missing or out of date."""

    MISSING = "missing", _("Missing")
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    SUMMARY = "summary", _("Summary")
    CURRENT = "current", _("Current")
    STALE = "stale", _("Out of date")


WORK_ORDER = (State.MISSING, State.STALE, State.DRAFT, State.IN_REVIEW, State.SUMMARY, State.CURRENT)
"""The states, those with most left to do first."""


def work_order() -> models.Case:
    """The place of a row's state among those with most left to do first."""
    places = [models.When(state=state, then=models.Value(place)) for place, state in enumerate(WORK_ORDER)]
    return models.Case(*places, output_field=models.IntegerField())


READ_STATES = (State.SUMMARY, State.CURRENT, State.STALE)
"""The states in which readers see the text."""


class Cause(models.TextChoices):
    """The change by which a text came into its state."""

    FOUND = "found", _("Found by a check of the whole site")
    SAVED = "saved", _("Saved")
    TRANSLATED = "translated", _("Texts translated")
    SOURCE_REFRESHED = "source_refreshed", _("Texts of the original read anew")
    SUBMITTED = "submitted", _("Submitted for translation")
    STOPPED = "stopped", _("Translation stopped or resumed")
    REVIEW = "review", _("Review begun or ended")
    MOVED = "moved", _("Moved")
    PUBLISHED = "published", _("Published")
    UNPUBLISHED = "unpublished", _("Unpublished")
    SOURCE_PUBLISHED = "source_published", _("Original published")
    SOURCE_UNPUBLISHED = "source_unpublished", _("Original unpublished")
    DELETED = "deleted", _("Deleted")


class TranslationState(models.Model):
    """The state of one text in one language.

    ``translation_key`` is Wagtail's for pages and snippets; for a picture ``images.image_key``. ``content_type`` is the
    model that holds locale and key, as in wagtail-localize: ``Page`` for all pages; ``specific_content_type`` is the page
    type. The row of the language in which the text was written has ``is_original``; the rows of the others say what
    became of it. ``source_…`` are the original's; what has no such prefix is of this language.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    translation_key = models.UUIDField()
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+", verbose_name=_("language"))
    specific_content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    source_locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    source_object_id = models.PositiveBigIntegerField()
    object_id = models.PositiveBigIntegerField(null=True)
    """The page, snippet or picture in this language; ``None`` when there is none."""
    is_original = models.BooleanField()
    is_managed = models.BooleanField()
    """Whether wagtail-localize manages it text by text. What is written on its own has no counts, and is never stale."""

    state = models.CharField(_("state"), max_length=10, choices=State.choices)
    read_state = models.CharField(max_length=10, choices=State.choices, blank=True)
    """What readers have, one of ``READ_STATES``, also while a change is in review; empty when they have nothing."""
    live = models.BooleanField()
    source_live = models.BooleanField()

    segments_total = models.PositiveIntegerField(default=0)
    segments_open = models.PositiveIntegerField(default=0)
    """Texts that keep the translation from being published whole (``cms.translations.gate``)."""
    segments_changed = models.PositiveIntegerField(default=0)
    """Of the open ones, those that were translated before their original changed."""

    title = models.CharField(_("title"), max_length=TITLE_LENGTH)
    """The original's, as editors see it."""
    translated_title = models.CharField(max_length=TITLE_LENGTH, blank=True)
    search_key = models.TextField(blank=True)
    """Both titles in the one spelling for all (``cms.serbian.fold``), to be found by."""
    section = models.UUIDField(null=True)
    """The key of the page right below a home page to whose branch the page belongs: a section in every language."""

    since = models.DateTimeField(_("since"))
    cause = models.CharField(_("cause"), max_length=20, choices=Cause.choices)
    cause_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    cause_revision = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+")
    updated_at = models.DateTimeField(auto_now=True)
    """When the row was last written."""

    # What is computed from pages needs no entry among the things that use them.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("translation state")
        verbose_name_plural = _("translation states")
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "translation_key", "locale"], name="one_state_per_language"
            )
        ]
        indexes = [
            models.Index(fields=["content_type", "object_id"], name="state_by_object"),
            models.Index(fields=["locale", "is_original", "state", "since"], name="state_by_language"),
            # The order of the board, as long as nobody asks for another.
            models.Index(
                work_order(),
                models.F("since").desc(),
                "id",
                condition=models.Q(is_original=False),
                name="state_by_work",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.state}"

    @property
    def segments_done(self) -> int:
        """How many texts need nothing more."""
        return self.segments_total - self.segments_open


class AltTextBasis(models.Model):
    """What a picture's alternative text in one language was written for.

    A picture has no revisions, so what the original said when its translation was written is kept here; the translation
    is out of date when the original says something else now.
    """

    image = models.ForeignKey("images.CmsImage", on_delete=models.CASCADE, related_name="+")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(max_length=TITLE_LENGTH)
    original = models.CharField(max_length=TITLE_LENGTH)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["image", "locale"], name="one_basis_per_language")]

    def __str__(self) -> str:
        return f"{self.image_id}: {self.text}"
