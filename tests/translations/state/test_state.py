"""Every state by the way that leads to it."""

import pytest
from wagtail.models import Page
from wagtail_localize.models import Translation

from cms.images.factories import CmsImageFactory
from cms.pages.factories import translate
from cms.taxonomy.models import Category
from cms.translations.gate import open_segments
from cms.translations.publishing import save_and_publish
from cms.translations.state.changes import forget, settle
from cms.translations.state.models import Cause, State, TranslationState
from newsroom.factories import NewsPageFactory
from tests.translations.desk import submit, target, write, write_all
from tests.translations.state.states import drifts, row, state

BODY = [
    {"type": "heading", "value": {"text": "Program", "level": "h2"}, "id": "program"},
    {"type": "rich_text", "value": "<p>Prvi pasus teksta.</p><p>Drugi pasus teksta.</p>", "id": "text"},
]


@pytest.fixture
def news(site_tree):
    news = NewsPageFactory(parent=site_tree.sr.news, title="Sajam", lead="Izložba zanata.", body=BODY)
    news.save_revision().publish()
    settle()
    return type(news).objects.get(pk=news.pk)


@pytest.fixture
def publish(django_capture_on_commit_callbacks):
    """Publish a translation as its editor does."""

    def do(record, *, as_summary=False):
        with django_capture_on_commit_callbacks(execute=True):
            save_and_publish(Translation.objects.get(pk=record.pk), None, as_summary=as_summary)
        settle()

    return do


@pytest.fixture
def record(news, publish):
    """The news with its whole English translation, published."""
    record = submit(news)
    write_all(record)
    publish(record)
    return record


def change(news, **values):
    news = type(news).objects.get(pk=news.pk)
    for name, value in values.items():
        setattr(news, name, value)
    news.save_revision().publish()
    settle()
    return type(news).objects.get(pk=news.pk)


