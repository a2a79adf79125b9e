"""The side panels of Wagtail's own editor, beside a translation."""

from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import (
    ChecksSidePanel,
    PageStatusSidePanel,
    PreviewSidePanel,
    StatusSidePanel,
)
from wagtail.log_actions import registry as log_registry
from wagtail.models import Page
from wagtail_localize.models import Translation


def side_panels(request: HttpRequest, translation: Translation, instance: models.Model) -> MediaContainer:
    """Status for both; preview and checks for a page, which show the texts as they are stored."""
    if not isinstance(instance, Page):
        return MediaContainer([_snippet_status(request, translation, instance)])
    panels = [_page_status(request, translation, instance)]
    if instance.is_previewable():
        url = reverse("translation_preview", args=[translation.pk])
        panels.append(PreviewSidePanel(instance, request, preview_url=url))
        panels.append(ChecksSidePanel(instance, request))
    return MediaContainer(panels)


def _page_status(request: HttpRequest, translation: Translation, page: Page) -> PageStatusSidePanel:
    translations = [
        {"locale": other.locale, "url": reverse("wagtailadmin_pages:edit", args=[other.pk])}
        for other in page.get_translations().select_related("locale")
        if other.permissions_for_user(request.user).can_edit()
    ]
    return PageStatusSidePanel(
        page,
        request,
        show_schedule_publishing_toggle=False,
        live_object=page,
        scheduled_object=page.get_scheduled_revision_as_object(),
        locale=translation.target_locale,
        translations=translations,
    )


def _snippet_status(request: HttpRequest, translation: Translation, snippet: models.Model) -> StatusSidePanel:
    viewset = snippet.snippet_viewset
    edit = viewset.get_url_name("edit")
    return StatusSidePanel(
        snippet,
        request,
        locale=translation.target_locale,
        translations=[
            {"locale": other.locale, "url": reverse(edit, args=[other.pk])}
            for other in snippet.get_translations().select_related("locale")
        ],
        usage_url=reverse(viewset.get_url_name("usage"), args=[snippet.pk]),
        history_url=reverse(viewset.get_url_name("history"), args=[snippet.pk]),
        last_updated_info=log_registry.get_logs_for_instance(snippet).first(),
    )
