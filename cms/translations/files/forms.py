"""What is asked of people who take translation files along or bring them back."""

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from cms.translations.files.archive import LARGEST_UPLOAD
from cms.translations.files.exchange import Format


class UploadForm(forms.Form):
    """A translation file, or a zip archive of several."""

    file = forms.FileField(
        label=_("Translation file"),
        help_text=_("PO, XLIFF 2, or a zip archive of such files."),
        widget=forms.FileInput(attrs={"accept": ".po,.xlf,.xliff,.zip"}),
    )

    def clean_file(self):
        """Raise ValidationError for an upload that is too large to be read."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_UPLOAD:
            raise forms.ValidationError(
                _("The file has %(size)s; at most %(most)s are read."),
                params={"size": filesizeformat(file.size), "most": filesizeformat(LARGEST_UPLOAD)},
            )
        return file


class ExportForm(forms.Form):
    """In which format, and which translations (by key) if several."""

    format = forms.ChoiceField(label=_("Format"), choices=Format.choices, initial=Format.XLIFF)
    translation = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["translation"].valid_value = str.isdecimal
