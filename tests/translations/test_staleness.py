"""A published change of the source opens exactly the changed texts again, and carries facts over at once."""

import datetime as dt

import pytest
from wagtail.models import Page
from wagtail_localize.models import OverridableSegment, SegmentOverride, Translation

from cms.images.factories import CmsImageFactory
from cms.taxonomy.models import Category
from cms.translations.gate import open_segments
from cms.translations.segments.rows import Status, segment_rows
from cms.translations.signals import source_page_published
from cms.translations.staleness import refresh_source
from events.factories import EventPageFactory
from events.models import EventPage
from events.models.choices import EventStatus
from newsroom.factories import NewsPageFactory
from tests.translations.desk import submit, target, write_all


def publish_translation(record: Translation, capture) -> Page:
    write_all(record)
    with capture(execute=True):
        record.save_target(publish=True)
    return target(record)


@pytest.fixture
def event(site_tree) -> EventPage:
    event = EventPageFactory(
        parent=site_tree.sr.events, title="Sajam", lead="Izložba zanata.", venue="Hala 1"
    )
    event.sessions.create(
        title="Otvaranje", date=event.start_date, start_time=dt.time(9), locale=event.locale, sort_order=0
    )
    event.sessions.create(
        title="Ručak", date=event.start_date, start_time=dt.time(13), locale=event.locale, sort_order=1
    )
    event.save_revision().publish()
    return EventPage.objects.get(pk=event.pk)


@pytest.fixture
def record(event, django_capture_on_commit_callbacks) -> Translation:
    """The event with its whole English translation, published."""
    record = submit(event)
    publish_translation(record, django_capture_on_commit_callbacks)
    return record


class TestStaleness:
    def test_exactly_the_changed_texts_are_open(self, event, record):
        total, done = record.get_progress()
        assert total == done
        event.lead = "Izložba starih zanata."
        event.venue = "Hala 2"
        event.save_revision().publish()
        assert record.get_progress() == (total, total - 2)
        assert [segment.context.path for segment in open_segments(record)] == ["lead", "venue"]

    def test_moving_a_block_and_changing_a_picture_open_nothing(
        self, site_tree, django_capture_on_commit_callbacks
    ):
        image = {
            "image": {"image": CmsImageFactory().pk, "alt_text": "Sala", "decorative": False},
            "caption": "Sala",
        }
        body = [
            {"type": "heading", "value": {"text": "Program", "level": "h2"}, "id": "first"},
            {"type": "quote", "value": {"text": "Dobro je.", "who": "Ana"}, "id": "second"},
            {"type": "image", "value": image, "id": "third"},
        ]
        news = NewsPageFactory(parent=site_tree.sr.news, lead_image=CmsImageFactory(), body=body)
        news.save_revision().publish()
        record = submit(news)
        publish_translation(record, django_capture_on_commit_callbacks)
        image["image"]["image"] = CmsImageFactory().pk
        news.body = [body[2], body[1], body[0]]
        news.lead_image = CmsImageFactory()
        news.save_revision().publish()
        assert open_segments(record) == []
        assert all(row.status == Status.DONE for row in segment_rows(record))

    def test_a_draft_of_the_source_changes_nothing(self, event, record):
        event.lead = "Izložba starih zanata."
        event.save_revision()
        assert open_segments(record) == []

    def test_the_translation_stays_as_it_was_published(self, event, record):
        event.lead = "Izložba starih zanata."
        event.save_revision().publish()
        assert target(record).live
        assert target(record).lead == "EN Izložba zanata."

    def test_an_unchanged_text_costs_the_same_however_long_it_is(self, event, django_assert_max_num_queries):
        event.body = [
            {"type": "heading", "value": {"text": f"Dan {day}", "level": "h2"}, "id": f"day-{day}"}
            for day in range(20)
        ]
        event.save_revision().publish()
        record = submit(event)
        # The page and each kind of its children from its row, the page and what they refer to for the frozen text, the
        # schema; contexts, strings, templates and the four kinds of segments; the source itself, held first.
        with django_assert_max_num_queries(32):
            assert refresh_source(record.source) is False

    def test_a_page_never_submitted_costs_one_query(self, site_tree, django_assert_num_queries):
        news = NewsPageFactory(parent=site_tree.sr.news)
        with django_assert_num_queries(1):
            source_page_published(type(news), news)

    def test_a_changed_term(self, locales, django_capture_on_commit_callbacks):
        term = Category.objects.create(name="Obuka", locale=locales.sr)
        record = submit(term)
        write_all(record)
        record.save_target()
        term.name = "Obuke"
        term.save()
        assert record.get_progress() == (1, 0)


class TestFacts:
    def test_a_cancellation_and_a_new_date_are_in_both_languages_at_once(self, event, record):
        event.status = EventStatus.CANCELLED
        event.start_date += dt.timedelta(days=30)
        event.save_revision().publish()
        english = target(record)
        assert english.status == EventStatus.CANCELLED
        assert english.start_date == event.start_date
        assert english.starts_at == EventPage.objects.get(pk=event.pk).starts_at
        assert english.title == "EN Sajam"
        assert english.get_latest_revision_as_object().status == EventStatus.CANCELLED

    def test_terms_follow_also_when_they_are_taken_away(self, event, record, locales):
        event.categories = [Category.objects.create(name="Zanati", locale=locales.sr)]
        event.save_revision().publish()
        assert [term.name for term in target(record).categories.all()] == ["Zanati"]
        event.categories = []
        event.save_revision().publish()
        assert not target(record).categories.exists()

    def test_times_of_sessions_follow_and_removed_ones_go(self, event, record):
        first = event.sessions.first()
        first.start_time = dt.time(10)
        event.sessions = [first]
        event.save_revision().publish()
        (session,) = target(record).sessions.all()
        assert (session.title, session.start_time) == ("EN Otvaranje", dt.time(10))
        assert session.locale.language_code == "en"

    def test_related_pages_follow(self, site_tree, event, record):
        news = NewsPageFactory(parent=site_tree.sr.news)
        event.related_pages.add(event.related_pages.model(target=news))
        event.save_revision().publish()
        assert [row.target_id for row in target(record).related_pages.all()] == [news.pk]

    def test_what_a_translator_has_replaced_stays(self, event, record):
        event.website = "https://example.org/sr"
        event.save_revision().publish()
        assert target(record).website == "https://example.org/sr"
        segment = OverridableSegment.objects.get(source=record.source, context__path="website")
        SegmentOverride.objects.create(
            context=segment.context, locale=record.target_locale, data_json='"https://example.org/en"'
        )
        record.save_target(publish=False)
        event.website = "https://example.org/novo"
        event.save_revision().publish()
        assert target(record).website == "https://example.org/en"

    def test_a_draft_kept_beside_the_page_stays_a_draft(self, event, record):
        english = target(record)
        english.lead = "A draft of something else."
        english.save_revision()
        event.status = EventStatus.CANCELLED
        event.save_revision().publish()
        english = target(record)
        assert english.status == EventStatus.CANCELLED
        assert english.lead == "EN Izložba zanata."
        assert english.get_latest_revision_as_object().lead == "A draft of something else."

    def test_nothing_is_published_when_no_fact_has_changed(self, event, record):
        before = target(record).last_published_at
        event.lead = "Izložba starih zanata."
        event.save_revision().publish()
        assert target(record).last_published_at == before
