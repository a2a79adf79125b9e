"""Translations made the way a translator makes them: text by text, in wagtail-localize's own records."""

import json
from collections import defaultdict
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from wagtail.models import TranslatableMixin
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.translations.gate import SUMMARY_FIELDS

from .world import World

CELL = "cell-"
"""How the path of a table cell's segment ends: with a name made from the cell's own text."""


class UntranslatedError(Exception):
    """A text that should be complete in both languages lacks its translation. The message names text and place."""


class Translator:
    """Translates one page or snippet from the content written in the other language.

    ``source`` is the saved original, ``target`` an unsaved object of the same kind with the translated texts and with
    the same ids of blocks and parts.
    """

    def __init__(self, world: World, source: TranslatableMixin, target: TranslatableMixin) -> None:
        self.world = world
        self.locale = target.locale
        self.record, _created = TranslationSource.get_or_create_from_instance(source)
        self.original = extract_segments(self.record.as_instance())
        self.translated = extract_segments(target)
        self.cells = _table_cells(source, target)

    def translate(self, *, partly: bool = False, only_summary: bool = False) -> Translation:
        """Write the translation of every text and return the record of the whole.

        ``partly`` leaves out texts without translation, which otherwise raise UntranslatedError; ``only_summary``
        translates what a summary shows.
        """
        translation, _created = Translation.objects.get_or_create(
            source=self.record, target_locale=self.locale
        )
        wanted = self._by_order()
        translator = self.world.users.get("prevodilac")
        for segment in StringSegment.objects.filter(source=self.record).select_related("context", "string"):
            if only_summary and segment.context.path not in SUMMARY_FIELDS:
                continue
            text = wanted.get(segment.order)
            if text is None:
                if partly:
                    continue
                raise UntranslatedError(
                    f"{self.record.object_repr}: {segment.context.path}: {segment.string.data}"
                )
            StringTranslation.objects.get_or_create(
                translation_of=segment.string,
                locale=self.locale,
                context=segment.context,
                defaults={
                    "data": text,
                    "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                    "last_translated_by": translator,
                },
            )
        self._override()
        return translation

    def _by_order(self) -> dict[int, str]:
        """Return the translated texts by the order of the original's segments."""
        texts: dict[str, list[str]] = defaultdict(list)
        for segment in self.translated:
            if isinstance(segment, StringSegmentValue):
                texts[segment.path].append(segment.string.data)
        found: dict[int, str] = {}
        counts: dict[str, int] = defaultdict(int)
        for segment in self.original:
            if not isinstance(segment, StringSegmentValue):
                continue
            block, _dot, last = segment.path.rpartition(".")
            if last.startswith(CELL):
                text = self.cells.get((block.rpartition(".")[2], segment.render_text()))
            else:
                place = counts[segment.path]
                counts[segment.path] += 1
                text = texts[segment.path][place] if place < len(texts[segment.path]) else None
            if text:
                found[segment.order] = text
        return found

    def _override(self) -> None:
        """Record what the translation deliberately replaces: another file, another address."""
        replaced = {
            segment.path: segment.data
            for segment in self.translated
            if isinstance(segment, OverridableSegmentValue)
        }
        for segment in OverridableSegment.objects.filter(source=self.record).select_related("context"):
            value = replaced.get(segment.context.path, segment.data)
            if value != segment.data:
                SegmentOverride.objects.get_or_create(
                    locale=self.locale,
                    context=segment.context,
                    defaults={
                        "data_json": json.dumps(value, cls=DjangoJSONEncoder),
                        "last_translated_by": self.world.users.get("prevodilac"),
                    },
                )


def _table_cells(source: models.Model, target: models.Model) -> dict[tuple[str, str], str]:
    """Return the translation of every table cell, by the id of its block and its text in the original."""
    cells: dict[tuple[str, str], str] = {}
    for name in ("body", "report"):
        tables = {block.id: block.value for block in getattr(target, name, ()) if block.block_type == "table"}
        for block in getattr(source, name, ()):
            if block.id in tables:
                for one, two in zip(_flat(block.value), _flat(tables[block.id]), strict=True):
                    cells[block.id, one] = StringSegmentValue("", two).string.data
    return cells


def _flat(table: dict[str, Any]) -> list[str]:
    return [str(cell or "").strip() for row in table["data"] for cell in row]
