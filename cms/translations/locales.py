"""The content locales of one request, each asked for at most once."""

from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Locale


def remember_locale(request: HttpRequest | None, locale: Locale) -> None:
    """Keep a locale that came with something else, so that nobody asks for it again."""
    if request is not None:
        _kept(request)[locale.pk] = locale


def active_locale(request: HttpRequest | None = None) -> Locale:
    """The content locale of the active language; one query for a request at most, none when it is known already."""
    if request is None:
        return Locale.get_active()
    code = get_supported_content_language_variant(get_language())
    known = next((locale for locale in _kept(request).values() if locale.language_code == code), None)
    if known is None:
        known = Locale.get_active()
        remember_locale(request, known)
    return known


def locale_code(written, request: HttpRequest | None = None) -> str:
    """The language code in which a page, a term or another translatable object is written."""
    if "locale" in written._state.fields_cache:
        return written.locale.language_code
    kept = _kept(request) if request is not None else {}
    if written.locale_id not in kept:
        kept.update(Locale.objects.in_bulk())
    return kept[written.locale_id].language_code if written.locale_id in kept else ""


def locales_by_id(ids: set[int], request: HttpRequest | None = None) -> dict[int, Locale]:
    """The locales with these ids; one query when one of them is not known to the request yet."""
    kept = _kept(request) if request is not None else {}
    if not ids <= kept.keys():
        kept.update(Locale.objects.in_bulk())
    return {pk: kept[pk] for pk in ids}


def _kept(request) -> dict[int, Locale]:
    if not hasattr(request, "_locales"):
        request._locales = {}
    return request._locales
