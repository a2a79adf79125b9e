"""Finding texts that equal or resemble open ones, in four queries for a page of them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db import connection
from rapidfuzz import fuzz
from wagtail.models import Locale

from cms.translations.memory.fingerprint import digest, normal_form, sketch
from cms.translations.memory.models import MemoryKey, MemoryText

LEAST = 70
"""What resembles a text less, in percent, is no help to a translator."""
KEPT = 3
"""How many similar texts are looked at more closely, for each text."""
MOST_COMPARED = 200
"""For so many texts of a page similar ones are looked for; for the others only equal ones."""
_PER_KEY = 30
_PER_TEXT = 20
_NEWEST_HOLDERS = f"""
    WITH wanted(key) AS (VALUES {{values}})
    SELECT held.key, held.text_id FROM wanted JOIN {MemoryKey._meta.db_table} held
    ON held.key = wanted.key AND held.text_id >= COALESCE((
        SELECT newest.text_id FROM {MemoryKey._meta.db_table} newest WHERE newest.key = wanted.key
        ORDER BY newest.text_id DESC LIMIT 1 OFFSET {_PER_KEY - 1}
    ), 0)
"""  # noqa: S608 - nothing but a name and a number of ours


@dataclass(frozen=True)
class Match:
    """A text of the memory that equals (100) or resembles another to so many percent, in its normal form."""

    text_id: int
    percent: int


def find_matches(sources: Iterable[str], locale: Locale) -> dict[str, list[Match]]:
    """For each of ``sources``, as wagtail-localize stores them in ``locale``, the best matches, the best first.

    Four queries however many there are; the time grows with their number and hardly with the size of the memory.
    """
    language = locale.language_code[:2]
    forms = {source: normal_form(source, language) for source in sources}
    equal = _equal(set(forms.values()), locale)
    others = [form for form in dict.fromkeys(forms.values()) if form and form not in equal]
    similar = _similar(others[:MOST_COMPARED], locale, language)
    return {
        source: [Match(equal[form], 100)] if form in equal else similar.get(form, [])
        for source, form in forms.items()
    }


def _equal(forms: set[str], locale: Locale) -> dict[str, int]:
    rows = MemoryText.objects.filter(locale=locale, digest__in=[digest(form) for form in forms])
    return {text: pk for pk, text in rows.values_list("pk", "text") if text}


def _similar(forms: list[str], locale: Locale, language: str) -> dict[str, list[Match]]:
    keys = {form: sketch(form, language) for form in forms}
    candidates = _candidates(keys)
    texts = dict(
        MemoryText.objects.filter(
            locale=locale, pk__in={pk for found in candidates.values() for pk in found}
        ).values_list("pk", "text")
    )
    return {
        form: _best(form, {pk: texts[pk] for pk in found if pk in texts})
        for form, found in candidates.items()
    }


def _candidates(keys: Mapping[str, list[int]]) -> dict[str, list[int]]:
    """For each text the ids of those that share most of its keys. Of a key that many texts have, the newest count."""
    wanted = {key for found in keys.values() for key in found}
    holders: dict[int, list[int]] = defaultdict(list)
    for key, text_id in _newest_holders(wanted):
        holders[key].append(text_id)
    found = {}
    for form, own in keys.items():
        shared = Counter(text_id for key in own for text_id in holders.get(key, ()))
        found[form] = [text_id for text_id, _count in shared.most_common(_PER_TEXT)]
    return found


def _newest_holders(keys: Collection[int]) -> list[tuple[int, int]]:
    """Each of ``keys`` with the newest texts that have it. One query, which reads no more rows than it gives.

    A pair of words such as “of the” has tens of thousands; numbering them, as a window function does, would read them all.
    The index is entered at the last one wanted instead, for each key by itself, which needs a join with a list of values.
    """
    if not keys:
        return []
    values = ", ".join(["(CAST(%s AS bigint))"] * len(keys))
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST_HOLDERS.format(values=values), list(keys))
        return cursor.fetchall()


def _best(form: str, texts: Mapping[int, str]) -> list[Match]:
    # Equal texts are found before; what is nearly equal is not said to be.
    ranked = [
        Match(pk, min(99, int(score)))
        for pk, text in texts.items()
        if (score := fuzz.ratio(form, text, score_cutoff=LEAST))
    ]
    return sorted(ranked, key=lambda match: (-match.percent, -match.text_id))[:KEPT]
