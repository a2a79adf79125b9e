"""Chooses the content security policy of a response."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest, HttpResponseBase

from . import policies

ADMIN_PREFIX = "/admin/"


class PolicyMiddleware(CSPMiddleware):
    """django-csp's middleware with a second policy for the admin.

    The admin's policy replaces the visitors' directive by directive, so what a view adds for itself with
    django-csp's decorators still counts.
    """

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """Return the parts of the policy for this response."""
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith(ADMIN_PREFIX) and not report_only and parts.config is None:
            parts.config = policies.ADMIN
        return parts
