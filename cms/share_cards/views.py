"""Cards by address."""

import threading

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.delivery.visibility import openly_readable
from cms.media.serving import GIVEN, stored_file
from cms.share_cards.cards import Card, view_of_name

ONE_YEAR_SECONDS = 365 * 24 * 60 * 60
PATIENCE_SECONDS = 10
_one_at_a_time = threading.BoundedSemaphore(1)


@require_safe
def share_card(request: HttpRequest, page_id: int, name: str) -> HttpResponseBase:
    """Serve the card of a page, drawn now when nobody asked for it before.

    An address of before the title changed leads to the present card. Raises Http404 for a page that not everybody may read
    and for a view in another language than the page's; answers 503 when too many are being drawn.
    """
    page = Page.objects.filter(openly_readable(), pk=page_id).select_related("locale").first()
    view = view_of_name(name)
    if page is None or view is None or view.locale_code != page.locale.language_code:
        raise Http404
    card = Card.of(page, view, request)
    if card.name != name:
        return HttpResponseRedirect(card.url)
    if not default_storage.exists(card.path):
        if not _one_at_a_time.acquire(timeout=PATIENCE_SECONDS):
            return HttpResponse(status=503, headers={"Retry-After": "10"})
        try:
            if not default_storage.exists(card.path):
                card.make()
        finally:
            _one_at_a_time.release()
    response = stored_file(request, default_storage, card.path, content_type="image/png")
    if response.status_code in GIVEN:
        response["Cache-Control"] = f"public, max-age={ONE_YEAR_SECONDS}, immutable"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
