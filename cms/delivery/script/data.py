"""Converting the Serbian text of what programs read: JSON, feeds and calendars."""

import json
import re
from typing import Any

from cms.delivery.script.convert import Script

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


def convert_json(value: Any, script: Script, key: str = "") -> Any:
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


def convert_json_text(text: str, script: Script) -> str:
    """``convert_json`` for a document in its written form."""
    return json.dumps(convert_json(json.loads(text), script), ensure_ascii=False)


XML_TEXT = re.compile(
    r"(?P<open><(?P<tag>title|description|summary|content|category|name|subtitle)(?:\s[^>]*)?>)"
    r"(?P<text>[^<]+)(?P<close></(?P=tag)>)"
)
XML_CATEGORY = re.compile(r'(?P<open><category term=")(?P<text>[^"]*)(?P<close>")')
XML_ADDRESS = re.compile(r"(?P<open>[\">])(?P<url>https?://[^/<>\"\s]+/sr-latn/)")
XML_LANGUAGE = re.compile(r"(?P<open><language>|xml:lang=\")sr-Latn\b", re.IGNORECASE)


def convert_xml(text: str, script: Script) -> str:
    """An RSS or Atom feed with its texts, addresses and language in ``script``."""

    def convert(found: re.Match) -> str:
        return found["open"] + script.convert(found["text"]) + found["close"]

    text = XML_CATEGORY.sub(convert, XML_TEXT.sub(convert, text))
    text = XML_ADDRESS.sub(lambda found: found["open"] + script.address(found["url"]), text)
    return XML_LANGUAGE.sub(lambda found: found["open"] + script.tag, text)
