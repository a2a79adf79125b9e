"""Which originals are translated from a draft, and what is to be released at a later moment."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision
from wagtail_localize.models import Translation, TranslationSource


class DraftBasis(models.Model):
    """The texts of a source are those of a draft that readers have not got.

    While there is such a row, no translation of the source can be published (``cms.translations.gate``). It goes when the
    source takes its texts from the published page again (``drafts``).
    """

    source = models.OneToOneField(TranslationSource, on_delete=models.CASCADE, related_name="draft_basis")
    revision = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+")
    taken_at = models.DateTimeField(auto_now=True)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return str(self.source)


class ScheduledRelease(models.Model):
    """An original and one translation of it are to be published together at ``go_live_at``, or as soon after as both can be."""

    translation = models.OneToOneField(
        Translation, on_delete=models.CASCADE, related_name="scheduled_release", verbose_name=_("translation")
    )
    revision = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+")
    """The original as it was when the moment was set; what is written into its draft afterwards is not published."""
    go_live_at = models.DateTimeField(_("publish both on"), db_index=True)
    as_summary = models.BooleanField(_("of the translation only title and lead"), default=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    """Who has set the moment."""
    told_at = models.DateTimeField(null=True, editable=False)
    """When people were told that it could not be published in time."""

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("scheduled release")
        verbose_name_plural = _("scheduled releases")

    def __str__(self) -> str:
        return f"{self.translation.source.object_repr}: {self.go_live_at:%Y-%m-%d %H:%M}"
