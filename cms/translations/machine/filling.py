"""Translating the open texts of a page by machine, as drafts for a person."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.strings import StringValue

from cms.translations.glossary.matching import Glossary
from cms.translations.machine.masking import Span
from cms.translations.machine.services import MachineTranslationError, Service
from cms.translations.segments.rows import SegmentRow, Status, segment_rows
from cms.translations.writing.texts import Place, write_texts

BUDGET = 20
"""Seconds after which no further request to the service is begun; a page with more texts is asked for again."""

TEXTS_AT_ONCE = 50
"""So many texts are stored together: what is translated when a service fails stays."""


@dataclass(frozen=True)
class Outcome:
    """What became of the open texts."""

    translated: int
    left: int
    """Texts that stay untranslated, because time ran out or the service failed."""
    error: str = ""
    """Why the service failed, in one sentence."""
    unfit: int = 0
    """Of those left, texts whose translation is too long for its field: for these a person is needed."""


def fill_open_texts(
    translation: Translation,
    translator: BaseMachineTranslator,
    user: AbstractBaseUser | None = None,
    *,
    budget: float = BUDGET,
) -> Outcome:
    """Translate the texts of which there is no translation yet, and mark them as a machine's.

    What a person has written is never replaced; a text whose original has changed is left to the person who translated it
    before, whose words are a better start. What was translated before a failure stays,
    and an answer too long for its field is left open.

    Args:
        translator: one of ours, or another of wagtail-localize's interface, which knows nothing of the glossary.
        budget: seconds after which nothing new is begun.
    """
    end = time.monotonic() + budget
    places = _untranslated(translation)
    ask = _asking(translation, translator)
    translated, unfit, error = 0, 0, ""
    for number, batch in enumerate(_batches(places)):
        if number and time.monotonic() > end:
            break
        try:
            answers = ask(batch)
        except MachineTranslationError as failure:
            error = str(failure)
            break
        texts = {place: text.data for place, text in answers.items() if _fits(batch[place], text)}
        unfit += len(answers) - len(texts)
        written = write_texts(
            translation,
            texts,
            user=user,
            translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
            tool_name=str(translator.display_name),
            overwrite=False,
        )
        translated += len(written.added)
    return Outcome(translated, len(places) - translated, error, unfit)


def _asking(
    translation: Translation, translator: BaseMachineTranslator
) -> Callable[[Mapping[Place, SegmentRow]], dict[Place, StringValue]]:
    """What sends texts to the service and gives those that it has translated."""
    known = {"staying": _staying(translation)} if isinstance(translator, Service) else {}
    languages = translation.source.locale, translation.target_locale

    def ask(texts: Mapping[Place, SegmentRow]) -> dict[Place, StringValue]:
        strings = {place: StringValue(row.source) for place, row in texts.items()}
        answers = translator.translate(*languages, set(strings.values()), **known)
        return {place: answers[string] for place, string in strings.items() if answers.get(string)}

    return ask


def _untranslated(translation: Translation) -> dict[Place, SegmentRow]:
    return {
        (row.segment.string_id, row.segment.context_id): row
        for row in segment_rows(translation)
        if row.status == Status.OPEN and row.record is None
    }


def _fits(row: SegmentRow, answer: StringValue) -> bool:
    """Whether a text is short enough for its field; one that is not is left to a person."""
    limit = row.place.max_length
    return not limit or len(answer.render_text()) <= limit


def _batches(places: dict[Place, SegmentRow]) -> Iterator[dict[Place, SegmentRow]]:
    items = list(places.items())
    for start in range(0, len(items), TEXTS_AT_ONCE):
        yield dict(items[start : start + TEXTS_AT_ONCE])


def _staying(translation: Translation):
    """What finds the words in a text that the glossary says not to translate."""
    glossary = Glossary.load()
    language = translation.source.locale.language_code.split("-")[0]

    def find(text: str) -> list[Span]:
        return [
            (hit.start, hit.end)
            for hit in glossary.terms_in(text, language)
            if all(term.do_not_translate for term in hit.terms)
        ]

    return find
