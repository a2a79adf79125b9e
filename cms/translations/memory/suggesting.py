"""What the memory offers for the open texts of a translation: earlier translations, how alike, from where."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, Translation

from cms.translations.marks import fit_marks, marks_of, plain_text
from cms.translations.memory.fingerprint import numbers_in
from cms.translations.memory.matching import Match, find_matches
from cms.translations.memory.models import MemoryUse
from cms.translations.memory.places import PlaceOfUse, Places
from cms.translations.rights.languages import Person

OFFERED = 3
"""So many suggestions are offered for one text."""
_PER_TEXT = 20


@dataclass(frozen=True)
class Suggestion:
    """An earlier translation that may serve an open text.

    ``text`` is ready to be used: its links are those of the open text. ``source`` is the text it was made for, both as
    wagtail-localize stores them. ``numbers`` are those of the open text that ``source`` does not have. ``more`` is in how
    many other places the same was written.
    """

    key: int
    percent: int
    text: str
    source: str
    numbers: tuple[str, ...]
    place: PlaceOfUse
    written_at: datetime
    more: int = 0

    @property
    def plain_source(self) -> str:
        """The text it was made for, as a reader reads it."""
        return plain_text(self.source)

    @property
    def plain_text(self) -> str:
        """The translation as a reader reads it."""
        return plain_text(self.text)


@dataclass(frozen=True)
class _Use:
    """A pair of texts in the direction that is asked for."""

    key: int
    text_id: int
    source: str
    target: str
    object_id: Any
    context_id: int | None
    path: str
    written_at: datetime


def suggest(
    translation: Translation, segments: Iterable[StringSegment], user: Person
) -> dict[int, list[Suggestion]]:
    """Earlier translations for ``segments`` (with ``string``) of a translation, by the segments' keys, the best first.

    Only what ``user`` may see is offered, and no translation of the same text in the same place. A translation serves both
    directions: what was once put from English into Serbian is offered where that Serbian text is put into English. Costs at
    most twelve queries however many segments there are; a segment without any suggestion is left out.
    """
    segments = list(segments)
    source_locale, target_locale = translation.source.locale, translation.target_locale
    matches = find_matches({segment.string.data for segment in segments}, source_locale)
    wanted = {match.text_id for found in matches.values() for match in found}
    if not wanted:
        return {}
    uses: dict[int, list[_Use]] = defaultdict(list)
    for use in [*_forward(wanted, target_locale), *_backward(wanted, target_locale)]:
        uses[use.text_id].append(use)
    places = Places({use.object_id for found in uses.values() for use in found}, target_locale, user)
    offered = {
        segment.pk: _offers(segment, matches[segment.string.data], uses, places) for segment in segments
    }
    return {key: found for key, found in offered.items() if found}


def _forward(wanted: set[int], target: Locale) -> list[_Use]:
    """Uses whose original is wanted."""
    return [
        _use(row, row.original_id, row.translation.translation_of.data, row.translation.data)
        for row in _newest(MemoryUse.objects.filter(original__in=wanted), "original_id")
        if row.translation.locale_id == target.pk and row.translation.context
    ]


def _backward(wanted: set[int], target: Locale) -> list[_Use]:
    """Uses whose translation is wanted: the original then is what is offered."""
    return [
        _use(row, row.translated_id, row.translation.data, row.translation.translation_of.data)
        for row in _newest(MemoryUse.objects.filter(translated__in=wanted), "translated_id")
        if row.translation.translation_of.locale_id == target.pk and row.translation.context
    ]


def _newest(uses: QuerySet[MemoryUse], text: str) -> QuerySet[MemoryUse]:
    """The newest uses of each text: a word such as “Program” has thousands.

    Languages are looked at afterwards: asked for here, they would lead SQLite to read all of a language.
    """
    place = Window(
        RowNumber(), partition_by=F(text), order_by=[F("kept_at").desc(), F("translation_id").desc()]
    )
    return (
        uses.annotate(place=place)
        .filter(place__lte=_PER_TEXT)
        .order_by("-kept_at", "-translation_id")
        .select_related("translation__translation_of", "translation__context")
    )


def _use(row: MemoryUse, text_id: int, source: str, target: str) -> _Use:
    context = row.translation.context
    return _Use(
        row.pk,
        text_id,
        source,
        target,
        context.object_id,
        context.pk,
        context.field_path or context.path,
        row.kept_at,
    )


def _offers(
    segment: StringSegment, matches: Iterable[Match], uses: Mapping[int, list[_Use]], places: Places
) -> list[Suggestion]:
    """The suggestions for one segment, each text once."""
    source = segment.string.data
    offers: dict[str, Suggestion] = {}
    for match in matches:
        for use in uses.get(match.text_id, ()):
            place = places.of(use.object_id, use.path)
            if place is None or use.context_id == segment.context_id:
                continue
            offer = Suggestion(
                key=use.key,
                percent=_percent(match, use.source, source),
                text=fit_marks(use.target, use.source, source),
                source=use.source,
                numbers=tuple((numbers_in(source) - numbers_in(use.source)).keys()),
                place=place,
                written_at=use.written_at,
            )
            best = offers.get(offer.text)
            if best is None:
                offers[offer.text] = offer
            else:
                better = offer if offer.percent > best.percent else best
                offers[offer.text] = replace(better, more=best.more + 1)
    return sorted(offers.values(), key=lambda offer: -offer.percent)[:OFFERED]


def _percent(match: Match, theirs: str, ours: str) -> int:
    """100 only for what reads the same, with the same marks."""
    if match.percent < 100:
        return match.percent
    same = " ".join(plain_text(theirs).split()) == " ".join(plain_text(ours).split())
    return 100 if same and marks_of(theirs) == marks_of(ours) else 99
