"""PO files (gettext): written for translators' programs, read back from them.

The identifying header is wagtail-localize's own, so that its files and ours can be told apart from others'.
"""

import re
import tempfile
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

import polib
from django.utils.translation import gettext as _

from cms.translations.files.exchange import Document, ExchangeText, UnreadableFileError, read_moment
from cms.translations.languages import language_tag

_TRANSLATION = "X-WagtailLocalize-TranslationID"
_SOURCE_LANGUAGE = "X-Source-Language"
_PAGE, _ADDRESS, _WRITTEN_AT = "X-Page", "X-Page-Address", "X-Written-At"
_STORED = "stored: "
_CHARSET = re.compile(rb"charset=([\w.:-]+)", re.IGNORECASE)


def write_po(document: Document) -> bytes:
    """The PO file of a translation. Unconfirmed translations are fuzzy, with the earlier original beside them."""
    po = polib.POFile(wrapwidth=0)
    po.metadata = {
        "Project-Id-Version": _one_line(document.title),
        "PO-Revision-Date": document.written_at.strftime("%Y-%m-%d %H:%M%z") if document.written_at else "",
        "Language": _po_language(document.target_language),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        _SOURCE_LANGUAGE: language_tag(document.source_language),
        _TRANSLATION: document.translation,
        _PAGE: _one_line(document.title),
        _ADDRESS: document.address,
        _WRITTEN_AT: document.written_at.isoformat() if document.written_at else "",
    }
    for text in document.texts:
        po.append(
            polib.POEntry(
                msgctxt=text.path,
                msgid=text.source,
                msgstr=text.target,
                comment="\n".join(_comments(text)),
                flags=["fuzzy"] if text.target and not text.is_confirmed else [],
                previous_msgid=text.previous_source or None,
            )
        )
    return str(po).encode() + b"\n"


def _comments(text: ExchangeText) -> list[str]:
    terms = [
        f"{term.term} = {term.translation}" + (f" ({term.note})" if term.note else "") for term in text.terms
    ]
    return [*(note.text for note in text.notes), *terms, f"{_STORED}{text.stored}"]


def read_po(data: bytes) -> Document:
    """What a PO file says. Raises UnreadableFileError when it is none."""
    po = _parse(_decode(data))
    header = po.metadata
    if not header and not len(po):
        raise UnreadableFileError(_("This is neither a PO file nor an XLIFF file."))
    return Document(
        translation=header.get(_TRANSLATION, "").strip(),
        source_language=_code(header.get(_SOURCE_LANGUAGE, "")),
        target_language=_code(header.get("Language", "")) if _SOURCE_LANGUAGE in header else "",
        title=header.get(_PAGE, ""),
        address=header.get(_ADDRESS, ""),
        written_at=read_moment(header.get(_WRITTEN_AT, "")),
        texts=tuple(_text(entry) for entry in po if not entry.obsolete),
    )


def _text(entry: polib.POEntry) -> ExchangeText:
    stored = next(
        (line.removeprefix(_STORED) for line in entry.comment.splitlines() if line.startswith(_STORED)), ""
    )
    return ExchangeText(
        path=entry.msgctxt or "",
        source=entry.msgid,
        target=entry.msgstr,
        is_confirmed="fuzzy" not in entry.flags,
        stored=stored.strip(),
    )


def _decode(data: bytes) -> str:
    """The text of a file in the encoding that it says it has."""
    charset = "utf-8"
    if data.startswith(BOM_UTF8):
        charset = "utf-8-sig"
    elif data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        charset = "utf-16"
    elif found := _CHARSET.search(data[:4096]):
        charset = found[1].decode()
    try:
        return data.decode(charset)
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            _("The file is not in the encoding that it names (%(encoding)s). Save it as UTF-8.")
            % {"encoding": charset}
        ) from error
    except LookupError as error:
        raise UnreadableFileError(
            _("The file names an encoding that is not known: %(encoding)s. Save it as UTF-8.")
            % {"encoding": charset}
        ) from error


def _parse(text: str) -> polib.POFile:
    """Parse through a file of our own: polib takes a short text for the name of a file and would open that."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "upload.po"
        path.write_text(text, encoding="utf-8")
        try:
            return polib.pofile(str(path), encoding="utf-8")
        except (OSError, ValueError, IndexError) as error:
            line = re.search(r"\(line (\d+)\)", str(error))
            raise UnreadableFileError(
                _("This is no PO file: line %(line)s cannot be read.") % {"line": line[1]}
                if line
                else _("This is neither a PO file nor an XLIFF file.")
            ) from error


def _po_language(code: str) -> str:
    """As gettext writes languages: ``sr_Latn``."""
    return language_tag(code).replace("-", "_")


def _code(language: str) -> str:
    return language.strip().replace("_", "-").lower()


def _one_line(text: str) -> str:
    return " ".join(text.split())
