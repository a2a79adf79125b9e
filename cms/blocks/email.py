"""E-mail addresses that people can read, click, copy and search for, and simple robots cannot collect.

Addresses are stored and edited as they are; this module changes them on output only. docs/decisions/0010-email-protection.md
says why this way.
"""

import re
from html import unescape

ADDRESS = re.compile(r"[\w+-]+(?:\.[\w+-]+)*@(?:[\w-]+\.)+[^\W\d_]{2,24}(?![\w@-])")

_TAG_OR_TEXT = re.compile(r"(<!--.*?-->|<(?:\"[^\"]*\"|'[^']*'|[^'\">])*>)", re.DOTALL)
_MAIL_HREF = re.compile(r"(\bhref\s*=\s*)(\"mailto:[^\"]*\"|'mailto:[^']*')", re.IGNORECASE)
# Elements in which an address must not become a link, and those whose text is no text.
_OPAQUE = re.compile(r"<(/?)(a|button|script|style|textarea|title|select|svg)\b", re.IGNORECASE)
_RAW = ("script", "style", "textarea", "title")


def encode(text: str) -> str:
    """Write every character of ``text`` as a decimal or hexadecimal character reference, in a fixed mix.

    The same text always gives the same HTML, so that pages stay cacheable.
    """
    return "".join(
        f"&#{ord(character)};" if (ord(character) + place) % 2 else f"&#x{ord(character):x};"
        for place, character in enumerate(text)
    )


def encode_visible(address: str) -> str:
    """An address as readers see it: encoded, and with places to break a line after the at sign and before dots.

    ``<wbr>`` has no text of its own, so copying, searching and screen readers get the plain address.
    """
    local, _at, host = address.partition("@")
    return f"{encode(local + '@')}<wbr>" + "<wbr>".join(encode(part) for part in re.split(r"(?=\.)", host))


def encode_mailto(href: str) -> str:
    """The value of a ``href`` attribute for a ``mailto:`` address, with or without that scheme."""
    return encode(href if href.lower().startswith("mailto:") else f"mailto:{href}")


def mail_link(address: str) -> str:
    """A link that writes to ``address``, showing it."""
    return f'<a href="{encode_mailto(address)}">{encode_visible(address)}</a>'


def obfuscate_emails(html: str) -> str:
    """Protect every address in a piece of HTML; plain ones in running text become links.

    Gives back the same string when there is none. Leaves the content of scripts, styles and text areas alone.
    """
    if "@" not in html:
        return html
    pieces = []
    open_tags: list[str] = []
    for place, piece in enumerate(_TAG_OR_TEXT.split(html)):
        if place % 2:
            _follow(piece, open_tags)
            pieces.append(_protect_tag(piece))
        elif any(name in _RAW for name in open_tags):
            pieces.append(piece)
        else:
            pieces.append(_protect_text(piece, linkable=not open_tags))
    return "".join(pieces)


def _follow(tag: str, open_tags: list[str]) -> None:
    """Keep track of the elements in which an address must not become a link."""
    match = _OPAQUE.match(tag)
    if not match:
        return
    name = match[2].lower()
    if not match[1]:
        open_tags.append(name)
    elif name in open_tags:
        open_tags.remove(name)


def _protect_tag(tag: str) -> str:
    if tag.startswith("<!--"):
        return ADDRESS.sub("", tag)
    tag = _MAIL_HREF.sub(lambda match: f'{match[1]}"{encode(unescape(match[2][1:-1]))}"', tag)
    return ADDRESS.sub(lambda match: encode(match[0]), tag)


def _protect_text(text: str, *, linkable: bool) -> str:
    write = mail_link if linkable else encode_visible
    return ADDRESS.sub(lambda match: write(match[0]), text)
