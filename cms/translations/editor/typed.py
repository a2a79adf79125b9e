"""What a translator has typed: which of it is new, whether it fits, and whether somebody else was faster."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from django.utils.translation import gettext as _

from cms.translations.segments.rows import SegmentRow, Status
from cms.translations.segments.storing import Text, confirmed, same_in_both, still_right, written
from cms.translations.segments.texts import check_links, from_field, tidy, to_field

SEEN = "seen"
"""The field that says which texts the form was made with."""


def key_of(row: SegmentRow) -> str:
    """Names a text in the form. It survives that other texts are added or moved while somebody writes."""
    return f"{row.segment.string_id}-{row.segment.context_id}"


def field_name(key: str) -> str:
    """The name of a text's field."""
    return f"text-{key}"


def starting_text(row: SegmentRow) -> str:
    """What stands in the field at first: the translation, or the one from before the original changed."""
    return to_field(row.translation or row.previous_translation, row.place)


def seen_text(row: SegmentRow) -> str:
    """A fingerprint of what is stored for a text, and of what its field shows."""
    stored = f"{row.record.data}\0{row.record.tool_name}\0{row.record.translation_type}" if row.record else ""
    return f"{_digest(stored)}.{_digest(tidy(starting_text(row)))}"


def seen_texts(rows: Iterable[SegmentRow]) -> dict[str, str]:
    """What the field ``SEEN`` says, as JSON, for a form of these texts."""
    return {key_of(row): seen_text(row) for row in rows if not row.repeats}


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=6).hexdigest()


@dataclass(frozen=True)
class Kept:
    """A typed text that was not stored, and why. ``theirs`` is what somebody else has stored meanwhile."""

    typed: str
    error: str
    theirs: str = ""


class Typed:
    """The texts of a posted form, against the texts as they are now.

    ``to_store`` and ``to_remove`` are what can be done; ``kept`` holds, by key, what cannot; ``strays`` are new texts whose
    original is no longer there.
    """

    def __init__(self, rows: Iterable[SegmentRow], data: Mapping[str, str]):
        self.rows = {key_of(row): row for row in rows if not row.repeats}
        self.data = data
        self.seen = _read_seen(data.get(SEEN, ""))
        self.to_store: dict[SegmentRow, Text] = {}
        self.to_remove: list[SegmentRow] = []
        self.kept: dict[str, Kept] = {}
        self.strays = self._strays()
        for key, row in self.rows.items():
            typed = data.get(field_name(key))
            if typed is not None and self.is_new(key):
                self._take(key, row, tidy(typed))

    def is_new(self, key: str) -> bool:
        """Whether somebody wrote into the field of a text since it was shown."""
        typed = self.data.get(field_name(key))
        if typed is None:
            return False
        shown = self.seen.get(key, ("", ""))[1] or _digest(tidy(starting_text(self.rows[key])))
        return _digest(tidy(typed)) != shown

    def mark(self, mark: str, key: str) -> None:
        """Store what was said about one text: ``same``, ``right`` or ``confirm`` (see ``MARKS``).

        A text that was typed anew is stored as typed, unless it was said to be the same in both languages.
        """
        row = self.rows.get(key)
        if row is None or (self.is_new(key) and mark != "same"):
            return
        if self._changed_meanwhile(key, row) and self._field(key, row) != tidy(starting_text(row)):
            reason = _("Somebody else has written this text meanwhile. If it is to be replaced, do it again.")
            self.kept.setdefault(key, Kept(starting_text(row), reason))
            return
        text = MARKS[mark](row)
        if not text.data:
            return
        try:
            if row.place.is_rich:
                check_links(text.data, row.source)
        except ValueError as error:
            self.kept[key] = Kept(starting_text(row), str(error))
            return
        self.kept.pop(key, None)
        if row in self.to_remove:
            self.to_remove.remove(row)
        self.to_store[row] = text

    def unstored(self, reason: str) -> dict[str, Kept]:
        """Every new text as one that was not stored."""
        return {key: Kept(tidy(self.data[field_name(key)]), reason) for key in self.rows if self.is_new(key)}

    def _take(self, key: str, row: SegmentRow, typed: str) -> None:
        if not typed:
            if self._changed_meanwhile(key, row):
                self.kept[key] = self._overtaken(row, typed)
            elif row.record:
                self.to_remove.append(row)
            return
        try:
            data = from_field(typed, row.source, row.place)
        except ValueError as error:
            self.kept[key] = Kept(typed, str(error))
            return
        if row.record and data == row.translation and not row.record.has_error:
            if row.status == Status.MACHINE:
                self.to_store[row] = written(row, data)
            return
        if self._changed_meanwhile(key, row):
            self.kept[key] = self._overtaken(row, typed)
            return
        self.to_store[row] = written(row, data)

    def _field(self, key: str, row: SegmentRow) -> str:
        return tidy(self.data.get(field_name(key), starting_text(row)))

    def _changed_meanwhile(self, key: str, row: SegmentRow) -> bool:
        """Whether there is a translation that the person has not seen."""
        seen = self.seen.get(key)
        return row.record is not None and seen is not None and seen[0] != seen_text(row).split(".")[0]

    @staticmethod
    def _overtaken(row: SegmentRow, typed: str) -> Kept:
        reason = _("Somebody else has written this text meanwhile. Save again to replace it with yours.")
        return Kept(typed, reason, to_field(row.translation, row.place))

    def _strays(self) -> list[str]:
        strays = []
        for key, (_stored, shown) in self.seen.items():
            typed = tidy(self.data.get(field_name(key), ""))
            if key not in self.rows and typed and _digest(typed) != shown:
                strays.append(typed)
        return strays


MARKS = {"same": same_in_both, "right": still_right, "confirm": confirmed}
"""What can be said about a text by its buttons, whose names these are."""


def _read_seen(value: str) -> dict[str, tuple[str, str]]:
    """The field ``SEEN`` as stored and shown fingerprints by key; nothing when it is not ours."""
    try:
        found = json.loads(value or "{}")
        return {str(key): (str(seen).split(".")[0], str(seen).split(".")[1]) for key, seen in found.items()}
    except (ValueError, AttributeError, IndexError):
        return {}
