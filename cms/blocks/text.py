"""Blocks of words: heading, text, quote, notice."""

from typing import Annotated, TypedDict

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.api.openapi import marks
from cms.blocks.base import TEXT, StoryStruct, StoryValue
from cms.blocks.richtext import StoryRichTextBlock
from cms.serbian import slugify


class HeadingLevel(models.TextChoices):
    """The page's title is level 1; a story starts below it."""

    H2 = "h2", _("heading")
    H3 = "h3", _("subheading")


class HeadingValue(StoryValue):
    """A heading that can be linked to."""

    @property
    def tag(self) -> str:
        """``h2`` or ``h3``."""
        return self["level"] if self.get("level") in HeadingLevel.values else HeadingLevel.H2.value

    @property
    def anchor(self) -> str:
        """The fragment of the heading's address: kept when the words change, and the same in every language."""
        return f"s-{self.story_id[:8]}" if self.story_id else slugify(self["text"])


class HeadingJson(TypedDict):
    """A heading; ``anchor`` is the fragment of its address."""

    text: str
    level: Annotated[str, marks.OneOf(tuple(HeadingLevel.values))]
    anchor: str


class HeadingBlock(StoryStruct):
    """A heading within a story."""

    text = blocks.CharBlock(label=_("Heading"), max_length=200)
    level = blocks.ChoiceBlock(
        label=_("Level"), choices=HeadingLevel.choices, default=HeadingLevel.H2, search_index=False
    )

    class Meta:
        value_class = HeadingValue
        template = "cms/blocks/heading.html"
        icon = "title"
        group = TEXT
        label = _("Heading")
        label_format = "{text}"
        description = _("Opens a part of a longer text; readers can link to it.")
        preview_value = {"text": "Prijava učesnika", "level": "h2"}

    def get_api_representation(self, value: HeadingValue, context: dict | None = None) -> HeadingJson:
        """Text, level and anchor."""
        return {"text": value["text"], "level": value.tag, "anchor": value.anchor}


class TextBlock(StoryRichTextBlock):
    """Paragraphs, lists and links."""

    class Meta:
        template = "cms/blocks/rich_text.html"
        icon = "pilcrow"
        group = TEXT
        label = _("Text")
        description = _(
            "Paragraphs, lists and links. Headings, pictures and tables have blocks of their own."
        )
        preview_value = (
            "<p>Mesto se potvrđuje <b>najkasnije tri dana</b> pre početka. Ponesite:</p>"
            "<ul><li>uzorak proizvoda</li><li>cenovnik na engleskom</li></ul>"
        )


class QuoteBlock(StoryStruct):
    """Somebody's words."""

    text = blocks.TextBlock(
        label=_("Quote"), help_text=_("Without quotation marks; the page adds them."), rows=3
    )
    who = blocks.CharBlock(label=_("Who said it"), required=False, max_length=120)
    role = blocks.CharBlock(label=_("Role or organisation"), required=False, max_length=160)

    class Meta:
        template = "cms/blocks/quote.html"
        icon = "openquote"
        group = TEXT
        label = _("Quote")
        label_format = "{text}"
        description = _("A sentence worth standing out, and who said it.")
        preview_value = {
            "text": "Za dva dana smo našli tri kupca koje bismo sami tražili godinu.",
            "who": "Milica Petrović",
            "role": "stolarska radionica, Leskovac",
        }


class NoticeKind(models.TextChoices):
    """Why readers should stop at a notice."""

    INFO = "info", _("Information")
    WARNING = "warning", _("Warning")
    DEADLINE = "deadline", _("Deadline")


class NoticeValue(StoryValue):
    """A notice with the word that says what kind it is."""

    @property
    def notice_kind(self) -> NoticeKind:
        """The kind; an unknown one counts as information."""
        return NoticeKind(self["kind"]) if self.get("kind") in NoticeKind.values else NoticeKind.INFO

    @property
    def css_kind(self) -> str:
        """The modifier of the site's ``notice`` component."""
        return {NoticeKind.WARNING: "warn", NoticeKind.DEADLINE: "bad"}.get(self.notice_kind, "")


class NoticeJson(TypedDict):
    """Rich text that readers must not miss; ``label`` is the word for its kind."""

    kind: Annotated[str, marks.OneOf(tuple(NoticeKind.values))]
    label: str
    text: str


class NoticeBlock(StoryStruct):
    """Something readers must not miss."""

    kind = blocks.ChoiceBlock(
        label=_("Kind"), choices=NoticeKind.choices, default=NoticeKind.INFO, search_index=False
    )
    text = StoryRichTextBlock(label=_("Text"))

    class Meta:
        value_class = NoticeValue
        template = "cms/blocks/notice.html"
        icon = "info-circle"
        group = TEXT
        label = _("Notice")
        label_format = "{kind}: {text}"
        description = _("Information, a warning or a deadline that readers must not miss.")
        preview_value = {
            "kind": "deadline",
            "text": "<p>Prijave se primaju do petka, <b>15. septembra u 12 časova</b>.</p>",
        }

    def get_api_representation(self, value: NoticeValue, context: dict | None = None) -> NoticeJson:
        """The kind, its word in the page's language, and the text as HTML."""
        return {
            "kind": value.notice_kind.value,
            "text": self.child_blocks["text"].get_api_representation(value["text"], context=context),
            "label": str(value.notice_kind.label),
        }


DECONSTRUCT_ALIASES = {TextBlock: "wagtail.blocks.RichTextBlock"}
