"""Wagtail's user bar for a front end in which editors preview.

Wagtail has the component and tells how to give it to another origin, but has no address for it (as of 8.0). With the bar in a previewed
page the admin keeps its place while one types, and checks the contents; on other pages it leads to the page's form.
"""

import re

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe
from wagtail.admin.userbar import Userbar
from wagtail.models import Page

NO_CONTENT = 204
_STYLES_OF_THIS_SITE = re.compile(r'(<link\b[^>]*\bhref=")(?=/[^/])')


@require_safe
def userbar(request: HttpRequest) -> HttpResponse:
    """The bar as HTML for a person who is signed in to the admin (by the session's cookie), and nothing (204) for anybody else.

    ``page`` is the id of the page that is shown; ``in_preview_panel=true`` says that it is shown in the admin's own frame, where the bar
    is there but not seen. Raises Http404 where there is no front end.
    """
    if not settings.FRONT_END_ORIGIN:
        raise Http404
    if request.user.has_perm("wagtailadmin.access_admin"):
        request.in_preview_panel = request.GET.get("in_preview_panel") == "true"
        html = Userbar(object=_page(request)).render_html({"request": request})
        # What hooks add names paths, which would be looked for on the front end's own host.
        response = HttpResponse(_STYLES_OF_THIS_SITE.sub(rf"\1//{request.get_host()}", html))
    else:
        response = HttpResponse(status=NO_CONTENT)
    response["Access-Control-Allow-Origin"] = settings.FRONT_END_ORIGIN
    response["Access-Control-Allow-Credentials"] = "true"
    response["Cache-Control"] = "private, no-store"
    patch_vary_headers(response, ["Cookie", "Origin"])
    return response


def _page(request: HttpRequest) -> Page | None:
    key = request.GET.get("page", "")
    is_number = key.isascii() and key.isdigit() and len(key) <= 18
    return Page.objects.filter(pk=key).first() if is_number else None
