"""Serbian text in the script that was asked for: the ``script`` parameter, for the texts of JSON.

Only texts for people are converted, each known to be one by the representation that gives it; what programs compare or
follow (slugs, types, codes, file names, e-mail addresses, addresses elsewhere) never is. Addresses of the site's own Serbian
pages lead to the same script.
"""

import hashlib
import re
from functools import cached_property

from django.core.cache import cache
from wagtail.api.rich_text import APIRichText

from cms.delivery.script.convert import CYRILLIC_LETTER, Script
from cms.delivery.script.html import convert_html
from cms.delivery.script.models import script_exceptions
from cms.delivery.script.writing import Writing
from cms.translations.languages import language_tag

_OPEN, _CLOSE = f'<div lang="{Script.LATIN.tag}">', "</div>"
# A body costs about 1 ms for each 1,200 letters to convert; below this length asking the cache costs as much.
KEPT_FROM_LENGTH = 500
KEPT_SECONDS = 24 * 60 * 60
# What is no text in Markdown: where links lead, tags, code.
_MARKDOWN_MARKS = re.compile(r"(\]\([^)\s]*|<[^>]*>|`[^`]*`)")


class SiteWriting(Writing):
    """A writing that leads to the other script on this site only: an address with a host is somebody else's."""

    def address(self, url: str) -> str:
        """A path of the Serbian site, as it is in this script; any other address unchanged."""
        return super().address(url) if url.startswith("/") else url


class Writer:
    """Writes the texts of one answer. ``language`` is always that of the text: a content language's code."""

    def __init__(self, script: Script):
        self.script = script

    @cached_property
    def writing(self) -> SiteWriting:
        """The script with the editors' exceptions, which only Cyrillic has."""
        return SiteWriting(self.script, script_exceptions() if self.script is Script.CYRILLIC else {})

    @property
    def is_cyrillic(self) -> bool:
        """Whether Serbian is given in Cyrillic."""
        return self.script is Script.CYRILLIC

    def text(self, text: str | None, language: str) -> str | None:
        """Plain text; what is not Serbian is given as it is."""
        if not text or not self._converts(text, language):
            return text
        return self.writing.convert(text)

    def rich(self, text: str, language: str, form: str = APIRichText.FORMAT_HTML) -> str:
        """A fragment of HTML, or of Markdown: its text and human attributes, and where links on this site lead."""
        if not text or not self._converts(text, language):
            return text
        convert = self._markdown if form == APIRichText.FORMAT_MARKDOWN else self._html
        return convert(text) if len(text) < KEPT_FROM_LENGTH else self._kept(text, form, convert)

    def address(self, url: str) -> str:
        """A path of the site, leading to Serbian pages in this script."""
        return self.writing.address(url)

    def tag(self, code: str) -> str:
        """The BCP 47 tag of a content language as this answer writes it."""
        return self.script.tag if is_serbian(code) else language_tag(code)

    def locale_parameter(self, code: str) -> str:
        """A value of the ``locale`` parameter that asks for a language in this script."""
        return self.tag(code) if self.script is Script.CYRILLIC else code

    def _converts(self, text: str, language: str) -> bool:
        if not is_serbian(language):
            return False
        return self.script is Script.CYRILLIC or CYRILLIC_LETTER.search(text) is not None

    def _html(self, html: str) -> str:
        # Converting gives the element around the fragment the other tag, which is as long.
        return convert_html(f"{_OPEN}{html}{_CLOSE}", self.writing)[len(_OPEN) : -len(_CLOSE)]

    def _markdown(self, text: str) -> str:
        pieces = _MARKDOWN_MARKS.split(text)
        pieces[::2] = [self.writing.convert(piece) for piece in pieces[::2]]
        pieces[1::2] = [
            f"]({self.address(piece[2:])}" if piece.startswith("](") else piece for piece in pieces[1::2]
        ]
        return "".join(pieces)

    def _kept(self, text: str, form: str, convert) -> str:
        """The converted text from the cache, where it lies under its own digest, so that it can never be stale."""
        exceptions = repr(sorted(self.writing.exceptions.items()))
        digest = hashlib.blake2b(f"{form}\0{exceptions}\0{text}".encode(), digest_size=20).hexdigest()
        key = f"api-script-{self.script.value}-{digest}"
        converted = cache.get(key)
        if converted is None:
            converted = convert(text)
            cache.set(key, converted, KEPT_SECONDS)
        return converted


def is_serbian(code: str) -> bool:
    """Whether a content language is Serbian."""
    return code.partition("-")[0] == "sr"
