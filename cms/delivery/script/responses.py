"""Converting whole responses: what can be converted, and how, by their content type."""

import hashlib
from collections.abc import Callable

from django.core.cache import cache
from django.http import HttpResponse

from cms.delivery.script.convert import CYRILLIC_LETTER, Script
from cms.delivery.script.data import convert_calendar, convert_json_text, convert_xml
from cms.delivery.script.html import convert_html
from cms.delivery.script.models import script_exceptions
from cms.delivery.script.writing import Writing

CONVERTERS: dict[str, Callable[[str, Writing], str]] = {
    "text/html": convert_html,
    "application/rss+xml": convert_xml,
    "application/atom+xml": convert_xml,
    "application/feed+json": convert_json_text,
    "application/json": convert_json_text,
    "text/calendar": convert_calendar,
}
CACHE_SECONDS = 24 * 60 * 60
# A page with a form differs for every reader; keeping it would fill the cache with what nobody asks for again.
PERSONAL_MARK = b"csrfmiddlewaretoken"


def convert_response(response: HttpResponse, script: Script) -> HttpResponse:
    """Give a response's Serbian text in ``script``, and lead its redirect on in the same script.

    The work is done once for each content: the converted form is kept under the content's own digest, so that a change
    that is published is converted anew and nothing stale can be given.
    """
    if script is Script.CYRILLIC and response.has_header("Location"):
        response["Location"] = script.address(response["Location"])
    converter = CONVERTERS.get(response.get("Content-Type", "").partition(";")[0].strip())
    if converter is None or response.streaming or not response.content:
        return response
    text = response.content.decode(response.charset)
    if script is Script.LATIN and not CYRILLIC_LETTER.search(text):
        return response
    writing = Writing(script, script_exceptions() if script is Script.CYRILLIC else {})
    response.content = _converted(response.content, text, converter, writing)
    if response.has_header("Content-Length"):
        response["Content-Length"] = str(len(response.content))
    if script is Script.CYRILLIC and response.has_header("Content-Language"):
        response["Content-Language"] = script.tag
    return response


def _converted(
    content: bytes, text: str, converter: Callable[[str, Writing], str], writing: Writing
) -> bytes:
    if PERSONAL_MARK in content:
        return converter(text, writing).encode()
    exceptions = repr(sorted(writing.exceptions.items())).encode()
    digest = hashlib.blake2b(content + exceptions, digest_size=20).hexdigest()
    key = f"script-{writing.script.value}-{digest}"
    converted = cache.get(key)
    if converted is None:
        converted = converter(text, writing).encode()
        cache.set(key, converted, CACHE_SECONDS)
    return converted
