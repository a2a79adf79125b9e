"""Choosers that take what a story has already fetched, so that a story costs the same whatever its length.

``known`` holds what ``cms.blocks.prefetch`` fetched for all blocks of a story at once. Outside of it every chooser works
as Wagtail's own does.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

IMAGE, DOCUMENT, PAGE = "image", "document", "page"

_known: ContextVar[dict[str, dict[int, Any]] | None] = ContextVar("known_objects", default=None)


@contextmanager
def known(objects: dict[str, dict[int, Any]]) -> Iterator[None]:
    """Let choosers read ``objects`` (kind → primary key → instance) instead of the database; what is absent is gone."""
    token = _known.set(objects)
    try:
        yield
    finally:
        _known.reset(token)


class KnownFirstMixin:
    """A chooser that reads from ``known`` while it is set."""

    kind: str

    def to_python(self, value: int | None) -> Any:
        """The chosen object, or ``None`` when it is gone."""
        return self.bulk_to_python([value])[0]

    def bulk_to_python(self, values: Iterable[int | None]) -> list:
        """The chosen objects in order, each an instance of its own; ``None`` for those that are gone."""
        objects = _known.get()
        if objects is None:
            return super().bulk_to_python(list(values))
        # Copies, because an image carries the alternative text of the block it is in.
        return [copy(objects[self.kind].get(value)) for value in values]


class StoryImageChooser(KnownFirstMixin, ImageChooserBlock):
    """Chooses an image."""

    kind = IMAGE


class StoryDocumentChooser(KnownFirstMixin, DocumentChooserBlock):
    """Chooses a document."""

    kind = DOCUMENT


class StoryPageChooser(KnownFirstMixin, blocks.PageChooserBlock):
    """Chooses a page."""

    kind = PAGE


class StoryImageBlock(ImageBlock):
    """An image with the alternative text of this use, or marked as decorative.

    The text may stay empty when the image has one of its own in both languages: readers then get that of their language.
    """

    def __init__(self, required: bool = True, **kwargs: Any) -> None:
        super().__init__(required=required, **kwargs)
        chooser = StoryImageChooser(required=required, label=_("Image"))
        chooser.set_name("image")
        alt_text = blocks.CharBlock(
            required=False,
            label=_("Alternative text"),
            help_text=_("What the picture shows. Leave empty to use the text kept with the image."),
        )
        alt_text.set_name("alt_text")
        self.child_blocks.update(image=chooser, alt_text=alt_text)

    def clean(self, value: Any) -> Any:
        """Raise a validation error on ``alt_text`` when readers of some language would get none."""
        if value and not self.is_deferred_validation and not value.decorative:
            has_own_texts = bool(getattr(value, "alt_sr", "") and getattr(value, "alt_en", ""))
            if not value.contextual_alt_text and not has_own_texts:
                message = _("Say what the picture shows, or mark it as decorative.")
                raise StructBlockValidationError(block_errors={"alt_text": ValidationError(message)})
        try:
            self.child_blocks["image"].clean(value)
        except ValidationError as error:
            raise StructBlockValidationError(block_errors={"image": error}) from error
        return value


# Migrations name Wagtail's blocks, so that ours can move and change without one.
DECONSTRUCT_ALIASES = {
    StoryImageChooser: "wagtail.images.blocks.ImageChooserBlock",
    StoryDocumentChooser: "wagtail.documents.blocks.DocumentChooserBlock",
    StoryPageChooser: "wagtail.blocks.PageChooserBlock",
}
