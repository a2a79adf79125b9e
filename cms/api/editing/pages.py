"""The operations on pages that take the place of Wagtail's, at the same addresses, and those that Wagtail has not.

They do what Wagtail's do, by its own actions; they differ in what ``cms.api.editing`` adds.
"""

from typing import Literal

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Body, Query, Router, Schema, Status
from pydantic import PositiveInt
from wagtail.actions import action_registry
from wagtail.api.rich_text import RichTextOutputFormat
from wagtail.api.v3.auth import BearerTokenAuth
from wagtail.api.v3.errors import as_validation_error, problem_response
from wagtail.api.v3.permissions import require_any_permission
from wagtail.api.v3.routers.pages import (
    PageCreateSchema,
    PageDetailSchema,
    PageMoveSchema,
    PageUnpublishSchema,
    PageUpdateSchema,
    actions_router,
    router,
)
from wagtail.api.v3.schemas.pages import PageTypeInjectingBody
from wagtail.coreutils import resolve_model_string
from wagtail.models import Page, WorkflowState
from wagtail.utils.forms import FormValidationError

from cms.api.editing import leaving
from cms.api.editing.forms import changed_page_form, errors_of, new_page_form
from cms.api.editing.versions import page_version
from cms.translations.editor.access import access_of
from cms.translations.leaving.counterparts import Action

REPLACED = frozenset(
    [
        "create_page",
        "update_page",
        "delete_page",
        "pages_actions_delete",
        "pages_actions_move",
        "pages_actions_unpublish",
    ]
)


def _give_way(of: Router) -> None:
    """Take Wagtail's operations off its router where ours stand in their place."""
    for view in of.path_operations.values():
        view.operations = [one for one in view.operations if one.url_name not in REPLACED]


for wagtails in (router, actions_router):
    _give_way(wagtails)

_NOT_RECURSIVE = PageUnpublishSchema()


def _execute(action, form) -> HttpResponse | None:
    """Carry out an action that saves a form; answer its errors with their places."""
    try:
        action.execute()
    except FormValidationError:
        return problem_response(status=422, detail="Validation failed", errors=errors_of(form))
    return None


@router.post(
    "/",
    response={201: PageDetailSchema},
    url_name="create_page",
    summary="Create page",
    operation_id="pages_create",
    auth=BearerTokenAuth(),
)
@require_any_permission(Page, ("add",))
def create_page(
    request: HttpRequest,
    response: HttpResponse,
    data: PageCreateSchema = Body(...),
    rich_text_format: RichTextOutputFormat | None = Query(None),
):
    """Make a page below ``meta.parent_id``, in the language of that page."""
    model = resolve_model_string(data.meta.type)
    parent = get_object_or_404(Page, id=data.meta.parent_id).specific
    form = new_page_form(model, parent, data, request.user)
    action = action_registry.get_action_class(model, "create")(
        form.instance, parent, user=request.user, form=form, publish=data.meta.action == "publish"
    )
    refused = _execute(action, form)
    if refused is not None:
        return refused
    response["ETag"] = page_version(Page.objects.get(pk=form.instance.pk))
    return Status(201, form.instance)


@router.patch(
    "/{page_id}/",
    response=PageDetailSchema,
    url_name="update_page",
    summary="Update page",
    operation_id="pages_update",
    auth=BearerTokenAuth(),
)
@require_any_permission(Page, ("change",))
def update_page(
    request: HttpRequest,
    page_id: int,
    data: PageUpdateSchema = PageTypeInjectingBody(...),
    rich_text_format: RichTextOutputFormat | None = Query(None),
):
    """Change the fields that are sent; lists (children, bodies, terms) are sent whole."""
    model = resolve_model_string(data.meta.type)
    page = get_object_or_404(model, pk=page_id).get_latest_revision_as_object()
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied("You may not change this page.")
    form = changed_page_form(page, data, request.user)
    action = action_registry.get_action_class(model, "edit")(
        form.instance, user=request.user, form=form, publish=data.meta.action == "publish"
    )
    return _execute(action, form) or form.instance


