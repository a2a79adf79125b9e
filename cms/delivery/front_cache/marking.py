"""What caches in front of the site are told of an answer: whether it is for everybody, and by which tag it is to be forgotten."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.text import slugify

from cms.delivery.page_cache.asking import is_anonymous
from cms.delivery.page_cache.keeping import REVALIDATE
from cms.delivery.script.responses import PERSONAL_MARK, forbids_keeping

TAG_HEADERS = ("Surrogate-Key", "Cache-Tag")
"""The name that Fastly and Varnish know, and that of Cloudflare."""

OF_ONE_READER = "private, no-cache"


def site_tag() -> str:
    """The tag of all that follows from content."""
    return f"cms-{slugify(urlsplit(settings.SITE_URL).netloc.replace('.', '-').replace(':', '-'))}"


def pictures_tag() -> str:
    """The tag of picture files, whose addresses change with what is in them: only a picture that is gone ends them."""
    return f"{site_tag()}-pictures"


class FrontCacheMiddleware:
    """Tag what may be shared, and say of every answer whether it may: a cache in front would otherwise guess.

    Switched on by settings, where there is such a cache.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, and mark the answer."""
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = OF_ONE_READER if _is_of_one(request, response) else REVALIDATE
        directives = response["Cache-Control"]
        if settings.WAGTAILFRONTENDCACHE and not forbids_keeping(directives):
            tag = _tag(request, directives.lower())
            for header in TAG_HEADERS if tag else ():
                response[header] = tag
        return response


def _tag(request: HttpRequest, directives: str) -> str:
    # A card for sharing says the title of a page, which may be withdrawn.
    is_card = getattr(request.resolver_match, "url_name", "") == "share_card"
    if "immutable" not in directives or is_card:
        return site_tag()
    # Static files are named after what is in them, and take no harm from being kept.
    return pictures_tag() if request.path_info.startswith(urlsplit(settings.MEDIA_URL).path) else ""


def _is_of_one(request: HttpRequest, response: HttpResponseBase) -> bool:
    if response.cookies or not is_anonymous(request.META):
        return True
    return not response.streaming and PERSONAL_MARK in getattr(response, "content", b"")
