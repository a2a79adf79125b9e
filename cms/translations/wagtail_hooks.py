"""Where this app meets Wagtail: serving pages, and publishing translations."""

from django.db import models
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.pages import page_viewset_registry
from wagtail.snippets.models import register_snippet

from cms.pages.base import BasePage
from cms.pages.slug_widget import SerbianSlugInput
from cms.translations import explorer
from cms.translations.board import admin as board_admin
from cms.translations.editor.endpoints import edit_text
from cms.translations.editor.views import edit_page, edit_snippet, preview, save_text
from cms.translations.fallback import lead_to_right_address
from cms.translations.files import urls as file_urls
from cms.translations.files.menu import translation_files_menu_item
from cms.translations.glossary.admin import GlossaryTermViewSet
from cms.translations.image_texts.views import ImageTextsView, may_write_image_texts
from cms.translations.leaving.bulk import BULK_ACTIONS
from cms.translations.leaving.pages import TranslatedPageViewSet
from cms.translations.machine.views import translate_open_texts
from cms.translations.preview import hooks as _preview_hooks  # noqa: F401 (they register themselves)
from cms.translations.publishing import answer_bulk_publication, answer_editor
from cms.translations.release import admin as release_admin
from cms.translations.requests import admin as requests_admin
from cms.translations.rights.reading import ReadOriginalView
from cms.translations.rights.screens import SubmitSnippetView, held_urls, refuse_restart
from cms.translations.screens import GatedUpdateTranslationsView, ReturningSubmitPageView, refuse_alias

# Inside Wagtail's check of view restrictions, which is registered without an order (0).
hooks.register("on_serve_page", lead_to_right_address, order=100)

# Ahead of wagtail-localize, which takes the editor over without an order (0).
hooks.register("before_edit_page", refuse_restart, order=-10)
hooks.register("before_edit_page", edit_page, order=-10)
hooks.register("before_edit_snippet", edit_snippet, order=-10)
hooks.register("before_publish_page", answer_editor)
hooks.register("before_bulk_action", answer_bulk_publication)

explorer.install()

page_viewset_registry.register(BasePage, TranslatedPageViewSet())
for bulk_action in BULK_ACTIONS:
    # After Wagtail's own, whose place they take.
    hooks.register("register_bulk_action", bulk_action, order=10)

register_snippet(GlossaryTermViewSet)
hooks.register("register_reports_menu_item", translation_files_menu_item)

register_form_field_override(models.SlugField, override={"widget": SerbianSlugInput})


@hooks.register("register_admin_urls", order=-10)
def gated_urls() -> list[URLPattern]:
    """Answer at wagtail-localize's own address, whose links and names stay as they are."""
    return [
        path("localize/submit/page/<int:page_id>/", ReturningSubmitPageView.as_view()),
        path(
            "localize/submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/",
            SubmitSnippetView.as_view(),
        ),
        path("localize/update/<int:translation_source_id>/", GatedUpdateTranslationsView.as_view()),
        path("localize/page/<int:page_id>/convert_to_alias/", refuse_alias),
        path("localize/translate/<int:translation_id>/machine_translate/", translate_open_texts),
        path("localize/translate/<int:translation_id>/strings/<int:string_segment_id>/edit/", edit_text),
        path("translations/<int:translation_id>/text/", save_text, name="translation_text"),
        path("translations/<int:translation_id>/preview/", preview, name="translation_preview"),
        *file_urls.urlpatterns,
    ]


# After whatever else answers at these addresses, ahead of wagtail-localize's own views.
hooks.register("register_admin_urls", held_urls, order=-5)


@hooks.register("register_admin_urls")
def language_urls() -> list[URLPattern]:
    """The screen of alternative texts, and that on which an original is read."""
    return [
        path("image-texts/", ImageTextsView.as_view(), name="translations_image_texts"),
        path("translations/read/<int:page_id>/", ReadOriginalView.as_view(), name="read_original"),
    ]


class ImageTextsMenuItem(MenuItem):
    """“Image texts” for those who write in some language and may use pictures."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_write_image_texts(request.user)


@hooks.register("register_admin_menu_item")
def image_texts_menu_item() -> MenuItem:
    """Right below Wagtail's images."""
    return ImageTextsMenuItem(
        _("Image texts"), reverse("translations_image_texts"), icon_name="pilcrow", order=301
    )


hooks.register("register_admin_urls", board_admin.urls)
hooks.register("register_admin_menu_item", board_admin.menu_item)
hooks.register("construct_reports_menu", board_admin.leave_out_report)

hooks.register("register_admin_urls", requests_admin.urls)
hooks.register("register_admin_menu_item", requests_admin.menu_item)
hooks.register("construct_homepage_panels", requests_admin.add_panel)
hooks.register("register_account_settings_panel", requests_admin.TranslationMailPanel)
hooks.register("register_log_actions", requests_admin.log_actions)

hooks.register("register_admin_urls", release_admin.urls)
hooks.register("construct_page_action_menu", release_admin.offer_release)
hooks.register("register_log_actions", release_admin.log_actions)


@hooks.register("insert_global_admin_css")
def message_styles() -> str:
    """Refusals lead to open texts on every screen of the admin."""
    return format_html('<link rel="stylesheet" href="{}">', static("translations/messages.css"))


@hooks.register("construct_page_action_menu")
def leave_out_alias(menu_items: list, request: HttpRequest, context: dict) -> None:
    """Offer nobody to make an alias of a page."""
    menu_items[:] = [item for item in menu_items if item.name != "localize-convert-to-alias"]
