"""Screens for requesting translations, changing a request, and one's own work."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail.models import TranslatableMixin

from cms.translations.links import source_url, work_url
from cms.translations.requests.asking import (
    Report,
    Wish,
    may_request,
    note_in_history,
    request_translations,
    source_of,
    sources_of,
)
from cms.translations.requests.closing import cancel
from cms.translations.requests.forms import RequestForm
from cms.translations.requests.mail import tell_changed
from cms.translations.requests.models import TranslationRequest
from cms.translations.requests.work import is_concerned, work_of
from cms.translations.rights.languages import Person, may_edit
from cms.translations.state.models import TranslationState

AT_ONCE = 200
"""So many texts can be requested in one go."""


class _Screen(WagtailAdminTemplateMixin, TemplateView):
    header_icon = "wagtail-localize-language"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """From the admin's front page over one's own work to here."""
        mine = {"url": reverse("translations_my_work"), "label": _("My translations")}
        return [*self.breadcrumbs_items, mine, {"url": "", "label": self.get_page_title()}]


class RequestView(_Screen):
    """Request the translations given by ``?state=…&state=…`` (ids of TranslationState)."""

    template_name = "translations/request_new.html"
    page_title = gettext_lazy("Request translation")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Go back, saying so, when nothing that can be requested was chosen; raise PermissionDenied for strangers."""
        if not request.user.has_perm("wagtail_localize.submit_translation"):
            raise PermissionDenied
        if not self.states:
            messages.error(request, _("Choose at least one translation to request."))
            return redirect(self.next_url)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def states(self) -> list[TranslationState]:
        """What was chosen and may be asked for by this person."""
        given = self.request.POST if self.request.method == "POST" else self.request.GET
        ids = [key for key in given.getlist("state")[:AT_ONCE] if key.isdecimal() and len(key) < 19]
        states = TranslationState.objects.filter(pk__in=ids, is_original=False).select_related(
            "locale", "specific_content_type"
        )
        chosen = list(states.order_by("title", "pk"))
        sources = sources_of(chosen)
        return [
            state
            for state in chosen
            if state.pk in sources and may_request(self.request.user, state, sources[state.pk])
        ]

    @cached_property
    def next_url(self) -> str:
        """Where the person came from, or one's own work."""
        return get_valid_next_url_from_request(self.request) or reverse("translations_my_work")

    def get_form(self) -> RequestForm:
        """The form, for all the chosen languages."""
        data = self.request.POST if self.request.method == "POST" else None
        return RequestForm(data, locales={state.locale for state in self.states})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is chosen, the form and the way back."""
        return super().get_context_data(
            **{"form": self.get_form(), **kwargs}, states=self.states, next_url=self.next_url
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Request them, and say of each that could not be requested why."""
        form = self.get_form()
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        self._tell(request_translations(self.states, Wish(requester=request.user, **form.cleaned_data)))
        return redirect(self.next_url)

    def _tell(self, report: Report) -> None:
        if report.made:
            done = ngettext(
                "%(count)d translation requested.", "%(count)d translations requested.", len(report.made)
            )
            messages.success(self.request, done % {"count": len(report.made)})
        for state, reason in report.refused:
            messages.error(
                self.request,
                _("“%(title)s” (%(language)s) was not requested. %(reason)s")
                % {"title": state.title, "language": state.locale.get_display_name(), "reason": reason},
            )


class ChangeRequestView(_Screen):
    """One request: what it says, for those it concerns; its form, for those who may change it."""

    template_name = "translations/request.html"
    page_title = gettext_lazy("Translation request")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Raise PermissionDenied for those it does not concern."""
        if not (self.may_change or is_concerned(request.user, self.asked)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def asked(self) -> TranslationRequest:
        """The request."""
        requests = TranslationRequest.objects.select_related(
            "state__locale", "state__specific_content_type", "assignee", "requester"
        )
        return get_object_or_404(requests, pk=self.kwargs["pk"])

    @cached_property
    def may_change(self) -> bool:
        """Whether the person made the request, or may edit its original."""
        return may_change(self.request.user, self.asked)

    def get_page_subtitle(self) -> str:
        """Which text, into which language."""
        return str(self.asked)

    def get_form(self) -> RequestForm | None:
        """The form, while there is something to change and the person may."""
        if not (self.may_change and self.asked.is_open):
            return None
        data = self.request.POST if self.request.method == "POST" else None
        return RequestForm(data, instance=self.asked, locales=[self.asked.state.locale])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the request with the addresses of its texts, and the form."""
        return super().get_context_data(
            **{"form": self.get_form(), **kwargs},
            asked=self.asked,
            work_url=work_url(self.asked.state),
            source_url=source_url(self.asked.state),
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Change or cancel it."""
        form = self.get_form()
        if form is None:
            raise PermissionDenied
        if "cancel" in request.POST:
            if cancel(self.asked, request.user):
                messages.success(request, _("The request is cancelled. What has been translated stays."))
            else:
                messages.error(request, _("The request has been closed meanwhile."))
            return redirect("translations_my_work")
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        if form.has_changed():
            self._change(form)
        return redirect(request.path)

    def _change(self, form: RequestForm) -> None:
        changed, names = form.save(commit=False), list(form.changed_data)
        if "due" in names:
            changed.reminded_on = None
            names.append("reminded_on")
        # Nothing else: it may have been closed meanwhile.
        changed.save(update_fields=names)
        note_in_history(changed, "translations.request_changed", self.request.user)
        tell_changed(changed, self.request.user)
        messages.success(self.request, _("The request is changed."))


def may_change(user: Person, asked: TranslationRequest) -> bool:
    """Whether ``user`` made this request, or may edit the text it is about."""
    if asked.requester_id == user.pk:
        return True
    source = source_of(asked.state)
    return user.is_superuser or (isinstance(source, TranslatableMixin) and may_edit(user, source))


class MyWorkView(_Screen):
    """What is requested of the person, and what the person has requested."""

    template_name = "translations/my_work.html"
    page_title = gettext_lazy("My translations")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """From the admin's front page to here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add both lists."""
        return super().get_context_data(**kwargs, work=work_of(self.request.user))
