"""Converting the Serbian text of what programs read: JSON, feeds and calendars."""

import json
import re
from typing import Any

from cms.delivery.script.convert import Script
from cms.delivery.script.writing import Writing

TEXT_KEYS = frozenset(
    {
        "alternateName",
        "articleBody",
        "articleSection",
        "addressLocality",
        "caption",
        "content_text",
        "creditText",
        "description",
        "headline",
        "home_page_title",
        "jobTitle",
        "keywords",
        "name",
        "streetAddress",
        "summary",
        "tags",
        "text",
        "title",
    }
)
LANGUAGE_KEYS = frozenset({"inLanguage", "language"})
LATIN_TAG = Script.LATIN.tag


def convert_json(value: Any, script: Script | Writing, key: str = "") -> Any:
    """A JSON document (JSON-LD, JSON Feed) with its texts, addresses and language tags in ``script``.

    Texts are the values of keys that schema.org and JSON Feed define for people to read; everything else is left alone.
    """
    if isinstance(value, dict):
        return {name: convert_json(item, script, name) for name, item in value.items()}
    if isinstance(value, list):
        return [convert_json(item, script, key) for item in value]
    if not isinstance(value, str):
        return value
    if key in TEXT_KEYS:
        return script.convert(value)
    if key in LANGUAGE_KEYS and value == LATIN_TAG:
        return script.tag
    return script.address(value)


def convert_json_text(text: str, script: Script | Writing) -> str:
    """``convert_json`` for a document in its written form."""
    return json.dumps(convert_json(json.loads(text), script), ensure_ascii=False)


XML_TEXT = re.compile(
    r"(?P<open><(?P<tag>title|description|summary|content|category|name|subtitle|dc:creator)(?:\s[^>]*)?>)"
    r"(?P<text>[^<]+)(?P<close></(?P=tag)>)"
)
XML_CATEGORY = re.compile(r'(?P<open><category term=")(?P<text>[^"]*)(?P<close>")')
XML_ADDRESS = re.compile(r"(?P<open>[\">])(?P<url>https?://[^/<>\"\s]+/sr-latn/)")
XML_LANGUAGE = re.compile(r"(?P<open><language>|xml:lang=\")sr-Latn\b", re.IGNORECASE)


def convert_xml(text: str, script: Script | Writing) -> str:
    """An RSS or Atom feed with its texts, addresses and language in ``script``."""

    def convert(found: re.Match) -> str:
        return found["open"] + script.convert(found["text"]) + found["close"]

    text = XML_CATEGORY.sub(convert, XML_TEXT.sub(convert, text))
    text = XML_ADDRESS.sub(lambda found: found["open"] + script.address(found["url"]), text)
    return XML_LANGUAGE.sub(lambda found: found["open"] + script.tag, text)


CALENDAR_TEXTS = frozenset(
    {"SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME", "CATEGORIES", "COMMENT"}
)
CALENDAR_LANGUAGE = re.compile("LANGUAGE=sr-Latn", re.IGNORECASE)
CALENDAR_ESCAPE = re.compile(r"(\\[nN,;\\])")
LINE_OCTETS = 75


def convert_calendar(text: str, script: Script | Writing) -> str:
    """An iCalendar file with its texts, addresses and language in ``script`` (RFC 5545; lines are folded anew)."""
    unfolded = re.sub(r"\r?\n[ \t]", "", text)
    lines = [_convert_line(line, script) for line in unfolded.splitlines()]
    return "".join(f"{_fold(line)}\r\n" for line in lines)


def _convert_line(line: str, script: Script | Writing) -> str:
    head, colon, value = line.partition(":")
    name = head.partition(";")[0].upper()
    if name == "URL":
        return f"{head}:{script.address(value)}"
    if name not in CALENDAR_TEXTS:
        return line
    # The letter of an escaped line break is no text.
    pieces = CALENDAR_ESCAPE.split(value)
    pieces[::2] = [script.convert(piece) for piece in pieces[::2]]
    return f"{CALENDAR_LANGUAGE.sub(f'LANGUAGE={script.tag}', head)}{colon}{''.join(pieces)}"


def _fold(line: str) -> str:
    """The line with a break and a space before every 76th octet, never inside a character (RFC 5545, 3.1)."""
    folded, octets = [], 0
    for character in line:
        size = len(character.encode())
        if octets + size > LINE_OCTETS:
            folded.append("\r\n ")
            octets = 1
        folded.append(character)
        octets += size
    return "".join(folded)
