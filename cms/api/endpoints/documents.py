"""``/api/v2/documents/``: the files that public pages offer for download."""

from typing import Any, TypedDict

from cms.api.endpoints.base import ListMeta
from cms.api.endpoints.files import FileMeta, FilesAPIViewSet
from cms.api.reading import Reading
from cms.api.representation.files import File
from cms.api.representation.files import file as file_json
from cms.documents.models import CmsDocument


class Document(File):
    """A file on its own."""

    meta: FileMeta


class DocumentList(TypedDict):
    """Some files."""

    meta: ListMeta
    items: list[Document]


class DocumentsAPIViewSet(FilesAPIViewSet):
    """Files with the language they are written in, their type and size."""

    model = CmsDocument
    fields = ("id", "title", "language", "file_type", "size", "download_url")
    answers = {"listing_view": DocumentList, "detail_view": Document}

    def describe(self, file: CmsDocument, reading: Reading) -> dict[str, Any]:
        """The file as pages show it."""
        return dict(file_json(file, reading))
