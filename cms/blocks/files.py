"""What a link to a file says, so that nobody opens one in vain: title, type, size, language."""

from dataclasses import dataclass
from typing import Any, TypedDict

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.documents.models import CmsDocument

_IN_LANGUAGE: dict[str, Any] = {
    CmsDocument.Language.SERBIAN: gettext_lazy("in Serbian"),
    CmsDocument.Language.ENGLISH: gettext_lazy("in English"),
    CmsDocument.Language.BOTH: gettext_lazy("in Serbian and English"),
    CmsDocument.Language.OTHER: gettext_lazy("in another language"),
}


class ListedFileJson(TypedDict):
    """A file that a block offers. ``extension`` is the ending of its name, ``size`` in bytes, ``details`` what a link says of it;
    ``language`` is ``sr``, ``en``, ``mul`` (both) or ``und``."""

    id: int
    title: str
    url: str
    language: str
    extension: str
    size: int | None
    details: str


@dataclass(frozen=True)
class FileFacts:
    """A document as one place offers it; ``own_title`` is the title given there, if any."""

    document: CmsDocument
    own_title: str = ""

    @property
    def title(self) -> str:
        """The title given here, else the document's own."""
        return self.own_title or self.document.title

    @property
    def title_language(self) -> str:
        """The language tag of the file's own title; empty for a title given here, which is in its page's language.

        A file in both languages is kept under what the Serbian editors called it.
        """
        if self.own_title:
            return ""
        return {"en": "en", "sr": "sr-Latn", "mul": "sr-Latn"}.get(self.document.language, "")

    @property
    def url(self) -> str:
        """Where to download it."""
        return self.document.url

    @property
    def hreflang(self) -> str:
        """The language tag of the file; empty when it is not one language."""
        single = (CmsDocument.Language.SERBIAN, CmsDocument.Language.ENGLISH)
        return self.document.language if self.document.language in single else ""

    @property
    def details(self) -> str:
        """Type, size and language, for instance “PDF, 240 KB, na srpskom”; leaves out what is not known."""
        language = _IN_LANGUAGE.get(self.document.language, "")
        facts = (self.document.file_extension.upper(), file_size_text(self._size()), str(language))
        return ", ".join(fact for fact in facts if fact)

    def as_dict(self) -> ListedFileJson:
        """The file as plain JSON values."""
        return {
            "id": self.document.pk,
            "title": self.title,
            "url": self.url,
            "language": self.document.language,
            "extension": self.document.file_extension.lower(),
            "size": self._size(),
            "details": self.details,
        }

    def _size(self) -> int | None:
        # get_file_size() would write to the database while somebody reads.
        if self.document.file_size is not None:
            return self.document.file_size
        try:
            return self.document.file.size
        except (OSError, ValueError):
            return None


def file_size_text(size: int | None) -> str:
    """A size in bytes as people read it, in the active language; empty when unknown. 1 KB is 1024 bytes."""
    if size is None:
        return ""
    kilobytes = size / 1024
    if kilobytes < 1000:
        return _("%(size)s KB") % {"size": max(1, round(kilobytes))}
    return _("%(size)s MB") % {"size": number_format(round(kilobytes / 1024, 1), decimal_pos=1)}
