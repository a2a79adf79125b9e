"""Where requests meet Wagtail's admin: addresses, menu, front page, account settings, history."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab
from wagtail.log_actions import LogFormatter

from cms.translations.requests.forms import TranslationMailForm
from cms.translations.requests.models import TranslationMail
from cms.translations.requests.views import ChangeRequestView, MyWorkView, RequestView
from cms.translations.requests.work import count_for, work_of


def urls() -> list[URLPattern]:
    """The screens of requests (a ``register_admin_urls`` hook)."""
    return [
        path("translations/request/", RequestView.as_view(), name="translations_request_new"),
        path("translations/requests/<int:pk>/", ChangeRequestView.as_view(), name="translations_request"),
        path("translations/mine/", MyWorkView.as_view(), name="translations_my_work"),
    ]


class MyWorkMenuItem(MenuItem):
    """“My translations”, with the number of what waits."""

    def render_component(self, request: HttpRequest) -> Component:
        """Put the number behind the words, so that it is read out as well."""
        component = super().render_component(request)
        waiting = count_for(request.user)
        if waiting:
            component.label = f"{self.label} ({waiting})"
        return component


def menu_item() -> MenuItem:
    """The menu's entry (a ``register_admin_menu_item`` hook)."""
    return MyWorkMenuItem(
        _("My translations"),
        reverse("translations_my_work"),
        name="my-translations",
        icon_name="wagtail-localize-language",
        order=351,
    )


class MyWorkPanel(Component):
    """One's own translations on the admin's front page; nothing for those who have none."""

    name = "my_translations"
    template_name = "translations/my_work_panel.html"
    order = 120

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Add the work of the person who looks."""
        return {**super().get_context_data(parent_context), "work": work_of(parent_context["request"].user)}


def add_panel(request: HttpRequest, panels: list) -> None:
    """Show it on the front page (a ``construct_homepage_panels`` hook)."""
    panels.append(MyWorkPanel())


class TranslationMailPanel(BaseSettingsPanel):
    """Which mail about translations a person wants."""

    name = "translation_mail"
    title = _("Translations")
    tab = notifications_tab
    order = 200
    form_class = TranslationMailForm

    def get_form(self) -> TranslationMailForm:
        """The form of this person's choice, which is to get everything until it is changed."""
        wishes = TranslationMail.objects.filter(user=self.user).first() or TranslationMail(user=self.user)
        data = self.request.POST if self.request.method == "POST" else None
        return self.form_class(data, instance=wishes, prefix=self.name)


class _RequestFormatter(LogFormatter):
    """What the history of a text says, with the language it was requested in."""

    def format_message(self, log_entry: Any) -> str:
        """The sentence for one entry."""
        return self.message % {"language": log_entry.data.get("language", "")}


def log_actions(actions: Any) -> None:
    """Name what the history of a text says of requests (a ``register_log_actions`` hook)."""
    for action, label, message in (
        ("request", _("Request translation"), _("Translation requested: %(language)s")),
        ("request_changed", _("Change translation request"), _("Translation request changed: %(language)s")),
        (
            "request_cancelled",
            _("Cancel translation request"),
            _("Translation request cancelled: %(language)s"),
        ),
    ):
        formatter = type("RequestFormatter", (_RequestFormatter,), {"label": label, "message": message})
        actions.register_action(f"translations.{action}")(formatter)
