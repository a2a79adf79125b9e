"""The way to the translation files in the admin's menu."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from cms.translations.rights.languages import languages_of


class TranslationFilesMenuItem(MenuItem):
    """Among the reports, for whoever writes in a language."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person has a language to translate into."""
        return bool(languages_of(request.user))


def translation_files_menu_item() -> MenuItem:
    """The entry (a ``register_reports_menu_item`` hook)."""
    return TranslationFilesMenuItem(
        _("Translation files"), reverse("translation_files"), icon_name="doc-full-inverse", order=910
    )
