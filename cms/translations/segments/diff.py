"""A text, and what has changed in it, as HTML for the admin: words, and the marks of rich text as such."""

import re
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from cms.translations.segments.places import Place
from cms.translations.segments.texts import to_field

_RICH = re.compile(r"<[^<>]+>|\s+|[\w’'-]+|[^\w\s<]|<")
_PLAIN = re.compile(r"\s+|[\w’'-]+|[^\w\s]")
_MARK = re.compile(r"<[^<>]+>")


def show(data: str, place: Place) -> SafeString:
    """A stored text with its marks set apart from its words."""
    return show_field(to_field(data, place), place)


def show_field(text: str, place: Place) -> SafeString:
    """A text as its field shows it, or a part of one, with its marks set apart from its words."""
    return _render(_split(text, place), place)


def word_diff(old: str, new: str, place: Place) -> SafeString:
    """The new text with what was taken out of the old one and what was added, by whole words and whole marks.

    ``<del>`` and ``<ins>`` carry words for those who do not see colours or lines.
    """
    before, after = _tokens(old, place), _tokens(new, place)
    parts = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(_render(after[k:m], place))
            continue
        if i < j:
            parts.append(_changed("del", _("removed:"), before[i:j], place))
        if k < m:
            parts.append(_changed("ins", _("added:"), after[k:m], place))
    return mark_safe("".join(parts))


def _tokens(data: str, place: Place) -> list[str]:
    return _split(to_field(data, place), place)


def _split(text: str, place: Place) -> list[str]:
    return (_RICH if place.is_rich else _PLAIN).findall(text)


def _changed(element: str, words: str, tokens: list[str], place: Place) -> SafeString:
    return format_html(
        '<{} class="segment__{}"><span class="w-sr-only">{} </span>{}</{}>',
        element,
        element,
        words,
        _render(tokens, place),
        element,
    )


def _render(tokens: list[str], place: Place) -> SafeString:
    return format_html_join(
        "",
        "{}",
        (
            (format_html('<code class="segment__mark">{}</code>', token),)
            if place.is_rich and _MARK.fullmatch(token)
            else (token,)
            for token in tokens
        ),
    )
