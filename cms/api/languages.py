"""Language tags as programs write them, matched to the languages in which pages are written."""

import re

from django.conf import settings

SCRIPTS = ("cyrl", "latn")
"""What ``script`` can be: the scripts of Serbian, by their ISO 15924 codes in lower case."""

_TAG = re.compile(
    r"^(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?$", re.IGNORECASE
)
_WELL_FORMED = re.compile(r"^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$", re.IGNORECASE)


def content_languages() -> list[str]:
    """The codes of the languages in which pages are written, the default one first."""
    return [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]


def _parse(tag: str) -> re.Match[str] | None:
    """Language, script and region of a tag, found as RFC 4647 (3.4, "lookup") has it: subtags are dropped from the end
    until what is left is known, a single letter together with what it introduces."""
    written = tag.replace("_", "-")
    if not _WELL_FORMED.match(written):
        return None
    subtags = written.split("-")
    while subtags:
        found = _TAG.match("-".join(subtags))
        if found:
            return found
        subtags.pop()
        if len(subtags) > 1 and len(subtags[-1]) == 1:
            subtags.pop()
    return None


def match_language(tag: str) -> str | None:
    """The content language that a BCP 47 tag asks for, or ``None``.

    Letter case, region, variants and extensions do not matter, a script does: who asks for one that is not given gets nothing
    rather than another. ``sr``, ``sr-RS``, ``sr-Latn-RS`` and ``sr-Cyrl`` mean ``sr-latn``, which is given in either script
    (``script_of``); ``en-GB`` means ``en``.
    """
    asked = _parse(tag)
    if asked is None:
        return None
    language, script = asked["language"].lower(), (asked["script"] or "").lower()
    for code in content_languages():
        scripts = SCRIPTS if language == "sr" else ("latn",)
        if code.partition("-")[0] == language and script in ("", *scripts):
            return code
    return None


def script_of(tag: str) -> str | None:
    """The script of Serbian, ``cyrl`` or ``latn``, that a BCP 47 tag names; ``None`` when it leaves it open."""
    asked = _parse(tag)
    is_serbian = asked is not None and asked["language"].lower() == "sr"
    return asked["script"].lower() if is_serbian and asked["script"] else None
