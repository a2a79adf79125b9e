"""PO and XLIFF 2 say the same, survive a round through a translator's program, and refuse what is none of theirs."""

import datetime as dt
import io
import re
import zipfile

import polib
import pytest
from defusedxml import ElementTree
from django.utils import translation

from cms.translations.files import archive
from cms.translations.files.archive import pack, unpack
from cms.translations.files.exchange import (
    Document,
    ExchangeText,
    Note,
    Term,
    UnreadableFileError,
    checksum,
)
from cms.translations.files.importing import read_file
from cms.translations.files.po import read_po, write_po
from cms.translations.files.xliff import read_xliff, write_xliff

CORE = "{urn:oasis:names:tc:xliff:document:2.0}"
RICH = '<b>Novo:</b> vidi <a id="a1">javni poziv</a>,<br/>R&amp;D &lt;3 „Niš”'
RICH_EN = 'See the <a id="a1">public call</a>,<br/><b>new:</b> R&amp;D &lt;3'
DOCUMENT = Document(
    translation="0c9d1f9e-8f33-4f6b-9f6a-6a2f9a0f7b11",
    source_language="sr-latn",
    target_language="en",
    title="Javni poziv",
    address="https://example.org/sr-latn/vesti/javni-poziv/",
    written_at=dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC),
    texts=(
        ExchangeText(
            "title", "Javni poziv", "", False, checksum(""), (Note("location", "Naslov"),), max_length=255
        ),
        ExchangeText(
            "body.b1",
            RICH,
            RICH_EN,
            True,
            checksum(RICH_EN),
            terms=(Term("javni poziv", "public call", "za firme"),),
        ),
        ExchangeText("lead", "Novi rok.", "Old deadline.", False, checksum(""), previous_source="Stari rok."),
        ExchangeText("note", "Znak\x0bovde", "Sign\x0bhere", True, checksum("Sign\x0bhere")),
    ),
)


def essence(document: Document) -> list[tuple]:
    return [
        (t.key, t.path, t.source, t.target, t.is_confirmed or not t.target, t.stored) for t in document.texts
    ]


class TestBoth:
    @pytest.mark.parametrize(
        ("write", "read"),
        [(write_po, read_po), (lambda document: write_xliff([document]), lambda data: read_xliff(data)[0])],
        ids=["po", "xliff"],
    )
    def test_what_is_written_is_read(self, write, read):
        again = read(write(DOCUMENT))
        assert essence(again) == essence(DOCUMENT)
        assert (again.translation, again.source_language, again.target_language) == (
            DOCUMENT.translation, "sr-latn", "en",
        )  # fmt: skip
        assert (again.title, again.address, again.written_at) == (
            DOCUMENT.title, DOCUMENT.address, DOCUMENT.written_at,
        )  # fmt: skip

    def test_is_told_apart_by_its_content(self):
        assert read_file(write_po(DOCUMENT))[0].translation == DOCUMENT.translation
        assert read_file(write_xliff([DOCUMENT, DOCUMENT]))[1].translation == DOCUMENT.translation


class TestPo:
    def test_has_the_context_where_translators_look(self):
        po = polib.pofile(write_po(DOCUMENT).decode())
        title, body, lead, _sign = po
        assert title.msgctxt == "title"
        assert "Naslov" in title.comment
        assert "javni poziv = public call (za firme)" in body.comment
        assert lead.fuzzy
        assert lead.previous_msgid == "Stari rok."
        assert po.metadata["Language"] == "en"

    def test_a_name_of_a_file_is_not_opened(self, tmp_path):
        secret = tmp_path / "secret.po"
        secret.write_bytes(write_po(DOCUMENT))
        with pytest.raises(UnreadableFileError):
            read_po(str(secret).encode())

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
    def test_encodings_of_other_programs_are_read(self, encoding):
        assert essence(read_po(write_po(DOCUMENT).decode().encode(encoding))) == essence(DOCUMENT)

    def test_a_named_encoding_is_followed(self):
        text = write_po(DOCUMENT).decode().replace("charset=UTF-8", "charset=windows-1250")
        assert read_po(text.encode("windows-1250")).texts[1].source == RICH

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b'msgid "a"\nmessage "b"', "2"),
            (b"hello", "1"),
            ('msgid "č"\nmsgstr "ć"\n'.encode("windows-1250"), "utf-8"),
            (b'msgid ""\nmsgstr "Content-Type: text/plain; charset=klingon\\n"\n', "klingon"),
            (b"\x00\x01\x02", ""),
            (b"  \n", ""),
        ],
    )
    def test_what_cannot_be_read_is_said(self, data, said):
        with pytest.raises(UnreadableFileError) as refused:
            read_file(data)
        assert said in str(refused.value)


