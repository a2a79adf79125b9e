"""The one door through which picture files come in (design.md, decision 9; docs/decisions/0005-images.md).

``clean_picture`` decodes an upload and writes its pixels anew, so nothing that was in the file but the picture itself
is kept: no GPS, camera or author data, no comments, no embedded thumbnails, nothing hidden behind the image data.
"""

import hashlib
import io
import warnings
from typing import IO

import pillow_heif
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from cms.images.colour import settle_colours

pillow_heif.register_heif_opener()

# What cameras, phones and editors save pictures in. Told apart by content; the extension is not looked at.
READABLE_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF", "GIF")
# Formats in which several frames mean movement. In MPO (a phone's JPEG with a depth or brightness map) and in HEIF
# they are companions of one picture.
MOVING_FORMATS = ("GIF", "PNG", "WEBP", "AVIF")
# Used where a JPEG cannot be kept as it was compressed; high, because every rendition is made from it.
MASTER_JPEG_QUALITY = 92


class PictureRefusedError(ValidationError):
    """A file that cannot be taken as a picture; ``message`` tells an editor why, ``code`` tells a program."""


class CleanedPicture(ContentFile):
    """A picture that holds pixels and, at most, a standard colour profile.

    ``has_alpha`` says whether parts are transparent, ``digest`` is the SHA-1 by which Wagtail finds duplicates. ``name``
    is only an extension's carrier: the stored name is chosen by ``CmsImage.get_upload_to``.
    """

    def __init__(self, content: bytes, extension: str, has_alpha: bool) -> None:
        super().__init__(content, name=f"picture.{extension}")
        self.has_alpha = has_alpha
        self.digest = hashlib.sha1(content, usedforsecurity=False).hexdigest()
        self.content_type = "image/png" if extension == "png" else "image/jpeg"


def clean_picture(file: IO[bytes]) -> CleanedPicture:
    """Read an uploaded file, upright and in 8 bits a channel, and write it anew: PNG where the source is without loss or
    transparent, else JPEG.

    ``file`` may be a Django file or any seekable binary file. Raises PictureRefusedError when it is larger than
    WAGTAILIMAGES_MAX_UPLOAD_SIZE bytes or WAGTAILIMAGES_MAX_IMAGE_PIXELS pixels, is no picture, moves, or is damaged.
    """
    data = _read(file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=READABLE_FORMATS) as source:
                _check_header(source)
                source.load()
                return _write(source)
    except PictureRefusedError:
        raise
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise _too_many_pixels() from error
    except UnidentifiedImageError as error:
        raise PictureRefusedError(
            _("This is not a picture the site can read. Use JPEG, PNG, WebP, AVIF, HEIC or GIF."),
            code="not_a_picture",
        ) from error
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, OverflowError) as error:
        raise PictureRefusedError(
            _("The file is damaged or incomplete. Save or export the picture again and upload the new file."),
            code="damaged",
        ) from error


def _read(file: IO[bytes]) -> bytes:
    limit = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    file.seek(0)
    data = file.read(limit + 1)
    if len(data) > limit:
        raise PictureRefusedError(
            _("The file is larger than %(limit)d MB. Save the picture smaller and upload it again."),
            code="too_large",
            params={"limit": limit // 1024**2},
        )
    return data


def _check_header(source: Image.Image) -> None:
    """Refuse by what the header says, before any pixel is decoded."""
    if source.width * source.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise _too_many_pixels()
    if source.format in MOVING_FORMATS and getattr(source, "n_frames", 1) > 1:
        raise PictureRefusedError(
            _(
                "The picture is animated; the site shows still pictures. Save one frame of it, or use a video."
            ),
            code="animated",
        )


def _too_many_pixels() -> PictureRefusedError:
    return PictureRefusedError(
        _("The picture has more than %(limit)d million pixels. Save it smaller and upload it again."),
        code="too_many_pixels",
        params={"limit": settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000},
    )


def _write(source: Image.Image) -> CleanedPicture:
    is_turned = source.getexif().get(ExifTags.Base.Orientation, 1) not in (0, 1)
    picture, profile = settle_colours(ImageOps.exif_transpose(source) if is_turned else source)
    # Everything that could be written besides pixels (text chunks, comments, EXIF, XMP) is taken from ``info``.
    picture.info = {}
    output = io.BytesIO()
    if picture.mode == "RGBA" or source.format in ("PNG", "GIF"):
        picture.save(output, "PNG", icc_profile=profile)
        return CleanedPicture(output.getvalue(), "png", has_alpha=picture.mode == "RGBA")
    if picture is source and source.format == "JPEG":
        # The camera's own compression tables: nothing visible is lost and the file grows no larger.
        picture.save(output, "JPEG", icc_profile=profile, quality="keep")
    else:
        picture.save(output, "JPEG", icc_profile=profile, quality=MASTER_JPEG_QUALITY)
    return CleanedPicture(output.getvalue(), "jpg", has_alpha=False)
