"""Language tags as programs write them, matched to the languages in which pages are written."""

import re

from django.conf import settings

SCRIPTS = ("cyrl", "latn")
"""What ``script`` can be: the scripts of Serbian, by their ISO 15924 codes in lower case."""

_TAG = re.compile(
    r"^(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?$", re.IGNORECASE
)


def content_languages() -> list[str]:
    """The codes of the languages in which pages are written, the default one first."""
    return [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]


def match_language(tag: str) -> str | None:
    """The content language that a BCP 47 tag asks for, or ``None``.

    Compared as RFC 4647 ("lookup") has it: letter case and region do not matter, a script does. ``sr``, ``sr-RS``,
    ``sr-Latn-RS`` and ``sr-Cyrl`` mean ``sr-latn``, which is given in either script (``script_of``); ``en-GB`` means ``en``.
    """
    asked = _TAG.match(tag.replace("_", "-"))
    if asked is None:
        return None
    language, script = asked["language"].lower(), (asked["script"] or "").lower()
    for code in content_languages():
        scripts = SCRIPTS if language == "sr" else ("latn",)
        if _TAG.match(code)["language"] == language and script in ("", *scripts):
            return code
    return None


def script_of(tag: str) -> str | None:
    """The script of Serbian, ``cyrl`` or ``latn``, that a BCP 47 tag names; ``None`` when it leaves it open."""
    asked = _TAG.match(tag.replace("_", "-"))
    is_serbian = asked is not None and asked["language"].lower() == "sr"
    return asked["script"].lower() if is_serbian and asked["script"] else None
