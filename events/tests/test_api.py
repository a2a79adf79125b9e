"""What the API says about events: its JSON, in both languages, and what it costs."""

import datetime as dt
import json

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.utils import timezone

from cms.api.tests.golden import check_golden
from cms.api.tests.queries import settled_queries
from cms.documents.models import CmsDocument
from cms.images.factories import CmsImageFactory
from cms.pages.factories import translate
from cms.taxonomy.models import Category
from events.factories import EventPageFactory
from events.models import EventAttachment, EventParticipant, EventRelatedPage, EventSeries, EventSession

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(site_tree):
    """An event with everything, and its English translation."""
    locale = site_tree.sr.home.locale
    series = EventSeries.objects.create(
        name="Konferencija klastera", description="Svake jeseni.", locale=locale
    )
    english = series.copy_for_translation(site_tree.en.home.locale)
    english.name, english.description = "Cluster conference", "Every autumn."
    english.save()
    agenda = CmsDocument.objects.create(
        title="Dnevni red", language="mul", file_size=5, file=ContentFile(b"tekst", name="dnevni-red.txt")
    )
    page = EventPageFactory(
        parent=site_tree.sr.events,
        title="VI konferencija klastera",
        lead="Dva dana razgovora.",
        event_type="conference",
        status="rescheduled",
        status_note="Novi datum zbog sajma.",
        previous_start_date=dt.date(2026, 11, 15),
        start_date=dt.date(2026, 11, 22),
        end_date=dt.date(2026, 11, 23),
        time_zone="Europe/Bucharest",
        attendance_mode="mixed",
        venue="Privredna komora",
        address="Bulevar 1",
        town="Bukurešt",
        country="RO",
        online_url="https://example.org/prenos",
        website="https://example.org/konferencija",
        admission="paid",
        fee="120 EUR",
        registration_url="https://example.org/prijava",
        registration_closes_at=dt.datetime(2026, 11, 10, 22, tzinfo=dt.UTC),
        series=series,
        edition="VI",
        agenda_document=agenda,
        brokerage_title="Poslovni susreti",
        brokerage_text="Petnaest minuta po susretu.",
        brokerage_deadline=dt.datetime(2026, 11, 5, 22, tzinfo=dt.UTC),
        brokerage_url="https://example.org/susreti",
        lead_image=CmsImageFactory(),
        body=json.dumps([{"type": "rich_text", "value": "<p>Dobro došli.</p>"}]),
        report=json.dumps([{"type": "heading", "value": {"text": "Kako je bilo"}}]),
        categories=[Category.objects.create(name="Konferencije", slug="konferencije", locale=locale)],
    )
    page.participants.add(
        EventParticipant(role="speaker", name="Ana Ilić", description="Zadruga", sort_order=0, locale=locale)
    )
    page.sessions.add(
        EventSession(
            date=dt.date(2026, 11, 22),
            start_time=dt.time(9),
            title="Otvaranje",
            place="Sala A",
            locale=locale,
        )
    )
    page.save()
    page.save_revision().publish()
    return page, translate(page, title="6th cluster conference", lead="Two days of talks.", town="Bucharest")


