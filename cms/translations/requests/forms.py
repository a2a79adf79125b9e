"""Forms for requesting a translation, and for what may be changed of a request."""

from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.widgets import AdminAutoHeightTextInput, AdminDateInput
from wagtail.models import Locale

from cms.translations.requests.asking import assignable
from cms.translations.requests.models import TranslationMail, TranslationRequest

ANYBODY = gettext_lazy("Anybody who writes the language")


class PersonField(forms.ModelChoiceField):
    """People by their names."""

    def label_from_instance(self, user) -> str:
        return get_user_display_name(user)


class RequestForm(forms.ModelForm):
    """Of whom, by when, with which note. ``locales`` are the languages of the texts; who is offered writes them all."""

    class Meta:
        model = TranslationRequest
        fields = ["assignee", "due", "note", "accepts_summary"]
        field_classes = {"assignee": PersonField}
        widgets = {"due": AdminDateInput, "note": AdminAutoHeightTextInput}

    def __init__(self, *args, locales: Iterable[Locale], **kwargs):
        super().__init__(*args, **kwargs)
        people = assignable(locales)
        field = self.fields["assignee"]
        field.queryset = field.queryset.filter(pk__in=[person.pk for person in people])
        field.empty_label = ANYBODY

    def clean_due(self):
        """Refuse a day that has passed, unless it stands there already."""
        due = self.cleaned_data["due"]
        if due and due < timezone.localdate() and due != self.instance.due:
            raise ValidationError(_("This day has passed."), code="past")
        return due


class TranslationMailForm(forms.ModelForm):
    """A person's choice of mail, in the account settings."""

    class Meta:
        model = TranslationMail
        fields = ["requests", "reminders"]
