"""Texts as a translator types them, and as wagtail-localize stores them.

Stored, every text is HTML without attributes, so a plain title has ``&amp;`` for ``&`` and ``<br/>`` for a new line. In a
field a plain text is plain; a rich one shows its marks (``<a id="a1">``), and ``&`` as itself.
"""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail_localize.strings import StringValue, extract_ids

from cms.translations.segments.places import Place

_LINK_TO_NOWHERE = re.compile(r"<a\s*>")
_ENTITY = re.compile(r"&amp;(?![#\w]+;)")


def to_field(data: str, place: Place) -> str:
    """A stored text as its field shows it."""
    if not place.is_rich:
        return StringValue(data).render_text()
    return _ENTITY.sub("&", data)


def from_field(typed: str, source: str, place: Place) -> str:
    """What is stored of a typed text.

    Raises ValueError, with a message for the translator, when the text does not fit its place: marks that its original
    does not have or that are missing, tags that no text may have, or more characters than the field takes.
    """
    typed = tidy(typed)
    _check_length(typed, place)
    if not place.is_rich:
        return StringValue.from_plaintext(typed).data
    data = StringValue.from_translated_html(typed).data
    check_links(data, source)
    return data


def tidy(typed: str) -> str:
    """A typed text without spaces around it and with line ends as they are stored."""
    return typed.replace("\r\n", "\n").strip()


def check_links(data: str, source: str) -> None:
    """Raise ValueError unless a rich text has the same link marks as its original."""
    expected, found = _links(source), _links(data)
    if missing := expected - found:
        raise ValueError(
            ngettext(
                "A link of the original is missing: %(marks)s. Put the mark around the words that are the link.",
                "Links of the original are missing: %(marks)s. Put the marks around the words that are the links.",
                len(missing),
            )
            % {"marks": _listed(missing)}
        )
    if unknown := found - expected:
        raise ValueError(
            ngettext(
                "The original has no such link: %(marks)s.",
                "The original has no such links: %(marks)s.",
                len(unknown),
            )
            % {"marks": _listed(unknown)}
        )


def _links(data: str) -> set[str]:
    """The ids of the links in a text; an empty one for a link without."""
    return extract_ids(data) | ({""} if _LINK_TO_NOWHERE.search(data) else set())


def _listed(ids: set[str]) -> str:
    return ", ".join(f'<a id="{name}">…</a>' if name else "<a>…</a>" for name in sorted(ids))


def _check_length(typed: str, place: Place) -> None:
    limit = place.max_length
    if limit and len(typed) > limit:
        raise ValueError(
            _("Too long: %(length)d characters, at most %(limit)d are possible.")
            % {"length": len(typed), "limit": limit}
        )
