"""Where the board meets Wagtail's admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail_localize.wagtail_hooks import TranslationsReportMenuItem

from cms.translations.board.views import BoardView
from cms.translations.rights.languages import languages_of


def urls() -> list[URLPattern]:
    """The board, and its lines alone for Wagtail's filters (a ``register_admin_urls`` hook)."""
    return [
        path("translations/", BoardView.as_view(), name="translations_board"),
        path(
            "translations/results/", BoardView.as_view(results_only=True), name="translations_board_results"
        ),
    ]


class BoardMenuItem(MenuItem):
    """“Translation board”, for those who write in some language."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the board has anything for this person."""
        return bool(languages_of(request.user))


def menu_item() -> MenuItem:
    """The menu's entry (a ``register_admin_menu_item`` hook)."""
    return BoardMenuItem(
        _("Translation board"),
        reverse("translations_board"),
        name="translation-board",
        icon_name="wagtail-localize-language",
        order=350,
    )


def leave_out_report(request: HttpRequest, menu_items: list) -> None:
    """Keep wagtail-localize's report out of the reports (a ``construct_reports_menu`` hook): it lists only what was submitted,
    and calls a translation up to date whose original has changed."""
    menu_items[:] = [item for item in menu_items if not isinstance(item, TranslationsReportMenuItem)]
