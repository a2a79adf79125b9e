"""Documents offered for download."""

from collections.abc import Iterable
from typing import TypedDict

from cms.api.reading import Reading
from cms.documents.models import CmsDocument
from cms.pages.attachments import Attachment


class File(TypedDict):
    """A document. ``file_type`` is the ending of its name, ``size`` in bytes, ``language`` ``sr``, ``en``, ``mul`` or ``und``."""

    id: int
    title: str
    language: str
    file_type: str
    size: int | None
    download_url: str


def file(document: CmsDocument | None, reading: Reading, *, title: str = "") -> File | None:
    """A document, under ``title`` or its own; ``None`` when there is none or it is not for everybody."""
    if document is None or document.collection_id in reading.visibility.private_collections:
        return None
    return {
        "id": document.pk,
        "title": title or document.title,
        "language": document.language,
        "file_type": document.file_extension.lower(),
        "size": document.file_size,
        "download_url": reading.absolute(document.url),
    }


def attached_files(attachments: Iterable[Attachment], reading: Reading) -> list[File]:
    """The files offered beside a text, in the editor's order."""
    files = [file(attachment.document, reading, title=attachment.title) for attachment in attachments]
    return [found for found in files if found]
