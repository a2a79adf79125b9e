"""Chooses the content security policy of a response."""

from collections.abc import Callable

from csp.constants import HEADER
from csp.middleware import CheckableLazyObject, CSPMiddleware, PolicyParts
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from . import policies

ADMIN_PREFIX = "/admin/"


class PolicyMiddleware(CSPMiddleware):
    """django-csp's middleware with policies of their own for the admin and for previews.

    Wagtail renders a preview as a request within a request, for the page's own address, marked ``is_dummy``; the
    admin's response then carries the headers of the inner one. What a view sets with django-csp's ``csp`` decorator
    stands. The policy of a response that nothing makes different is written once: to put it together took a sixth of an answer that is
    otherwise kept.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        super().__init__(get_response)
        self._visitors = build_policy()

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Give the response its policy."""
        if self._is_different(request, response):
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, self._visitors)
        # As django-csp does: a nonce that is first asked for now is in no policy.
        request.csp_nonce = CheckableLazyObject(self._csp_nonce_post_response)  # type: ignore[attr-defined]
        return response

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """Return the parts of the policy for this response."""
        parts = super().get_policy_parts(request, response, report_only)
        if report_only or parts.config is not None:
            return parts
        if getattr(request, "is_dummy", False):
            parts.config = policies.PREVIEW
        elif request.path_info.startswith(ADMIN_PREFIX):
            parts.config = policies.admin_policy(settings.FRONT_END_ORIGIN)
        return parts

    def _is_different(self, request: HttpRequest, response: HttpResponseBase) -> bool:
        """Whether anything about a response may give it another policy than visitors' pages have."""
        return (
            settings.DEBUG
            or not self._visitors
            or "EXCLUDE_URL_PREFIXES" in settings.CONTENT_SECURITY_POLICY
            or hasattr(settings, "CONTENT_SECURITY_POLICY_REPORT_ONLY")
            or any(name.startswith("_csp_") for name in vars(response))
            or self.get_policy_parts(request, response) != PolicyParts()
        )
