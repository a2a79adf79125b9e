"""Wagtail's questions before a page is unpublished, deleted, moved or restricted, with its translations in them."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.admin import messages
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.admin.views.page_privacy import SetPrivacyView
from wagtail.admin.views.pages.delete import DeleteView
from wagtail.admin.views.pages.move import MoveConfirmView
from wagtail.admin.views.pages.unpublish import UnpublishView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page, PageViewRestriction

from cms.pages.creating import CreateOnceView
from cms.translations.leaving.counterparts import Action, Counterpart, chosen, counterparts
from cms.translations.rights.reading import EditOrReadView


class UnpublishWithTranslationsView(UnpublishView):
    """Unpublish: the page, and the translations that are ticked."""

    template_name = "translations/leaving/confirm_unpublish.html"

    @cached_property
    def counterparts(self) -> list[Counterpart]:
        """The public pages of the same text."""
        return counterparts(self.object, self.request.user, Action.UNPUBLISH)

    def get_objects_to_unpublish(self) -> list[Page]:
        """The page and what was chosen with it. Raises PermissionDenied for what the person may not unpublish."""
        also = chosen(self.request.POST, self.counterparts) if self.request.method == "POST" else []
        return [self.object, *(other.page.specific for other in also)]

    def get_success_message(self) -> str:
        """Name everything that was unpublished."""
        return _and_also(super().get_success_message(), self.objects_to_unpublish[1:])

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Unpublish all of it, or nothing."""
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the translations."""
        return {**super().get_context_data(**kwargs), "counterparts": self.counterparts}


class DeleteWithTranslationsView(DeleteView):
    """Delete: the page, and the translations that are ticked."""

    template_name = "translations/leaving/confirm_delete.html"

    @cached_property
    def counterparts(self) -> list[Counterpart]:
        """The pages of the same text."""
        return counterparts(self.page, self.request.user, Action.DELETE)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Delete all of it, or nothing: Wagtail's view runs in one transaction."""
        also = [other.page.specific for other in chosen(request.POST, self.counterparts)]
        page_id, parent = self.page.pk, self.page.get_parent()
        response = super().post(request, *args, **kwargs)
        if Page.objects.filter(pk=page_id).exists():
            return response
        self.page._cached_parent_obj = parent
        for page in also:
            DeletePageAction(page, user=request.user).execute()
        if also:
            messages.success(request, _and_also("", also))
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the translations."""
        return {**super().get_context_data(**kwargs), "counterparts": self.counterparts}


class MoveWithTranslationsView(MoveConfirmView):
    """Move: the page, and the translations that are ticked, each below the new place in its own language."""

    template_name = "translations/leaving/confirm_move.html"

    @cached_property
    def counterparts(self) -> list[Counterpart]:
        """The pages of the same text that do not stand below the counterpart of the new place yet."""
        return counterparts(self.page_to_move, self.request.user, Action.MOVE, self.destination)

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Move all of it, or nothing."""
        also = chosen(request.POST, self.counterparts)
        response = super().post(request, *args, **kwargs)
        for other in also:
            MovePageAction(
                other.page.specific, other.destination, pos="last-child", user=request.user
            ).execute()
        if also:
            messages.success(request, _and_also("", [other.page for other in also]))
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the translations."""
        return {**super().get_context_data(**kwargs), "counterparts": self.counterparts}


class PrivacyWithTranslationsView(SetPrivacyView):
    """Privacy: a warning that translations stay public, and the offer to restrict them in the same way."""

    @cached_property
    def counterparts(self) -> list[Counterpart]:
        """The translations that everybody can read."""
        return counterparts(self.page, self.request.user, Action.RESTRICT)

    @transaction.atomic
    def form_valid(self, form) -> HttpResponse:
        """Restrict the page and what was chosen with it; lifting a restriction concerns this page alone."""
        also = chosen(self.request.POST, self.counterparts)
        response = super().form_valid(form)
        if form.cleaned_data["restriction_type"] != PageViewRestriction.NONE:
            for other in also:
                copied = PageViewRestriction(
                    page=other.page,
                    restriction_type=form.cleaned_data["restriction_type"],
                    password=form.cleaned_data.get("password") or "",
                )
                copied.save(user=self.request.user)
                copied.groups.set(form.cleaned_data.get("groups") or [])
        return response

    def render_to_response(self, context: dict[str, Any], **response_kwargs: Any) -> HttpResponse:
        """Wagtail's dialog with the translations in its form."""
        if not self.page.private_page_options:
            return super().render_to_response(context, **response_kwargs)
        return render_modal_workflow(
            self.request,
            "translations/leaving/set_privacy.html",
            template_vars={**context, "counterparts": self.counterparts},
            json_data={"step": "set_privacy"},
        )


class TranslatedPageViewSet(PageViewSet):
    """The admin's views of a page, where they differ from Wagtail's."""

    add_view_class = CreateOnceView
    edit_view_class = EditOrReadView
    unpublish_view_class = UnpublishWithTranslationsView
    delete_view_class = DeleteWithTranslationsView
    move_confirm_view_class = MoveWithTranslationsView
    set_privacy_view_class = PrivacyWithTranslationsView


def _and_also(message: str, pages: list[Page]) -> str:
    """A message with the other pages to which the same was done."""
    if not pages:
        return message
    names = ", ".join(
        _("“%(title)s” (%(language)s)")
        % {"title": page.get_admin_display_title(), "language": page.locale.get_display_name()}
        for page in pages
    )
    return f"{message} {_('The same was done to %(pages)s.') % {'pages': names}}".strip()
