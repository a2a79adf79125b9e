"""The form by which a moment for both is set."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.widgets import AdminDateTimeInput

from cms.translations.release.models import ScheduledRelease


class ScheduleForm(forms.ModelForm):
    """When both are published, and whether of the translation only title and lead."""

    class Meta:
        model = ScheduledRelease
        fields = ["go_live_at", "as_summary"]
        widgets = {"go_live_at": AdminDateTimeInput}

    def clean_go_live_at(self):
        """Refuse a moment that has passed."""
        moment = self.cleaned_data["go_live_at"]
        if moment <= timezone.now():
            raise ValidationError(_("This moment has passed."), code="past")
        return moment
