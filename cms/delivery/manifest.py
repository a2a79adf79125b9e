"""``…/site.webmanifest`` of each view: how the site stands on a phone's first screen."""

from django.http import HttpRequest, JsonResponse
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from cms.api.writing import Writer
from cms.delivery.languages import reader_view
from cms.linked_data.organisation import organisation

ICONS = (("icon-192.png", "192x192", "any"), ("icon-512.png", "512x512", "any maskable"))


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """The manifest in the reader's language and script; no browser chrome is hidden, the site is for reading."""
    view = reader_view()
    name = Writer(view.script).text(organisation(request, view.locale_code).name, view.locale_code)
    document = {
        "name": name,
        "short_name": name,
        "lang": view.tag,
        "id": f"/{view.code}/",
        "start_url": f"/{view.code}/",
        "scope": "/",
        "display": "browser",
        "background_color": "#fcf9f4",
        "theme_color": "#8c1c2b",
        "icons": [
            {"src": static(f"cms/img/{file}"), "sizes": sizes, "type": "image/png", "purpose": purpose}
            for file, sizes, purpose in ICONS
        ],
    }
    response = JsonResponse(
        document, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False}
    )
    response["Cache-Control"] = "public, max-age=3600"
    return response
