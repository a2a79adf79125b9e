"""The marks of rich text in wagtail-localize's strings: ``Read <a id="a1">the call</a> <b>today</b>``.

A string is a fragment of HTML with a few inline elements (``INLINE_TAGS`` of ``wagtail_localize.strings``), without
attributes but the ``id`` of a link, which stands for the link's address in the page, and the mark of a foreign phrase.
"""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

_MARK = re.compile(r"<(?P<closing>/?)(?P<name>[a-z]+)(?:\s+id=\"(?P<id>[^\"]*)\")?[^<>]*?(?P<empty>/?)>")
_BREAK = re.compile(r"<br\s*/?>")


def plain_text(marked: str) -> str:
    """What a reader reads of a string: marks taken off, line breaks as such, ``&amp;`` as ``&``."""
    return unescape(_MARK.sub("", _BREAK.sub("\n", marked)))


def marks_of(marked: str) -> list[str]:
    """The marks of a string in their order as they are named to people: ``a``, ``b``, ``br``, without closing ones."""
    return [found["name"] for found in _marks(marked) if not found["closing"]]


def link_ids(marked: str) -> list[str]:
    """The ids of the links of a string in their order."""
    return [found["id"] for found in _marks(marked) if found["name"] == "a" and found["id"]]


def fit_marks(translation: str, of: str, to: str) -> str:
    """Make the translation of one string fit another that reads alike.

    ``of`` is the string that ``translation`` was written for, ``to`` the one it is to be used for. Links take the ids of
    ``to`` in the order of ``of``. Marks that ``to`` has no place for are taken off, their text stays.
    """
    new_ids = dict(zip(link_ids(of), link_ids(to), strict=False))
    allowed = Counter(marks_of(to))
    opened: list[str] = []

    def fit(found: re.Match) -> str:
        name, is_break = found["name"], found["name"] == "br"
        if found["closing"]:
            return opened.pop() if opened else ""
        can_stay = allowed[name] > 0 and (name != "a" or found["id"] in new_ids)
        if can_stay:
            allowed[name] -= 1
        if is_break or found["empty"]:
            return found[0] if can_stay else " "
        opened.append(f"</{name}>" if can_stay else "")
        if not can_stay:
            return ""
        return f'<a id="{new_ids[found["id"]]}">' if name == "a" else found[0]

    return _MARK.sub(fit, translation)


def _marks(marked: str) -> Iterator[re.Match]:
    return _MARK.finditer(marked)
