"""Publishing behind the gate where Wagtail publishes: in bulk, from the ordinary editor, and wherever else it is refused."""

from collections.abc import Callable

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.models import Translation

from cms.translations.gate import (
    TranslationIncompleteError,
    formatted,
    refusal,
    refusal_to_publish,
)
from cms.translations.targets import target_of


def answer_bulk_publication(request: HttpRequest, action_type: str, objects, action) -> HttpResponse | None:
    """Refuse a bulk publication that has a half translated page in it (a ``before_bulk_action`` hook)."""
    if action_type != "publish":
        return None
    refused = []
    for page in objects:
        if not isinstance(page, Page):
            continue
        message = refusal_to_publish(page.get_latest_revision_as_object(), linked=True)
        if message:
            title = page.get_admin_display_title()
            refused.append(formatted(_("“%(title)s”: %(reason)s"), title=title, reason=message))
    if not refused:
        return None
    reasons = format_html_join(" ", "{}", ((reason,) for reason in refused))
    messages.error(request, formatted(_("Nothing was published. %(reasons)s"), reasons=reasons))
    return redirect(action.next_url)


def answer_editor(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to publish a copy from the ordinary editor (a ``before_publish_page`` hook); the draft is saved already."""
    message = refusal_to_publish(page)
    if message is None:
        return None
    messages.error(request, _("Not published. %(reason)s") % {"reason": message})
    return redirect("wagtailadmin_pages:edit", page.pk)


def save_and_publish(translation: Translation, user: AbstractBaseUser | None, *, as_summary: bool) -> None:
    """Write the translated texts into the page and publish it, with or without its body.

    Published inside the transaction of whoever calls, unlike wagtail-localize, which waits until that is over: so what is
    published along with it is public together with it or not at all.

    Raises ValidationError when the page does not accept them; nothing is changed then.
    """
    page = translation.get_target_instance()
    with transaction.atomic():
        if page.summary_only != as_summary:
            type(page).objects.filter(pk=page.pk).update(summary_only=as_summary)
        translation.save_target(user=user, publish=False)
        target_of(translation).latest_revision.publish(user=user)


class RefusalMiddleware:
    """Says in the admin why something was not published, wherever the gate refused it, instead of an error page.

    What the gate refuses is rolled back by whoever tried, so the page is as it was.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Lead back to the page with a message that leads to the open texts."""
        if not isinstance(exception, TranslationIncompleteError) or not exception.page.pk:
            return None
        if not request.path.startswith(reverse("wagtailadmin_home")):
            return None
        reason = refusal(exception.page, linked=True)
        message = (
            formatted(_("Not published. %(reason)s"), reason=reason) if reason else exception.messages[0]
        )
        messages.error(request, message)
        address = reverse("wagtailadmin_pages:edit", args=[exception.page.pk])
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # A form in Wagtail's workflow dialogue.
            return JsonResponse({"step": "success", "redirect": address})
        return redirect(address)
