"""``/api/v2/documents/``: the files that public pages offer for download."""

from typing import Any

from cms.api.endpoints.files import FilesAPIViewSet
from cms.api.reading import Reading
from cms.api.representation.files import file as file_json
from cms.documents.models import CmsDocument


class DocumentsAPIViewSet(FilesAPIViewSet):
    """Files with the language they are written in, their type and size."""

    model = CmsDocument
    fields = ("id", "title", "language", "file_type", "size", "download_url")

    def describe(self, file: CmsDocument, reading: Reading) -> dict[str, Any]:
        """The file as pages show it."""
        return dict(file_json(file, reading))
