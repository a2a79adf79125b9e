"""Serving the Serbian site in Cyrillic under ``/sr-cyrl/``, and in Latin whatever the editor typed under ``/sr-latn/``."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from cms.delivery.languages import SITE_VIEWS
from cms.delivery.script.active import answering_in
from cms.delivery.script.convert import Script
from cms.delivery.script.hosts import asked_at
from cms.delivery.script.responses import convert_response

SITE_PREFIXES = tuple(f"/{view.code}/" for view in SITE_VIEWS)


class ScriptMiddleware:
    """Answers ``/sr-cyrl/…`` from ``/sr-latn/…`` and converts what comes back. Everything inside knows one Serbian site.

    It stands outside LocaleMiddleware, which must see the address of a content locale, and touches nothing but the site's
    pages: neither the admin nor the API.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path = request.path_info
        if f"{path}/" == Script.CYRILLIC.prefix:
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(f"{request.path}/{query and '?'}{query}")
        if not path.startswith(SITE_PREFIXES):
            return self.get_response(request)
        script = Script.CYRILLIC if path.startswith(Script.CYRILLIC.prefix) else Script.LATIN
        if script is Script.CYRILLIC:
            rest = path.removeprefix(Script.CYRILLIC.prefix)
            request.path_info = f"{Script.LATIN.prefix}{rest}"
            request.path = f"{request.META.get('SCRIPT_NAME', '').rstrip('/')}{request.path_info}"
        with answering_in(script), asked_at(request.get_host()):
            response = self.get_response(request)
            return convert_response(request, response, script)
