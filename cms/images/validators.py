"""What may stand for a picture when it cannot be seen."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_EXTENSION = re.compile(r"\.(avif|bmp|gif|hei[cf]|jpe?g|png|svg|tiff?|webp)$", re.IGNORECASE)
# Words that cameras, phones, scanners and messengers put into the names they give, and that say nothing of a picture.
_EMPTY_WORDS = frozenset(
    [
        "at",
        "dsc",
        "dscf",
        "dscn",
        "foto",
        "fotografija",
        "gopr",
        "image",
        "images",
        "img",
        "imgp",
        "kopija",
        "copy",
        "mvc",
        "photo",
        "pic",
        "picture",
        "pict",
        "pxl",
        "sam",
        "scan",
        "sken",
        "screenshot",
        "signal",
        "skenirano",
        "slika",
        "snimak",
        "untitled",
        "viber",
        "vid",
        "wa",
        "whatsapp",
    ]
)
_PARTS = re.compile(r"[^\W\d_]+")


def validate_alt_text(value: str) -> None:
    """Refuse an alternative text that is a file name (``IMG_5501.jpg``, ``scan-001``) or says nothing (``slika 3``).

    Empty is allowed here: whether a text is needed depends on where the picture is used. Raises ValidationError, code
    ``file_name``.
    """
    text = value.strip()
    words = {word.lower() for word in _PARTS.findall(text) if len(word) > 1}
    if text and (_EXTENSION.search(text) or words <= _EMPTY_WORDS):
        raise ValidationError(
            _("“%(value)s” looks like the name of a file. Say in a few words what the picture shows."),
            code="file_name",
            params={"value": text},
        )
