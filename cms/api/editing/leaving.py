"""What the admin asks about translations when a page is unpublished, deleted or moved, asked by the parameter ``also``."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.api.v3.errors import problem_response
from wagtail.models import Page

from cms.translations.leaving.counterparts import Action, Counterpart, counterparts

NONE = "none"
DESCRIPTION = (
    "The ids of the translations to which the same is to be done, or `none`. Required when there are translations: without it "
    "the answer is a 409 that lists them."
)


class UnansweredError(Exception):
    """The request does not say what is to become of the translations; ``response`` lists them."""

    def __init__(self, response: HttpResponse):
        super().__init__("also")
        self.response = response


def companions(
    request: HttpRequest, page: Page, action: Action, also: list[str] | None, destination: Page | None = None
) -> list[Counterpart]:
    """The translations that share a page's fate, as ``also`` says.

    Raises:
        PermissionDenied: the action is not this person's, on the page or on one of the translations.
        UnansweredError: there are translations, and nothing or something else was said.
    """
    if not action.is_allowed(page, request.user):
        raise PermissionDenied(f"You may not {action.value} this page.")
    found = counterparts(page, request.user, action, destination)
    if not found:
        return []
    by_id = {str(other.page.pk): other for other in found}
    wanted = [key for value in also or () for key in value.split(",")]
    if (
        not wanted
        or (NONE not in wanted and not by_id.keys() >= set(wanted))
        or (NONE in wanted and len(wanted) > 1)
    ):
        raise UnansweredError(_question(found, action))
    chosen = [] if wanted == [NONE] else [by_id[key] for key in dict.fromkeys(wanted)]
    for other in chosen:
        if other.refusal:
            raise PermissionDenied(other.refusal)
    return chosen


def _question(found: Iterable[Counterpart], action: Action) -> HttpResponse:
    return problem_response(
        status=409,
        detail=f"This page has translations. Say in the parameter 'also' which of them to {action.value} too: ids, or 'none'.",
        errors=[
            {
                "type": "translation",
                "loc": ["query", "also"],
                "msg": other.refusal or other.outcome,
                "id": other.page.pk,
                "locale": other.page.locale.language_code,
                "title": other.title,
                "possible": not other.refusal,
            }
            for other in found
        ],
    )


def unpublish_too(request: HttpRequest, chosen: Iterable[Counterpart]) -> None:
    """Unpublish the chosen translations."""
    for other in chosen:
        UnpublishPageAction(other.page.specific, user=request.user).execute()


def delete_too(request: HttpRequest, chosen: Iterable[Counterpart]) -> None:
    """Delete the chosen translations."""
    for other in chosen:
        DeletePageAction(other.page.specific, user=request.user).execute()


def move_too(request: HttpRequest, chosen: Iterable[Counterpart]) -> None:
    """Move the chosen translations, each below the new place in its own language."""
    for other in chosen:
        MovePageAction(other.page.specific, other.destination, pos="last-child", user=request.user).execute()
