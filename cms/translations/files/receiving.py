"""What a translation file is for: the texts of a page or snippet, or those of pictures in one language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import Translation

from cms.translations.files.exchange import Document
from cms.translations.gate import field_name
from cms.translations.image_texts.rows import (
    ImageRow,
    image_ids,
    image_rows,
    other_language,
    store_image_texts,
    writable_images,
)
from cms.translations.rights.languages import Person
from cms.translations.segments.rows import SegmentRow, segment_rows
from cms.translations.segments.storing import Text, store_texts

IMAGE_TEXTS = "image-texts"
"""What a file of the texts of pictures says instead of the id of a translation."""

Row = SegmentRow | ImageRow


class Receiver(Protocol):
    """What takes the lines of a file."""

    @property
    def key(self) -> str:
        """Its name among all files of an upload."""

    def rows(self, document: Document) -> Sequence[Row]:
        """The texts that there are now, of which the document speaks."""

    def store(self, texts: Mapping[Any, Text], user: AbstractBaseUser) -> None:
        """Store the lines that are taken."""

    def name_of(self, path: str) -> str:
        """What editors call a place that is no longer there, as far as its path tells."""


@dataclass(frozen=True)
class PageReceiver:
    """The translation of a page or snippet."""

    translation: Translation

    @property
    def key(self) -> str:
        """The key of the translation: of two files for it in one archive the first counts."""
        return str(self.translation.pk)

    def rows(self, document: Document) -> Sequence[Row]:
        """All texts of the page, whichever the document has."""
        return segment_rows(self.translation)

    def store(self, texts: Mapping[Any, Text], user: AbstractBaseUser) -> None:
        """Store them as a person's words, the person being who uploaded the file."""
        store_texts(self.translation, texts, user)

    def name_of(self, path: str) -> str:
        """The name of the field; of one that the page type no longer has, the path itself."""
        model = self.translation.source.specific_content_type.model_class()
        try:
            return field_name(path, model)
        except FieldDoesNotExist:
            return path


@dataclass(frozen=True)
class ImageReceiver:
    """The alternative texts in a language of the pictures that a person may write for."""

    locale: Locale
    user: Person

    @property
    def key(self) -> str:
        """One for each language: a file of pictures names no page."""
        return f"{IMAGE_TEXTS}-{self.locale.pk}"

    def rows(self, document: Document) -> Sequence[Row]:
        """The texts of the pictures that the document names, as far as the person may write for them."""
        wanted = image_ids(text.path for text in document.texts)
        images = writable_images(self.user).filter(pk__in=wanted)
        return image_rows(images, other_language(self.locale), self.locale)

    def store(self, texts: Mapping[Any, Text], user: AbstractBaseUser) -> None:
        """Write them into the pictures, each change noted in the picture's history."""
        store_image_texts(texts, user)

    def name_of(self, path: str) -> str:
        """What all of them are called: a picture that is gone has no name."""
        return _("Image texts")
