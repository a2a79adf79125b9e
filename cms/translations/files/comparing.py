"""What a translation file would change, line by line, and why a line would not be taken."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms.translations.files.exchange import Document, ExchangeText, Outcome, checksum
from cms.translations.files.receiving import Row
from cms.translations.marks import marks_of
from cms.translations.segments.rows import Status
from cms.translations.segments.texts import from_field, to_field


@dataclass(frozen=True)
class Line:
    """A line of a file beside the text that it is for; ``new`` is its translation as it would be stored."""

    outcome: Outcome
    text: ExchangeText
    row: Row | None = None
    new: str = ""
    reason: str = ""


def compare(document: Document, rows: Iterable[Row]) -> list[Line]:
    """Every line of a file with what becomes of it, in the order of the file.

    A translation that is here gives way only to a finished line of the file, and only if it is still what it was when the
    file was written; otherwise the line is a conflict, for a person to decide.
    """
    by_key = {ExchangeText(row.path, row.source, "", True).key: row for row in rows if not row.repeats}
    lines: list[Line] = []
    seen: dict[str, str] = {}
    for text in document.texts:
        row = by_key.get(text.key)
        if row is None:
            lines.append(
                Line(Outcome.UNKNOWN, text, None, text.target, _("The page has no such text (any more)."))
            )
        elif text.key in seen:
            same = seen[text.key] == text.target
            outcome = Outcome.UNCHANGED if same else Outcome.INVALID
            lines.append(Line(outcome, text, row, text.target, _("The text stands in the file twice.")))
        else:
            seen[text.key] = text.target
            lines.append(_compare(text, row, document))
    return lines


def _compare(text: ExchangeText, row: Row, document: Document) -> Line:
    if text.problem:
        return Line(Outcome.INVALID, text, row, text.target, text.problem)
    if not text.target.strip():
        return Line(Outcome.UNCHANGED, text, row, "", _("Not translated in the file."))
    try:
        new = _fitted(text.target, row)
    except ValueError as error:
        return Line(Outcome.INVALID, text, row, text.target, str(error))
    is_machine = row.status == Status.MACHINE
    if new == row.translation and not row.error and not (is_machine and text.is_confirmed):
        return Line(Outcome.UNCHANGED, text, row, new)
    if not text.is_confirmed:
        return Line(Outcome.UNCONFIRMED, text, row, new, _("Marked as not finished in the file."))
    if row.translation and not row.error and not is_machine and _changed_since(text, row, document):
        if text.stored == checksum(new):
            return Line(
                Outcome.UNCHANGED, text, row, new, _("Changed here since; the file has what was here before.")
            )
        return Line(Outcome.CONFLICT, text, row, new, _("Changed here since the file was made."))
    return Line(Outcome.TAKEN, text, row, new)


def _fitted(target: str, row: Row) -> str:
    """A translation as it is stored. Raises ValueError when it does not fit its place."""
    if not row.place.is_rich and set(marks_of(target)) - {"br"}:
        raise ValueError(_("This text takes no marks such as <b> or links."))
    data = from_field(to_field(target, row.place), row.source, row.place)
    row.check(data)
    return data


def _changed_since(text: ExchangeText, row: Row, document: Document) -> bool:
    """Whether the translation here is another than when the file was written; true when nobody can say."""
    if text.stored:
        return text.stored != checksum(row.translation)
    return document.written_at is None or row.updated_at is None or row.updated_at > document.written_at
