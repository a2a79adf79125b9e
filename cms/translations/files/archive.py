"""Zip archives of translation files, and the limits of what is read."""

import io
import zipfile
import zlib
from collections.abc import Iterable

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from cms.translations.files.exchange import UnreadableFileError

MEBIBYTE = 1024 * 1024
LARGEST_UPLOAD = 10 * MEBIBYTE
LARGEST_FILE = 5 * MEBIBYTE
MOST_FILES = 300
LARGEST_CONTENT = 40 * MEBIBYTE
"""All files of an archive together, unpacked."""


def pack(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip archive of files given as name and content."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return target.getvalue()


def is_archive(data: bytes) -> bool:
    """Whether an upload is a zip archive, by its first bytes."""
    return data.startswith(b"PK\x03\x04")


def unpack(data: bytes) -> list[tuple[str, bytes]]:
    """The files of an archive, without what computers add (``__MACOSX``, hidden files).

    Never reads more than it may, whatever sizes the archive claims. Raises UnreadableFileError for one that is damaged,
    encrypted, empty, or larger than allowed.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if _is_file(entry)]
            if not entries:
                raise UnreadableFileError(_("There are no files in the archive."))
            if len(entries) > MOST_FILES:
                raise UnreadableFileError(
                    _("Too many files in the archive: %(count)d. Read at once: at most %(most)d.")
                    % {"count": len(entries), "most": MOST_FILES}
                )
            return _read_all(archive, entries)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise UnreadableFileError(_("The archive is damaged.")) from error
    except (RuntimeError, NotImplementedError) as error:
        raise UnreadableFileError(
            _("The archive is encrypted or packed in a way that cannot be read.")
        ) from error


def _read_all(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> list[tuple[str, bytes]]:
    files, left = [], LARGEST_CONTENT
    for entry in entries:
        with archive.open(entry) as file:
            content = file.read(min(LARGEST_FILE, left) + 1)
        if len(content) > min(LARGEST_FILE, left):
            raise UnreadableFileError(
                _("“%(name)s” is too large: at most %(size)s for a file and %(all)s for all are read.")
                % {
                    "name": entry.filename,
                    "size": filesizeformat(LARGEST_FILE),
                    "all": filesizeformat(LARGEST_CONTENT),
                }
            )
        left -= len(content)
        files.append((entry.filename, content))
    return files


def _is_file(entry: zipfile.ZipInfo) -> bool:
    name = entry.filename.rpartition("/")[2]
    return bool(name) and not name.startswith(".") and not entry.filename.startswith("__MACOSX/")
