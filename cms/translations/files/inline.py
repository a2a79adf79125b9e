"""The marks of a text as XLIFF 2 writes them: ``<pc>`` around words, ``<ph>`` for a line break.

What a mark is in HTML stands in the unit's ``originalData``, where translators' programs leave it alone (XLIFF 2.0, 4.7).
"""

import re
from collections import Counter
from collections.abc import Mapping
from html import escape, unescape
from xml.etree.ElementTree import Element, SubElement

from django.utils.translation import gettext as _

CORE = "urn:oasis:names:tc:xliff:document:2.0"
_TOKEN = re.compile(
    r"<(?P<closing>/?)(?P<name>[a-z]+)(?:\s+id=\"(?P<id>[^\"]*)\"|\s+translate=\"no\")?\s*(?P<empty>/?)>"
)
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BOLD_AND_SUCH = {"b": "xlf:b", "i": "xlf:i", "br": "xlf:lb"}
_BY_SUBTYPE = {subtype: name for name, subtype in _BOLD_AND_SUCH.items()}
_DEEPEST = 50


def core(name: str) -> str:
    """The full name of an element of XLIFF's core."""
    return f"{{{CORE}}}{name}"


def without_control_signs(text: str) -> str:
    """A text without the signs that XML cannot hold."""
    return _NOT_IN_XML.sub("", text)


def write_inline(element: Element, marked: str, data: dict[str, str]) -> None:
    """Write a text with marks into ``<source>`` or ``<target>``; add what the marks are in HTML to ``data``, by id.

    The same mark gets the same id in both, so that programs know which belong together.
    """
    numbers: Counter[str] = Counter()
    stack, position = [element], 0
    for found in _TOKEN.finditer(marked):
        _add_text(stack[-1], marked[position : found.start()])
        position = found.end()
        if found["closing"]:
            if len(stack) > 1:
                stack.pop()
            continue
        name = found["name"]
        numbers[name] += 1
        code = found["id"] or f"{name}{numbers[name]}"
        if name == "br" or found["empty"]:
            data[f"{code}-x"] = found[0]
            SubElement(stack[-1], core("ph"), _kind(name) | {"id": code, "dataRef": f"{code}-x"})
            continue
        data[f"{code}-s"], data[f"{code}-e"] = found[0], f"</{name}>"
        attributes = {"id": code, "dataRefStart": f"{code}-s", "dataRefEnd": f"{code}-e"}
        stack.append(SubElement(stack[-1], core("pc"), _kind(name) | attributes))
    _add_text(stack[-1], marked[position:])


def _kind(name: str) -> dict[str, str]:
    if name == "a":
        return {"type": "link"}
    return {"type": "fmt", "subType": _BOLD_AND_SUCH.get(name, f"html:{name}")}


def _add_text(element: Element, html: str) -> None:
    """Append text; a sign that XML cannot hold becomes ``<cp>``."""
    text, position = unescape(html), 0
    for found in _NOT_IN_XML.finditer(text):
        _append(element, text[position : found.start()])
        SubElement(element, core("cp"), {"hex": f"{ord(found[0]):04X}"})
        position = found.end()
    _append(element, text[position:])


def _append(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def read_inline(element: Element, data: Mapping[str, str], depth: int = 0) -> str:
    """The text with marks that an element holds. Raises ValueError for a mark that is not from here."""
    if depth > _DEEPEST:
        raise ValueError(_("The marks of this text are nested too deeply."))
    parts = [_html(element.text)]
    for child in element:
        parts += [_read_child(child, data, depth), _html(child.tail)]
    return "".join(parts)


def _read_child(child: Element, data: Mapping[str, str], depth: int) -> str:
    name = child.tag.removeprefix(f"{{{CORE}}}")
    if name == "pc":
        start, end = _mark(child, "dataRefStart", data), _mark(child, "dataRefEnd", data, closing=True)
        return start + read_inline(child, data, depth + 1) + end
    if name in ("ph", "sc", "ec"):
        return _mark(child, "dataRef", data, closing=name == "ec")
    if name == "mrk":
        return read_inline(child, data, depth + 1)
    if name in ("sm", "em"):
        return ""
    if name == "cp":
        return _sign(child.get("hex", ""))
    raise ValueError(_("Unknown mark <%(name)s>.") % {"name": name})


def _mark(element: Element, reference: str, data: Mapping[str, str], *, closing: bool = False) -> str:
    """What a mark is in HTML; one that a program has added is known by its kind."""
    if element.get(reference) in data:
        return data[element.get(reference)]
    name = _BY_SUBTYPE.get(element.get("subType", ""))
    if name == "br":
        return "<br/>"
    if name:
        return f"</{name}>" if closing else f"<{name}>"
    raise ValueError(_("The mark “%(id)s” is not one of the original.") % {"id": element.get("id", "")})


def _sign(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError) as error:
        raise ValueError(_("Unknown mark <%(name)s>.") % {"name": f"cp hex={code}"}) from error


def _html(text: str | None) -> str:
    return escape(text or "", quote=False)
