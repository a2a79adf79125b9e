"""Publishing from wagtail-localize's editor, behind the gate (traps.md, 4).

wagtail-localize publishes a translation without asking whether it is whole, so its editor's "publish" is answered here.
"""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import Translation

from cms.translations.gate import find_translation, open_segments, refusal, refusal_to_publish

PUBLISH = "publish"
PUBLISH_SUMMARY = "publish-summary"


def answer_page_editor(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Publish a page from the translation editor, whole or as a summary, or say what is missing.

    A ``before_edit_page`` hook ahead of wagtail-localize's; returns ``None`` for everything else that is posted.
    """
    action = request.POST.get("action") if request.method == "POST" else None
    translation = find_translation(page) if action in (PUBLISH, PUBLISH_SUMMARY) else None
    if translation is None:
        return None
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    page = page.specific
    is_whole = not open_segments(translation)
    as_summary = action == PUBLISH_SUMMARY or (page.summary_only and not is_whole)
    message = refusal(page, summary=as_summary)
    if message:
        messages.error(request, _("Not published. %(reason)s") % {"reason": message})
    else:
        _publish(request, translation, page, as_summary=as_summary)
    return redirect(request.path)


def answer_snippet_editor(request: HttpRequest, instance: TranslatableMixin) -> HttpResponse | None:
    """Refuse to publish a snippet that is half translated (a ``before_edit_snippet`` hook ahead of wagtail-localize's)."""
    if request.method != "POST" or request.POST.get("action") != PUBLISH:
        return None
    if not isinstance(instance, TranslatableMixin):
        return None
    message = refusal(instance)
    if message is None:
        return None
    messages.error(request, _("Not published. %(reason)s") % {"reason": message})
    return redirect(request.path)


def answer_bulk_publication(request: HttpRequest, action_type: str, objects, action) -> HttpResponse | None:
    """Refuse a bulk publication that has a half translated page in it (a ``before_bulk_action`` hook)."""
    if action_type != "publish":
        return None
    refused = [
        _("“%(title)s”: %(reason)s") % {"title": page.get_admin_display_title(), "reason": message}
        for page in objects
        if isinstance(page, Page) and (message := refusal_to_publish(page.get_latest_revision_as_object()))
    ]
    if not refused:
        return None
    messages.error(request, _("Nothing was published. %(reasons)s") % {"reasons": " ".join(refused)})
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

    Raises ValidationError when the page does not accept them; nothing is changed then.
    """
    page = translation.get_target_instance()
    with transaction.atomic():
        if page.summary_only != as_summary:
            type(page).objects.filter(pk=page.pk).update(summary_only=as_summary)
        translation.save_target(user=user, publish=True)


def _publish(request, translation, page, *, as_summary) -> None:
    try:
        save_and_publish(translation, request.user, as_summary=as_summary)
    except ValidationError as error:
        messages.error(request, _("Not published. %(reason)s") % {"reason": " ".join(error.messages)})
        return
    page.refresh_from_db()
    done = (
        _("“%(title)s” is published with title and lead.") if as_summary else _("“%(title)s” is published.")
    )
    messages.success(request, done % {"title": page.title})
