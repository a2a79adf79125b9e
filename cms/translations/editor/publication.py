"""What the buttons of the translation editor do beside saving: publish, hand in for review, answer a review."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.db import models, transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page, WorkflowState
from wagtail_localize.models import Translation

from cms.translations.editor.access import Access, person
from cms.translations.gate import field_name, formatted, open_segments, refusal
from cms.translations.publishing import save_and_publish

SAVE = "save"
PUBLISH = "publish"
PUBLISH_SUMMARY = "publish-summary"
SUBMIT = "submit"
RELEASE = "release"
WORKFLOW = "workflow-"
COMMENT = "workflow-comment"


def perform(
    request: HttpRequest, translation: Translation, instance: models.Model, access: Access, action: str
) -> None:
    """Do what a button says, and tell the person what came of it.

    Raises PermissionDenied for an action that is not this person's.
    """
    if action in (PUBLISH, PUBLISH_SUMMARY):
        if not access.may_publish:
            raise PermissionDenied
        _publish(request, translation, instance, as_summary=action == PUBLISH_SUMMARY)
    elif action == SUBMIT:
        if not access.submit_to:
            raise PermissionDenied
        _submit(request, translation, instance)
    elif action.startswith(WORKFLOW):
        name = action.removeprefix(WORKFLOW)
        if name not in {offered.name for offered in access.workflow_actions}:
            raise PermissionDenied
        _answer_review(request, instance, name)


def _publish(
    request: HttpRequest, translation: Translation, instance: models.Model, as_summary: bool
) -> None:
    is_page = isinstance(instance, Page)
    as_summary = is_page and (as_summary or (instance.summary_only and bool(open_segments(translation))))
    if _is_refused(request, instance, as_summary):
        return
    try:
        if is_page:
            save_and_publish(translation, person(request), as_summary=as_summary)
        else:
            translation.save_target(user=request.user, publish=True)
    except ValidationError as error:
        message = _("Not published. %(reason)s") % {"reason": _reasons(error, type(instance))}
        messages.error(request, message)
        return
    instance.refresh_from_db()
    done = (
        _("“%(title)s” is published with title and lead.") if as_summary else _("“%(title)s” is published.")
    )
    messages.success(request, done % {"title": instance}, buttons=_view_buttons(instance))


def _submit(request: HttpRequest, translation: Translation, page: Page) -> None:
    as_summary = page.summary_only and bool(open_segments(translation))
    if _is_refused(request, page, as_summary):
        return
    try:
        with transaction.atomic():
            hand_in(translation, page, person(request))
    except ValidationError as error:
        message = _("Not submitted. %(reason)s") % {"reason": _reasons(error, type(page))}
        messages.error(request, message)
        return
    messages.success(request, _("“%(title)s” is submitted for review.") % {"title": page.title})


def hand_in(translation: Translation, page: Page, user: AbstractBaseUser) -> None:
    """Make a revision of the translation as it is, and start the page's workflow with it, or take it up again.

    Raises ValidationError when the page does not accept the texts.
    """
    if page.live:
        # wagtail-localize's "draft" writes into the page's row, which readers see.
        draft = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
        draft.save_revision(user=user)
    else:
        translation.save_target(user=user, publish=False)
    page.refresh_from_db()
    state = page.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
    else:
        page.get_workflow().start(page, user)


def _answer_review(request: HttpRequest, page: Page, name: str) -> None:
    """What Wagtail's own form of the task would do; the gate is asked where the workflow ends."""
    task = page.current_workflow_task
    comment = request.POST.get(COMMENT, "").strip()
    task.on_action(page.current_workflow_task_state, request.user, name, comment=comment)
    messages.success(
        request, _("Your answer to the review of “%(title)s” is recorded.") % {"title": page.draft_title}
    )


def _is_refused(request: HttpRequest, instance: models.Model, as_summary: bool) -> bool:
    reason = refusal(instance, summary=as_summary, linked=True)
    if reason:
        messages.error(request, formatted(_("Not published. %(reason)s"), reason=reason))
    return bool(reason)


def _reasons(error: ValidationError, model: type[models.Model]) -> str:
    """The messages of an error, each after the name of its field."""
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    named = {NON_FIELD_ERRORS: ""}
    return " ".join(
        f"{named.get(name) if name in named else field_name(name, model)}: {' '.join(found)}".lstrip(": ")
        for name, found in error.message_dict.items()
    )


def _view_buttons(instance: models.Model) -> list:
    url = instance.get_url() if isinstance(instance, Page) and instance.live else None
    return [messages.button(url, _("View live"), new_window=True)] if url else []
