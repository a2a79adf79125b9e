"""The one StreamField that pages use for their bodies."""

import json
from typing import Any

from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue

from cms.blocks.data import KeyFiguresBlock, StoryTableBlock
from cms.blocks.email import obfuscate_emails
from cms.blocks.links import ButtonBlock, DocumentListBlock, PageReferenceBlock
from cms.blocks.media import GalleryBlock, PictureBlock, VideoBlock
from cms.blocks.people import ContactCardBlock
from cms.blocks.prefetch import prefetch_story
from cms.blocks.reading import reader_locale, text_language
from cms.blocks.text import HeadingBlock, NoticeBlock, QuoteBlock, TextBlock
from cms.blocks.tidy import tidy_stream


class StoryBlock(blocks.StreamBlock):
    """The body of a page."""

    heading = HeadingBlock()
    rich_text = TextBlock()
    quote = QuoteBlock()
    notice = NoticeBlock()
    image = PictureBlock()
    gallery = GalleryBlock()
    video = VideoBlock()
    key_figures = KeyFiguresBlock()
    table = StoryTableBlock()
    document_list = DocumentListBlock()
    button = ButtonBlock()
    page_reference = PageReferenceBlock()
    contact_card = ContactCardBlock()

    class Meta:
        template = "cms/blocks/story.html"
        label = _("Story")

    def to_python(self, value: Any) -> StreamValue:
        """Read a stored story whatever its age (``cms.blocks.tidy``)."""
        if isinstance(value, str) and value:
            try:
                value = json.loads(value)
            except ValueError:
                return self.empty_value(raw_text=value)
        if isinstance(value, dict | int | float) or (isinstance(value, list) and _is_stored(value)):
            return StreamValue(self, tidy_stream(self, value), is_lazy=True)
        return super().to_python(value)

    def render(self, value: StreamValue, context: dict | None = None) -> SafeString:
        """The story as HTML: words of ours in the page's language, links in the reader's, addresses protected."""
        prefetch_story([value], reader_locale(context), (context or {}).get("request"))
        with translation.override(text_language(context)):
            html = super().render(value, context=context)
        return mark_safe(obfuscate_emails(html))

    def get_api_representation(self, value: StreamValue | None, context: dict | None = None) -> list[dict]:
        """The blocks with all that a client needs to show them."""
        if value:
            prefetch_story([value], reader_locale(context), (context or {}).get("request"))
        return super().get_api_representation(value, context)


def _is_stored(items: list) -> bool:
    return any(isinstance(item, dict) for item in items) or not all(
        isinstance(i, tuple | list) for i in items
    )
