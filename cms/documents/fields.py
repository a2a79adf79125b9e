"""The field that lets a document in only through ``cms.documents.checking``."""

from django.core.files.base import File
from django.db import models
from django.db.models.fields.files import FieldFile

from cms.documents.checking import check_document


class CheckedFieldFile(FieldFile):
    """The file of a document; everything that reaches the storage passes ``save``."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Store a document. Raises DocumentRefusedError (a ValidationError)."""
        check_document(content, name)
        super().save(name, content, save)


class CheckedFileField(models.FileField):
    """A model field whose files are checked on every path: forms, the API and code, ``bulk_create`` included."""

    attr_class = CheckedFieldFile
