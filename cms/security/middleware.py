"""Chooses the content security policy of a response."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from . import policies

ADMIN_PREFIX = "/admin/"


class PolicyMiddleware(CSPMiddleware):
    """django-csp's middleware with policies of their own for the admin and for previews.

    Wagtail renders a preview as a request within a request, for the page's own address, marked ``is_dummy``; the
    admin's response then carries the headers of the inner one. What a view sets with django-csp's ``csp`` decorator
    stands.
    """

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
