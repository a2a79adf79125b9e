"""Language tags as programs write them, matched to the languages in which pages are written."""

import re

from django.conf import settings

_TAG = re.compile(
    r"^(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?$", re.IGNORECASE
)


def content_languages() -> list[str]:
    """The codes of the languages in which pages are written, the default one first."""
    return [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]


def match_language(tag: str) -> str | None:
    """The content language that a BCP 47 tag asks for, or ``None``.

    Compared as RFC 4647 ("lookup") has it: letter case and region do not matter, a script does. ``sr``, ``sr-RS`` and
    ``sr-Latn-RS`` mean ``sr-latn``; ``en-GB`` means ``en``; ``sr-Cyrl`` means nothing as long as no text is given in it.
    """
    asked = _TAG.match(tag.replace("_", "-"))
    if asked is None:
        return None
    for code in content_languages():
        offered = _TAG.match(code)
        same_language = offered["language"] == asked["language"].lower()
        script = (asked["script"] or "").lower()
        if same_language and script in ("", (offered["script"] or "latn").lower()):
            return code
    return None


def language_tag(code: str) -> str:
    """A content language in the spelling that HTML's ``lang`` and BCP 47 like: ``sr-Latn``, ``en``."""
    language, *script = code.split("-")
    return "-".join([language, *(part.title() for part in script)])
