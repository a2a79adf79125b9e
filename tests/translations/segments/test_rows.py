"""What a translator is told about every text of a page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail_localize.models import StringTranslation, Translation

from cms.translations.segments.marks import SAME_IN_BOTH
from cms.translations.segments.rows import SegmentRow, Status, segment_rows
from newsroom.factories import NewsPageFactory
from tests.translations.desk import submit, write, write_all

MARKUP = "<p>Prvi pasus o radionici.</p><p>Drugi pasus o sajmu u Nišu.</p><p>Treći je poslednji.</p>"
TABLE = {"data": [["Dan", "Sala"], ["Petak", "Velika sala"]], "first_row_is_table_header": True}


def body(markup: str = MARKUP, table: dict = TABLE) -> list[dict]:
    return [
        {"type": "heading", "value": {"text": "Program", "level": "h2"}, "id": "heading-1"},
        {"type": "rich_text", "value": markup, "id": "text-1"},
        {"type": "table", "value": table, "id": "table-1"},
    ]


@pytest.fixture
def news(site_tree):
    page = NewsPageFactory(
        parent=site_tree.sr.news, title="Radionica", lead="Za zanatlije.", place="Niš", body=body()
    )
    page.save_revision().publish()
    return page


@pytest.fixture
def record(news) -> Translation:
    return submit(news)


def by_source(record: Translation) -> dict[str, SegmentRow]:
    return {row.source: row for row in segment_rows(record)}


def republish(news, **values) -> None:
    for name, value in values.items():
        setattr(news, name, value)
    news.save_revision().publish()


def test_every_text_is_there_once_in_the_order_of_the_form(record):
    sources = [row.source for row in segment_rows(record)]
    assert len(sources) == record.source.stringsegment_set.count()
    assert sources.index("Radionica") < sources.index("Za zanatlije.") < sources.index("Program")
    at = sources.index("Prvi pasus o radionici.")
    assert sources[at : at + 3] == [
        "Prvi pasus o radionici.",
        "Drugi pasus o sajmu u Nišu.",
        "Treći je poslednji.",
    ]


def test_fields_and_blocks_are_named_in_the_language_of_the_admin(record):
    with translation.override("en"):
        rows = by_source(record)
        assert (rows["Za zanatlije."].field_label, rows["Za zanatlije."].block_label) == ("Lead", "")
        assert (rows["Program"].field_label, rows["Program"].block_label) == ("Body", "Heading")
        assert rows["Prvi pasus o radionici."].block_label == "Text"
    with translation.override("sr-latn"):
        assert by_source(record)["Program"].block_label == "Naslov"


def test_limits_and_markup_are_those_of_the_field(record):
    rows = by_source(record)
    assert rows["Radionica"].place.max_length == 255
    assert not rows["Radionica"].place.is_rich
    assert rows["Prvi pasus o radionici."].place.is_rich
    assert rows["Prvi pasus o radionici."].place.max_length is None


def test_what_is_written_has_its_author_and_time(record, admin_user):
    write(record, title="Workshop")
    StringTranslation.objects.update(last_translated_by=admin_user)
    row = by_source(record)["Radionica"]
    assert (row.status, row.translation, row.updated_by) == (Status.DONE, "Workshop", admin_user)
    assert row.updated_at is not None
    assert by_source(record)["Za zanatlije."].status == Status.OPEN


def test_a_machine_s_text_and_a_name_are_told_apart(record):
    write(record, title="Workshop", place="Niš")
    StringTranslation.objects.filter(data="Workshop").update(translation_type="machine")
    StringTranslation.objects.filter(data="Niš").update(tool_name=SAME_IN_BOTH)
    rows = by_source(record)
    assert rows["Radionica"].status == Status.MACHINE
    assert rows["Radionica"].is_open
    assert rows["Niš"].status == Status.SAME
    assert not rows["Niš"].is_open


def test_a_text_that_cannot_be_used_is_open_and_says_why(record):
    write(record, lead="<a id='a9'>no such link</a>")
    row = by_source(record)["Za zanatlije."]
    assert row.status == Status.OPEN
    assert "a9" in row.error


class TestChanges:
    def test_the_text_before_the_change_and_its_translation(self, news, record):
        write_all(record)
        republish(news, lead="Za stare zanatlije.")
        changed = [row for row in segment_rows(record) if row.is_open]
        assert [row.source for row in changed] == ["Za stare zanatlije."]
        (row,) = changed
        assert row.status == Status.CHANGED
        assert (row.previous_source, row.previous_translation) == ("Za zanatlije.", "EN Za zanatlije.")

    def test_never_translated_is_not_changed(self, news, record):
        republish(news, lead="Za stare zanatlije.")
        assert by_source(record)["Za stare zanatlije."].status == Status.OPEN

    def test_the_last_translation_counts(self, news, record):
        for lead in ("Drugi uvod.", "Treći uvod."):
            write_all(record)
            republish(news, lead=lead)
        assert by_source(record)["Treći uvod."].previous_source == "Drugi uvod."

    def test_a_text_that_comes_back_is_translated_at_once(self, news, record):
        write_all(record)
        republish(news, lead="Drugi uvod.")
        republish(news, lead="Za zanatlije.")
        assert by_source(record)["Za zanatlije."].status == Status.DONE

    def test_paragraphs_are_paired_by_what_they_say(self, news, record):
        write_all(record)
        markup = (
            "<p>Sasvim novo obaveštenje.</p><p>Drugi pasus o velikom sajmu u Nišu.</p>"
            "<p>Prvi pasus o zanatskoj radionici.</p><p>Treći je poslednji.</p>"
        )
        republish(news, body=body(markup))
        rows = by_source(record)
        assert rows["Drugi pasus o velikom sajmu u Nišu."].previous_source == "Drugi pasus o sajmu u Nišu."
        assert rows["Prvi pasus o zanatskoj radionici."].previous_source == "Prvi pasus o radionici."
        assert rows["Sasvim novo obaveštenje."].status == Status.OPEN
        assert rows["Treći je poslednji."].status == Status.DONE

    def test_cells_are_paired_though_their_place_is_named_by_their_text(self, news, record):
        write_all(record)
        table = {**TABLE, "data": [["Dan", "Sala"], ["Petak", "Mala velika sala"]]}
        republish(news, body=body(table=table))
        (row,) = [row for row in segment_rows(record) if row.is_open]
        assert (row.source, row.previous_source) == ("Mala velika sala", "Velika sala")


def test_one_text_twice_in_one_place_has_one_translation(news, record):
    republish(news, body=body("<p>Dobro došli.</p><p>Kraj.</p><p>Dobro došli.</p>"))
    rows = [row for row in segment_rows(record) if row.source == "Dobro došli."]
    assert len(rows) == 2
    assert rows[0].repeats is None
    assert rows[1].repeats is rows[0]


def test_a_long_page_costs_as_many_queries_as_a_short_one(site_tree):
    """Segments with their texts and contexts; translations with theirs and their authors."""
    counts = []
    for length in (1, 200):
        markup = "".join(f"<p>Pasus broj {number}.</p>" for number in range(length))
        page = NewsPageFactory(parent=site_tree.sr.news, body=body(markup))
        record = submit(page)
        write_all(record)
        record = Translation.objects.select_related("source").get(pk=record.pk)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert len(segment_rows(record)) > length
        counts.append(len(queries))
    assert counts == [2, 2]
