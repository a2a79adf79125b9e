"""What helps with the fields of the screen “Image texts”: the glossary's terms, and earlier translations."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.safestring import SafeString
from wagtail.models import Locale

from cms.images.models import CmsImage, alt_field
from cms.translations.glossary.showing import TermMarks, TermNote
from cms.translations.image_texts.rows import ImageRow, image_rows, other_language
from cms.translations.languages import language_tag
from cms.translations.memory.offers import Offer
from cms.translations.memory.suggesting import suggest_for_images
from cms.translations.rights.languages import Person
from cms.translations.segments.diff import word_diff


@dataclass(frozen=True)
class FieldAids:
    """What helps with the translated text of one picture; ``…_tag`` are the languages it is translated from and into."""

    row: ImageRow
    marks: TermMarks
    offers: list[Offer]
    source_tag: str
    target_tag: str

    def find(self, key: str) -> Offer | None:
        """The offer with this key, if there still is one."""
        return next((offer for offer in self.offers if offer.key == key), None)

    @property
    def original(self) -> SafeString:
        """The original with its terms highlighted."""
        return self.marks.original(self.row)

    @property
    def changes(self) -> SafeString | None:
        """What has changed in the original since it was translated."""
        row = self.row
        return word_diff(row.previous_source, row.source, row.place) if row.previous_source else None

    @property
    def terms(self) -> list[TermNote]:
        """What the glossary says about words of the original."""
        return self.marks.terms(self.row)

    def warnings(self, text: str) -> list[str]:
        """What to look at again in ``text``."""
        return self.marks.warnings(self.row, text)


AidsByPicture = dict[int, dict[str, FieldAids]]
"""By the picture's primary key and the name of the field."""


def aids_for(
    images: Iterable[CmsImage], languages: Iterable[Locale], user: Person | None = None
) -> AidsByPicture:
    """For each picture what helps to translate its text; what ``user`` may see of earlier translations where it is open, without a user
    none.

    For each language as many queries as for a page (``suggest_for``) and four more, whatever the number of pictures.
    """
    images = list(images)
    found: AidsByPicture = {image.pk: {} for image in images}
    for target in languages:
        source = other_language(target)
        marks = TermMarks(source.language_code[:2], target.language_code[:2])
        rows = [row for row in image_rows(images, source, target) if not _is_original(row)]
        suggestions = suggest_for_images((row for row in rows if row.is_open), source, user) if user else {}
        for row in rows:
            found[row.image.pk][alt_field(target.language_code)] = FieldAids(
                row,
                marks,
                [Offer(suggestion, row) for suggestion in suggestions.get(row.image.pk, ())],
                language_tag(source.language_code),
                language_tag(target.language_code),
            )
    return found


def _is_original(row: ImageRow) -> bool:
    """What is written in the site's first language is no translation."""
    return bool(row.written) and row.locale.language_code == settings.LANGUAGE_CODE