class TestPages:
    def test_the_original(self, news):
        original = row(news, "sr-latn")
        assert (original.state, original.is_original) == (State.CURRENT, True)
        assert original.source_locale == news.locale
        assert original.section == news.get_parent().translation_key

    def test_missing(self, news):
        missing = row(news)
        assert (missing.state, missing.read_state, missing.object_id) == (State.MISSING, "", None)
        assert (missing.title, missing.source_object_id) == ("Sajam", news.pk)
        assert (missing.cause, missing.live, missing.source_live) == (Cause.SOURCE_PUBLISHED, False, True)

    def test_submitted_is_a_draft_with_counts(self, news):
        record = submit(news)
        draft = row(news)
        assert (draft.state, draft.cause) == (State.DRAFT, Cause.SUBMITTED)
        assert draft.segments_open == draft.segments_total == len(open_segments(record))
        write(record, title="Fair")
        assert row(news).segments_done == 1
        assert row(news).translated_title == "Fair"

    def test_current(self, news, record):
        current = row(news)
        assert (current.state, current.segments_open) == (State.CURRENT, 0)
        assert (current.cause, current.cause_revision) == (Cause.PUBLISHED, target(record).live_revision)
        assert current.object_id == target(record).pk

    def test_summary_and_then_whole(self, news, publish):
        record = submit(news)
        write(record, title="Fair", lead="Crafts.")
        publish(record, as_summary=True)
        summary = row(news)
        assert (summary.state, summary.live) == (State.SUMMARY, True)
        assert summary.segments_open > 0
        write_all(record)
        publish(record)
        assert state(news) == State.CURRENT

    def test_summary_whose_lead_has_changed(self, news, publish):
        record = submit(news)
        write(record, title="Fair", lead="Crafts.")
        publish(record, as_summary=True)
        change(news, body=[{**BODY[0], "value": {"text": "Red", "level": "h2"}}])
        assert state(news) == State.SUMMARY
        change(news, lead="Izložba starih zanata.")
        assert state(news) == State.STALE

    def test_stale_until_the_translation_is_published_again(self, news, record, publish):
        change(news, lead="Izložba starih zanata.")
        stale = row(news)
        assert (stale.state, stale.cause) == (State.STALE, Cause.SOURCE_PUBLISHED)
        assert (stale.segments_open, stale.segments_changed) == (1, 1)
        write_all(record)
        assert (state(news), row(news).segments_open) == (State.STALE, 0)
        publish(record)
        assert state(news) == State.CURRENT

    def test_a_draft_of_the_original_makes_nothing_stale(self, news, record):
        news.lead = "Izložba starih zanata."
        news.save_revision()
        assert state(news) == State.CURRENT

    def test_a_change_that_is_taken_back(self, news, record, publish):
        change(news, lead="Izložba starih zanata.")
        change(news, lead="Izložba zanata.")
        assert state(news) == State.CURRENT

    def test_a_change_that_is_taken_back_after_it_was_translated(self, news, record, publish):
        change(news, lead="Izložba starih zanata.")
        write_all(record)
        publish(record)
        change(news, lead="Izložba zanata.")
        stale = row(news)
        assert (stale.state, stale.segments_open) == (State.STALE, 0)
        publish(record)
        assert state(news) == State.CURRENT

    def test_a_text_that_the_original_dropped(self, news, record, publish):
        change(news, body=BODY[:1])
        stale = row(news)
        assert (stale.state, stale.segments_open) == (State.STALE, 0)
        publish(record)
        assert state(news) == State.CURRENT

    def test_a_field_that_the_original_emptied(self, news, publish):
        news = change(news, seo_title="Naslov za pretraživače")
        record = submit(news)
        write_all(record)
        publish(record)
        change(news, seo_title="")
        stale = row(news)
        assert (stale.state, stale.segments_open) == (State.STALE, 0)
        publish(record)
        assert (state(news), target(record).seo_title) == (State.CURRENT, "")

    def test_a_field_that_only_the_translation_has(self, news, record):
        english = target(record)
        english.seo_title = "Written by a program"
        english.save_revision().publish()
        change(news, lead="Izložba starih zanata.")
        change(news, lead="Izložba zanata.")
        assert state(news) == State.CURRENT

    def test_a_paragraph_of_a_text_that_the_original_dropped(self, news, record, publish):
        change(news, body=[BODY[0], {**BODY[1], "value": "<p>Prvi pasus teksta.</p>"}])
        assert state(news) == State.STALE
        publish(record)
        assert state(news) == State.CURRENT

    def test_moving_a_block_makes_nothing_stale(self, news, record):
        change(news, body=BODY[::-1])
        assert state(news) == State.CURRENT

    def test_another_picture_makes_nothing_stale(self, news, record):
        change(news, lead_image=CmsImageFactory())
        assert state(news) == State.CURRENT

    def test_a_better_translation_makes_nothing_stale(self, news, record):
        write(record, lead="An exhibition of old crafts.")
        assert state(news) == State.CURRENT

    def test_a_text_edited_in_the_page_itself_makes_nothing_stale(self, news, record):
        english = target(record)
        english.lead = "Corrected by a program."
        english.save_revision().publish()
        assert state(news) == State.CURRENT

    def test_withdrawn_and_published_again(self, news, record, publish):
        target(record).unpublish()
        draft = row(news)
        assert (draft.state, draft.read_state, draft.cause) == (State.DRAFT, "", Cause.UNPUBLISHED)
        publish(record)
        assert state(news) == State.CURRENT

    def test_a_withdrawn_original_is_a_draft(self, news, record):
        news.unpublish()
        assert state(news, "sr-latn") == State.DRAFT
        assert (state(news), row(news).source_live) == (State.CURRENT, False)

    def test_a_deleted_translation_is_missing(self, news, record):
        target(record).delete()
        missing = row(news)
        assert (missing.state, missing.cause) == (State.MISSING, Cause.DELETED)
        assert (missing.segments_total, missing.is_managed) == (0, False)

    def test_a_translation_that_outlives_its_original(self, news, record):
        news.delete()
        assert (state(record.get_target_instance()), row(news).is_original) == (State.CURRENT, True)
        assert state(news, "sr-latn") == State.MISSING

    def test_nothing_is_left_of_what_is_deleted_in_all_languages(self, news, record):
        target(record).delete()
        Page.objects.get(pk=news.pk).delete()
        assert drifts() == []
        assert not TranslationState.objects.filter(translation_key=news.translation_key).exists()

    def test_pages_below_a_deleted_one(self, news, site_tree):
        assert state(news) == State.MISSING
        Page.objects.filter(pk=site_tree.sr.news.pk).first().delete()
        assert drifts() == []

    def test_stopped_and_resumed(self, news, record):
        change(news, lead="Izložba starih zanata.")
        record.enabled = False
        record.save()
        assert (state(news), row(news).is_managed) == (State.CURRENT, False)
        record.enabled = True
        record.save(update_fields=["enabled"])
        assert state(news) == State.STALE

    def test_written_on_its_own(self, news):
        translate(news, title="Fair")
        assert (state(news), row(news).is_managed) == (State.CURRENT, False)
        change(news, lead="Izložba starih zanata.")
        assert state(news) == State.CURRENT

    def test_a_text_written_in_english_first(self, site_tree):
        news = NewsPageFactory(parent=site_tree.en.news, title="Fair", lead="Crafts.")
        assert (state(news), row(news).is_original) == (State.CURRENT, True)
        assert (state(news, "sr-latn"), row(news, "sr-latn").is_original) == (State.MISSING, False)

    def test_a_copy_is_a_text_of_its_own(self, news, record):
        copy = news.copy(update_attrs={"slug": "kopija"})
        assert state(copy) == State.MISSING

    def test_a_moved_page_belongs_to_its_new_section(self, news, site_tree, record):
        below = NewsPageFactory(parent=news, title="Ispod")
        assert row(below).section == site_tree.sr.news.translation_key
        news.move(site_tree.sr.galleries, pos="last-child")
        assert row(below).section == row(news).section == site_tree.sr.galleries.translation_key
        assert state(news) == State.CURRENT
        assert drifts() == []

    def test_what_a_machine_wrote_is_open(self, news):
        record = submit(news)
        write_all(record)
        record.source.stringsegment_set.first().string.translations.update(translation_type="machine")
        forget()
        assert row(news).segments_open == 0
        assert any("segments_open" in drift for drift in drifts())
        text = record.source.stringsegment_set.first().string.translations.get()
        text.save()
        assert row(news).segments_open == 1 == len(open_segments(record))


class TestSnippets:
    def test_a_term_through_its_life(self, locales, publish):
        term = Category.objects.create(name="Obuka", locale=locales.sr)
        assert (state(term, "sr-latn"), state(term)) == (State.CURRENT, State.MISSING)
        record = submit(term)
        assert (state(term), row(term).segments_open) == (State.DRAFT, 1)
        write(record, name="Training")
        assert (state(term), row(term).segments_open) == (State.DRAFT, 0)
        record.save_target()
        assert (state(term), row(term).translated_title) == (State.CURRENT, "Training")
        term.name = "Obuke"
        term.save()
        assert (state(term), row(term).segments_changed) == (State.STALE, 1)
        write(record, name="Courses")
        assert state(term) == State.STALE
        record.save_target()
        assert state(term) == State.CURRENT
        term.delete()
        assert state(term, "sr-latn") == State.MISSING

    def test_a_term_that_is_the_same_in_both_languages(self, locales):
        term = Category.objects.create(name="Niš", locale=locales.sr)
        record = submit(term)
        write(record, name="Niš")
        record.save_target()
        assert state(term) == State.CURRENT