class TestXliff:
    def root(self):
        return ElementTree.fromstring(write_xliff([DOCUMENT]))

    def test_has_languages_states_limits_terms_and_notes(self):
        root = self.root()
        assert (root.get("version"), root.get("srcLang"), root.get("trgLang")) == ("2.0", "sr-Latn", "en")
        title, body, lead, _sign = root.iter(f"{CORE}unit")
        limit = "{urn:oasis:names:tc:xliff:sizerestriction:2.0}sizeRestriction"
        assert title.get(limit) == "255"
        assert title.find(f"{CORE}notes/{CORE}note").text == "Naslov"
        assert [s.get("state") for s in root.iter(f"{CORE}segment")] == [
            "initial", "translated", "initial", "translated",
        ]  # fmt: skip
        glossary = "{urn:oasis:names:tc:xliff:glossary:2.0}"
        assert (
            body.find(f"{glossary}glossary/{glossary}glossEntry/{glossary}translation").text == "public call"
        )
        assert lead.find(f"{CORE}segment/{CORE}target").text == "Old deadline."

    def test_marks_have_the_same_ids_in_both_languages(self):
        unit = list(self.root().iter(f"{CORE}unit"))[1]
        source, target = (
            {element.get("id") for element in unit.find(f"{CORE}segment/{CORE}{name}")}
            for name in ("source", "target")
        )
        assert source == target == {"a1", "b1", "br1"}

    def test_sentences_that_a_program_has_cut_come_together(self):
        text = ExchangeText("lead", "Prva. Druga.", "", False)
        cut = write_xliff([Document("id", "sr-latn", "en", texts=(text,))]).decode()
        segments = (
            '<segment state="final"><source>Prva.</source><target>First.</target></segment>'
            "<ignorable><source> </source></ignorable>"
            '<segment state="translated"><source>Druga.</source><target>Second.</target></segment>'
        )
        cut = re.sub("<segment.*</segment>", segments, cut, flags=re.DOTALL)
        (found,) = read_xliff(cut.encode())[0].texts
        assert (found.target, found.is_confirmed) == ("First. Second.", True)
        half = cut.replace("<target>Second.</target>", "")
        assert read_xliff(half.encode())[0].texts[0].target == ""

    def test_marks_of_other_programs_are_read(self):
        text = ExchangeText("body.b", '<a id="a1">Poziv</a> sada', "", False)
        data = write_xliff([Document("id", "sr-latn", "en", texts=(text,))]).decode()
        target = (
            '<target><sc id="a1" dataRef="a1-s"/><mrk id="m1" type="term">Call</mrk><ec startRef="a1" dataRef="a1-e"/>'
            ' <pc id="n1" type="fmt" subType="xlf:b">now</pc></target></segment>'
        )
        (found,) = read_xliff(data.replace("</segment>", target).encode())[0].texts
        assert found.target == '<a id="a1">Call</a> <b>now</b>'

    def test_a_strange_mark_makes_its_line_invalid_only(self):
        data = write_xliff([DOCUMENT]).decode().replace("Old deadline.", 'Old <ph id="x9"/> deadline.')
        texts = read_xliff(data.encode())[0].texts
        assert [bool(text.problem) for text in texts] == [False, False, True, False]
        assert "x9" in texts[2].problem

    def test_marks_nested_without_end_are_refused(self):
        deep = '<pc id="p" subType="xlf:b">' * 5000 + "x" + "</pc>" * 5000
        data = write_xliff([DOCUMENT]).decode().replace("Old deadline.", deep)
        assert read_xliff(data.encode())[0].texts[2].problem

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            ('<xliff version="2.0"', "line 1"),
            ("<html/>", "html"),
            ('<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>', "1.2"),
            ('<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0"/>', ""),
            ('<?xml version="1.0" encoding="klingon"?><xliff/>', "UTF-8"),
            (
                '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><xliff>&b;</xliff>',
                "entities",
            ),
            ('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xliff>&e;</xliff>', "entities"),
        ],
    )
    def test_what_cannot_be_read_is_said(self, data, said):
        with translation.override("en"), pytest.raises(UnreadableFileError) as refused:
            read_file(data.encode())
        assert said in str(refused.value)


class TestArchives:
    def test_come_back_without_what_computers_add(self):
        data = pack([("a.po", b"1"), ("folder/b.xlf", b"2"), ("__MACOSX/._a.po", b"x"), (".DS_Store", b"x")])
        assert unpack(data) == [("a.po", b"1"), ("folder/b.xlf", b"2")]

    def test_damaged_and_empty_ones_are_refused(self):
        whole = pack([("a.po", b"hello" * 100)])
        for data in (whole[:60], whole[:-30], pack([])):
            with pytest.raises(UnreadableFileError):
                unpack(data)

    def test_a_bomb_is_not_unpacked(self, monkeypatch):
        monkeypatch.setattr(archive, "LARGEST_FILE", 1000)
        with pytest.raises(UnreadableFileError, match=r"b\.po"):
            unpack(pack([("a.po", b"1"), ("b.po", b"0" * 100_000)]))
        monkeypatch.setattr(archive, "LARGEST_CONTENT", 1500)
        with pytest.raises(UnreadableFileError, match=r"c\.po"):
            unpack(pack([(f"{name}.po", name.encode() * 700) for name in "abc"]))

    def test_more_files_than_allowed_are_refused(self, monkeypatch):
        monkeypatch.setattr(archive, "MOST_FILES", 2)
        with pytest.raises(UnreadableFileError, match="3"):
            unpack(pack([(f"{name}.po", b"1") for name in "abc"]))

    def test_an_archive_in_an_archive_is_refused(self):
        with pytest.raises(UnreadableFileError):
            read_file(pack([("a.po", b"1")]))

    def test_claimed_sizes_are_not_believed(self, monkeypatch):
        monkeypatch.setattr(archive, "LARGEST_FILE", 1000)
        data = bytearray(pack([("b.po", b"0" * 100_000)]))
        with zipfile.ZipFile(io.BytesIO(bytes(data))) as whole:
            size = whole.infolist()[0].file_size.to_bytes(4, "little")
        lying = bytes(data).replace(size, (10).to_bytes(4, "little"))
        with pytest.raises(UnreadableFileError):
            unpack(lying)
