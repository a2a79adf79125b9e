"""The one door through which documents come in: what a file holds must be what its name says, and be harmless to open."""

import codecs
import zipfile
from collections.abc import Callable
from pathlib import PurePath
from typing import IO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# A PDF may begin after some bytes of something else (ISO 32000-1, Annex H, 3.4.1).
PDF_HEADER_WITHIN_BYTES = 1024
SNIFFED_BYTES = 4096
# What Serbian offices still save text in, after Unicode: Windows Latin and Cyrillic. Every byte means something in them.
TEXT_ENCODINGS = ("utf-8-sig", "cp1250", "cp1251")
MARKUP = ("<!doctype", "<html", "<head", "<body", "<script", "<svg", "<?xml")
# The part that makes a zip archive a file of each office program (ECMA-376, OASIS ODF 1.3 part 2).
OFFICE_PARTS = {"docx": "word/document.xml", "pptx": "ppt/presentation.xml", "xlsx": "xl/workbook.xml"}
OPEN_DOCUMENT_TYPES = {"odt": b"application/vnd.oasis.opendocument.text"}


class DocumentRefusedError(ValidationError):
    """A file that cannot be taken as a document; ``message`` tells an editor why, ``code`` tells a program."""


def check_document(file: IO[bytes], name: str) -> None:
    """Compare content and extension. ``file`` is any seekable binary file; it is left at its beginning.

    Raises DocumentRefusedError when the type is not in WAGTAILDOCS_EXTENSIONS, when the content is of another type or
    carries macros, and when it is larger than WAGTAILDOCS_MAX_UPLOAD_SIZE bytes or empty.
    """
    extension = PurePath(name).suffix.lower().lstrip(".")
    if extension not in settings.WAGTAILDOCS_EXTENSIONS:
        raise DocumentRefusedError(
            _("Files of this type are not offered to readers. Allowed: %(allowed)s."),
            code="type_not_allowed",
            params={"allowed": ", ".join(settings.WAGTAILDOCS_EXTENSIONS)},
        )
    _check_size(file)
    try:
        matches = CHECKS[extension](file, extension)
    finally:
        file.seek(0)
    if not matches:
        raise DocumentRefusedError(
            _(
                "The file is named .%(extension)s but holds something else, or is damaged. Save it again in that format."
            ),
            code="content_differs",
            params={"extension": extension},
        )


def _check_size(file: IO[bytes]) -> None:
    size = file.seek(0, 2)
    if size == 0:
        raise DocumentRefusedError(_("The file is empty."), code="empty")
    if size > settings.WAGTAILDOCS_MAX_UPLOAD_SIZE:
        raise DocumentRefusedError(
            _("The file is larger than %(limit)d MB."),
            code="too_large",
            params={"limit": settings.WAGTAILDOCS_MAX_UPLOAD_SIZE // 1024**2},
        )


def _beginning(file: IO[bytes], length: int = SNIFFED_BYTES) -> bytes:
    file.seek(0)
    return file.read(length)


def _is_pdf(file: IO[bytes], extension: str) -> bool:
    return b"%PDF-" in _beginning(file, PDF_HEADER_WITHIN_BYTES)


def _text(file: IO[bytes]) -> str | None:
    """The beginning as text, or ``None`` for anything with control characters or markup in it."""
    data = _beginning(file)
    is_utf_16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if is_utf_16 else TEXT_ENCODINGS:
        # A character may be cut at the end of what was read.
        try:
            text = data.decode(encoding, errors="ignore" if len(data) == SNIFFED_BYTES else "strict")
        except UnicodeError:
            continue
        if not any(ord(letter) < 32 and letter not in "\t\n\r\f" for letter in text):
            return None if any(tag in text.lower() for tag in MARKUP) else text
    return None


def _is_text(file: IO[bytes], extension: str) -> bool:
    return _text(file) is not None


def _is_calendar(file: IO[bytes], extension: str) -> bool:
    return (_text(file) or "").lstrip().startswith("BEGIN:VCALENDAR")


def _archive(file: IO[bytes]) -> zipfile.ZipFile | None:
    """The file as a zip archive; only its table of contents is read, nothing is unpacked."""
    if not _beginning(file, 4).startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return None
    try:
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError):
        return None


def _is_archive(file: IO[bytes], extension: str) -> bool:
    return _archive(file) is not None


def _is_office(file: IO[bytes], extension: str) -> bool:
    archive = _archive(file)
    names = archive.namelist() if archive else []
    has_macros = any(name.lower().endswith("vbaproject.bin") for name in names)
    return OFFICE_PARTS[extension] in names and "[Content_Types].xml" in names and not has_macros


def _is_open_document(file: IO[bytes], extension: str) -> bool:
    archive = _archive(file)
    if archive is None or archive.namelist()[:1] != ["mimetype"]:
        return False
    wanted = OPEN_DOCUMENT_TYPES[extension]
    with archive.open("mimetype") as declared:
        return declared.read(len(wanted) + 1) == wanted


CHECKS: dict[str, Callable[[IO[bytes], str], bool]] = {
    "csv": _is_text,
    "docx": _is_office,
    "ics": _is_calendar,
    "odt": _is_open_document,
    "pdf": _is_pdf,
    "pptx": _is_office,
    "txt": _is_text,
    "xlsx": _is_office,
    "zip": _is_archive,
}
