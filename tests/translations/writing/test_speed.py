"""What writing the texts of a page costs: a page of 500 texts takes a bounded number of queries."""

import pytest
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from cms.images.factories import CmsImageFactory
from cms.translations.gate import open_segments
from cms.translations.signals import segments_written
from cms.translations.writing.texts import write_texts
from galleries.factories import GalleryPageFactory
from galleries.models import GalleryPage
from newsroom.factories import NewsPageFactory
from tests.translations.desk import submit, target
from tests.translations.writing.long import TEXTS, long_body, long_news


@pytest.fixture
def heard():
    """The bulk writes that were announced: what was written, and the locale translated into."""
    calls = []

    def hear(sender, source, locale, **kwargs):
        calls.append((sender.__name__, locale and locale.language_code))

    segments_written.connect(hear)
    yield calls
    segments_written.disconnect(hear)


@pytest.fixture
def record(site_tree) -> Translation:
    return submit(long_news(site_tree))


def all_texts(record: Translation) -> dict[tuple[int, int], str]:
    return {
        (segment.string_id, segment.context_id): f"EN {segment.string.data}"
        for segment in open_segments(record)
    }


class TestSubmitting:
    def test_a_page_of_500_texts(self, site_tree, django_assert_max_num_queries):
        """Ceiling of queries: reading the source, copying the page, its revision and search entry ~190; a text nothing.

        The rows of wagtail-localize: strings, contexts and segments are asked for once for 500, and written once for 500
        on PostgreSQL, or for some 200, as many as a statement of SQLite takes.
        """
        page = long_news(site_tree)
        with django_assert_max_num_queries(225):
            record = submit(page)
        assert StringSegment.objects.filter(source=record.source).count() > TEXTS

    def test_a_text_costs_no_query_of_its_own(self, site_tree, django_assert_max_num_queries):
        """Between a page of one text and one of 500 are only the statements that a database splits."""
        short = NewsPageFactory(parent=site_tree.sr.news, title="Kratka")
        with django_assert_max_num_queries(201) as context:
            submit(short)
        page = long_news(site_tree)
        with django_assert_max_num_queries(len(context) + 30):
            submit(page)

    def test_a_gallery_costs_two_queries_a_photo(self, site_tree, django_assert_max_num_queries):
        """Ceiling of queries: what a page costs, and for each photo the row of its copy, made and then translated."""
        page = GalleryPageFactory(parent=site_tree.sr.galleries)
        image = CmsImageFactory()
        page.photos = [
            page.photos.model(image=image, caption=f"Natpis {number}", sort_order=number, locale=page.locale)
            for number in range(40)
        ]
        page.save_revision().publish()
        with django_assert_max_num_queries(225 + 2 * 40):
            submit(GalleryPage.objects.get(pk=page.pk))


class TestRefreshing:
    def test_one_changed_text_of_500(self, record, django_assert_max_num_queries):
        """Queries: the source row and page and what the page refers to ~15, contexts, strings, templates, a read of each
        of four kinds of segments, and the rows that are new.
        """
        page = record.source.get_source_instance()
        type(page).objects.filter(pk=page.pk).update(lead="Nov uvod.")
        with django_assert_max_num_queries(35):
            record.source.update_from_db()
        assert "Nov uvod." in {segment.string.data for segment in open_segments(record)}

    def test_a_text_that_moved_keeps_its_row(self, record):
        before = dict(record.source.stringsegment_set.values_list("context__path", "pk"))
        page = record.source.get_source_instance()
        page.body = list(reversed(long_body()))
        page.save()
        record.source.update_from_db()
        assert dict(record.source.stringsegment_set.values_list("context__path", "pk")) == before
        paths = record.source.stringsegment_set.order_by("order").values_list("context__path", flat=True)
        assert list(paths)[-1].startswith("body.p-0")

    def test_it_is_announced_when_something_changed(self, record, heard):
        record.source.update_from_db()
        assert heard == []
        page = record.source.get_source_instance()
        type(page).objects.filter(pk=page.pk).update(title="Duga vest")
        record.source.update_from_db()
        assert heard == [("TranslationSource", None)]


class TestTexts:
    def test_500_texts_at_once(self, record, heard, django_assert_max_num_queries):
        """Queries: strings in two batches for what is stored and two for the originals, the context and draft title of the
        page, the locale; rows for 500 on PostgreSQL, or for some 90 in a statement of SQLite.
        """
        texts = all_texts(record)
        with django_assert_max_num_queries(20):
            written = write_texts(record, texts, tool_name="Test")
        assert written.added == texts.keys()
        assert open_segments(record) == []
        assert target(record).draft_title == "EN Dugačka vest"
        assert heard == [("StringTranslation", "en")]

    def test_a_file_of_500_texts(self, record, django_assert_max_num_queries):
        """Queries: strings and their translations in two batches each, contexts, places in use, originals; the rows."""
        po = record.export_po()
        for entry in po:
            entry.msgstr = f"EN {entry.msgid}"
        with django_assert_max_num_queries(25):
            assert record.import_po(po) == []
        assert open_segments(record) == []

    def test_a_text_of_somebody_else_is_not_overwritten_unless_asked(self, record, heard):
        texts = dict(list(all_texts(record).items())[:2])
        first = next(iter(texts))
        write_texts(record, {first: "By hand"})
        heard.clear()
        written = write_texts(record, texts, translation_type="machine", overwrite=False)
        assert written.kept == {first}
        assert StringTranslation.objects.get(translation_of=first[0], context=first[1]).data == "By hand"
        written = write_texts(record, texts)
        assert written.changed == {first}
        assert len(heard) == 2

    def test_the_same_again_changes_nothing(self, record, heard):
        texts = all_texts(record)
        write_texts(record, texts)
        before = list(StringTranslation.objects.values_list("pk", "updated_at"))
        heard.clear()
        assert write_texts(record, texts).kept == texts.keys()
        assert list(StringTranslation.objects.values_list("pk", "updated_at")) == before
        assert heard == []

    @pytest.mark.parametrize("text", ['<a id="a7">a link that is not there</a>', "<p>a paragraph</p>"])
    def test_marks_that_the_original_does_not_have_are_faulty(self, record, text):
        first = next(iter(all_texts(record)))
        write_texts(record, {first: text})
        row = StringTranslation.objects.get(translation_of=first[0], context=first[1])
        assert (row.data, row.has_error) == (text, True)
        write_texts(record, {first: "Good"})
        row.refresh_from_db()
        assert (row.data, row.has_error) == ("Good", False)

    def test_a_title_longer_than_a_page_has_is_cut_in_the_explorer(self, record):
        title = next(s for s in open_segments(record) if s.context.path == "title")
        write_texts(record, {(title.string_id, title.context_id): "t" * 300})
        assert target(record).draft_title == "t" * 255

    def test_a_title_is_read_in_the_explorer_as_it_was_typed(self, record):
        title = next(s for s in open_segments(record) if s.context.path == "title")
        write_texts(record, {(title.string_id, title.context_id): "Wood &amp; stone"})
        assert target(record).draft_title == "Wood & stone"
