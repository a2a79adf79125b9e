"""The texts of the memory, each once in each language in its normal form, with the keys by which similar ones are found."""

from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.models import Locale

from cms.translations.memory.fingerprint import digest, normal_form, sketch
from cms.translations.memory.models import MemoryKey, MemoryText


@dataclass(frozen=True)
class Form:
    """A text in its normal form and its language."""

    locale_id: int
    language: str
    text: str

    @classmethod
    def of(cls, data: str, locale: Locale) -> "Form":
        """The normal form of a text as wagtail-localize stores it."""
        language = locale.language_code[:2]
        return cls(locale.pk, language, normal_form(data, language))


def ensure_texts(forms: Iterable[Form]) -> dict[Form, int]:
    """The ids of texts, which are made with their keys where they are new. Up to four queries.

    Of two texts with the same digest (one chance in 10^7 among a million) the later has none and is not kept.
    """
    wanted = set(forms)
    found = _find(wanted)
    missing = wanted - found.keys()
    if not missing:
        return found
    MemoryText.objects.bulk_create(
        [MemoryText(locale_id=form.locale_id, digest=digest(form.text), text=form.text) for form in missing],
        ignore_conflicts=True,
    )
    made = _find(missing)
    MemoryKey.objects.bulk_create(
        [
            MemoryKey(key=key, text_id=text_id)
            for form, text_id in made.items()
            for key in sketch(form.text, form.language)
        ],
        ignore_conflicts=True,
    )
    return found | made


def _find(forms: set[Form]) -> dict[Form, int]:
    by_place = {(form.locale_id, form.text): form for form in forms}
    rows = MemoryText.objects.filter(digest__in=[digest(form.text) for form in forms])
    return {
        by_place[locale_id, text]: pk
        for pk, locale_id, text in rows.values_list("pk", "locale_id", "text")
        if (locale_id, text) in by_place
    }