# Three weeks before the event, which is then still to come.
BEFORE = dt.datetime(2026, 11, 1, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize("language", ["sr", "en"])
@time_machine.travel(BEFORE)
def test_full_page(client, event, language):
    page = event[0] if language == "sr" else event[1]
    check_golden(__file__, f"event_{language}", client.get(f"/api/v2/pages/{page.pk}/").json())


@time_machine.travel(BEFORE)
def test_row(client, event):
    query = "type=events.EventPage&slug=vi-konferencija-klastera"
    check_golden(__file__, "event_row", client.get(f"/api/v2/pages/?{query}").json())


def test_fixed_values_are_worded_in_the_readers_language(client, event):
    serbian, english = (client.get(f"/api/v2/pages/{page.pk}/").json() for page in event)
    assert serbian.keys() == english.keys()
    assert serbian["event_type"] == english["event_type"] == "conference"
    assert english["labels"]["event_type"] == "conference"
    assert (serbian["country_name"], english["country_name"]) == ("Rumunija", "Romania")
    assert (serbian["series"]["name"], english["series"]["name"]) == (
        "Konferencija klastera",
        "Cluster conference",
    )


def test_moments_are_of_the_events_time_zone(client, event):
    found = client.get(f"/api/v2/pages/{event[0].pk}/").json()
    assert found["start_time"] == "09:00:00"
    # Bucharest is two hours ahead of UTC in winter.
    assert found["starts_at"] == "2026-11-22T07:00:00Z"


def test_section_has_what_is_to_come(client, site_tree):
    today = timezone.localdate()
    EventPageFactory(parent=site_tree.sr.events, title="Prošli", start_date=today - dt.timedelta(days=9))
    EventPageFactory(parent=site_tree.sr.events, title="Kasniji", start_date=today + dt.timedelta(days=20))
    EventPageFactory(parent=site_tree.sr.events, title="Skoriji", start_date=today + dt.timedelta(days=2))
    section = client.get(f"/api/v2/pages/{site_tree.sr.events.pk}/").json()
    assert [item["title"] for item in section["items"]] == ["Skoriji", "Kasniji"]
    to_come = client.get(section["items_url"].removeprefix("http://127.0.0.1:8000")).json()
    assert [item["title"] for item in to_come["items"]] == ["Skoriji", "Kasniji"]


def test_filters_and_order(client, event, site_tree):
    EventPageFactory(parent=site_tree.sr.events, title="Radionica", event_type="workshop", town="Niš")

    def titles(query):
        items = client.get(f"/api/v2/pages/?type=events.EventPage&locale=sr&{query}").json()["items"]
        return [item["title"] for item in items]

    assert titles("event_type=workshop") == ["Radionica"]
    assert titles("status=rescheduled") == ["VI konferencija klastera"]
    assert titles("country=RO&town=Bukure%C5%A1t") == ["VI konferencija klastera"]
    assert titles("start_date=2026-11-22") == ["VI konferencija klastera"]
    assert sorted(titles("order=starts_at")) == sorted(titles("order=-starts_at")) != []


LIST = [
    "wagtailcore_page",
    "events_eventpage",
    "events_eventpage",
    "events_eventpage_categories",
    "images_cmsimage",
]


@pytest.mark.parametrize("rows", [2, 20])
def test_queries_of_the_dearest_list(client, site_tree, rows):
    """Every query: the section in each language · which pages they are · these pages · their categories and tags · images.

    What every request needs (site, home pages, restrictions, languages, sections, terms), and how many there are,
    is kept until content changes.
    """
    category = Category.objects.create(name="Obuke", slug="obuke", locale=site_tree.sr.home.locale)
    for _ in range(rows):
        EventPageFactory(parent=site_tree.sr.events, lead_image=CmsImageFactory(), categories=[category])
    query = f"type=events.EventPage&locale=en&fallback=true&descendant_of={site_tree.en.events.pk}"
    assert len(client.get(f"/api/v2/pages/?{query}").json()["items"]) == rows
    assert sorted(settled_queries(lambda: client.get(f"/api/v2/pages/?{query}"))) == sorted(LIST)


def test_queries_of_a_page_do_not_grow_with_it(client, site_tree):
    """The number of sessions, people, files and related pages does not matter."""
    targets = [EventPageFactory(parent=site_tree.sr.events) for _ in range(5)]
    file = CmsDocument.objects.create(title="D", file=ContentFile(b"x", name="d.txt"))
    counts = []
    for size in (1, 5):
        page = EventPageFactory(parent=site_tree.sr.events, lead_image=CmsImageFactory())
        for number in range(size):
            own = {"locale": page.locale}
            page.participants.add(EventParticipant(name="Ana", **own))
            page.sessions.add(EventSession(date=page.start_date, title="Deo", **own))
            page.attachments.add(EventAttachment(document=file, **own))
            page.related_pages.add(EventRelatedPage(target=targets[number]))
        page.save()
        client.get(f"/api/v2/pages/{page.pk}/")
        counts.append(settled_queries(lambda page=page: client.get(f"/api/v2/pages/{page.pk}/")))
    assert counts[0] == counts[1]
    assert len(counts[1]) <= 30
