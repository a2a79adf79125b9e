"""Which earlier translation a text that is open again had before its original changed.

wagtail-localize keeps the translation of every text that ever stood in a place, so nothing has to be kept beside it.
Where one place holds many texts (the paragraphs of a rich text, the cells of a table), old and new are paired by likeness.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from wagtail_localize.models import StringSegment, StringTranslation

LIKENESS = 0.4
"""So much of two texts' words must be common to them (Dice's coefficient, 0 to 1) for one to be a change of the other."""

_WORD = re.compile(r"\w+")
_CELL = re.compile(r"\.cell-[^.]+$")


def previous_translations(
    segments: Iterable[StringSegment], translations: Iterable[StringTranslation]
) -> Mapping[int, StringTranslation]:
    """For each open segment (by key) the translation whose original it has replaced; others are left out.

    Parameters
    ----------
    segments
        All segments of a source, with ``context`` and ``string``.
    translations
        All translations of the same object into one language, with ``context`` and ``translation_of``, newest first.
    """
    segments, translations = list(segments), list(translations)
    made = {(row.translation_of_id, row.context_id) for row in translations if not row.has_error}
    in_use = {(segment.string_id, segment.context_id) for segment in segments}
    places: dict[str, list[StringSegment]] = defaultdict(list)
    for segment in segments:
        places[place_of(segment.context.path)].append(segment)
    left_over: dict[str, list[StringTranslation]] = defaultdict(list)
    for row in translations:
        if (row.translation_of_id, row.context_id) not in in_use and not row.has_error:
            left_over[place_of(row.context.path)].append(row)
    found: dict[int, StringTranslation] = {}
    for place, here in places.items():
        old = left_over.get(place, [])
        still_open = [s for s in here if (s.string_id, s.context_id) not in made]
        if old and still_open:
            found |= _pair(still_open, old) if len(here) > 1 else {still_open[0].pk: old[0]}
    return found


def place_of(path: str) -> str:
    """What stays the same when a text changes: a table's cell is named by a digest of its text."""
    return _CELL.sub("", path)


def _pair(segments: list[StringSegment], old: list[StringTranslation]) -> dict[int, StringTranslation]:
    """Pair the most alike first, each old text once."""
    words_of_old = [_words(row.translation_of.data) for row in old]
    ranked = []
    for segment in segments:
        words = _words(segment.string.data)
        for index, others in enumerate(words_of_old):
            likeness = 2 * len(words & others) / (len(words) + len(others) or 1)
            if likeness >= LIKENESS:
                ranked.append((-likeness, segment.order, index, segment.pk))
    found: dict[int, StringTranslation] = {}
    taken = set()
    for _likeness, _order, index, key in sorted(ranked):
        if key not in found and index not in taken:
            found[key] = old[index]
            taken.add(index)
    return found


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))
