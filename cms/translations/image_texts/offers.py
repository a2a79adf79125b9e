"""Earlier translations for the fields of the screen “Image texts”."""

from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.models import Locale

from cms.images.models import CmsImage, alt_field
from cms.translations.image_texts.rows import image_rows, other_language
from cms.translations.languages import language_tag
from cms.translations.memory.offers import Offer
from cms.translations.memory.suggesting import suggest_for_images
from cms.translations.rights.languages import Person


@dataclass(frozen=True)
class FieldOffers:
    """What is offered for one text of one picture; ``…_tag`` are the languages of what was translated from and into."""

    offers: list[Offer]
    source_tag: str
    target_tag: str

    def find(self, key: str) -> Offer | None:
        """The offer with this key, if there still is one."""
        return next((offer for offer in self.offers if offer.key == key), None)


OffersByPicture = dict[int, dict[str, FieldOffers]]
"""By the picture's primary key and the name of the field."""


def offers_for(images: Iterable[CmsImage], languages: Iterable[Locale], user: Person) -> OffersByPicture:
    """For each picture what ``user`` may see that fits a text to be written.

    For each language as many queries as for a page (``suggest_for``) and three more, whatever the number of pictures.
    """
    images = list(images)
    found: OffersByPicture = {image.pk: {} for image in images}
    for target in languages:
        source = other_language(target)
        rows = {row.image.pk: row for row in image_rows(images, source, target) if row.is_open}
        for pk, suggestions in suggest_for_images(rows.values(), source, user).items():
            found[pk][alt_field(target.language_code)] = FieldOffers(
                [Offer(suggestion, rows[pk]) for suggestion in suggestions],
                language_tag(source.language_code),
                language_tag(target.language_code),
            )
    return found
