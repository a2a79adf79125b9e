"""Blocks that lead elsewhere: documents, a button, another page of the site."""

from typing import Annotated, Any, TypedDict

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.api.openapi import marks
from cms.blocks import samples
from cms.blocks.base import LINKS, StoryStruct, StoryValue
from cms.blocks.choosers import StoryDocumentChooser, StoryPageChooser
from cms.blocks.files import FileFacts, ListedFileJson
from cms.blocks.reading import PageLinkJson, page_link, reader_page
from cms.images.json_forms import SizedPictureJson
from cms.images.renditions import rendition_dict

# Kinds of pages are known by name only; see the house rules in docs/architecture.md.
REFERENCE_PAGES = [
    "newsroom.NewsPage",
    "events.EventPage",
    "galleries.GalleryPage",
    "home.StandardPage",
    "home.ContactPage",
]
TARGETS = ("page", "url", "document")


class ListedDocumentValue(StoryValue):
    """A file with its title here."""

    @property
    def facts(self) -> FileFacts | None:
        """What to say of the file, or ``None`` when it is gone."""
        document = self.get("document")
        return FileFacts(document, self.get("title") or "") if document else None


class ListedDocumentBlock(StoryStruct):
    """One file of a list."""

    document = StoryDocumentChooser(label=_("File"))
    title = blocks.CharBlock(
        label=_("Title"),
        required=False,
        max_length=255,
        help_text=_("In the language of the page. Leave empty to use the file's own title."),
    )

    class Meta:
        value_class = ListedDocumentValue
        icon = "doc-full"
        label = _("File")
        label_format = "{title}"


class DocumentListValue(StoryValue):
    """Files that readers can download."""

    @property
    def files(self) -> list[FileFacts]:
        """Every file that still exists, in order."""
        return [facts for item in self.get("documents") or [] if (facts := item.facts)]


class ListedFilesJson(TypedDict):
    """Files to download under a title."""

    title: str
    documents: list[ListedFileJson]


class DocumentListBlock(StoryStruct):
    """Files to download, each with its language, type and size."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    documents = blocks.ListBlock(ListedDocumentBlock(), label=_("Files"), min_num=1)

    class Meta:
        value_class = DocumentListValue
        template = "cms/blocks/document_list.html"
        icon = "doc-full"
        group = LINKS
        label = _("Files")
        label_format = "{title}"
        description = _("Files to download; language, type and size are added to the links.")

    def get_preview_value(self) -> StoryValue:
        """Any files of the site."""
        documents = [{"document": document, "title": ""} for document in samples.documents(3)]
        return self.normalize({"title": "Za učesnike", "documents": documents})

    def get_api_representation(
        self, value: DocumentListValue, context: dict | None = None
    ) -> ListedFilesJson:
        """The title and, for each file, its address and what the link says of it."""
        return {"title": value["title"], "documents": [facts.as_dict() for facts in value.files]}


class ButtonStyle(models.TextChoices):
    """How much a button asks for attention."""

    PRIMARY = "primary", _("main")
    SECONDARY = "secondary", _("plain")


class ButtonValue(StoryValue):
    """A link that stands out."""

    @property
    def target_page(self) -> Any:
        """The page it leads to in the reader's language, or ``None``."""
        return reader_page(self.get("page"))

    @property
    def href(self) -> str:
        """The address it leads to; empty when the target is gone."""
        if self.get("page") is not None:
            return self.target_page.reader_url if self.target_page else ""
        if self.get("document"):
            return self["document"].url
        return self.get("url") or ""

    @property
    def facts(self) -> FileFacts | None:
        """What to say of the file, when it leads to one."""
        return FileFacts(self["document"], self["text"]) if self.get("document") else None

    @property
    def look(self) -> str:
        """One of ``ButtonStyle``; an unknown one counts as main."""
        return self["style"] if self.get("style") in ButtonStyle.values else ButtonStyle.PRIMARY.value


class ButtonJson(TypedDict):
    """A link that stands out; ``href`` is empty when its target is gone, ``page`` or ``document`` says what it is."""

    text: str
    href: str
    style: Annotated[str, marks.OneOf(tuple(ButtonStyle.values))]
    page: PageLinkJson | None
    document: ListedFileJson | None


class ButtonBlock(StoryStruct):
    """A link that stands out, to one target."""

    text = blocks.CharBlock(
        label=_("Text"), max_length=60, help_text=_("What happens: “Register by 15 September”.")
    )
    page = StoryPageChooser(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("Address elsewhere"), required=False)
    document = StoryDocumentChooser(label=_("File"), required=False)
    style = blocks.ChoiceBlock(
        label=_("Style"), choices=ButtonStyle.choices, default=ButtonStyle.PRIMARY, search_index=False
    )

    class Meta:
        value_class = ButtonValue
        template = "cms/blocks/button.html"
        icon = "redirect"
        group = LINKS
        label = _("Button")
        label_format = "{text}"
        description = _("The one thing readers should do next: register, download, write.")
        preview_value = {
            "text": "Prijavite se",
            "page": None,
            "url": "https://example.org/prijava",
            "document": None,
            "style": "primary",
        }

    def clean(self, value: ButtonValue) -> ButtonValue:
        """Require exactly one target."""
        value = super().clean(value)
        given = [name for name in TARGETS if value[name]]
        if len(given) > 1:
            message = _("A button leads to one place: choose a page, an address or a file.")
            raise StructBlockValidationError({name: ValidationError(message) for name in given[1:]})
        if not given and not self.is_deferred_validation:
            message = _("Choose where the button leads: a page, an address or a file.")
            raise StructBlockValidationError({"page": ValidationError(message)})
        return value

    def get_api_representation(self, value: ButtonValue, context: dict | None = None) -> ButtonJson:
        """The text and where it leads."""
        return {
            "text": value["text"],
            "href": value.href,
            "style": value.look,
            "page": page_link(value.target_page),
            "document": value.facts.as_dict() if value.facts else None,
        }


class PageReferenceValue(StoryValue):
    """Another page of the site."""

    @property
    def target(self) -> Any:
        """The page in the reader's language where it exists; ``None`` when it is gone or not live."""
        return reader_page(self.get("page"))

    @property
    def kind(self) -> str:
        """What kind of page it is, as a word."""
        return capfirst(str(self.target._meta.verbose_name)) if self.target else ""


class PageReferenceJson(PageLinkJson):
    """A page of the site with what its card shows."""

    summary: str
    image: SizedPictureJson | None


class PageReferenceBlock(StoryStruct):
    """A card that leads to an event, a news item, a gallery or another page."""

    page = StoryPageChooser(label=_("Page"), page_type=REFERENCE_PAGES)

    class Meta:
        value_class = PageReferenceValue
        template = "cms/blocks/page_reference.html"
        icon = "link"
        group = LINKS
        label = _("Page of the site")
        description = _(
            "A card with the title, lead and picture of an event, a news item, a gallery or a page."
        )

    def get_preview_value(self) -> StoryValue:
        """Any page of the site."""
        return self.normalize({"page": samples.page(REFERENCE_PAGES)})

    def get_api_representation(
        self, value: PageReferenceValue, context: dict | None = None
    ) -> PageReferenceJson | None:
        """The page's link with what its card shows, or ``None``; also for a private page."""
        page, link = value.target, page_link(value.target)
        if link is None:
            return None
        return {
            **link,
            "summary": getattr(page, "teaser_summary", ""),
            "image": rendition_dict(getattr(page, "teaser_image", None), "card"),
        }
