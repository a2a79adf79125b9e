"""What the memory offers for the open texts of a translation, or of pictures: earlier translations, how alike, from where."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, Translation

from cms.translations.image_texts.rows import ImageRow, stored
from cms.translations.marks import fit_marks, marks_of, plain_text
from cms.translations.memory.fingerprint import numbers_in
from cms.translations.memory.matching import Match, find_matches
from cms.translations.memory.models import MemoryImageUse, MemoryUse, Use
from cms.translations.memory.places import PlaceOfUse, Places, Spot
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

    key: str
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
class OpenText:
    """A text to be translated: what the caller knows it by, its original, and where it stands."""

    key: int
    source: str
    spot: Spot


@dataclass(frozen=True)
class _Use:
    """A pair of texts in the direction that is asked for."""

    key: str
    text_id: int
    source: str
    target: str
    spot: Spot
    written_at: datetime


def suggest(
    translation: Translation, segments: Iterable[StringSegment], user: Person
) -> dict[int, list[Suggestion]]:
    """Earlier translations for ``segments`` (with ``string``) of a translation, by the segments' keys (``suggest_for``)."""
    texts = [OpenText(row.pk, row.string.data, Spot(context_id=row.context_id)) for row in segments]
    return suggest_for(texts, translation.source.locale, translation.target_locale, user)


def suggest_for_images(rows: Iterable[ImageRow], source: Locale, user: Person) -> dict[int, list[Suggestion]]:
    """Earlier translations for the texts of pictures, all in one language, by the pictures' keys (``suggest_for``)."""
    rows = list(rows)
    texts = [OpenText(row.image.pk, row.source, Spot(image_id=row.image.pk)) for row in rows]
    return suggest_for(texts, source, rows[0].locale, user) if rows else {}


def suggest_for(
    texts: Iterable[OpenText], source: Locale, target: Locale, user: Person
) -> dict[int, list[Suggestion]]:
    """Earlier translations for texts, by their keys, the best first.

    Only what ``user`` may see is offered, and no translation of the same text in the same place. A translation serves both
    directions: what was once put from English into Serbian is offered where that Serbian text is put into English. Costs at
    most thirteen queries however many texts there are, and six more when some stand for pictures; a text without any
    suggestion is left out.
    """
    texts = list(texts)
    matches = find_matches({text.source for text in texts}, source)
    wanted = {match.text_id for found in matches.values() for match in found}
    if not wanted:
        return {}
    uses: dict[int, list[_Use]] = defaultdict(list)
    for use in _uses(wanted, target):
        uses[use.text_id].append(use)
    places = Places([use.spot for found in uses.values() for use in found], target, user)
    offered = {text.key: _offers(text, matches[text.source], uses, places) for text in texts}
    return {key: found for key, found in offered.items() if found}


def _uses(wanted: set[int], target: Locale) -> Iterator[_Use]:
    """What stands in ``target`` for the texts ``wanted``: their translations, and what they are translations of."""
    for model, related, read in _KINDS:
        for ours, theirs in (("original", "translated"), ("translated", "original")):
            for row in _newest(model, ours, wanted).select_related(*related):
                pair = read(row)
                if pair.locale_ids[theirs] == target.pk and pair.spot is not None:
                    yield _Use(
                        pair.key,
                        getattr(row, f"{ours}_id"),
                        pair.texts[ours],
                        pair.texts[theirs],
                        pair.spot,
                        row.kept_at,
                    )


def _newest(model: type[Use], side: str, wanted: set[int]) -> QuerySet:
    """The newest uses of each text: a word such as “Program” has thousands.

    Languages are looked at afterwards: asked for here, they would lead SQLite to read all of a language.
    """
    place = Window(RowNumber(), partition_by=F(f"{side}_id"), order_by=[F("kept_at").desc(), F("pk").desc()])
    return (
        model._default_manager.filter(**{f"{side}__in": wanted})
        .annotate(place=place)
        .filter(place__lte=_PER_TEXT)
        .order_by("-kept_at", "-pk")
    )


@dataclass(frozen=True)
class _Pair:
    """An original and its translation as wagtail-localize stores them, and where the translation stands."""

    key: str
    texts: dict[str, str]
    locale_ids: dict[str, int]
    spot: Spot | None


def _pair_of_text(row: MemoryUse) -> _Pair:
    translation, context = row.translation, row.translation.context
    original = translation.translation_of
    spot = context and Spot(
        context_id=context.pk, object_id=context.object_id, path=context.field_path or context.path
    )
    return _Pair(
        str(row.pk),
        {"original": original.data, "translated": translation.data},
        {"original": original.locale_id, "translated": translation.locale_id},
        spot,
    )


def _pair_of_image_text(row: MemoryImageUse) -> _Pair:
    basis = row.basis
    return _Pair(
        f"image-{row.pk}",
        {"original": stored(basis.original), "translated": stored(basis.text)},
        {"original": row.original.locale_id, "translated": basis.locale_id},
        Spot(image_id=basis.image_id),
    )


_KINDS: tuple[tuple[type[Use], tuple[str, ...], Callable[[Any], _Pair]], ...] = (
    (MemoryUse, ("translation__translation_of", "translation__context"), _pair_of_text),
    (MemoryImageUse, ("basis", "original"), _pair_of_image_text),
)


def _offers(
    text: OpenText, matches: Iterable[Match], uses: Mapping[int, list[_Use]], places: Places
) -> list[Suggestion]:
    """The suggestions for one text, each once."""
    source = text.source
    offers: dict[str, Suggestion] = {}
    for match in matches:
        for use in uses.get(match.text_id, ()):
            place = places.of(use.spot)
            if place is None or use.spot == text.spot:
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
