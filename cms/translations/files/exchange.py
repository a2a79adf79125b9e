"""What a translation file says, whatever its format."""

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class UnreadableFileError(ValueError):
    """A file that is no translation file, or a damaged one. Its message is for the person who has it."""


class Format(TextChoices):
    """The formats of translation files, by the ending of their names."""

    PO = "po", "PO (gettext)"
    XLIFF = "xlf", "XLIFF 2.0"


class Note(NamedTuple):
    """A remark for the translator. ``category`` names its kind for programs: ``location``, ``context``…"""

    category: str
    text: str


class Term(NamedTuple):
    """What the glossary says about a word of a text."""

    term: str
    translation: str
    note: str


@dataclass(frozen=True)
class ExchangeText:
    """One text of a file. ``source`` and ``target`` are HTML with inline marks, as wagtail-localize stores texts.

    ``is_confirmed`` is false for what a machine translated, what was written for an earlier original, and what a translator
    marked as unfinished. ``id`` is the key as a file gives it, ``problem`` why its target cannot be read. ``stored`` is the ``checksum`` of the translation that was here when the file was written, empty
    when the file does not say.
    """

    path: str
    source: str
    target: str
    is_confirmed: bool
    stored: str = ""
    notes: tuple[Note, ...] = ()
    terms: tuple[Term, ...] = ()
    previous_source: str = ""
    max_length: int | None = None
    problem: str = ""
    id: str = ""

    @property
    def key(self) -> str:
        """What identifies the text in its page, in letters and digits that every format allows."""
        return self.id or text_key(self.path, self.source)


@dataclass(frozen=True)
class Document:
    """The texts of one translation. Languages are codes as in the database; empty when a file does not name them."""

    translation: str
    source_language: str
    target_language: str
    title: str = ""
    address: str = ""
    written_at: datetime | None = None
    texts: tuple[ExchangeText, ...] = field(default=())


def text_key(path: str, source: str) -> str:
    """The key of a text, from its place and its wording: a changed original is another text."""
    return blake2b(f"{path}\0{source}".encode(), digest_size=12).hexdigest()


def checksum(translation: str) -> str:
    """A short sign of a translation, by which a later change of it is noticed."""
    return blake2b(translation.encode(), digest_size=4).hexdigest() if translation else "none"


def read_moment(text: str) -> datetime | None:
    """A moment in ISO 8601 with its offset from UTC; ``None`` for anything else."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


class Outcome(TextChoices):
    """What becomes of a line of a file."""

    TAKEN = "taken", _("taken")
    UNCHANGED = "unchanged", _("unchanged")
    UNCONFIRMED = "unconfirmed", _("not finished")
    CONFLICT = "conflict", _("conflict")
    INVALID = "invalid", _("invalid")
    UNKNOWN = "unknown", _("unknown")
