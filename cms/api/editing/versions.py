"""Nothing is overwritten that the writer has not seen: versions of pages as ETags, asked back in ``If-Match`` (RFC 9110, 13.1.1).

Everything that a request writes is one transaction, so that what is refused half-way leaves nothing behind.
"""

import re
from collections.abc import Callable, Iterator
from functools import wraps
from hashlib import blake2b
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Router
from wagtail.api.v3.errors import problem_response
from wagtail.models import Page

WRITING = frozenset(["POST", "PUT", "PATCH", "DELETE"])
REVERT = "pages_actions_revert"


def page_version(page: Page) -> str:
    """The strong ETag of a page as editors have it: another after each edit, publication, move or withdrawal."""
    return version_of(
        page.pk,
        page.latest_revision_id,
        page.latest_revision_created_at,
        page.last_published_at,
        page.live,
        page.path,
    )


def version_of(*parts: Any) -> str:
    """The strong ETag of what is made of these parts."""
    return f'"{blake2b(repr(parts).encode(), digest_size=9).hexdigest()}"'


def versioned(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give pages their ETag; write in one transaction, and only what is still as the writer has seen it."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in WRITING:
            response = view(request, *args, **kwargs)
        else:
            with transaction.atomic():
                response = refused_version(request, _locked_version(kwargs)) or view(request, *args, **kwargs)
                if response.status_code >= 400:
                    transaction.set_rollback(True)
        page = _page(kwargs)
        if page is not None and response.status_code < 400:
            response["ETag"] = page_version(page)
        return response

    return answer


def refused_version(request: HttpRequest, current: str | None) -> HttpResponse | None:
    """A 412 when ``If-Match`` names no version that is ``current``, a 428 when it has to be there and is not."""
    if current is None:
        return None
    wanted = request.headers.get("If-Match", "").strip()
    if not wanted:
        if not _replaces(request.method, request.resolver_match.url_name):
            return None
        return problem_response(
            status=428,
            detail="Send If-Match with the ETag of what you have read, or * to write over whatever is there.",
        )
    if wanted == "*" or current in re.findall(r'"[^"]*"', wanted):
        return None
    response = problem_response(
        status=412, detail="It has changed since you read it. Read it again (version=draft), then write."
    )
    response["ETag"] = current
    return response


def _replaces(method: str, url_name: str) -> bool:
    """Whether an operation replaces what others have written, and so has to say what it has seen."""
    return method == "PATCH" or url_name == REVERT


def document_versions(api: NinjaAPI) -> None:
    """Say in v3's schema what the addresses that write take and answer besides what their own code declares."""
    for _prefix, router in _routers(api):
        for path, view in router.path_operations.items():
            for operation in view.operations:
                needed = any(_replaces(method, operation.url_name) for method in operation.methods)
                is_versioned = "{page_id}" in path or "{translation_id}" in path
                if is_versioned and WRITING & set(operation.methods):
                    operation.openapi_extra = _extra(needed)


def _routers(api: NinjaAPI) -> Iterator[tuple[str, Router]]:
    stack = [(prefix, router) for prefix, router, *_more in api._router_registrations]
    while stack:
        prefix, router = stack.pop()
        yield prefix, router
        stack += [(prefix + inner, child) for inner, child, *_more in router._routers]


def _extra(needed: bool) -> dict[str, Any]:
    header = {
        "name": "If-Match",
        "in": "header",
        "required": needed,
        "schema": {"type": "string"},
        "description": "The ETag of what you have read, or `*`.",
    }
    responses = {"412": {"description": "It has changed since."}}
    if needed:
        responses["428"] = {"description": "If-Match is missing."}
    return {"parameters": [header], "responses": responses}


def _page(kwargs: dict[str, Any]) -> Page | None:
    page_id = kwargs.get("page_id")
    return Page.objects.filter(pk=page_id).first() if page_id else None


def _locked_version(kwargs: dict[str, Any]) -> str | None:
    """The version of the page that an address names; nobody else changes it until the answer is made."""
    page_id = kwargs.get("page_id")
    page = Page.objects.select_for_update().filter(pk=page_id).first() if page_id else None
    return page_version(page) if page else None
