"""What every block of a story has in common."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks import segments

# The headings under which the block chooser shows the blocks.
TEXT = _("Text")
MEDIA = _("Pictures and video")
DATA = _("Facts and figures")
LINKS = _("Links and contacts")


class StoryValue(blocks.StructValue):
    """A block's fields as templates and the API read them.

    ``story_id`` is the id of the block in its stream, the same in every language and after every edit; it is ``None``
    outside a prepared story (see ``cms.blocks.prefetch``).

    Templates look a name up among the fields first, so a property must not be named like a field.
    """

    story_id: str | None = None


class StoryStruct(blocks.StructBlock):
    """A StructBlock whose texts, links and pictures translators can reach one by one (``cms.blocks.segments``).

    ``overridable`` names text fields that hold facts rather than words: a language takes them from the source until its
    translator sets another value.
    """

    overridable: tuple[str, ...] = ()

    class Meta:
        value_class = StoryValue

    def get_translatable_segments(self, value: StoryValue) -> list:
        """What wagtail-localize offers to translators: texts, and facts that a language may override."""
        return segments.extract_struct(self, value)

    def restore_translated_segments(self, value: StoryValue, translated: list) -> StoryValue:
        """Put what translators wrote into a copy of the source block."""
        return segments.restore_struct(self, value, translated)

    def upgrade(self, raw: Any) -> dict:
        """Read a stored value that is not this block's shape, for instance from before the block had fields.

        A lone text becomes the first text field; anything else becomes an empty block.
        """
        if isinstance(raw, str):
            for name, child in self.child_blocks.items():
                if isinstance(child, blocks.CharBlock | blocks.TextBlock | blocks.RichTextBlock):
                    return {name: raw}
        return {}


def has_text(value: Any) -> bool:
    """Whether a stored text says anything."""
    return bool(value and str(value).strip())
