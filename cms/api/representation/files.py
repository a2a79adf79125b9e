"""Documents offered for download."""

from collections.abc import Iterable
from typing import TypedDict

from cms.api.languages import content_languages
from cms.api.reading import Reading
from cms.documents.models import CmsDocument
from cms.pages.attachments import Attachment

# A file in both languages is kept under the title that the Serbian editors gave it.
SERBIAN_TITLES = (CmsDocument.Language.SERBIAN, CmsDocument.Language.BOTH)


class File(TypedDict):
    """A document. ``file_type`` is the ending of its name, ``size`` in bytes, ``language`` ``sr``, ``en``, ``mul`` or ``und``."""

    id: int
    title: str
    language: str
    file_type: str
    size: int | None
    download_url: str


def file(
    document: CmsDocument | None, reading: Reading, *, title: str = "", language: str = ""
) -> File | None:
    """A document, under ``title`` (written in ``language``) or its own; ``None`` when there is none or it is not for
    everybody."""
    if document is None or document.collection_id in reading.visibility.private_collections:
        return None
    return {
        "id": document.pk,
        "title": _title(document, title, reading, language),
        "language": document.language,
        "file_type": document.file_extension.lower(),
        "size": document.file_size,
        "download_url": reading.absolute(document.url),
    }


def _title(document: CmsDocument, title: str, reading: Reading, language: str) -> str:
    """The title given here, else the document's own; an English file's own title is English."""
    if title:
        return reading.writer.text(title, language)
    is_serbian = document.language in SERBIAN_TITLES
    return reading.writer.text(document.title, content_languages()[0] if is_serbian else "")


def attached_files(attachments: Iterable[Attachment], reading: Reading, language: str) -> list[File]:
    """The files offered beside a text in ``language``, in the editor's order."""
    files = [
        file(
            reading.fetched["documents"].get(attachment.document_id),
            reading,
            title=attachment.title,
            language=language,
        )
        for attachment in attachments
    ]
    return [found for found in files if found]
