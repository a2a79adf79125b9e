"""The screen “Share draft”: the links of one page, a new one, and an end to each."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.utils import get_breadcrumbs_items_for_page
from wagtail.log_actions import log
from wagtail.models import Page

from cms.translations.gate import find_translation
from cms.translations.preview.models import Days, DraftLink, may_share

SHARED, REVOKED = "translations.draft_link.share", "translations.draft_link.revoke"
LATEST, THIS_VERSION = "latest", "fixed"
SHOWS = [
    (LATEST, gettext_lazy("Always the latest draft")),
    (THIS_VERSION, gettext_lazy("This version, also when the draft changes")),
]


class ShareForm(forms.Form):
    """For how long, and what is shown."""

    days = forms.TypedChoiceField(
        label=gettext_lazy("Valid for"),
        choices=Days.choices,
        initial=Days.SEVEN,
        coerce=int,
        widget=forms.RadioSelect,
    )
    shows = forms.ChoiceField(
        label=gettext_lazy("Shows"), choices=SHOWS, initial=LATEST, widget=forms.RadioSelect
    )

    def __init__(self, *args, can_be_fixed: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not can_be_fixed:
            self.fields["shows"].choices = SHOWS[:1]


class ShareDraftView(WagtailAdminTemplateMixin, FormView):
    """Lists the open links of a page and makes or revokes one."""

    template_name = "translations/preview/share.html"
    form_class = ShareForm
    page_title = gettext_lazy("Share draft")
    header_icon = "link"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Raise PermissionDenied for somebody who may not share this page."""
        if not may_share(request.user, self.page):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def page(self) -> Page:
        """The page that is shared. Raises Http404."""
        return get_object_or_404(Page.objects.filter(depth__gt=1), pk=self.kwargs["page_id"]).specific

    @property
    def links(self) -> QuerySet[DraftLink]:
        """The page's links that are not over, the newest first."""
        links = DraftLink.objects.filter(page=self.page).shared().open()
        return links.select_related("created_by", "page__locale")

    def get_page_subtitle(self) -> str:
        """The page's title."""
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The place of the page in the tree, and this screen."""
        above = get_breadcrumbs_items_for_page(self.page, self.request.user)
        return [*above, {"url": "", "label": _("Share draft")}]

    def get_form_kwargs(self) -> dict[str, Any]:
        """A version can be fixed where there is one; a translation's texts are kept beside the page until it is published."""
        can_be_fixed = bool(self.page.latest_revision_id) and find_translation(self.page) is None
        return {**super().get_form_kwargs(), "can_be_fixed": can_be_fixed}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Revoke the link that the form names, or make one."""
        if "revoke" in request.POST:
            return self._revoke(request.POST["revoke"])
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: ShareForm) -> HttpResponse:
        """Make a link and say so."""
        is_fixed = form.cleaned_data["shows"] == THIS_VERSION
        link = DraftLink.objects.create(
            page=self.page,
            revision=self.page.latest_revision if is_fixed else None,
            created_by=self.request.user,
            expires_at=timezone.now() + timedelta(days=form.cleaned_data["days"]),
        )
        log(
            self.page,
            SHARED,
            user=self.request.user,
            data={"days": form.cleaned_data["days"], "link": link.pk},
        )
        messages.success(
            self.request, _("The draft is shared. Copy the link below and send it to whoever should read it.")
        )
        return HttpResponseRedirect(self.request.path)

    def _revoke(self, key: str) -> HttpResponse:
        link = self.links.filter(pk=key).first() if key.isdecimal() else None
        if link is not None:
            DraftLink.objects.filter(pk=link.pk).update(revoked_at=timezone.now())
            log(self.page, REVOKED, user=self.request.user, data={"link": link.pk})
            messages.success(self.request, _("The link is revoked. Whoever opens it is told so."))
        return HttpResponseRedirect(self.request.path)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the links with their whole addresses, and the way back."""
        context = super().get_context_data(**kwargs)
        context["links"] = [
            {"link": link, "url": self.request.build_absolute_uri(link.get_absolute_url())}
            for link in self.links
        ]
        context["edit_url"] = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return context
