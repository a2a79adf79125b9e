"""No path publishes a page half translated."""

import datetime as dt
import json

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield
from wagtail_localize.models import StringTranslation, Translation

from cms.taxonomy.models import Category
from cms.translations.gate import TranslationIncompleteError, open_segments, refusal
from newsroom.factories import NewsPageFactory
from tests.translations.desk import submit, target, write, write_all


@pytest.fixture
def record(site_tree) -> Translation:
    """A news item submitted for translation: title, lead and two more texts, none translated."""
    news = NewsPageFactory(
        parent=site_tree.sr.news,
        title="Radionica",
        lead="Za zanatlije.",
        place="Niš",
        body=[{"type": "heading", "value": {"text": "Program", "level": "h2"}, "id": "first"}],
    )
    news.save_revision().publish()
    return submit(news)


@pytest.fixture
def publish(admin_client, record, django_capture_on_commit_callbacks):
    """Press a button of the translation editor; return what the translator is then told."""

    def press(action: str = "publish") -> str:
        url = reverse("wagtailadmin_pages:edit", args=[target(record).pk])
        with django_capture_on_commit_callbacks(execute=True):
            response = admin_client.post(url, {"action": action}, follow=True)
        return " ".join(str(message) for message in response.context["messages"])

    return press


class TestTranslationEditor:
    def test_submitting_publishes_nothing(self, record):
        assert target(record).live is False

    def test_open_texts_are_counted_and_named(self, settings, record, publish):
        settings.LANGUAGE_CODE = "en"
        write(record, title="Workshop")
        said = publish()
        assert not target(record).live
        assert "3" in said
        for name in ("lead", "place", "body"):
            assert str(target(record)._meta.get_field(name).verbose_name).capitalize() in said

    def test_whole_translation_is_published(self, client, record, publish):
        write_all(record)
        publish()
        page = target(record)
        assert page.live
        assert not page.summary_only
        assert page.get_url() == "/en/news/en-radionica/"
        assert "EN Program" in client.get(page.get_url()).text

    def test_summary_needs_title_and_lead(self, record, publish):
        write(record, title="Workshop")
        publish("publish-summary")
        assert not target(record).live

    def test_summary_is_published_without_the_rest(self, client, record, publish):
        write(record, title="Workshop", lead="For artisans.")
        publish("publish-summary")
        page = target(record)
        assert (page.live, page.summary_only, page.lead) == (True, True, "For artisans.")
        assert "Program" not in client.get("/en/news/workshop/").text

    def test_summary_shows_nothing_of_the_source_in_lists(self, client, site_tree, publish, record):
        source = record.source.get_source_instance()
        source.listing_title = "Radionica u listi"
        source.search_description = "Opis za pretraživače"
        source.save_revision().publish()
        write(record, title="Workshop", lead="For artisans.")
        publish("publish-summary")
        page = target(record)
        assert (page.teaser_title, page.meta_description) == ("Workshop", "For artisans.")
        assert page.get_latest_revision_as_object().listing_title == ""
        write_all(record)
        publish()
        assert target(record).teaser_title == "EN Radionica u listi"

    def test_summary_becomes_whole(self, record, publish):
        write(record, title="Workshop", lead="For artisans.")
        publish("publish-summary")
        write_all(record)
        publish()
        page = target(record)
        assert (page.live, page.summary_only) == (True, False)
        assert page.body[0].value["text"] == "EN Program"

    def test_summary_stays_one_while_texts_are_open(self, record, publish):
        write(record, title="Workshop", lead="For artisans.")
        publish("publish-summary")
        write(record, title="The workshop")
        publish()
        page = target(record)
        assert (page.title, page.summary_only) == ("The workshop", True)

    def test_text_with_an_error_counts_as_open(self, record, publish):
        write_all(record)
        write(record, lead="<a id='a9'>no such link</a>")
        publish()
        assert not target(record).live

    def test_a_machine_s_text_waits_for_a_person(self, record, publish):
        write_all(record)
        StringTranslation.objects.filter(context__path="lead").update(translation_type="machine")
        publish()
        assert not target(record).live
        StringTranslation.objects.filter(context__path="lead").update(translation_type="manual")
        publish()
        assert target(record).live


