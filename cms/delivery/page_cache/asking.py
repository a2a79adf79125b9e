"""Which requests may share an answer, and what of them tells one answer from another."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage

from cms.delivery.languages import SITE_VIEWS
from cms.templatetags.pages import LIST_PARAMETERS

Environ = dict[str, Any]

API_PREFIX = "/api/v2/"
SHARED_PREFIXES = (*(f"/{view.code}/" for view in SITE_VIEWS), API_PREFIX)
SHARED_PATHS = frozenset({"/sitemap.xml", "/sitemap-pages.xml"})
"""Not the part of the last days' news, which changes with the hour."""
PARAMETERS = frozenset({*LIST_PARAMETERS, "p"})
"""What makes another page of the site. Anything else goes to Django, which is free to make something of it, and is not kept."""

# What newsletters and networks hang on an address; no view reads them.
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|yclid")
MOST_QUERY_CHARACTERS = 512


class Question(NamedTuple):
    """A request as far as it matters for a shared answer: requests with equal questions get the same."""

    host: str
    is_secure: bool
    path: str
    query: str
    origin: str


def read_question(environ: Environ) -> Question | None:
    """What a request asks for; ``None`` when its answer is not to be kept. Who asks is another matter (``is_anonymous``)."""
    path = environ.get("PATH_INFO", "")
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or not _is_shared(path):
        return None
    query = _query(path, environ.get("QUERY_STRING", ""))
    if query is None:
        return None
    return Question(
        environ.get("HTTP_HOST", "").lower(),
        _is_secure(environ),
        f"{environ.get('SCRIPT_NAME', '')}{path}",
        query,
        _origin(path, environ),
    )


def _is_shared(path: str) -> bool:
    return path.startswith(SHARED_PREFIXES) or path in SHARED_PATHS


def is_anonymous(environ: Mapping[str, Any]) -> bool:
    """Whether nothing in a request says who asks. Cookies that choose a language, or are not ours, do not."""
    if "HTTP_AUTHORIZATION" in environ:
        return False
    cookies = environ.get("HTTP_COOKIE", "")
    if not cookies:
        return True
    names = {part.partition("=")[0].strip() for part in cookies.split(";")}
    return names.isdisjoint((settings.SESSION_COOKIE_NAME, CookieStorage.cookie_name))


def _query(path: str, written: str) -> str | None:
    """The query in the one form in which it is asked; ``None`` when it has what is not known."""
    if not written:
        return ""
    if len(written) > MOST_QUERY_CHARACTERS:
        return None
    if path.startswith(API_PREFIX):
        # The API refuses what it does not know, and repeats the query in its links: each spelling has its own answer.
        return written
    pairs = [pair for pair in parse_qsl(written, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0])]
    names = [name for name, _value in pairs]
    if len(set(names)) < len(names) or not PARAMETERS.issuperset(names):
        return None
    return urlencode(sorted(pairs))


def _is_secure(environ: Mapping[str, Any]) -> bool:
    """As Django finds it out."""
    if header := settings.SECURE_PROXY_SSL_HEADER:
        name, value = header
        given = environ.get(name)
        if given is not None:
            return given.split(",", 1)[0].strip() == value
    return environ.get("wsgi.url_scheme") == "https"


def _origin(path: str, environ: Mapping[str, Any]) -> str:
    """What of the asking web page's origin the API's answer depends on (``CORS_ALLOWED_ORIGINS``)."""
    origin = environ.get("HTTP_ORIGIN", "")
    if not origin or not path.startswith(API_PREFIX):
        return ""
    if settings.CORS_ALLOW_ALL_ORIGINS:
        return "*"
    return origin if origin in settings.CORS_ALLOWED_ORIGINS else "other"
