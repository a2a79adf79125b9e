"""The one StreamField that pages use for their bodies."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class StoryBlock(blocks.StreamBlock):
    """The body of a page."""

    heading = blocks.CharBlock(label=_("Heading"))
    rich_text = blocks.RichTextBlock(label=_("Text"))