class TestOtherPaths:
    def test_command(self, record, django_capture_on_commit_callbacks):
        with pytest.raises(TranslationIncompleteError), django_capture_on_commit_callbacks(execute=True):
            record.save_target(publish=True)
        assert not target(record).live

    def test_command_with_all_texts(self, record, django_capture_on_commit_callbacks):
        write_all(record)
        with django_capture_on_commit_callbacks(execute=True):
            record.save_target(publish=True)
        assert target(record).live

    @pytest.mark.parametrize("publish_it", [True, False])
    def test_a_live_text_is_not_overwritten_half_translated(
        self, record, publish, publish_it, django_capture_on_commit_callbacks
    ):
        """Even a "draft" of wagtail-localize writes into the live row."""
        write_all(record)
        publish()
        record.source.translations.get().target_locale.string_translations.filter(
            context__path="lead"
        ).delete()
        with pytest.raises(ValidationError), django_capture_on_commit_callbacks(execute=True):
            record.save_target(publish=publish_it)
        assert target(record).lead == "EN Za zanatlije."

    def test_revision(self, record):
        record.save_target(publish=False)
        with pytest.raises(TranslationIncompleteError), transaction.atomic():
            target(record).get_latest_revision().publish()
        assert not target(record).live

    def test_bulk_action(self, admin_client, record):
        page = target(record)
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        admin_client.post(f"{url}?id={page.pk}&next=/admin/", {"include_descendants": ""})
        assert not target(record).live

    def test_synchronising_all_translations(self, admin_client, record, django_capture_on_commit_callbacks):
        url = reverse("wagtail_localize:update_translations", args=[record.source.pk])
        with django_capture_on_commit_callbacks(execute=True):
            response = admin_client.post(url, {"publish_translations": "on"}, follow=True)
        assert not target(record).live
        assert len(response.context["messages"]) == 2
        write_all(record)
        with django_capture_on_commit_callbacks(execute=True):
            admin_client.post(url, {"publish_translations": "on"})
        assert target(record).live

    def test_a_scheduled_publication_waits_without_holding_up_others(self, site_tree, record):
        page = target(record)
        page.go_live_at = timezone.now() + dt.timedelta(minutes=5)
        page.save_revision().publish()
        other = NewsPageFactory(parent=site_tree.sr.news, live=False)
        other.go_live_at = timezone.now() + dt.timedelta(minutes=6)
        other.save_revision().publish()
        ten_minutes_ago = timezone.now() - dt.timedelta(minutes=10)
        for waiting in (page, other):
            revision = waiting.get_latest_revision()
            revision.content["go_live_at"] = ten_minutes_ago.isoformat()
            revision.approved_go_live_at = ten_minutes_ago
            revision.save()
        call_command("publish_scheduled")
        other.refresh_from_db()
        assert other.live
        assert not target(record).live
        assert target(record).scheduled_revision is not None

    def test_snippet(self, admin_client, locales):
        record = submit(Category.objects.create(name="Obuka", locale=locales.sr))
        english = target(record)
        url = reverse(english.snippet_viewset.get_url_name("edit"), args=[english.pk])
        admin_client.post(url, {"action": "publish"})
        assert target(record).name == "Obuka"
        write_all(record)
        admin_client.post(url, {"action": "publish"})
        assert target(record).name == "EN Obuka"


class TestWhatIsNotStopped:
    def test_housekeeping_of_a_live_page(self, record, publish):
        write_all(record)
        publish()
        source = record.source.get_source_instance()
        source.lead = "Za zanatlije i preduzetnice."
        source.save_revision().publish()
        page = target(record)
        assert refusal(page)
        page.save()
        page.unpublish()
        assert not target(record).live

    def test_a_stale_summary_cannot_show_its_body(self, record, publish):
        write(record, title="Workshop", lead="For artisans.")
        publish("publish-summary")
        page = target(record)
        page.summary_only = False
        with pytest.raises(TranslationIncompleteError):
            page.save()

    def test_a_page_that_nobody_manages_as_a_translation_any_more(self, record):
        """Written by hand; names may be the same."""
        Translation.objects.update(enabled=False)
        page = target(record)
        page.title, page.lead = "Workshop", "For artisans."
        page.body[0].value["text"] = "Programme"
        page.save_revision().publish()
        assert target(record).live
        assert target(record).place == "Niš"


@pytest.fixture
def copy(site_tree):
    """The English draft of a live Serbian page, copied as it is."""
    news = NewsPageFactory(
        parent=site_tree.sr.news,
        title="Radionica",
        lead="Radionica za male zanatlije iz Niša.",
        place="Niš",
        body=[{"type": "quote", "value": {"text": "Ovde se dobro radi.", "author": "Ana"}, "id": "first"}],
    )
    news.save_revision().publish()
    return news.copy_for_translation(site_tree.en.home.locale)


