"""What is told of pages and translations: once, in the transaction of the change, and nothing that readers do not know."""

import datetime as dt
import json

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.translations.publishing import save_and_publish
from cms.translations.state.changes import settle
from cms.webhooks.models import Delivery, Endpoint
from events.factories import EventPageFactory
from newsroom.factories import NewsPageFactory
from tests.translations.desk import submit, target, write_all

pytestmark = pytest.mark.django_db


def told() -> list[tuple[str, int]]:
    """What is in the queue, oldest first; empties it, and counts as the end of a transaction."""
    transaction.get_connection().run_on_commit.clear()
    found = list(Delivery.objects.order_by("created_at", "pk").values_list("event", "page_id"))
    Delivery.objects.all().delete()
    return found


def data_of(delivery: Delivery) -> dict:
    return json.loads(delivery.body)["data"]


@pytest.fixture
def news(site_tree):
    page = NewsPageFactory(parent=site_tree.sr.news, title="Radionica", lead="Za zanatlije.")
    page.unpublish()
    # The sections are translations too, and complete; that is not what the tests are about.
    settle()
    return page


@pytest.fixture
def published(news, endpoint):
    news.save_revision().publish()
    told()
    return type(news).objects.get(pk=news.pk)


class TestPages:
    def test_publishing_is_told_once_with_its_address(self, news, endpoint, settings):
        news.save_revision().publish()
        (delivery,) = Delivery.objects.all()
        message = json.loads(delivery.body)
        assert message["type"] == delivery.event == "page.published"
        assert dt.datetime.fromisoformat(message["timestamp"]) <= timezone.now()
        assert message["data"] == {
            "page_id": news.pk,
            "page_type": "newsroom.NewsPage",
            "locale": "sr-Latn",
            "api_url": f"{settings.SITE_URL}/api/v2/pages/{news.pk}/",
        }

    def test_a_draft_is_nobodys_business(self, published, endpoint):
        published.title = "Nova radionica"
        published.save_revision()
        assert told() == []

    def test_each_change_of_what_readers_have(self, published, site_tree):
        pk = published.pk
        published.title = "Nova radionica"
        published.save_revision().publish()
        assert told() == [("page.updated", pk)]
        Page.objects.get(pk=pk).specific.unpublish()
        assert told() == [("page.unpublished", pk)]
        Page.objects.get(pk=pk).specific.latest_revision.publish()
        assert told() == [("page.published", pk)]
        Page.objects.get(pk=pk).specific.delete()
        assert told() == [("page.deleted", pk)]

    def test_what_was_never_public_is_deleted_in_silence(self, news, endpoint):
        news.delete()
        assert told() == []

    def test_all_that_moves_or_goes_with_a_page_is_told_each_once(self, published, site_tree):
        second = NewsPageFactory(parent=site_tree.sr.news)
        draft = NewsPageFactory(parent=site_tree.sr.news)
        draft.unpublish()
        told()
        section = Page.objects.get(pk=site_tree.sr.news.pk)
        section.move(Page.objects.get(pk=site_tree.en.home.pk), pos="last-child")
        pages = {section.pk, published.pk, second.pk}
        found = told()
        assert {page for _event, page in found} == pages
        assert sorted(found) == sorted(("page.moved", page) for page in pages)
        Page.objects.get(pk=section.pk).delete()
        assert sorted(told()) == sorted(("page.deleted", page) for page in pages)

    def test_what_is_rolled_back_is_told_to_nobody(self, published):
        def unpublish():
            Page.objects.get(pk=published.pk).specific.unpublish()

        with transaction.atomic():
            unpublish()
            assert Delivery.objects.count() == 1
            transaction.set_rollback(True)
        assert Delivery.objects.count() == 0
        # What was rolled back does not silence what happens after it in the same transaction.
        unpublish()
        assert told() == [("page.unpublished", published.pk)]

    def test_one_transaction_tells_one_thing_once(self, published):
        with transaction.atomic():
            for title in ("Prva", "Druga"):
                published.title = title
                published.save_revision().publish()
        assert told() == [("page.updated", published.pk)]

    def test_bulk_actions_tell_one_thing_a_page(self, published, site_tree, admin_client):
        pages = [published, NewsPageFactory(parent=site_tree.sr.news)]
        told()
        query = "&".join(f"id={page.pk}" for page in pages)
        address = f"/admin/bulk/wagtailcore/page/unpublish/?{query}&next=/admin/"
        assert admin_client.post(address).status_code == 302
        assert sorted(told()) == sorted(("page.unpublished", page.pk) for page in pages)

    def test_the_clock_tells_too(self, published):
        published.expire_at = timezone.now() - dt.timedelta(minutes=1)
        published.save(update_fields=["expire_at"])
        call_command("publish_scheduled")
        assert told() == [("page.unpublished", published.pk)]

    def test_a_restricted_page_is_nobodys_business(self, published, site_tree):
        restriction = PageViewRestriction.objects.create(page=site_tree.sr.news, restriction_type="groups")
        restriction.groups.add(Group.objects.get(name="Editors"))
        published.save_revision().publish()
        published.unpublish()
        assert told() == []

    def test_endpoints_hear_what_they_have_chosen(self, published, endpoint, site_tree):
        def hears(**choice):
            Endpoint.objects.filter(pk=endpoint.pk).update(
                **{"events": ["page.updated"], "languages": [], "page_types": [], "is_active": True, **choice}
            )
            Page.objects.get(pk=published.pk).specific.save_revision().publish()
            return bool(told())

        assert hears()
        assert not hears(events=["page.moved"])
        assert hears(languages=["sr-latn"])
        assert not hears(languages=["en"])
        assert hears(page_types=["newsroom.NewsPage"])
        assert not hears(page_types=["events.EventPage"])
        assert not hears(is_active=False)


