"""XLIFF 2.0 files (OASIS standard, 5 August 2014), with its modules for length limits, glossaries and metadata.

Written and read with Python's own XML; what is read passes defusedxml, which refuses document types and entities.
"""

from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, ParseError, SubElement

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

from cms.translations.files.exchange import Document, ExchangeText, Note, UnreadableFileError, read_moment
from cms.translations.files.inline import CORE, core, read_inline, without_control_signs, write_inline
from cms.translations.languages import language_tag

_LIMITS = "urn:oasis:names:tc:xliff:sizerestriction:2.0"
_GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"
_METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WRITTEN_AT, _STORED = "written-at", "stored"
_TEXTS = (core("source"), core("target"), core("data"), core("note"))
_CONFIRMED = ("translated", "reviewed", "final")

for _prefix, _uri in (("", CORE), ("slr", _LIMITS), ("gls", _GLOSSARY), ("mda", _METADATA)):
    ElementTree.register_namespace(_prefix, _uri)


def write_xliff(documents: list[Document]) -> bytes:
    """The XLIFF file of translations between the same two languages, one ``<file>`` each."""
    root = Element(
        core("xliff"),
        {
            "version": "2.0",
            "srcLang": language_tag(documents[0].source_language),
            "trgLang": language_tag(documents[0].target_language),
        },
    )
    for document in documents:
        _write_file(root, document)
    _indent(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _indent(element: Element, level: int = 0) -> None:
    """Put elements on lines of their own, without touching the texts."""
    if element.tag in _TEXTS or not len(element):
        return
    element.text = "\n" + "  " * (level + 1)
    for child in element:
        _indent(child, level + 1)
        child.tail = element.text
    element[-1].tail = "\n" + "  " * level


def _write_file(root: Element, document: Document) -> None:
    file = SubElement(root, core("file"), {"id": document.translation, "original": document.address})
    SubElement(file, f"{{{_LIMITS}}}profiles", {"generalProfile": "xliff:codepoints"})
    if document.written_at:
        _write_metadata(file, {_WRITTEN_AT: document.written_at.isoformat()})
    _write_notes(file, [Note("page", document.title)])
    for text in document.texts:
        _write_unit(file, text)


def _write_unit(file: Element, text: ExchangeText) -> None:
    unit = SubElement(file, core("unit"), {"id": f"u{text.key}", "name": text.path})
    if text.max_length:
        unit.set(f"{{{_LIMITS}}}sizeRestriction", str(text.max_length))
    if text.terms:
        glossary = SubElement(unit, f"{{{_GLOSSARY}}}glossary")
        for term in text.terms:
            entry = SubElement(glossary, f"{{{_GLOSSARY}}}glossEntry")
            for name, value in (
                ("term", term.term),
                ("translation", term.translation),
                ("definition", term.note),
            ):
                if value:
                    SubElement(entry, f"{{{_GLOSSARY}}}{name}").text = without_control_signs(value)
    _write_metadata(unit, {_STORED: text.stored})
    _write_notes(unit, text.notes)
    data: dict[str, str] = {}
    source, target = (
        Element(core("source"), {_SPACE: "preserve"}),
        Element(core("target"), {_SPACE: "preserve"}),
    )
    write_inline(source, text.source, data)
    write_inline(target, text.target, data)
    if data:
        original = SubElement(unit, core("originalData"))
        for name, mark in data.items():
            SubElement(original, core("data"), {"id": name}).text = mark
    is_done = bool(text.target) and text.is_confirmed
    segment = SubElement(unit, core("segment"), {"state": "translated" if is_done else "initial"})
    segment.append(source)
    if text.target:
        segment.append(target)


def _write_notes(parent: Element, notes) -> None:
    if notes:
        holder = SubElement(parent, core("notes"))
        for note in notes:
            SubElement(holder, core("note"), {"category": note.category}).text = without_control_signs(
                note.text
            )


def _write_metadata(parent: Element, values: dict[str, str]) -> None:
    holder = SubElement(parent, f"{{{_METADATA}}}metadata")
    group = SubElement(holder, f"{{{_METADATA}}}metaGroup", {"category": "exchange"})
    for name, value in values.items():
        SubElement(group, f"{{{_METADATA}}}meta", {"type": name}).text = value


def read_xliff(data: bytes) -> list[Document]:
    """What an XLIFF 2 file says, a document for each of its files.

    Raises UnreadableFileError when it is damaged, of another version, or has a document type.
    """
    root = _parse(data)
    version = root.get("version", "")
    if root.tag.rpartition("}")[2] != "xliff":
        raise UnreadableFileError(
            _("This XML file is no XLIFF file: it begins with <%(name)s>.")
            % {"name": root.tag.rpartition("}")[2]}
        )
    if root.tag != core("xliff"):
        raise UnreadableFileError(
            _("This is XLIFF %(version)s; XLIFF 2.0 is needed. Most programs can save it as that.")
            % {"version": version or "?"}
        )
    source, target = root.get("srcLang", "").lower(), root.get("trgLang", "").lower()
    return [
        Document(
            translation=file.get("id", ""),
            source_language=source,
            target_language=target,
            title=next((note.text or "" for note in file.iterfind(f"{core('notes')}/{core('note')}")), ""),
            address=file.get("original", ""),
            written_at=read_moment(_metadata(file, _WRITTEN_AT)),
            texts=tuple(_read_unit(unit) for unit in file.iter(core("unit"))),
        )
        for file in root.iterfind(core("file"))
    ]


def _parse(data: bytes) -> Element:
    try:
        return fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise UnreadableFileError(
            _(
                "The file has a document type or entities, which a translation file does not need. It was not read."
            )
        ) from error
    except ParseError as error:
        line, column = error.position
        raise UnreadableFileError(
            _("The XML is damaged at line %(line)s, column %(column)s.")
            % {"line": line, "column": column + 1}
        ) from error
    except (LookupError, ValueError) as error:
        raise UnreadableFileError(
            _("The file is in an encoding that cannot be read. Save it as UTF-8.")
        ) from error


def _read_unit(unit: Element) -> ExchangeText:
    data = {
        entry.get("id", ""): entry.text or ""
        for entry in unit.iterfind(f"{core('originalData')}/{core('data')}")
    }
    values, problem = {"source": "", "target": ""}, ""
    for name in values:
        try:
            values[name] = "".join(read_inline(part, data) for part in _parts(unit, name))
        except ValueError as error:
            problem = str(error)
    segments = list(unit.iterfind(core("segment")))
    # A program that writes no state has translated what has a target.
    states = [segment.get("state", "translated") for segment in segments if _has_words(segment)]
    return ExchangeText(
        path=unit.get("name", ""),
        source=values["source"],
        target=values["target"],
        is_confirmed=all(state in _CONFIRMED for state in states),
        stored=_metadata(unit, _STORED),
        problem=problem,
        id=unit.get("id", "").removeprefix("u"),
    )


def _parts(unit: Element, name: str) -> Iterator[Element]:
    """The sources or targets of a unit, which a program may have cut into sentences; what is between them stays.

    A unit of which only some sentences are translated has no target yet.
    """
    pieces = [piece for piece in unit if piece.tag in (core("segment"), core("ignorable"))]
    if name == "target" and any(
        piece.find(core("target")) is None for piece in pieces if piece.tag == core("segment")
    ):
        return
    for piece in pieces:
        part = piece.find(core(name))
        if part is None:
            part = piece.find(core("source"))
        if part is not None:
            yield part


def _has_words(segment: Element) -> bool:
    return segment.find(core("target")) is not None


def _metadata(parent: Element, name: str) -> str:
    path = f"{{{_METADATA}}}metadata/{{{_METADATA}}}metaGroup/{{{_METADATA}}}meta"
    return next((meta.text or "" for meta in parent.iterfind(path) if meta.get("type") == name), "")
