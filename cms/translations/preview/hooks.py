"""Where sharing a draft is found in the admin. Registered by ``cms.translations.wagtail_hooks``."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from cms.translations.preview.models import may_share, with_privacy
from cms.translations.preview.sharing import REVOKED, SHARED, ShareDraftView
from cms.translations.rights.languages import Person


@hooks.register("register_admin_urls")
def share_url() -> list[URLPattern]:
    """The screen of one page."""
    return [path("pages/<int:page_id>/share/", ShareDraftView.as_view(), name="share_draft")]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def share_button(
    page: Page, user: Person, view_name: str | None = None, next_url: str | None = None
) -> Iterator[Button]:
    """“Share draft” in the menu of a page."""
    if page.depth > 1 and may_share(user, page):
        yield Button(_("Share draft"), reverse("share_draft", args=[page.pk]), icon_name="link", priority=65)


@hooks.register("construct_explorer_page_queryset")
def read_privacy(parent_page: Page, pages: QuerySet, request: HttpRequest) -> QuerySet:
    """What ``share_button`` asks of each row, for all of them."""
    return with_privacy(pages)


@hooks.register("register_log_actions")
def log_sharing(actions: LogActionRegistry) -> None:
    """What the history of a page says of it."""
    actions.register_action(SHARED, _("Share draft"), _("Draft shared by link"))
    actions.register_action(REVOKED, _("Revoke draft link"), _("Draft link revoked"))
