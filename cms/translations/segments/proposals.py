"""Which open texts are most likely the same in both languages, for a translator to confirm."""

import re
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db.models import F
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from cms.translations.gate import USABLE
from cms.translations.segments.rows import SegmentRow, Status

# Digits without letters. A point or comma between them is written differently in Serbian and English, so it tells nothing.
_NUMBER = re.compile(r"[\d\s+/():%€$–-]*\d[\d\s+/():%€$–-]*")
_URL = URLValidator(schemes=["http", "https"])


def proposed_same(rows: Iterable[SegmentRow], locale: Locale) -> set[int]:
    """The keys of open segments to propose as "same in both languages".

    Numbers, e-mail and web addresses; and names that a person has left as they are in another place of the site (one
    query for all).
    """
    still_open = [row for row in rows if row.status in (Status.OPEN, Status.CHANGED) and not row.translation]
    known = _left_as_they_are({row.segment.string_id for row in still_open}, locale)
    return {row.segment.pk for row in still_open if row.segment.string_id in known or is_obvious(row.source)}


def is_obvious(text: str) -> bool:
    """Whether a text is a number or an address, which no language changes."""
    text = text.strip()
    return bool(_NUMBER.fullmatch(text)) or _passes(_URL, text) or _passes(validate_email, text)


def _passes(validator, text: str) -> bool:
    try:
        validator(text)
    except ValidationError:
        return False
    return True


def _left_as_they_are(string_ids: set[int], locale: Locale) -> set[int]:
    """Texts that have been translated as themselves by a person, and not otherwise as well."""
    if not string_ids:
        return set()
    rows = StringTranslation.objects.filter(USABLE, locale=locale, translation_of_id__in=string_ids)
    same = set(rows.filter(data=F("translation_of__data")).values_list("translation_of_id", flat=True))
    return same - set(
        rows.filter(translation_of_id__in=same)
        .exclude(data=F("translation_of__data"))
        .values_list("translation_of_id", flat=True)
    )