class TestEvents:
    @pytest.fixture
    def event(self, site_tree, endpoint):
        event = EventPageFactory(parent=site_tree.sr.events)
        told()
        return event

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            ({"status": "cancelled"}, ["status"]),
            ({"start_date": dt.date(2030, 1, 2)}, ["date"]),
            (
                {
                    "status": "rescheduled",
                    "previous_start_date": dt.date(2030, 1, 1),
                    "start_date": dt.date(2030, 1, 2),
                },
                ["status", "date"],
            ),
        ],
    )
    def test_what_readers_plan_by_is_told_by_name(self, event, change, words):
        for name, value in change.items():
            setattr(event, name, value)
        event.save_revision().publish()
        (delivery,) = Delivery.objects.all()
        assert delivery.event == "event.changed"
        assert data_of(delivery)["changes"] == words

    def test_other_changes_are_changes_of_a_page(self, event):
        event.lead = "Novi uvod"
        event.save_revision().publish()
        assert told() == [("page.updated", event.pk)]

    def test_who_has_not_chosen_it_hears_of_a_change_of_a_page(self, event, endpoint):
        Endpoint.objects.update(events=["page.updated"])
        event.status = "cancelled"
        event.save_revision().publish()
        assert told() == [("page.updated", event.pk)]


class TestTranslations:
    def test_complete_out_of_date_and_complete_again(self, published):
        record = submit(published)
        write_all(record)
        told()
        save_and_publish(record, None, as_summary=False)
        settle()
        page = target(record)
        (complete,) = Delivery.objects.filter(event="translation.complete")
        assert data_of(complete)["original_page_id"] == published.pk
        assert data_of(complete)["locale"] == "en"
        assert sorted(told()) == [("page.published", page.pk), ("translation.complete", page.pk)]
        published.lead = "Za zanatlije i preduzetnice."
        published.save_revision().publish()
        settle()
        assert sorted(told()) == [("page.updated", published.pk), ("translation.stale", page.pk)]
        record.refresh_from_db()
        write_all(record)
        save_and_publish(record, None, as_summary=False)
        settle()
        assert sorted(told()) == [("page.updated", page.pk), ("translation.complete", page.pk)]
