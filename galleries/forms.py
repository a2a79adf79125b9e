"""The gallery's edit form."""

from typing import Any

from django.forms import ModelForm
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from cms.taxonomy.forms import ClassifiedPageForm


class GalleryPageForm(ClassifiedPageForm):
    """Lets a gallery be saved as a draft at any time, and be published once every photo can be described.

    A photo needs an alternative text in the gallery's language, its own or the image's, or the mark that it is decorative.
    """

    def clean(self) -> dict[str, Any]:
        """Name each photo that cannot be described; drafts are let through (``is_deferred_validation``)."""
        data = super().clean()
        if self.is_deferred_validation or "photos" not in self.formsets:
            return data
        missing = [
            (number, form) for number, form in self._photos_in_order() if not _has_alt(form, self.instance)
        ]
        for number, form in missing:
            form.add_error(
                "alt",
                _("Photo %(number)d: say what it shows, or tick “decorative”.") % {"number": number},
            )
        if missing:
            self.add_error(None, missing_alt_message([number for number, _form in missing]))
        return data

    def _photos_in_order(self) -> list[tuple[int, ModelForm]]:
        """The forms of photos that stay, numbered as the editor sees them."""
        formset = self.formsets["photos"]
        formset.is_valid()
        staying = [form for form in formset.forms if form not in formset.deleted_forms]
        staying.sort(key=lambda form: form.cleaned_data.get("ORDER") or 0)
        return list(enumerate(staying, 1))


def _has_alt(form: ModelForm, page: Page) -> bool:
    """Whether a photo's form gives it a text or none is needed; a form with other errors is left to those."""
    data = form.cleaned_data
    if form.errors or not data.get("image"):
        return True
    return bool(data["is_decorative"] or data["alt"] or data["image"].alt_in(page.locale.language_code))


def missing_alt_message(numbers: list[int]) -> str:
    """One sentence that names the photos, by number, that nothing stands for yet."""
    message = ngettext(
        "Photo %(numbers)s has no alternative text.",
        "Photos %(numbers)s have no alternative text.",
        len(numbers),
    )
    return message % {"numbers": ", ".join(map(str, numbers))}
