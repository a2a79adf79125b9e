"""What may stand for a picture when it cannot be seen."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Names that cameras, phones, scanners and messengers give: a few letters, then a counter or a date.
_CAMERA_NAME = re.compile(
    r"""^(img|image|dsc[fn]?|dscn|pict|pic|photo|foto|slika|scan|sken|skenirano|screenshot|pxl|vid|mvc|sam|gopr|p|untitled|
        whatsapp\ image|viber\ image|signal)
        [\s_\-.]*\(?\d[\d\s_\-.()x]*(at|u)?[\d\s_\-.:()]*$""",
    re.IGNORECASE | re.VERBOSE,
)
_EXTENSION = re.compile(r"\.(avif|bmp|gif|hei[cf]|jpe?g|png|svg|tiff?|webp)$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")


def validate_alt_text(value: str) -> None:
    """Refuse an alternative text that is a file name (``IMG_5501.jpg``, ``scan-001``) or has no word in it.

    Empty is allowed here: whether a text is needed depends on where the picture is used. Raises ValidationError, code
    ``file_name``.
    """
    text = value.strip()
    if text and (_EXTENSION.search(text) or _CAMERA_NAME.match(text) or not _WORD.search(text)):
        raise ValidationError(
            _("“%(value)s” looks like the name of a file. Say in a few words what the picture shows."),
            code="file_name",
            params={"value": text},
        )
