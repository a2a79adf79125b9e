"""Serving a page under a language that has no text of its own for it (design.md, decision 2)."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.utils.translation import get_language
from wagtail.models import Locale


class FallbackRoutingMixin:
    """Finds pages of the other language below this language's address, and sends readers on once a translation is live."""

    def route(self, request, path_components):
        """Route as Wagtail does; where nothing is found, look below this page's counterparts in other languages."""
        try:
            return super().route(request, path_components)
        except Http404:
            if not path_components or getattr(request, "_is_fallback_route", False):
                raise
            request._is_fallback_route = True
            try:
                for counterpart in self.get_translations().live().specific():
                    try:
                        return counterpart.route(request, path_components)
                    except Http404:
                        continue
            finally:
                request._is_fallback_route = False
            raise

    def serve(self, request, *args, **kwargs):
        """Serve the page, or send the reader to its translation when the address is of a language that has one."""
        if self.locale.language_code != get_language():
            translation = self.get_translations().filter(locale=Locale.get_active(), live=True).first()
            if translation:
                return HttpResponsePermanentRedirect(translation.get_url(request))
        return super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        """Add ``reader_locale`` and ``is_fallback``: in which language the frame is, and whether the text is in another."""
        context = super().get_context(request, *args, **kwargs)
        context["reader_locale"] = Locale.get_active()
        context["is_fallback"] = self.locale_id != context["reader_locale"].pk
        return context
