"""Where releases meet Wagtail's admin: address, the menu of the page editor, history."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.log_actions import LogFormatter
from wagtail_localize.models import Translation

from cms.translations.release.drafts import has_draft
from cms.translations.release.views import ReleaseView


def urls() -> list[URLPattern]:
    """The screen of a release (a ``register_admin_urls`` hook)."""
    return [
        path("translations/<int:translation_id>/release/", ReleaseView.as_view(), name="translations_release")
    ]


class ReleaseMenuItem(ActionMenuItem):
    """Leads from the editor of an original to the release with one translation."""

    name = "action-release-together"
    icon_name = "wagtail-localize-language"

    def __init__(self, translation: Translation):
        super().__init__()
        self.translation = translation
        language = translation.target_locale.get_display_name()
        self.label = _("Publish together: %(language)s") % {"language": language}

    def get_url(self, parent_context: dict[str, Any]) -> str:
        """The release's screen."""
        return reverse("translations_release", args=[self.translation.pk])


def offer_release(menu_items: list, request: HttpRequest, context: dict[str, Any]) -> None:
    """Offer it, last, while the page has something that readers have not got (a ``construct_page_action_menu`` hook)."""
    page = context.get("page")
    if context.get("view") != "edit" or page is None or not has_draft(page):
        return
    translations = Translation.objects.filter(
        source__object_id=page.translation_key, source__locale_id=page.locale_id, enabled=True
    ).select_related("target_locale")
    translated = set(page.get_translations().values_list("locale_id", flat=True))
    menu_items.extend(
        ReleaseMenuItem(translation)
        for translation in translations
        if translation.target_locale_id in translated
    )


class _ReleaseFormatter(LogFormatter):
    """What the history of either page says, with the other language and, where there is one, the reason."""

    def format_message(self, log_entry: Any) -> str:
        """The sentence for one entry."""
        data = log_entry.data or {}
        return self.message % {"language": data.get("language", ""), "reason": data.get("reason", "")}


def log_actions(actions: Any) -> None:
    """Name what the history says of releases (a ``register_log_actions`` hook)."""
    for action, label, message in (
        (
            "scheduled",
            gettext_lazy("Schedule release in two languages"),
            gettext_lazy("Release together with the translation scheduled: %(language)s"),
        ),
        (
            "cancelled",
            gettext_lazy("Cancel release in two languages"),
            gettext_lazy("Release together with the translation cancelled: %(language)s"),
        ),
        (
            "waits",
            gettext_lazy("Release in two languages waits"),
            gettext_lazy("Release together with the translation waits: %(language)s. %(reason)s"),
        ),
    ):
        formatter = type("ReleaseFormatter", (_ReleaseFormatter,), {"label": label, "message": message})
        actions.register_action(f"translations.release_{action}")(formatter)
