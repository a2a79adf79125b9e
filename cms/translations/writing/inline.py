"""What our rich text has and wagtail-localize's strings do not know: foreign phrases and superscript.

wagtail-localize puts the attributes of links aside and refuses those of anything else, so that a page with a foreign phrase
(``<i translate="no">``, see ``cms.delivery.script``) could be neither published nor translated. Here the mark stays in the
string, as the translator is to see it. Superscript it takes for a paragraph of its own, which cut “10 m²” into two texts.
"""

from bs4 import BeautifulSoup
from wagtail_localize import strings
from wagtail_localize.strings import StringValue

MARK = '<i translate="no">'
_ATTRIBUTES = {"translate": "no"}
_STAND_IN = "acronym"
"""Allowed in strings and made by none of the editor's features."""

_validate_element = strings.validate_element
_from_source_html = StringValue.from_source_html


def validate_element(element) -> None:
    """Raise ValueError for what may not be in a string; the mark of a foreign phrase may."""
    if element.name == "i" and element.attrs == _ATTRIBUTES:
        for child in element.children:
            validate_element(child)
    else:
        _validate_element(element)


def from_source_html(cls: type[StringValue], html: str) -> tuple[StringValue, dict]:
    """The string of a source and the attributes put aside, those of foreign phrases not among them."""
    if "translate" not in html:
        return _from_source_html(html)
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all("i", translate="no"):
        element.name, element.attrs = _STAND_IN, {}
    string, attributes = _from_source_html(str(soup))
    return cls(string.data.replace(f"<{_STAND_IN}>", MARK).replace(f"</{_STAND_IN}>", "</i>")), attributes


def install() -> None:
    """Put both in the place of wagtail-localize's own, and let superscript stand inside a string. Once is enough."""
    if "sup" not in strings.INLINE_TAGS:
        strings.INLINE_TAGS.append("sup")
    strings.validate_element = validate_element
    StringValue.from_source_html = classmethod(from_source_html)
