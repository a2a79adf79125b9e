"""wagtail-localize's own screens where they need another answer; their addresses and templates stay."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from cms.translations.gate import describe, open_segments


class ReturningSubmitPageView(SubmitPageTranslationView):
    """Translate this page: leads to the translation only those who may edit it, and others back to their page."""

    def get_default_success_url(self, translated_page: Page | None = None) -> str:
        """Where to go after submitting."""
        if translated_page and not translated_page.permissions_for_user(self.request.user).can_edit():
            return reverse("wagtailadmin_pages:edit", args=[self.object.pk])
        return super().get_default_success_url(translated_page)


class GatedUpdateTranslationsView(UpdateTranslationsView):
    """Sync translated pages: publishes the translations at the same time only when all are whole."""

    def form_valid(self, form) -> HttpResponse:
        """Publish nothing when a translation has open texts after the refresh, and say which."""
        if form.cleaned_data["publish_translations"]:
            self.object.update_from_db()
            model = self.object.specific_content_type.model_class()
            for translation in self.object.translations.filter(enabled=True).select_related("target_locale"):
                segments = open_segments(translation)
                if segments:
                    form.cleaned_data["publish_translations"] = False
                    messages.error(
                        self.request,
                        _("Not published in %(language)s. %(reason)s")
                        % {
                            "language": translation.target_locale.get_display_name(),
                            "reason": describe(segments, model),
                        },
                    )
        return super().form_valid(form)
