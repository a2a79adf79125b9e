"""Translating by program: submit a page to a language, write its texts, publish them whole or as a summary.

All by the translation desk's own functions: what a program writes is what a translator would have typed.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Body, Router, Schema, Status
from pydantic import ConfigDict, Field, PositiveInt, WithJsonSchema
from wagtail.api.v3.auth import BearerTokenAuth
from wagtail.api.v3.errors import as_validation_error, problem_response
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object

from cms.api.editing.versions import refused_version, version_of
from cms.translations.editor.access import access_of, person
from cms.translations.editor.publication import hand_in
from cms.translations.editor.typed import key_of, seen_texts
from cms.translations.gate import refusal
from cms.translations.publishing import save_and_publish
from cms.translations.rights.languages import may_edit
from cms.translations.rights.sources import may_read, requestable_languages
from cms.translations.segments.rows import SegmentRow, segment_rows
from cms.translations.segments.rows import Status as TextStatus
from cms.translations.segments.storing import (
    Text,
    confirmed,
    remove_texts,
    same_in_both,
    store_texts,
    written,
)
from cms.translations.segments.texts import check_links, from_field, tidy, to_field

router = Router(tags=["translations"], auth=BearerTokenAuth())


class TranslationSchema(Schema):
    """The translation of a page into one language; ``page_id`` is the translated page."""

    id: int
    locale: str
    source_page_id: int
    page_id: int
    live: bool
    summary_only: bool
    open_texts: int


class TextSchema(Schema):
    """One text: the original, and what is written for it. A rich text has marks (``<b>``, ``<a id="a1">``)."""

    key: str
    path: str
    field: str
    block: str
    source: str
    text: str
    previous_source: str
    previous_text: str
    status: Annotated[str, WithJsonSchema({"type": "string", "enum": TextStatus.values})]
    is_rich: bool
    max_length: int | None
    updated_at: datetime | None


class TranslationDetailSchema(TranslationSchema):
    """A translation with all its texts, in the order of the page's form."""

    texts: list[TextSchema]


class _Strict(Schema):
    model_config = ConfigDict(extra="forbid")


class TranslationCreateSchema(_Strict):
    """The language that a page is to be translated into."""

    locale: str


class TextPatchSchema(_Strict):
    """A text to write (null opens it again), or what is said of it: the same in both languages, a machine's text confirmed."""

    key: str
    text: str | None = None
    same: bool = False
    confirm: bool = False


class TranslationPatchSchema(_Strict):
    """The texts to write; others stay as they are."""

    texts: Annotated[list[TextPatchSchema], Field(min_length=1)]


class TranslationPublishSchema(_Strict):
    """How a translation goes out: whole, or title and lead alone."""

    as_summary: bool = False


_WHOLE = TranslationPublishSchema()


@dataclass(frozen=True)
class Work:
    """A translation, its page, and its texts."""

    translation: Translation
    page: Page
    rows: list[SegmentRow]

    @property
    def version(self) -> str:
        """The ETag of the texts."""
        return version_of(self.translation.pk, self.page.live, sorted(seen_texts(self.rows).items()))

    def as_dict(self) -> dict:
        """What ``TranslationSchema`` gives."""
        source = self.translation.source.get_source_instance()
        return {
            "id": self.translation.pk,
            "locale": self.page.locale.language_code,
            "source_page_id": source.pk,
            "page_id": self.page.pk,
            "live": self.page.live,
            "summary_only": self.page.summary_only,
            "open_texts": sum(row.is_open for row in self.rows if not row.repeats),
        }

    def with_texts(self) -> dict:
        """What ``TranslationDetailSchema`` gives."""
        return {**self.as_dict(), "texts": [_text_of(row) for row in self.rows if not row.repeats]}


def _text_of(row: SegmentRow) -> dict:
    return {
        "key": key_of(row),
        "path": row.path,
        "field": row.field_label,
        "block": row.block_label,
        "source": to_field(row.source, row.place),
        "text": to_field(row.translation, row.place),
        "previous_source": to_field(row.previous_source, row.place),
        "previous_text": to_field(row.previous_translation, row.place),
        "status": row.status.value,
        "is_rich": row.place.is_rich,
        "max_length": row.place.max_length,
        "updated_at": row.updated_at,
    }


def _work(translation: Translation) -> Work | None:
    try:
        page = translation.get_target_instance()
    except Page.DoesNotExist:
        return None
    if not isinstance(page, Page):
        return None
    return Work(translation, page.specific, segment_rows(translation))


def _work_of(request: HttpRequest, translation_id: int, *, lock: bool = False) -> Work:
    """The translation of an address. Raises Http404 for one that is gone, or of a page that the person may not change."""
    rows = Translation.objects.filter(enabled=True)
    rows = rows.select_for_update() if lock else rows
    work = _work(get_object_or_404(rows, pk=translation_id))
    if work is None or not may_edit(request.user, work.page):
        raise Http404
    return work


def _translations_of(page: Page) -> list[Work]:
    found = Translation.objects.filter(source__object_id=page.translation_key, enabled=True)
    return [work for one in found.order_by("pk") if (work := _work(one)) is not None]


