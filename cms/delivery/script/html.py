"""Converting the Serbian text of an HTML page, and nothing else of it.

The page is read by the standard library's HTML parser and put together again from its own source: what is not Serbian text
(markup, scripts, addresses, form values, obfuscated e-mail addresses) comes out byte for byte as it went in.
"""

import json
import re
from html import escape, unescape
from html.parser import HTMLParser

from cms.delivery.script.convert import Script
from cms.delivery.script.data import convert_json
from cms.delivery.script.writing import Writing

HUMAN_ATTRIBUTES = frozenset(
    {"alt", "title", "placeholder", "label", "aria-label", "aria-description", "aria-valuetext"}
)
BUTTON_TYPES = frozenset({"submit", "reset", "button"})
META_TEXTS = frozenset(
    {
        "description",
        "og:title",
        "og:description",
        "og:site_name",
        "og:image:alt",
        "twitter:title",
        "twitter:description",
    }
)
ADDRESS_ATTRIBUTES = frozenset({"href", "action", "formaction"})
META_ADDRESSES = frozenset({"og:url"})
UNTOUCHED_ELEMENTS = frozenset({"script", "style", "code", "pre", "kbd", "samp", "var", "textarea"})
VOID_ELEMENTS = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
TITLE_SEPARATOR = " · "
ATTRIBUTE = re.compile(r"""([^\s/>="']+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s>"']+)""")


def convert_html(html: str, script: Script | Writing) -> str:
    """The page with its Serbian text, human attributes and links in ``script``.

    Serbian is what stands under ``lang="sr"`` or ``lang="sr-Latn"``; ``translate="no"``, other languages, code and form
    values are left alone. A link with ``hreflang`` says itself which script it leads to, and is left alone too.
    """
    converter = _Converter(script)
    converter.feed(html)
    converter.close()
    return "".join(converter.pieces)


class _Converter(HTMLParser):
    """Copies the source, converting as it goes. ``_open`` holds, for each open element, whether its text is Serbian."""

    def __init__(self, script: Script | Writing):
        super().__init__(convert_charrefs=False)
        self.script = script
        self.pieces: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._json: list[str] | None = None
        # The depth of the outermost open element with translate="no", which holds for all inside it; 0 for none.
        self._untranslated = 0

    @property
    def _is_serbian(self) -> bool:
        return bool(self._open) and self._open[-1][1]

    def handle_starttag(self, tag, attrs):
        attributes = {name: value or "" for name, value in attrs}
        is_serbian = self._language_of(tag, attributes)
        self.pieces.append(self._convert_tag(tag, attributes, is_serbian))
        if tag not in VOID_ELEMENTS:
            self._open.append((tag, is_serbian and tag not in UNTOUCHED_ELEMENTS))
            if attributes.get("translate") == "no" and not self._untranslated:
                self._untranslated = len(self._open)
        if tag == "script" and attributes.get("type") == "application/ld+json":
            self._json = []

    def handle_startendtag(self, tag, attrs):
        attributes = {name: value or "" for name, value in attrs}
        self.pieces.append(self._convert_tag(tag, attributes, self._language_of(tag, attributes)))

    def handle_endtag(self, tag):
        if tag == "script" and self._json is not None:
            self._flush_json()
        self.pieces.append(f"</{tag}>")
        for depth in range(len(self._open) - 1, -1, -1):
            if self._open[depth][0] == tag:
                del self._open[depth:]
                if depth < self._untranslated:
                    self._untranslated = 0
                break

    def handle_data(self, data):
        if self._json is not None:
            self._json.append(data)
        else:
            self.pieces.append(self._convert_text(data) if self._is_serbian else data)

    def _convert_text(self, data: str) -> str:
        """Running text; in ``title`` each part for itself, since the page's name and the site's may differ in script."""
        if self._open[-1][0] != "title":
            return self.script.convert(data)
        return TITLE_SEPARATOR.join(map(self.script.convert, data.split(TITLE_SEPARATOR)))

    def handle_entityref(self, name):
        self.pieces.append(f"&{name};")

    def handle_charref(self, name):
        self.pieces.append(f"&#{name};")

    def handle_comment(self, data):
        self.pieces.append(f"<!--{data}-->")

    def handle_decl(self, decl):
        self.pieces.append(f"<!{decl}>")

    def unknown_decl(self, data):
        self.pieces.append(f"<![{data}]>")

    def handle_pi(self, data):
        self.pieces.append(f"<?{data}>")

    def _language_of(self, tag: str, attributes: dict[str, str]) -> bool:
        if attributes.get("translate") == "no" or self._untranslated:
            return False
        if "lang" in attributes:
            return attributes["lang"].lower() in {"sr", "sr-latn", "sr-rs"}
        return self._is_serbian

    def _convert_tag(self, tag: str, attributes: dict[str, str], is_serbian: bool) -> str:
        source = self.get_starttag_text() or ""

        def convert(found: re.Match) -> str:
            name, equals, quoted = found.groups()
            value = unescape(quoted[1:-1] if quoted[0] in "\"'" else quoted)
            wanted = self._convert_attribute(tag, attributes, name.lower(), value, is_serbian)
            return found.group() if wanted == value else f'{name}{equals}"{escape(wanted)}"'

        head = len(tag) + 1
        return source[:head] + ATTRIBUTE.sub(convert, source[head:])

    def _convert_attribute(self, tag, attributes, name: str, value: str, is_serbian: bool) -> str:
        if name == "lang" and is_serbian:
            return self.script.tag
        if name in ADDRESS_ATTRIBUTES:
            leads_elsewhere = "hreflang" in attributes
            return value if leads_elsewhere or not self._rewrites_addresses else self.script.address(value)
        if tag == "meta" and name == "content":
            return self._convert_meta(attributes, value)
        is_button = tag == "input" and name == "value" and attributes.get("type") in BUTTON_TYPES
        if is_serbian and (name in HUMAN_ATTRIBUTES or is_button):
            return self.script.convert(value)
        return value

    @property
    def _rewrites_addresses(self) -> bool:
        """In a Serbian frame links stay in the reader's script; in an English one Serbian pages are offered in Latin."""
        return (bool(self._open) and self._open[0][1]) or not self._open

    def _convert_meta(self, attributes: dict[str, str], value: str) -> str:
        name = attributes.get("name") or attributes.get("property") or ""
        if name in META_ADDRESSES and self._rewrites_addresses:
            return self.script.address(value)
        return self.script.convert(value) if name in META_TEXTS and self._is_serbian else value

    def _flush_json(self) -> None:
        source, self._json = "".join(self._json or []), None
        in_serbian_frame = bool(self._open) and self._open[0][1]
        if in_serbian_frame:
            try:
                document = convert_json(json.loads(source), self.script)
            except ValueError:
                pass
            else:
                # As Django's json_script does: nothing in the data may end the element.
                source = json.dumps(document, ensure_ascii=False).replace("<", "\\u003c")
        self.pieces.append(source)
