"""The form by which pictures are added and edited in the admin and through API v3."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.images.forms import BaseImageForm

from cms.images.fields import PictureFormField
from cms.images.models import alt_field
from cms.translations.rights.languages import Person, languages_of


class CmsImageForm(BaseImageForm):
    """Wagtail's image form with our upload field (named in WAGTAILIMAGES_IMAGE_FORM_BASE).

    A person is offered the alternative texts of the languages in which he or she may write. A form without a ``user``, which
    is a program's own, has them all.
    """

    def __init__(self, *args, user: Person | None = None, **kwargs) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.withheld: dict[str, str] = {}
        if user is not None:
            self._withhold_other_languages(user)
        if "file" in self.fields:
            given = self.fields["file"]
            self.fields["file"] = PictureFormField(
                label=given.label, required=given.required, widget=given.widget, initial=given.initial
            )

    class Meta(BaseImageForm.Meta):
        help_texts = {"title": gettext_lazy("For finding the picture here. Readers never see it.")}

    def clean(self) -> dict[str, Any]:
        """Refuse an alternative text that was sent in a language that is not the person's."""
        data = super().clean()
        for name, language in self.withheld.items():
            sent = self.data.get(self.add_prefix(name))
            if sent and sent != getattr(self.instance, name):
                self.add_error(
                    None,
                    _("You may not write the alternative text in this language: %(language)s.")
                    % {"language": language},
                )
        return data

    def _withhold_other_languages(self, user: Person) -> None:
        granted = {locale.language_code for locale in languages_of(user)}
        for code, name in settings.WAGTAIL_CONTENT_LANGUAGES:
            if code not in granted and self.fields.pop(alt_field(code), None) is not None:
                self.withheld[alt_field(code)] = name
