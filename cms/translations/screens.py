"""wagtail-localize's own screens where they need another answer; their addresses and templates stay."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from cms.translations.gate import formatted, refusal
from cms.translations.rights.screens import LanguagesOfferedMixin, UpdateHeldToLanguagesMixin


class ReturningSubmitPageView(LanguagesOfferedMixin, SubmitPageTranslationView):
    """Translate this page: leads to the translation only those who may edit it, and others back to their page.

    wagtail-localize would fill in the pages above that are not translated yet as live aliases, so those come first.
    """

    def form_valid(self, form) -> HttpResponse:
        """Submit; refuse it, saying why, while the page above is not translated."""
        parent = self.object.get_parent()
        there = set(parent.get_translations(inclusive=True).values_list("locale_id", flat=True))
        missing = [locale for locale in form.cleaned_data["locales"] if locale.pk not in there]
        if missing and not parent.is_root():
            messages.error(
                self.request,
                _("Not submitted. Translate the page above it first: “%(title)s”.")
                % {"title": parent.get_admin_display_title()},
            )
            return redirect(self.request.get_full_path())
        return super().form_valid(form)

    def get_default_success_url(self, translated_page: Page | None = None) -> str:
        """Where to go after submitting."""
        if translated_page and not translated_page.permissions_for_user(self.request.user).can_edit():
            return reverse("wagtailadmin_pages:edit", args=[self.object.pk])
        return super().get_default_success_url(translated_page)


class GatedUpdateTranslationsView(UpdateHeldToLanguagesMixin, UpdateTranslationsView):
    """Sync translated pages: publishes the translations at the same time only when all are whole.

    Nothing is translated by machine here: translators ask for it where they read and confirm it.
    """

    def get_form(self):
        """The form, without the choice of machine translation, and with what publishing does here."""
        form = super().get_form()
        form.fields["publish_translations"].help_text = _("Nothing is published while a text is open.")
        form.fields.pop("use_machine_translation", None)
        return form

    def form_valid(self, form) -> HttpResponse:
        """Publish nothing when a translation has open texts after the refresh, and say which."""
        if form.cleaned_data["publish_translations"]:
            self.refuse_foreign_publication(form)
        if form.cleaned_data["publish_translations"]:
            self.object.update_from_db()
            for translation in self.object.translations.filter(enabled=True).select_related("target_locale"):
                reason = refusal(translation.get_target_instance(), summary=False, linked=True)
                if reason:
                    form.cleaned_data["publish_translations"] = False
                    message = formatted(
                        _("Not published in %(language)s. %(reason)s"),
                        language=translation.target_locale.get_display_name(),
                        reason=reason,
                    )
                    messages.error(self.request, message)
        return super().form_valid(form)


def refuse_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """Answer wagtail-localize's "convert to alias page": there are none here (design.md, decision 2)."""
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    messages.error(
        request, _("This site has no alias pages. Unpublish the page: its readers then see the original.")
    )
    return redirect("wagtailadmin_pages:edit", page.pk)
