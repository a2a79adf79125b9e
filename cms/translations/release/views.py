"""The screen on which original and translation are released together: what would go live, what hinders it, and when."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page
from wagtail_localize.models import Translation

from cms.translations.editor.access import person
from cms.translations.gate import formatted, open_segments, open_texts_refusal
from cms.translations.languages import language_tag
from cms.translations.release.drafts import draft_of, has_draft, texts_differ, translate_draft
from cms.translations.release.forms import ScheduleForm
from cms.translations.release.models import ScheduledRelease
from cms.translations.release.scheduling import cancel, schedule
from cms.translations.release.together import ReleaseRefusedError, missing_rights, pages_of, release
from cms.translations.rights.languages import may_edit

PUBLISH, PUBLISH_SUMMARY, SCHEDULE, CANCEL, TRANSLATE_DRAFT = (
    "publish", "publish-summary", "schedule", "cancel", "translate-draft",
)  # fmt: skip


class ReleaseView(WagtailAdminTemplateMixin, TemplateView):
    """What would go live of an original and one translation, and the buttons for it."""

    template_name = "translations/release.html"
    page_title = gettext_lazy("Publish together")
    header_icon = "wagtail-localize-language"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Raise Http404 when one of the pages is gone, PermissionDenied for those who write neither."""
        if not any(may_edit(request.user, page) for page in self.pages):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def translation(self) -> Translation:
        """The translation to be released with its original."""
        translations = Translation.objects.filter(enabled=True).select_related(
            "source__locale", "source__draft_basis", "target_locale"
        )
        return get_object_or_404(translations, pk=self.kwargs["translation_id"])

    @cached_property
    def pages(self) -> tuple[Page, Page]:
        """Original and translation."""
        try:
            source, target = pages_of(self.translation)
        except ObjectDoesNotExist as gone:
            raise Http404 from gone
        if not isinstance(source, Page):
            raise Http404
        return source, target

    @cached_property
    def scheduled(self) -> ScheduledRelease | None:
        """The moment that is set, if one is."""
        return ScheduledRelease.objects.filter(translation=self.translation).select_related("user").first()

    @cached_property
    def may_edit_source(self) -> bool:
        """Whether the person may read the original's draft and hand it to translators."""
        return may_edit(self.request.user, self.pages[0])

    def get_page_subtitle(self) -> str:
        """The title as translators were given it: not everybody may read the draft."""
        return self.translation.source.as_instance().title

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """From the admin's front page over the board to here."""
        board = {"url": reverse("translations_board"), "label": _("Translation board")}
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, board, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add both pages, what hinders their publication, and the form for a later moment."""
        source, target = self.pages
        open_texts = open_segments(self.translation)
        summary_refusal = open_texts_refusal(self.translation, target, summary=True, linked=True)
        rights = missing_rights(self.request.user, source, target)
        form = kwargs.pop("form", None) or ScheduleForm(instance=self.scheduled)
        return super().get_context_data(
            **kwargs,
            translation=self.translation,
            source=source,
            target=target,
            source_tag=language_tag(source.locale.language_code),
            target_tag=language_tag(target.locale.language_code),
            target_title=target.draft_title or target.title,
            source_has_news=has_draft(source),
            draft_is_given=not self._draft_differs(),
            may_edit_source=self.may_edit_source,
            may_edit_target=may_edit(self.request.user, target),
            total=self.translation.source.stringsegment_set.count(),
            done=self.translation.source.stringsegment_set.count() - len(open_texts),
            refusal=open_texts_refusal(self.translation, target, summary=False, linked=True),
            may_be_summary=bool(open_texts) and summary_refusal is None,
            rights=rights,
            scheduled=self.scheduled,
            form=None if rights else form,
        )

    def _draft_differs(self) -> bool:
        source, _target = self.pages
        return has_draft(source) and texts_differ(self.translation.source, draft_of(source))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do what the button says; a refusal names what hinders and changes nothing."""
        action = request.POST.get("action", "")
        try:
            if action in (PUBLISH, PUBLISH_SUMMARY):
                return self._publish(as_summary=action == PUBLISH_SUMMARY)
            if action == SCHEDULE:
                return self._schedule()
            if action == CANCEL:
                return self._cancel()
        except ReleaseRefusedError as refused:
            for reason in refused.reasons:
                messages.error(request, formatted(_("Not published. %(reason)s"), reason=reason))
            return redirect(request.path)
        if action == TRANSLATE_DRAFT:
            self._translate_draft()
        return redirect(request.path)

    def _publish(self, *, as_summary: bool) -> HttpResponse:
        source, target = release(self.translation, person(self.request), as_summary=as_summary)
        messages.success(
            self.request,
            _("Published together: “%(original)s” and “%(translation)s”.")
            % {"original": source.title, "translation": target.title},
            buttons=[
                messages.button(page.get_url(), page.locale.get_display_name(), new_window=True)
                for page in (source, target)
                if page.get_url()
            ],
        )
        page = target if may_edit(self.request.user, target) else source
        return redirect("wagtailadmin_pages:edit", page.pk)

    def _schedule(self) -> HttpResponse:
        form = ScheduleForm(self.request.POST, instance=self.scheduled)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        scheduled = schedule(
            self.translation,
            self.request.user,
            form.cleaned_data["go_live_at"],
            as_summary=form.cleaned_data["as_summary"],
        )
        moment = date_format(timezone.localtime(scheduled.go_live_at), "SHORT_DATETIME_FORMAT")
        messages.success(self.request, _("Both are published on: %(moment)s.") % {"moment": moment})
        return redirect(self.request.path)

    def _cancel(self) -> HttpResponse:
        reasons = missing_rights(self.request.user, *self.pages)
        if reasons:
            raise ReleaseRefusedError(reasons)
        if self.scheduled is not None:
            cancel(self.scheduled, self.request.user)
            messages.success(self.request, _("The set moment is cancelled. Nothing is published by itself."))
        return redirect(self.request.path)

    def _translate_draft(self) -> None:
        if not self.may_edit_source:
            raise PermissionDenied
        changed = translate_draft(self.translation.source)
        if changed:
            messages.success(self.request, _("The texts of the draft are now those to be translated."))
        else:
            messages.success(self.request, _("The draft has no texts that were not given to translators."))
