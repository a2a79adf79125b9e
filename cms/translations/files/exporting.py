"""Filling translation files from the texts of translations."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from cms.images.models import CmsImage
from cms.translations.files.archive import pack
from cms.translations.files.exchange import Document, ExchangeText, Format, Note, Term, checksum
from cms.translations.files.po import write_po
from cms.translations.files.receiving import IMAGE_TEXTS, Row
from cms.translations.files.xliff import write_xliff
from cms.translations.glossary.matching import Glossary
from cms.translations.image_texts.rows import image_rows, other_language
from cms.translations.marks import plain_text
from cms.translations.segments.rows import Status, segment_rows

CONTENT_TYPES = {Format.PO: "text/x-gettext-translation", Format.XLIFF: "application/xliff+xml"}
ZIP = "application/zip"


def document_of(translation: Translation, glossary: Glossary) -> Document:
    """The translation with everything a translator needs: place, limit, terms, and what was before a change."""
    source, target = translation.source.locale.language_code, translation.target_locale.language_code
    instance = translation.source.get_source_instance()
    return Document(
        translation=str(translation.uuid),
        source_language=source,
        target_language=target,
        title=str(instance),
        address=(instance.get_full_url() or "") if isinstance(instance, Page) else "",
        written_at=timezone.now(),
        texts=tuple(
            _text(row, glossary, source[:2], target[:2])
            for row in segment_rows(translation)
            if not row.repeats and row.source
        ),
    )


def image_document(images: Iterable[CmsImage], target: Locale, glossary: Glossary) -> Document:
    """The alternative texts of pictures in ``target``, with the other language's as originals."""
    source = other_language(target)
    return Document(
        translation=IMAGE_TEXTS,
        source_language=source.language_code,
        target_language=target.language_code,
        title=_("Image texts"),
        written_at=timezone.now(),
        texts=tuple(
            _text(row, glossary, source.language_code[:2], target.language_code[:2])
            for row in image_rows(images, source, target)
        ),
    )


def write_document(document: Document, file_format: Format) -> bytes:
    """The file of one translation."""
    return write_xliff([document]) if file_format == Format.XLIFF else write_po(document)


def file_name(document: Document, file_format: Format) -> str:
    """What the file of a translation is called; the beginning of its id tells pages of the same title apart."""
    title = slugify(document.title)[:60] or "translation"
    return f"{title}-{document.translation[:8]}-{document.target_language}.{file_format.value}"


def write_files(translations: Iterable[Translation], file_format: Format) -> tuple[str, str, bytes]:
    """Name, content type and content: a file for one translation, a zip archive for several."""
    glossary = Glossary.load()
    files = []
    for translation in translations:
        document = document_of(translation, glossary)
        files.append((file_name(document, file_format), write_document(document, file_format)))
    if len(files) == 1:
        name, content = files[0]
        return name, CONTENT_TYPES[file_format], content
    return f"translations-{timezone.localdate():%Y-%m-%d}.zip", ZIP, pack(files)


def as_download(name: str, content_type: str, content: bytes) -> HttpResponse:
    """A file for the browser to save."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


def _text(row: Row, glossary: Glossary, source_language: str, target_language: str) -> ExchangeText:
    changed = row.status == Status.CHANGED
    return ExchangeText(
        path=row.path,
        source=row.source,
        target=row.previous_translation if changed else row.translation,
        is_confirmed=not row.is_open,
        stored=checksum(row.translation),
        notes=tuple(_notes(row)),
        terms=tuple(_terms(row.source, glossary, source_language, target_language)),
        previous_source=row.previous_source if changed else "",
        max_length=row.place.max_length,
    )


def _notes(row: Row) -> Iterable[Note]:
    place = " – ".join(part for part in (row.field_label, row.block_label) if part)
    yield Note("location", _("Where: %(place)s") % {"place": place})
    if row.place.max_length:
        yield Note("limit", _("Length limit (characters): %(count)d") % {"count": row.place.max_length})
    if row.status == Status.CHANGED:
        yield Note(
            "previous-source", _("Original before: %(text)s") % {"text": plain_text(row.previous_source)}
        )
        yield Note(
            "previous-target",
            _("Translation before: %(text)s") % {"text": plain_text(row.previous_translation)},
        )
    if row.status == Status.MACHINE:
        yield Note("state", str(Status.MACHINE.label))


def _terms(text: str, glossary: Glossary, source_language: str, target_language: str) -> Iterable[Term]:
    seen = set()
    for hit in glossary.terms_in(text, source_language):
        for term in hit.terms:
            if term.pk not in seen:
                seen.add(term.pk)
                note = term.note
                if term.do_not_translate:
                    note = "; ".join(part for part in (_("do not translate"), note) if part)
                yield Term(term.written(source_language), term.written(target_language), note)