@actions_router.post(
    "/{page_id}/actions/unpublish/",
    response=PageDetailSchema,
    url_name="pages_actions_unpublish",
    summary="Unpublish page",
    operation_id="pages_actions_unpublish",
)
@require_any_permission(Page, ("publish",))
def unpublish(
    request: HttpRequest,
    page_id: PositiveInt,
    data: PageUnpublishSchema = Body(_NOT_RECURSIVE),
    also: list[str] = Query(None, description=leaving.DESCRIPTION),
):
    """Take a page off the site, and the translations that ``also`` names."""
    page = get_object_or_404(Page, pk=page_id).specific
    chosen = leaving.companions(request, page, Action.UNPUBLISH, also)
    action_class = action_registry.get_action_class(Page, "unpublish")
    action_class(page, user=request.user, include_descendants=data.recursive).execute()
    leaving.unpublish_too(request, chosen)
    return page


@router.delete(
    "/{page_id}/",
    response={204: None},
    url_name="delete_page",
    summary="Delete page",
    operation_id="pages_delete",
    auth=BearerTokenAuth(),
)
@actions_router.delete(
    "/{page_id}/actions/delete/",
    response={204: None},
    url_name="pages_actions_delete",
    summary="Delete page",
    operation_id="pages_actions_delete",
)
@require_any_permission(Page, ("change",))
def delete(
    request: HttpRequest,
    page_id: PositiveInt,
    also: list[str] = Query(None, description=leaving.DESCRIPTION),
):
    """Delete a page with all below it, and the translations that ``also`` names."""
    page = get_object_or_404(Page, pk=page_id).specific
    chosen = leaving.companions(request, page, Action.DELETE, also)
    action_registry.get_action_class(Page, "delete")(page, user=request.user).execute()
    leaving.delete_too(request, chosen)
    return Status(204, None)


@actions_router.post(
    "/{page_id}/actions/move/",
    response=PageDetailSchema,
    url_name="pages_actions_move",
    summary="Move page",
    operation_id="pages_actions_move",
)
@require_any_permission(Page, ("change",))
def move(
    request: HttpRequest,
    page_id: PositiveInt,
    data: PageMoveSchema = Body(...),
    also: list[str] = Query(None, description=leaving.DESCRIPTION),
):
    """Move a page with all below it, and the translations that ``also`` names."""
    page = get_object_or_404(Page, pk=page_id)
    target = get_object_or_404(Page, pk=data.destination_id)
    chosen = leaving.companions(request, page.specific, Action.MOVE, also, target.specific)
    action_class = action_registry.get_action_class(Page, "move")
    action_class(page, target, pos=data.position, user=request.user).execute()
    leaving.move_too(request, chosen)
    page.refresh_from_db()
    return page.specific


@actions_router.post(
    "/{page_id}/actions/submit/",
    response=PageDetailSchema,
    url_name="pages_actions_submit",
    summary="Submit page to its workflow",
    operation_id="pages_actions_submit",
)
@require_any_permission(Page, ("add", "change"))
def submit(request: HttpRequest, page_id: PositiveInt):
    """Hand the latest draft in for review, or hand it in again after changes were asked for."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not access_of(request.user, page).submit_to:
        raise PermissionDenied(
            "There is nothing to submit: no right to, no workflow, or it is in review already."
        )
    draft = page.get_latest_revision_as_object()
    draft.full_clean()
    state = page.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(request.user)
    else:
        if page.latest_revision is None:
            page.save_revision(user=request.user)
        page.get_workflow().start(page, request.user)
    return draft


class PageReviewSchema(Schema):
    """An answer to the current task of a page's workflow."""

    action: Literal["approve", "reject"]
    comment: str = ""


@actions_router.post(
    "/{page_id}/actions/review/",
    response=PageDetailSchema,
    url_name="pages_actions_review",
    summary="Answer a page's review",
    operation_id="pages_actions_review",
)
@require_any_permission(Page, ("add", "change", "publish"))
def review(request: HttpRequest, page_id: PositiveInt, data: PageReviewSchema = Body(...)):
    """Approve what is in review, which publishes it at the workflow's end, or ask for changes."""
    page = get_object_or_404(Page, pk=page_id).specific
    if data.action not in {offered.name for offered in access_of(request.user, page).workflow_actions}:
        raise PermissionDenied("This page is in no review that you may answer.")
    try:
        page.current_workflow_task.on_action(
            page.current_workflow_task_state, request.user, data.action, comment=data.comment
        )
    except ValidationError as error:
        raise as_validation_error(error, " ".join(error.messages), loc=("body", "action")) from error
    return type(page).objects.get(pk=page.pk)
