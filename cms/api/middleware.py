"""Language by address, except where programs ask."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

# Addresses of programs: what is missing there is missing in every language.
PREFIXES = (
    *("/api/", "/media/", "/documents/", "/static/", "/metrics", "/healthz", "/readyz"),
    *("/sitemap.xml", "/sitemap-", "/robots.txt", "/userbar/"),
)


class SiteLocaleMiddleware(LocaleMiddleware):
    """Django's LocaleMiddleware, which leaves the API and the like alone.

    Otherwise an API 404 became a redirect to ``/sr-latn/api/…`` (traps.md, 1), and answers varied with Accept-Language,
    which no cache could share.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Choose the language, but for the API the site's default one."""
        if request.path_info.startswith(PREFIXES):
            translation.activate(settings.LANGUAGE_CODE)
            request.LANGUAGE_CODE = settings.LANGUAGE_CODE
        else:
            super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Redirect and mark the language as Django does, but not for the API."""
        if request.path_info.startswith(PREFIXES):
            return response
        return super().process_response(request, response)
