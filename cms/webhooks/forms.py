"""The form of an endpoint."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.models import get_page_models

from cms.pages.base import BasePage
from cms.webhooks.models import EventType


def page_type_choices() -> list[tuple[str, str]]:
    """The page types of the site, by label, in their names' order."""
    models = [model for model in get_page_models() if issubclass(model, BasePage)]
    return sorted(
        ((model._meta.label, capfirst(str(model._meta.verbose_name))) for model in models),
        key=lambda choice: choice[1],
    )


class EndpointForm(WagtailAdminModelForm):
    """Ticks for events, languages and page types; nothing ticked among the last two means all."""

    events = forms.MultipleChoiceField(
        label=_("Events"), choices=EventType.choices, widget=forms.CheckboxSelectMultiple
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=lambda: settings.WAGTAIL_CONTENT_LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None means all."),
    )
    page_types = forms.MultipleChoiceField(
        label=_("Page types"),
        choices=page_type_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None means all."),
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["events"].choices = [
            (value, f"{capfirst(str(label))} ({value})") for value, label in EventType.choices
        ]
