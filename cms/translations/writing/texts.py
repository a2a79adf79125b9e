"""Writing many translated texts at once: what saving each ``StringTranslation`` would do, in bulk."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import polib
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F
from wagtail.models import Page
from wagtail_localize.models import (
    POImportWarning,
    String,
    StringNotUsedInContext,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationContext,
    UnknownContext,
    UnknownString,
)
from wagtail_localize.strings import StringValue, validate_translation_links

from cms.translations.holding import hold_translations
from cms.translations.signals import segments_written
from cms.translations.writing.shared import BATCH, batches

Place = tuple[int, int]
"""Which text a translation is of: the keys of its ``String`` and its ``TranslationContext``."""

_OVERWRITTEN = (
    "data",
    "translation_type",
    "tool_name",
    "last_translated_by",
    "updated_at",
    "has_error",
    "field_error",
)


@dataclass(frozen=True)
class Written:
    """What a bulk write has done, by place."""

    added: frozenset[Place]
    changed: frozenset[Place]
    kept: frozenset[Place]
    """Texts left as they were: the same already, or written by somebody else and not to be overwritten."""


@transaction.atomic
def write_texts(
    translation: Translation,
    texts: Mapping[Place, str],
    *,
    user: AbstractBaseUser | None = None,
    translation_type: str = StringTranslation.TRANSLATION_TYPE_MANUAL,
    tool_name: str = "",
    overwrite: bool = True,
) -> Written:
    """Store translations of the texts of one object; send ``segments_written`` when any has changed.

    Writes what ``StringTranslation.save`` would: a text with marks that its original does not have is kept and marked as
    faulty, and a translated title becomes the page's draft title.

    Args:
        translation: the record of the translation that the texts belong to.
        texts: translated text (HTML with inline marks, as in the editor) by place.
        user: who translated.
        translation_type: ``manual`` or ``machine``.
        tool_name: with what, when not in the editor.
        overwrite: whether a translation that differs is replaced; otherwise only missing ones are added.
    """
    hold_translations([translation.pk])
    stored = _stored_texts(translation, {string_id for string_id, _context in texts})
    added = {place: text for place, text in texts.items() if place not in stored}
    changed = {
        place: text
        for place, text in texts.items()
        if overwrite and place in stored and stored[place] != text
    }
    new = added | changed
    if new:
        by_whom = {"translation_type": translation_type, "tool_name": tool_name, "last_translated_by": user}
        save_rows(_rows(translation, new, by_whom), overwrite=overwrite)
        _follow_title(translation, new)
        tell_written(translation)
    return Written(frozenset(added), frozenset(changed), frozenset(texts.keys() - new.keys()))


def _rows(
    translation: Translation, texts: Mapping[Place, str], by_whom: Mapping[str, Any]
) -> list[StringTranslation]:
    originals = _originals({string_id for string_id, _context in texts})
    return [
        StringTranslation(
            translation_of_id=string_id,
            context_id=context_id,
            locale_id=translation.target_locale_id,
            data=text,
            has_error=is_faulty(originals[string_id], text),
            **by_whom,
        )
        for (string_id, context_id), text in texts.items()
    ]


def is_faulty(original: str, text: str) -> bool:
    """Whether a translated text has HTML, or marks of links, that its original does not allow."""
    if "<" not in text:
        return False
    try:
        StringValue.from_translated_html(text)
        validate_translation_links(original, text)
    except ValueError:
        return True
    return False


def save_rows(rows: Iterable[StringTranslation], *, overwrite: bool = True) -> None:
    """Insert translations; where one is there already, the new text wins with ``overwrite``, else the text that is there."""
    if overwrite:
        StringTranslation.objects.bulk_create(
            rows,
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["locale", "translation_of", "context"],
            update_fields=list(_OVERWRITTEN),
        )
    else:
        StringTranslation.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def follow_title(translation: Translation, title: str | None) -> None:
    """Make a translated title (plain text) the draft title of its page, which the explorer shows; ``None`` takes it back."""
    _set_draft_title(translation.source.object_id, translation.target_locale_id, title)


def title_saved(sender: type, instance: StringTranslation, **kwargs) -> None:
    """Make a title that was saved as a single row the draft title of its page.

    Takes the place of wagtail-localize's ``post_save_string_translation``, which writes the whole text: PostgreSQL refuses
    one over 255 characters, so that neither another program's title nor the note of its fault could be saved.
    """
    if instance.context.path == "title":
        title = StringValue(instance.data).render_text()
        _set_draft_title(instance.context.object_id, instance.locale_id, title)


def _set_draft_title(translation_key: UUID, locale_id: int, title: str | None) -> None:
    limit = Page._meta.get_field("draft_title").max_length
    Page.objects.filter(translation_key=translation_key, locale_id=locale_id).update(
        draft_title=F("title") if title is None else title[:limit]
    )


def tell_written(translation: Translation) -> None:
    """Send ``segments_written`` for translations of one object."""
    segments_written.send(
        sender=StringTranslation, source=translation.source, locale=translation.target_locale
    )


@transaction.atomic
def import_po(
    translation: Translation,
    po: polib.POFile,
    delete: bool = False,
    user: AbstractBaseUser | None = None,
    translation_type: str = StringTranslation.TRANSLATION_TYPE_MANUAL,
    tool_name: str = "",
) -> list[POImportWarning]:
    """Store the translations of a PO file; return what was not taken.

    Takes the place of ``Translation.import_po``: same arguments, same warnings. With ``delete``, translations that the file
    does not have are deleted.
    """
    if po.metadata.get("X-WagtailLocalize-TranslationID", str(translation.uuid)) != str(translation.uuid):
        return []
    places, warnings = _places_of(translation, po)
    texts = {place: po[index].msgstr for index, place in places.items()}
    write_texts(translation, texts, user=user, translation_type=translation_type, tool_name=tool_name)
    if delete:
        _delete_others(translation, texts.keys())
    return warnings


def _places_of(translation: Translation, po: polib.POFile) -> tuple[dict[int, Place], list[POImportWarning]]:
    """The places of the entries with a translation, by index, and warnings about the entries that have none here."""
    strings = _ids_of_strings(translation, {entry.msgid for entry in po})
    object_id = translation.source.object_id
    contexts = dict(TranslationContext.objects.filter(object_id=object_id).values_list("path", "pk"))
    used = set(
        StringSegment.objects.filter(context__object_id=object_id).values_list("string_id", "context_id")
    ) | set(
        StringTranslation.objects.filter(context__object_id=object_id).values_list(
            "translation_of_id", "context_id"
        )
    )
    places: dict[int, Place] = {}
    warnings: list[POImportWarning] = []
    for index, entry in enumerate(po):
        if entry.msgid not in strings:
            warnings.append(UnknownString(index, entry.msgid))
        elif entry.msgctxt not in contexts:
            warnings.append(UnknownContext(index, entry.msgctxt))
        elif entry.msgstr:
            place = (strings[entry.msgid], contexts[entry.msgctxt])
            if place in used:
                places[index] = place
            else:
                warnings.append(StringNotUsedInContext(index, entry.msgid, entry.msgctxt))
    return places, warnings


def _ids_of_strings(translation: Translation, texts: Iterable[str]) -> dict[str, int]:
    hashes = {String._get_data_hash(text): text for text in texts}
    found: dict[str, int] = {}
    for batch in batches(hashes):
        rows = String.objects.filter(locale_id=translation.source.locale_id, data_hash__in=batch)
        found.update((hashes[hash_], pk) for hash_, pk in rows.values_list("data_hash", "pk"))
    return found


def _stored_texts(translation: Translation, string_ids: set[int]) -> dict[Place, str]:
    stored: dict[Place, str] = {}
    for batch in batches(string_ids):
        rows = StringTranslation.objects.filter(
            locale_id=translation.target_locale_id,
            translation_of_id__in=batch,
            context__object_id=translation.source.object_id,
        )
        for string_id, context_id, text in rows.values_list("translation_of_id", "context_id", "data"):
            stored[string_id, context_id] = text
    return stored


def _originals(string_ids: set[int]) -> dict[int, str]:
    originals: dict[int, str] = {}
    for batch in batches(string_ids):
        originals.update(String.objects.filter(pk__in=batch).values_list("pk", "data"))
    return originals


def _follow_title(translation: Translation, texts: Mapping[Place, str]) -> None:
    path_id = TranslationContext._get_path_id("title")
    title = TranslationContext.objects.filter(object_id=translation.source.object_id, path_id=path_id).first()
    for (_string_id, context_id), text in texts.items():
        if title is not None and context_id == title.pk:
            follow_title(translation, StringValue(text).render_text())


def _delete_others(translation: Translation, kept: Iterable[Place]) -> None:
    kept = set(kept)
    rows = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id, locale_id=translation.target_locale_id
    )
    others = [
        pk
        for pk, *place in rows.values_list("pk", "translation_of_id", "context_id")
        if tuple(place) not in kept
    ]
    for batch in batches(others):
        StringTranslation.objects.filter(pk__in=batch).delete()
    if others:
        tell_written(translation)
