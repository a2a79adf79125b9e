"""The addresses at which a reader's language is chosen: ``/``, ``/sr/…`` and ``/set-language/<code>/``."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.encoding import iri_to_uri
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from cms.delivery.languages import COOKIE_AGE_SECONDS, SITE_VIEWS, is_site_view, preferred_view, site_view


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """Send a reader of ``/`` to the site in the remembered, else the preferred, else the default language."""
    return _personal_redirect(request, f"/{preferred_view(request).code}/", "Cookie", "Accept-Language")


@require_safe
def choose_script(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Send a reader of ``/sr/…`` to the same address in the Serbian view that he or she last chose."""
    serbian = [view for view in SITE_VIEWS if view.tag.startswith("sr")]
    return _personal_redirect(request, f"/{preferred_view(request, serbian).code}/{rest}", "Cookie")


@require_safe
def set_language(request: HttpRequest, code: str) -> HttpResponse:
    """Remember a view and go on to ``?next=``, an address on this site, or to the view's front page.

    Raises Http404 for a code that is no view of the site.
    """
    if not is_site_view(code):
        raise Http404
    target = request.GET.get("next", "")
    # A path only: a full address on this host would pass the check but has no business here.
    if not target.startswith("/") or not url_has_allowed_host_and_scheme(target, allowed_hosts=None):
        target = f"/{site_view(code).code}/"
    response = HttpResponseRedirect(iri_to_uri(target))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=COOKIE_AGE_SECONDS,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _personal_redirect(request: HttpRequest, path: str, *vary: str) -> HttpResponse:
    """A temporary redirect that depends on the reader and keeps the query string."""
    query = request.META.get("QUERY_STRING", "")
    response = HttpResponseRedirect(iri_to_uri(path) + (f"?{query}" if query else ""))
    response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, vary)
    return response
