"""Rich text in stories: what editors may use, and how links and addresses come out."""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from wagtail import blocks
from wagtail.api.rich_text import APIRichText
from wagtail.models import Page
from wagtail.rich_text import RichText, expand_db_html
from wagtail.rich_text.rewriters import FIND_A_TAG, LinkRewriter, extract_attrs

from cms.blocks.email import encode_mailto, obfuscate_emails

# No images and embeds: they have blocks of their own, with alternative texts and translations (traps.md, 23). No headings
# either: heading blocks give them an address and keep them in order.
FEATURES = ["bold", "italic", "foreign", "superscript", "link", "document-link", "ol", "ul", "hr"]


class StoryRichText(RichText):
    """Rich text whose links may have been looked up together with those of the whole story."""

    prepared: str | None = None

    def link_ids(self, linktype: str) -> Iterator[int]:
        """The primary keys that the text's links of a type (``page``, ``document``) point to."""
        for match in FIND_A_TAG.finditer(self.source):
            attrs = extract_attrs(match[1])
            key = link_key(attrs)
            if attrs.get("linktype") == linktype and key is not None:
                yield key

    def prepare(self, pages: dict[int, Page], documents: dict[int, Any]) -> None:
        """Make the HTML from links already looked up: pages as ``cms.blocks.reading.resolve`` gives them, and documents."""
        rewrite = LinkRewriter(
            rules={
                "page": lambda attrs: open_tag(pages.get(link_key(attrs)), "reader_url"),
                "document": lambda attrs: open_tag(documents.get(link_key(attrs)), "url"),
                "email": mail_link_tag,
            }
        )
        self.prepared = rewrite(self.source)

    @property
    def html(self) -> SafeString:
        """The text as clean HTML, with links in the reader's language and addresses protected."""
        html = self.prepared if self.prepared is not None else expand_db_html(self.source)
        return mark_safe(obfuscate_emails(html))

    def __html__(self) -> SafeString:
        return self.html

    def __str__(self) -> SafeString:
        return self.html


class StoryRichTextBlock(blocks.RichTextBlock):
    """Rich text with the features a story allows."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", FEATURES)
        super().__init__(**kwargs)

    def to_python(self, value: str) -> StoryRichText:
        """Stored HTML as a value that renders itself."""
        return StoryRichText(value)

    def normalize(self, value: Any) -> StoryRichText:
        """Any accepted form of the value as ``StoryRichText``."""
        return value if isinstance(value, StoryRichText) else StoryRichText(super().normalize(value).source)

    def value_from_form(self, value: str) -> StoryRichText:
        """What the editor sent."""
        return StoryRichText(value)

    def get_api_representation(self, value: RichText, context: dict | None = None) -> Any:
        """Clean HTML, unless the site or the request asks for another of Wagtail's formats."""
        context = context or {}
        request = context.get("request")
        wanted = context.get("_wagtail_rich_text_format") or APIRichText.resolve_format(
            request.GET.get("rich_text_format") if request else None
        )
        if wanted == APIRichText.FORMAT_HTML:
            return str(self.normalize(value).html)
        return super().get_api_representation(value, context)


def link_key(attrs: dict) -> int | None:
    """The primary key that a stored link names, or ``None``."""
    key = str(attrs.get("id", ""))
    return int(key) if re.fullmatch(r"\d{1,18}", key) else None


def open_tag(target: Any, attribute: str) -> str:
    """The opening tag of a link to the address in ``target``'s attribute; without a target, of a link to nowhere, which
    is valid and reads as plain text."""
    return f'<a href="{escape(getattr(target, attribute))}">' if target else "<a>"


def mail_link_tag(attrs: dict) -> str:
    """The opening tag of a stored ``mailto:`` link."""
    return f'<a href="{encode_mailto(attrs.get("href", ""))}">'


DECONSTRUCT_ALIASES = {StoryRichTextBlock: "wagtail.blocks.RichTextBlock"}