@router.get(
    "/pages/{page_id}/translations/",
    response=list[TranslationSchema],
    url_name="list_translations",
    summary="Translations of a page",
    operation_id="translations_list",
)
def list_translations(request: HttpRequest, page_id: PositiveInt):
    """The translations that are made of a page, whichever language it was first written in."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not may_read(request.user, page):
        raise Http404
    return [work.as_dict() for work in _translations_of(page)]


@router.post(
    "/pages/{page_id}/translations/",
    response={201: TranslationSchema},
    url_name="create_translation",
    summary="Submit a page for translation",
    operation_id="translations_create",
)
def create_translation(request: HttpRequest, page_id: PositiveInt, data: TranslationCreateSchema = Body(...)):
    """Make an unpublished page in another language, below the translation of the page's parent, and its texts to translate."""
    page = get_object_or_404(Page, pk=page_id).specific
    languages = {locale.language_code: locale for locale in requestable_languages(request.user, page)}
    locale = languages.get(data.locale)
    if locale is None:
        raise PermissionDenied(f"You may ask for: {', '.join(sorted(languages)) or 'no language'}.")
    if not page.get_parent().get_translations(inclusive=True).filter(locale=locale).exists():
        raise as_validation_error(
            ValidationError("parent"), "Translate the page above it first.", loc=("body", "locale")
        )
    if page.get_translations().filter(locale=locale).exists():
        return problem_response(
            status=409, detail="There is a page in this language already; see its translations."
        )
    translate_object(page, [locale])
    translation = get_object_or_404(Translation, source__object_id=page.translation_key, target_locale=locale)
    return Status(201, _work(translation).as_dict())


@router.get(
    "/translations/{translation_id}/",
    response=TranslationDetailSchema,
    url_name="detail_translation",
    summary="A translation and its texts",
    operation_id="translations_detail",
)
def get_translation(request: HttpRequest, response: HttpResponse, translation_id: PositiveInt):
    """Every text with its original; the ETag is what writing asks for."""
    work = _work_of(request, translation_id)
    response["ETag"] = work.version
    return work.with_texts()


@router.patch(
    "/translations/{translation_id}/",
    response=TranslationDetailSchema,
    url_name="update_translation",
    summary="Write texts of a translation",
    operation_id="translations_update",
)
def update_translation(
    request: HttpRequest,
    response: HttpResponse,
    translation_id: PositiveInt,
    data: TranslationPatchSchema = Body(...),
):
    """Store the texts sent, all or none. Nothing of it is public before the translation is published."""
    work = _work_of(request, translation_id, lock=True)
    if not access_of(request.user, work.page).may_write:
        raise PermissionDenied("The page is locked.")
    refused = refused_version(request, work.version)
    if refused is not None:
        return refused
    rows = {key_of(row): row for row in work.rows if not row.repeats}
    to_store: dict[SegmentRow, Text] = {}
    to_remove: list[SegmentRow] = []
    errors = []
    for index, patch in enumerate(data.texts):
        try:
            row = rows[patch.key]
            if patch.text is None and not (patch.same or patch.confirm):
                to_remove.append(row)
            else:
                to_store[row] = _read(row, patch)
        except KeyError:
            errors.append({"type": "unknown", "loc": ["body", "texts", index, "key"], "msg": "No such text."})
        except ValueError as error:
            errors.append({"type": "text", "loc": ["body", "texts", index, "text"], "msg": str(error)})
    if errors:
        return problem_response(status=422, detail="Validation failed", errors=errors)
    store_texts(work.translation, to_store, person(request))
    remove_texts(work.translation, to_remove)
    work = _work(work.translation)
    response["ETag"] = work.version
    return work.with_texts()


def _read(row: SegmentRow, patch: TextPatchSchema) -> Text:
    """What is to be stored. Raises ValueError, with a message for the translator, for a text that does not fit."""
    if patch.same or patch.confirm:
        text = same_in_both(row) if patch.same else confirmed(row)
        if row.place.is_rich:
            check_links(text.data, row.source)
    else:
        text = written(row, from_field(tidy(patch.text), row.source, row.place))
    if not text.data:
        raise ValueError("There is no text; send null to open it again.")
    return text


@router.post(
    "/translations/{translation_id}/publish/",
    response=TranslationSchema,
    url_name="publish_translation",
    summary="Publish a translation",
    operation_id="translations_publish",
)
def publish_translation(
    request: HttpRequest,
    translation_id: PositiveInt,
    data: TranslationPublishSchema = Body(_WHOLE),
):
    """Publish all texts, or title and lead alone; refused (422) while one of them is open."""
    work = _work_of(request, translation_id, lock=True)
    if not access_of(request.user, work.page).may_publish:
        raise PermissionDenied("You may not publish in this language.")
    refused = refused_version(request, work.version)
    if refused is not None:
        return refused
    _refuse_open(work, as_summary=data.as_summary)
    save_and_publish(work.translation, person(request), as_summary=data.as_summary)
    return _work(work.translation).as_dict()


@router.post(
    "/translations/{translation_id}/submit/",
    response=TranslationSchema,
    url_name="submit_translation",
    summary="Submit a translation to its workflow",
    operation_id="translations_submit",
)
def submit_translation(
    request: HttpRequest,
    translation_id: PositiveInt,
    data: TranslationPublishSchema = Body(_WHOLE),
):
    """Hand a whole translation, or the summary of a page that is one, in for review."""
    work = _work_of(request, translation_id, lock=True)
    if not access_of(request.user, work.page).submit_to:
        raise PermissionDenied("There is nothing to submit: no workflow, or it is in review already.")
    refused = refused_version(request, work.version)
    if refused is not None:
        return refused
    _refuse_open(work, as_summary=data.as_summary)
    if data.as_summary != work.page.summary_only:
        type(work.page).objects.filter(pk=work.page.pk).update(summary_only=data.as_summary)
        work.page.refresh_from_db()
    hand_in(work.translation, work.page, person(request))
    return _work(work.translation).as_dict()


def _refuse_open(work: Work, *, as_summary: bool) -> None:
    reason = refusal(work.page, summary=as_summary)
    if reason:
        raise as_validation_error(ValidationError("open"), reason, loc=("body", "as_summary"))
