"""wagtail-localize's "Sync translated pages" screen, behind the gate."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail_localize.views.update_translations import UpdateTranslationsView

from cms.translations.gate import describe, open_segments


class GatedUpdateTranslationsView(UpdateTranslationsView):
    """Refreshes the source as asked, and publishes its translations at the same time only when all are whole."""

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