def published(page, **values) -> bool:
    """Whether a page can be published with these values."""
    page = type(page).objects.get(pk=page.pk)
    for name, value in values.items():
        setattr(page, name, value)
    try:
        with transaction.atomic():
            page.save_revision().publish()
    except TranslationIncompleteError:
        return False
    return type(page).objects.get(pk=page.pk).live


class TestCopies:
    """A copy of a page in the other language, of which no record in force says what is translated."""

    def test_a_copy_is_no_translation(self, copy):
        assert not published(copy)

    def test_nor_with_a_new_title(self, copy):
        assert not published(copy, title="Workshop")

    def test_nor_while_a_quotation_is_the_original(self, copy):
        assert not published(copy, title="Workshop", lead="For artisans.")

    def test_what_is_still_the_original_is_named(self, copy):
        copy.title = "Workshop"
        revision = copy.save_revision()
        with pytest.raises(TranslationIncompleteError) as refused, translation.override("en"):
            revision.publish()
        assert "Lead" in str(refused.value)
        assert "2" in str(refused.value)

    def test_a_draft_of_the_source_counts_too(self, copy):
        source = copy.get_translations().get().specific
        source.lead = "Sasvim novi uvod o istoj radionici."
        source.save_revision()
        assert not published(copy, title="Workshop", body=[], lead=source.lead)

    def test_a_page_written_by_hand(self, copy):
        body = [{"type": "quote", "value": {"text": "Good work is done here.", "author": "Ana"}}]
        assert published(copy, title="Workshop", lead="For artisans.", body=json.dumps(body))

    def test_a_summary_needs_title_and_lead_only(self, copy):
        assert not published(copy, summary_only=True, title="Workshop")
        assert published(copy, summary_only=True, title="Workshop", lead="For artisans.")

    def test_names_are_the_same_in_both_languages(self, site_tree):
        news = NewsPageFactory(parent=site_tree.sr.news, title="ECCP 2026", lead="")
        assert published(news.copy_for_translation(site_tree.en.home.locale))

    def test_the_source_itself_is_published_and_changed_freely(self, copy):
        source = copy.get_translations().get().specific
        source.unpublish()
        assert published(source)
        assert published(source, title="Radionice")

    def test_a_new_page_is_no_copy_either(self, copy, site_tree):
        copy.delete()
        source = site_tree.sr.news.get_children().get().specific
        with pytest.raises(TranslationIncompleteError):
            source.copy(
                to=site_tree.en.news,
                update_attrs={"locale": site_tree.en.home.locale},
                reset_translation_key=False,
                keep_live=True,
            )

    def test_stopping_the_translation_opens_no_way(self, record):
        Translation.objects.update(enabled=False)
        assert not published(target(record))
        assert not published(target(record), title="Workshop", lead="For artisans.")

    def test_translated_texts_that_are_not_in_the_page_yet(self, record):
        write_all(record)
        assert not published(target(record))

    def test_texts_translated_as_themselves(self, record, django_capture_on_commit_callbacks):
        for segment in open_segments(record):
            write(record, **{segment.context.path: segment.string.data})
        with django_capture_on_commit_callbacks(execute=True):
            record.save_target(publish=True)
        assert target(record).live

    def test_the_ordinary_editor_says_what_is_wrong(self, admin_client, copy):
        url = reverse("wagtailadmin_pages:edit", args=[copy.pk])
        form = admin_client.get(url).context["form"]
        values = nested_form_data(
            {
                "title": "Workshop",
                "slug": "workshop",
                "lead": copy.lead,
                "publication_date": copy.publication_date.isoformat(),
                "publication_date_precision": copy.publication_date_precision,
                "body": streamfield([]),
                **{name: inline_formset([]) for name in form.formsets},
                "action-publish": "1",
            }
        )
        response = admin_client.post(url, values, follow=True)
        assert response.redirect_chain
        assert any("1" in str(message) for message in response.context["messages"])
        stored = type(copy).objects.get(pk=copy.pk)
        assert not stored.live
        assert stored.get_latest_revision_as_object().title == "Workshop"

    def test_nor_are_many_published_at_once(self, admin_client, copy):
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        response = admin_client.post(
            f"{url}?id={copy.pk}&next=/admin/", {"include_descendants": ""}, follow=True
        )
        assert response.status_code == 200
        assert not type(copy).objects.get(pk=copy.pk).live
