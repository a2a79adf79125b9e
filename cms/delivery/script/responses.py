"""Converting whole responses: what can be converted, and how, by their content type."""

import hashlib
from collections.abc import Callable

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from cms.delivery.script.convert import CYRILLIC_LETTER, Script
from cms.delivery.script.data import convert_calendar, convert_json_text, convert_xml
from cms.delivery.script.html import convert_html
from cms.delivery.script.models import script_exceptions
from cms.delivery.script.writing import Writing

Converter = Callable[[str, Writing], str]

CONVERTERS: dict[str, Converter] = {
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
KEPT_NOWHERE = ("private", "no-store", "no-cache")
"""Cache directives of what is nobody else's."""


def forbids_keeping(cache_control: str) -> bool:
    """Whether a Cache-Control header says that an answer is nobody else's; an empty one says nothing."""
    directives = cache_control.lower()
    return any(word in directives for word in KEPT_NOWHERE)


def convert_response(request: HttpRequest, response: HttpResponse, script: Script) -> HttpResponse:
    """Give a response's Serbian text in ``script``, and lead its redirect on in the same script.

    The work is done once for each content: the converted form is kept under the content's own digest, so that a change
    that is published is converted anew and nothing stale can be given. Errors, answers to questions and private pages are not
    kept: anybody could fill the cache with the first two, and the third are nobody else's.
    """
    if script is Script.CYRILLIC and response.has_header("Location"):
        response["Location"] = script.address(response["Location"])
    converter = CONVERTERS.get(response.get("Content-Type", "").partition(";")[0].strip())
    if converter is None or response.streaming or not response.content:
        return response
    text = response.content.decode(response.charset)
    if script is Script.LATIN and not CYRILLIC_LETTER.search(text):
        return response
    # An error page must come even when the database, where the exceptions are, is what failed.
    has_exceptions = script is Script.CYRILLIC and response.status_code < 500
    writing = Writing(script, script_exceptions() if has_exceptions else {})
    convert = _kept if _may_be_kept(request, response) else _converted
    response.content = convert(response.content, text, converter, writing)
    if response.has_header("Content-Length"):
        response["Content-Length"] = str(len(response.content))
    if script is Script.CYRILLIC and response.has_header("Content-Language"):
        response["Content-Language"] = script.tag
    return response


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether others will ask for the same: not errors, not answers to a question, not what is for one reader."""
    is_private = forbids_keeping(response.get("Cache-Control", ""))
    is_personal = PERSONAL_MARK in response.content or response.cookies
    return response.status_code == 200 and "q" not in request.GET and not is_private and not is_personal


def _converted(content: bytes, text: str, converter: Converter, writing: Writing) -> bytes:
    return converter(text, writing).encode()


def _kept(content: bytes, text: str, converter: Converter, writing: Writing) -> bytes:
    exceptions = repr(sorted(writing.exceptions.items())).encode()
    digest = hashlib.blake2b(content + exceptions, digest_size=20).hexdigest()
    key = f"script-{writing.script.value}-{digest}"
    converted = cache.get(key)
    if converted is None:
        converted = _converted(content, text, converter, writing)
        cache.set(key, converted, CACHE_SECONDS)
    return converted
