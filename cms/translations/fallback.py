"""Finding a page under a language that has no text of its own for it (design.md, decision 2).

``FallbackRoutingMixin`` finds the page of the other language; ``lead_to_right_address`` then sees to it that every
page is read at one address for each language, and that a reader is sent to the translation once there is one.
"""

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.utils import translation
from django.utils.cache import patch_cache_control
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from cms.translations.locales import active_locale
from cms.translations.reading import address


class FallbackRoutingMixin:
    """Finds pages of the other language below this language's address."""

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Route as Wagtail does; where nothing live is found, look at this page's counterparts in other languages.

        A draft that was never published hides nothing and leads nowhere; one that was published before leads to the
        page that is now read instead.
        """
        try:
            return super().route(request, path_components)
        except Http404:
            if getattr(request, "_routes_other_language", False):
                raise
            result = self._route_in_other_languages(request, path_components)
            if result is None:
                raise
            return result

    def _route_in_other_languages(self, request, path_components) -> RouteResult | None:
        was_here = self.live or self.first_published_at is not None
        if not was_here or (self.live and not path_components):
            return None
        request._routes_other_language = True
        try:
            for counterpart in self.get_translations().specific():
                try:
                    result = counterpart.route(request, path_components)
                except Http404:
                    continue
                below = result.page.depth - counterpart.depth
                request._rest_of_path = path_components[below:]
                return result
        finally:
            request._routes_other_language = False
        return None

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Preview in the page's own language, whatever language the admin is in."""
        with translation.override(self.locale.language_code):
            request.LANGUAGE_CODE = self.locale.language_code
            response = super().serve_preview(request, mode_name)
            if hasattr(response, "render"):
                response.render()
        return response

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """Add ``reader_locale`` and ``is_fallback``: in which language the frame is, and whether the text is in another.

        The page itself carries the same mark (``page.is_fallback``).
        """
        reader_locale = active_locale(request)
        self.is_fallback = self.locale_id != reader_locale.pk
        context = super().get_context(request, *args, **kwargs)
        context["reader_locale"] = reader_locale
        context["is_fallback"] = self.is_fallback
        return context


def lead_to_right_address(serve: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Wrap Wagtail's serving of a page found under another language than its own (an ``on_serve_page`` hook).

    A live translation answers for good (301), another address than the one that lists give answers for now (302). It runs
    after the check of view restrictions, so a private page tells nobody where its translation is.
    """

    def inner(page: Page, request: HttpRequest, args, kwargs) -> HttpResponse:
        reader_locale = active_locale(request)
        if page.locale_id == reader_locale.pk or getattr(request, "is_preview", False):
            return serve(page, request, args, kwargs)
        written = page.get_translation_or_none(reader_locale)
        if written is not None and written.live:
            return _send_on(HttpResponsePermanentRedirect, written.get_url(request), request)
        address([page], reader_locale, request)
        if _with_rest(page.reader_url, request) != request.path:
            return _send_on(HttpResponseRedirect, page.reader_url, request)
        return serve(page, request, args, kwargs)

    return inner


def _with_rest(url: str, request: HttpRequest) -> str:
    """The address with what followed the page's own part of the path, for instance ``event.ics``."""
    rest = "/".join(getattr(request, "_rest_of_path", []))
    if rest and request.path.endswith("/"):
        rest += "/"
    return url + rest


def _send_on(response_class, url: str, request: HttpRequest) -> HttpResponse:
    """Redirect with the rest of the path and the query.

    Browsers keep a 301 for ever; asked to check it each time, they find the way back when a translation is withdrawn.
    """
    target = _with_rest(url, request)
    if request.GET:
        target += "?" + urlencode(list(request.GET.lists()), doseq=True)
    response = response_class(target)
    patch_cache_control(response, no_cache=True)
    return response
