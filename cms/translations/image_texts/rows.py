"""The alternative texts of pictures as texts to translate, in the shape that ``segments.rows`` gives those of a page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Locale
from wagtail.permissions import policy_registry
from wagtail_localize.strings import StringValue

from cms.images.models import CmsImage, alt_field
from cms.images.validators import validate_alt_text
from cms.translations.rights.languages import Person
from cms.translations.segments.places import Place
from cms.translations.segments.rows import Status
from cms.translations.segments.storing import Text
from cms.translations.state.confirming import confirm_alt_text
from cms.translations.state.models import AltTextBasis

_PATH = "image-"


@dataclass(frozen=True, eq=False)
class ImageRow:
    """The text of one picture in one language. Texts are HTML, as wagtail-localize stores those of pages."""

    image: CmsImage
    locale: Locale
    source: str
    written: str
    status: Status
    previous_source: str = ""

    repeats = None
    error = ""
    anchor = ""
    updated_at: datetime | None = None

    @property
    def path(self) -> str:
        """Names the picture in a file."""
        return image_path(self.image.pk)

    @property
    def field_label(self) -> str:
        """What editors call it."""
        return _("Image texts")

    @property
    def block_label(self) -> str:
        """The picture's title, by which editors find it."""
        return self.image.title

    @property
    def place(self) -> Place:
        """The field that holds it."""
        field = CmsImage._meta.get_field(alt_field(self.locale.language_code))
        return Place(0, self.field_label, self.block_label, field)

    @property
    def translation(self) -> str:
        """What is written for the original as it is now."""
        return "" if self.status == Status.CHANGED else self.written

    @property
    def previous_translation(self) -> str:
        """What was written for the original before it changed."""
        return self.written if self.status == Status.CHANGED else ""

    @property
    def is_open(self) -> bool:
        """Whether there is something to do."""
        return self.status != Status.DONE

    def check(self, data: str) -> None:
        """Raise ValueError for a text that pictures cannot have, such as the name of a file."""
        try:
            validate_alt_text(StringValue(data).render_text())
        except ValidationError as error:
            raise ValueError(" ".join(error.messages)) from error


def image_path(pk: int) -> str:
    """How a file names a picture."""
    return f"{_PATH}{pk}"


def image_ids(paths: Iterable[str]) -> list[int]:
    """The pictures that a file names."""
    numbers = (path.removeprefix(_PATH) for path in paths if path.startswith(_PATH))
    return [int(number) for number in numbers if number.isascii() and number.isdecimal() and len(number) < 19]


def writable_images(user: Person) -> QuerySet:
    """The pictures whose texts a person may write in his or her languages: those that may be chosen or changed."""
    policy = policy_registry.get_by_type(CmsImage)
    return policy.instances_user_has_any_permission_for(user, ["choose", "change"])


def other_language(locale: Locale) -> Locale:
    """The language that a text in ``locale`` is a translation from: the site's first, or for that one the other."""
    others = Locale.objects.exclude(pk=locale.pk)
    return others.filter(language_code=settings.LANGUAGE_CODE).first() or others.order_by("pk").first()


def image_rows(images: Iterable[CmsImage], source: Locale, target: Locale) -> list[ImageRow]:
    """The texts of pictures that have one in ``source``. One query beside that of the pictures."""
    images = list(images)
    bases = dict(
        AltTextBasis.objects.filter(image__in=images, locale=target).values_list("image_id", "original")
    )
    found = (_row(image, source, target, bases.get(image.pk, "")) for image in images)
    return [row for row in found if row.source]


def _row(image: CmsImage, source: Locale, target: Locale, basis: str) -> ImageRow:
    original, written = image.alt_in(source.language_code), image.alt_in(target.language_code)
    is_original = target.language_code == settings.LANGUAGE_CODE
    changed = bool(written and basis and basis != original and not is_original)
    status = Status.CHANGED if changed else Status.DONE if written else Status.OPEN
    return ImageRow(
        image, target, stored(original), stored(written), status, stored(basis) if changed else ""
    )


def stored(text: str) -> str:
    """A plain text as wagtail-localize stores texts."""
    return StringValue.from_plaintext(text).data


@transaction.atomic
def store_image_texts(texts: Mapping[ImageRow, Text], user: AbstractBaseUser) -> None:
    """Store checked texts; one that stays as it was is right for the original as it is now."""
    for row, text in texts.items():
        name, plain = (
            alt_field(row.locale.language_code),
            " ".join(StringValue(text.data).render_text().split()),
        )
        if getattr(row.image, name) == plain:
            confirm_alt_text(row.image, row.locale)
            continue
        setattr(row.image, name, plain)
        row.image.save(update_fields=[name])
        log(row.image, "wagtail.edit", user=user)
