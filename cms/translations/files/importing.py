"""Taking translation files in: whose they are, whether they may, what they would change, and changing it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, NoReturn
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import Translation

from cms.translations.files.archive import LARGEST_FILE, is_archive, unpack
from cms.translations.files.comparing import Line, compare
from cms.translations.files.exchange import Document, Outcome, UnreadableFileError
from cms.translations.files.models import FileImport
from cms.translations.files.po import read_po
from cms.translations.files.receiving import IMAGE_TEXTS, ImageReceiver, PageReceiver, Receiver, Row
from cms.translations.files.xliff import read_xliff
from cms.translations.holding import hold_images, hold_translations
from cms.translations.image_texts.rows import image_ids, other_language
from cms.translations.rights.languages import may_edit, may_write_in
from cms.translations.rights.locks import lock_of
from cms.translations.segments.marks import SAME_IN_BOTH
from cms.translations.segments.storing import Text
from cms.translations.targets import target_of

TOOL = "translation file"
"""What ``StringTranslation.tool_name`` says of texts that came with a file."""


class RefusedError(Exception):
    """A whole file that is not taken in. Its message says why, for the person who uploaded it."""


@dataclass
class FileReport:
    """What one file would change, or why it is refused."""

    name: str
    title: str = ""
    url: str = ""
    language: str = ""
    problem: str = ""
    receiver: Receiver | None = None
    lines: list[Line] = field(default_factory=list)


def examine(upload: FileImport) -> list[FileReport]:
    """What an upload would change, a report for each translation in it. Changes nothing."""
    return _examine_all(_documents(upload), upload)


def _examine_all(documents: Iterable[tuple[str, Document | str]], upload: FileImport) -> list[FileReport]:
    reports: list[FileReport] = []
    for name, found in documents:
        report = _examine(name, found, upload)
        if report.receiver and report.receiver.key in {r.receiver.key for r in reports if r.receiver}:
            report.problem = _(
                "There is another file for this translation in the archive, which is read first."
            )
            report.receiver, report.lines = None, []
        reports.append(report)
    return reports


@transaction.atomic
def apply(upload: FileImport, accepted: set[str]) -> list[dict]:
    """Take an upload in; return the report of what was done, which is kept with it.

    Everything is compared again, while nobody else writes these texts, so that what has changed since the report was shown is
    a conflict and not overwritten.
    ``accepted`` are the keys (``line_key``) of conflicts in which the file's translation is to be taken.
    """
    upload = FileImport.objects.select_for_update().get(pk=upload.pk)
    if upload.applied_at:
        return upload.report
    documents = list(_documents(upload))
    _hold(documents)
    reports = _examine_all(documents, upload)
    for report in reports:
        if report.receiver is not None:
            report.lines = [_decided(report, line, accepted) for line in report.lines]
            report.receiver.store(_taken(report.lines), upload.user)
    upload.report = [as_dict(report) for report in reports]
    upload.applied_at, upload.content = timezone.now(), b""
    upload.save()
    return upload.report


def _hold(documents: Iterable[tuple[str, Document | str]]) -> None:
    """Let others who write the texts that these documents are for wait. Two queries."""
    found = [document for _name, document in documents if isinstance(document, Document)]
    uuids = {key for document in found if (key := _uuid(document.translation))}
    hold_translations(Translation.objects.filter(uuid__in=uuids).values_list("pk", flat=True))
    hold_images(
        image_ids(
            text.path for document in found if document.translation == IMAGE_TEXTS for text in document.texts
        )
    )


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _decided(report: FileReport, line: Line, accepted: set[str]) -> Line:
    """A line as it is once the person has decided: a conflict that was accepted is taken."""
    if line.outcome != Outcome.CONFLICT or line_key(report, line) not in accepted:
        return line
    reason = _("Chosen instead of what was changed here.")
    return replace(line, outcome=Outcome.TAKEN, reason=reason)


def _taken(lines: Iterable[Line]) -> dict[Row, Text]:
    """What is stored, and how it is marked."""
    return {
        line.row: Text(line.new, SAME_IN_BOTH if line.new == line.row.source else TOOL)
        for line in lines
        if line.outcome == Outcome.TAKEN and line.row
    }


def line_key(report: FileReport, line: Line) -> str:
    """What identifies a line among all files of an upload."""
    return f"{report.receiver.key if report.receiver else 0}-{line.text.key}"


def as_dict(report: FileReport) -> dict[str, Any]:
    """A report as it is kept and shown."""
    return {
        "name": report.name,
        "title": report.title,
        "url": report.url,
        "language": report.language,
        "problem": report.problem,
        "lines": [_line_as_dict(report, line) for line in report.lines],
    }


def _line_as_dict(report: FileReport, line: Line) -> dict[str, str]:
    row = line.row
    place = [row.field_label, row.block_label] if row else [report.receiver.name_of(line.text.path)]
    return {
        "key": line_key(report, line),
        "outcome": line.outcome.value,
        "reason": line.reason,
        "place": " – ".join(part for part in place if part),
        "anchor": row.anchor if row else "",
        "source": line.text.source,
        "old": row.translation if row else "",
        "new": line.new,
    }


def _documents(upload: FileImport) -> Iterator[tuple[str, Document | str]]:
    """The documents of an upload with the names of their files, or what is wrong with them instead."""
    content = bytes(upload.content)
    try:
        files = unpack(content) if is_archive(content) else [(upload.name, content)]
    except UnreadableFileError as error:
        yield upload.name, str(error)
        return
    for name, data in files:
        try:
            found = read_file(data)
        except UnreadableFileError as error:
            yield name, str(error)
        else:
            for document in found:
                yield name, document


def read_file(data: bytes) -> list[Document]:
    """What a PO or XLIFF file says, told apart by its beginning. Raises UnreadableFileError."""
    if len(data) > LARGEST_FILE:
        raise UnreadableFileError(_("The file is too large."))
    if not data.strip():
        raise UnreadableFileError(_("The file is empty."))
    if is_archive(data):
        raise UnreadableFileError(_("An archive in an archive is not read."))
    beginning = data[:200].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if beginning.startswith(b"<"):
        documents = read_xliff(data)
        if not documents:
            raise UnreadableFileError(_("There is no translation in the file."))
        return documents
    return [read_po(data)]


def _examine(name: str, found: Document | str, upload: FileImport) -> FileReport:
    report = FileReport(name)
    if isinstance(found, str):
        report.problem = found
        return report
    report.title = found.title
    try:
        receive = _receive_image_texts if found.translation == IMAGE_TEXTS else _receive_page
        report.receiver = receive(found, upload, report)
    except RefusedError as error:
        report.problem = str(error)
        return report
    report.lines = compare(found, report.receiver.rows(found))
    return report


def _receive_page(document: Document, upload: FileImport, report: FileReport) -> PageReceiver:
    translation = _find(document)
    instance = _target(translation)
    report.title, report.url = str(instance), translation.get_target_instance_edit_url() or ""
    report.language = translation.target_locale.get_display_name()
    _check(document, translation, instance, upload)
    return PageReceiver(translation)


def _receive_image_texts(document: Document, upload: FileImport, report: FileReport) -> ImageReceiver:
    report.title, report.url = _("Image texts"), reverse("translations_image_texts")
    locale = Locale.objects.filter(language_code=document.target_language).first()
    if locale is None:
        raise RefusedError(_("The file does not say in which language of this site its texts are."))
    report.language = locale.get_display_name()
    if not may_write_in(upload.user, locale.pk):
        raise RefusedError(_("You do not write in this language, so nothing of the file is taken."))
    if upload.translation_id:
        _refuse_other(str(report.title), locale, upload.translation)
    _check_languages(document, other_language(locale), locale)
    return ImageReceiver(locale, upload.user)


def _find(document: Document) -> Translation:
    if not document.translation:
        raise RefusedError(
            _("The file does not say which page it is for. Use a file that was downloaded here.")
        )
    translation = (
        Translation.objects.select_related("source__locale", "target_locale")
        .filter(uuid=_uuid(document.translation), enabled=True)
        .first()
    )
    if translation is None:
        raise RefusedError(_("The file is of a page or a translation that is not on this site (any more)."))
    return translation


def _target(translation: Translation) -> Any:
    try:
        return target_of(translation)
    except ObjectDoesNotExist as error:
        raise RefusedError(_("The translated page has been deleted.")) from error


def _check(document: Document, translation: Translation, instance: Any, upload: FileImport) -> None:
    """Raise RefusedError for the wrong page or language, and for a page that the person may not change."""
    if not may_edit(upload.user, instance):
        raise RefusedError(_("You may not change this page, so nothing of the file is taken."))
    if upload.translation_id and upload.translation_id != translation.pk:
        _refuse_other(str(instance), translation.target_locale, upload.translation)
    _check_languages(document, translation.source.locale, translation.target_locale)
    if lock_of(upload.user, instance):
        raise RefusedError(_("The page is locked, so nothing of the file is taken."))


def _refuse_other(title: str, locale: Locale, expected: Translation) -> NoReturn:
    raise RefusedError(
        _("The file is of another page: “%(theirs)s” (%(language)s), not “%(ours)s” (%(ours_language)s).")
        % {
            "theirs": title,
            "language": locale.get_display_name(),
            "ours": str(_target(expected)),
            "ours_language": expected.target_locale.get_display_name(),
        }
    )


def _check_languages(document: Document, source: Locale, target: Locale) -> None:
    """Raise RefusedError unless the file is in these languages, as far as it says."""
    for code, locale in ((document.source_language, source), (document.target_language, target)):
        if code and code != locale.language_code:
            raise RefusedError(
                _(
                    "The file is in the wrong language: it says “%(theirs)s” where this translation has “%(ours)s”."
                )
                % {"theirs": code, "ours": locale.language_code}
            )
