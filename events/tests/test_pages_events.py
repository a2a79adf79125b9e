"""The pages of the events: lists, facts, honest states, and what they cost."""

import datetime as dt

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.utils import timezone

from cms.delivery.version import start_new_version
from cms.documents.models import CmsDocument
from cms.images.factories import CmsImageFactory
from cms.pages.factories import translate
from cms.taxonomy.models import Category
from events.factories import EventPageFactory
from events.models import (
    EventAttachment,
    EventListPage,
    EventParticipant,
    EventRelatedPage,
    EventSeries,
    EventSession,
)
from galleries.factories import GalleryPageFactory


def day(number: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=number)


def read(client, path: str, status: int = 200) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == status, path
    return BeautifulSoup(response.content, "html.parser")


def event_page(client, event, language: str = "en") -> BeautifulSoup:
    section = {"en": "/en/events/", "sr-latn": "/sr-latn/dogadjaji/"}[language]
    return read(client, f"{section}{event.slug}/")


def titles(page: BeautifulSoup) -> list[str]:
    return [link.get_text() for link in page.select(".card__title a")]


def badges(page: BeautifulSoup) -> list[str]:
    return [badge.get_text() for badge in page.select(".badge")]


def test_upcoming_events_come_soonest_first_and_past_ones_latest_first(client, site_tree):
    for title, start in [("Za mesec", 30), ("Sutra", 1), ("Prošle godine", -300), ("Juče", -1)]:
        EventPageFactory(parent=site_tree.sr.events, title=title, start_date=day(start))
    upcoming = read(client, "/en/events/")
    assert titles(upcoming) == ["Sutra", "Za mesec"]
    assert upcoming.select_one(".tabs [aria-current]").get_text() == "Upcoming"
    past = read(client, "/en/events/?when=past")
    assert titles(past) == ["Juče", "Prošle godine"]
    assert past.select_one(".tabs [aria-current]").get_text() == "Past"
    assert past.find("link", rel="canonical")["href"].endswith("/en/events/?when=past")
    read(client, "/en/events/?when=never", status=404)


def test_a_calendar_that_was_fetched_before_changes_nothing_of_what_there_is_to_choose(client, site_tree):
    """It has past events too."""
    locale = site_tree.sr.home.locale
    old, new = (
        Category.objects.create(name=name, slug=name.lower(), locale=locale) for name in ("Staro", "Novo")
    )
    EventPageFactory(parent=site_tree.sr.events, start_date=day(-300), categories=[old])
    EventPageFactory(parent=site_tree.sr.events, start_date=day(3), categories=[new])
    for address in ("calendar.ics", "calendar.ics?when=anything"):
        assert client.get(f"/sr-latn/dogadjaji/{address}").status_code == 200
    options = client.get("/sr-latn/dogadjaji/").context["filters"].options
    assert [option.name for option in options] == ["Novo"]


def test_what_ends_while_its_list_is_made_is_not_counted_from_then_on(client, site_tree, monkeypatch):
    event = EventPageFactory(parent=site_tree.sr.events, start_date=day(1))
    start_new_version()
    get_places = EventListPage.get_places
    with time_machine.travel(event.ends_at - dt.timedelta(seconds=1), tick=False) as clock:

        def slowly(page):
            clock.move_to(event.ends_at + dt.timedelta(seconds=1))
            return get_places(page)

        monkeypatch.setattr(EventListPage, "get_places", slowly)
        assert client.get("/sr-latn/dogadjaji/").context["page_of_items"].paginator.count == 1
        assert client.get("/sr-latn/dogadjaji/").context["page_of_items"].paginator.count == 0


def test_an_event_of_today_is_upcoming_until_it_ends(client, site_tree):
    EventPageFactory(
        parent=site_tree.sr.events,
        title="Danas",
        start_date=day(0),
        start_time=None,
        end_time=None,
        is_all_day=True,
    )
    page = read(client, "/en/events/")
    assert titles(page) == ["Danas"]
    assert badges(page) == ["Happening now", "In Serbian"]


@pytest.mark.parametrize(
    ("values", "serbian", "english"),
    [
        (
            {"start_date": dt.date(2017, 9, 25), "start_time": dt.time(18), "end_time": dt.time(20, 30)},
            "25. septembar 2017, 18:00–20:30",
            "25 September 2017, 18:00–20:30",
        ),
        (
            {
                "start_date": dt.date(2017, 9, 25),
                "end_date": dt.date(2017, 9, 27),
                "start_time": None,
                "end_time": None,
            },
            "25–27. septembar 2017.",
            "25–27 September 2017",
        ),
        (
            {"start_date": dt.date(2017, 9, 25), "end_date": dt.date(2017, 9, 27), "start_time": dt.time(9)},
            None,
            "25–27 September 2017, beginning at 09:00",
        ),
        (
            {
                "start_date": dt.date(2018, 4, 1),
                "start_time": None,
                "end_time": None,
                "date_precision": "month",
            },
            "april 2018.",
            "April 2018",
        ),
    ],
    ids=["hours", "days", "days and hour", "month only"],
)
def test_the_time_is_told_as_far_as_it_is_known(client, site_tree, values, serbian, english):
    event = EventPageFactory(parent=site_tree.sr.events, **values)
    assert event_page(client, event).select_one(".facts time").get_text() == english
    if serbian:
        assert event_page(client, event, "sr-latn").select_one(".facts time").get_text() == serbian


def test_a_month_only_event_has_no_day_on_its_leaf(client, site_tree):
    EventPageFactory(
        parent=site_tree.sr.events, start_date=day(90), start_time=None, end_time=None, date_precision="month"
    )
    leaf = read(client, "/en/events/").select_one(".date-block")
    assert not leaf.select(".date-block__day")
    assert leaf["aria-hidden"] == "true"


@pytest.mark.parametrize(
    ("values", "sentence", "mark", "is_struck"),
    [
        ({"status": "cancelled"}, "This event has been cancelled.", "Cancelled", True),
        ({"status": "postponed"}, "postponed; the new date is not known yet", "Postponed", True),
        ({"status": "moved_online"}, "This event has been moved online.", "Moved online", False),
        (
            {"status": "rescheduled", "previous_start_date": dt.date(2026, 1, 5)},
            "It was first announced for 5 January 2026",
            "New date",
            False,
        ),
    ],
)
def test_a_change_is_said_first_and_everywhere(client, site_tree, values, sentence, mark, is_struck):
    event = EventPageFactory(
        parent=site_tree.sr.events,
        status_note="Predavač je sprečen.",
        registration_url="https://example.org/prijava",
        **values,
    )
    page = event_page(client, event)
    notice = page.select_one(".page-head .notice").get_text()
    assert sentence in notice
    assert "Predavač je sprečen." in notice
    assert mark in badges(page)
    assert bool(page.select(".facts s")) == is_struck
    assert bool(page.select('a[href="https://example.org/prijava"]')) != is_struck
    row = read(client, "/en/events/")
    assert mark in badges(row)
    assert bool(row.select(".date-block--off")) == is_struck


def test_an_event_as_announced_says_nothing_of_its_status(client, site_tree):
    page = event_page(client, EventPageFactory(parent=site_tree.sr.events, event_type="workshop"))
    assert not page.select(".page-head .notice:not([role])")
    assert badges(page) == ["Workshop"]


@pytest.mark.parametrize(
    ("values", "mark", "has_link"),
    [
        ({}, "Registration open", True),
        ({"is_full": True}, "Fully booked", False),
        ({"registration_opens_at": timezone.now() + dt.timedelta(days=2)}, "Registration opens later", False),
        ({"registration_closes_at": timezone.now() - dt.timedelta(days=2)}, "Registration closed", False),
    ],
)
def test_registration_is_offered_only_while_it_is_open(client, site_tree, values, mark, has_link):
    event = EventPageFactory(
        parent=site_tree.sr.events, registration_url="https://example.org/prijava", **values
    )
    page = event_page(client, event)
    assert mark in badges(page)
    assert bool(page.select('a[href="https://example.org/prijava"]')) == has_link


def test_a_past_event_offers_nothing_and_shows_how_it_was(client, site_tree):
    gallery = GalleryPageFactory(parent=site_tree.sr.galleries, title="Slike sa skupa")
    translate(gallery, title="Pictures of the meeting")
    event = EventPageFactory(
        parent=site_tree.sr.events,
        start_date=day(-20),
        registration_url="https://example.org/prijava",
        report=[("rich_text", "<p>Došlo je sto ljudi.</p>")],
        body=[("rich_text", "<p>Pozivamo vas.</p>")],
        gallery=gallery,
    )
    page = event_page(client, event)
    assert badges(page) == ["Other", "Past"]
    assert not page.select('a[href="https://example.org/prijava"]')
    text = page.select_one(".flow").get_text()
    assert text.index("Došlo je sto ljudi.") < text.index("Announcement") < text.index("Pozivamo vas.")
    link = page.find("a", string="Pictures of the meeting")
    assert link["href"] == "/en/galleries/pictures-of-the-meeting/"


def test_the_programme_stands_by_day_and_by_hour(client, site_tree):
    event = EventPageFactory(
        parent=site_tree.sr.events, start_date=day(5), end_date=day(6), start_time=dt.time(9), end_time=None
    )
    rows = [
        (6, dt.time(9), "Treće"),
        (5, dt.time(11), "Drugo"),
        (5, None, "Ceo dan"),
        (5, dt.time(9), "Prvo"),
    ]
    for number, start, title in rows:
        EventSession.objects.create(
            page=event, date=day(number), start_time=start, title=title, locale=event.locale
        )
    page = event_page(client, event, "sr-latn")
    assert [title.get_text() for title in page.select(".programme__title")] == [
        "Prvo",
        "Drugo",
        "Ceo dan",
        "Treće",
    ]
    assert len(page.select(".programme h3")) == 2


def test_people_stand_under_what_they_do_in_the_editors_order(client, site_tree):
    event = EventPageFactory(parent=site_tree.sr.events)
    for order, (role, name) in enumerate(
        [("speaker", "Druga"), ("speaker", "Prva"), ("organiser", "Kuća klastera")]
    ):
        EventParticipant.objects.create(
            page=event, role=role, name=name, sort_order=order, locale=event.locale
        )
    page = event_page(client, event)
    groups = [
        (group.h3.get_text(), [row.get_text(strip=True) for row in group.select("li")])
        for group in page.select(".people > div")
    ]
    assert groups == [("Organiser", ["Kuća klastera"]), ("Speakers", ["Druga", "Prva"])]


@pytest.mark.parametrize(("deadline", "is_open"), [(3, True), (-3, False)])
def test_a_brokerage_call_is_open_until_its_deadline(client, site_tree, deadline, is_open):
    event = EventPageFactory(
        parent=site_tree.sr.events,
        start_date=day(10),
        brokerage_title="Susreti B2B",
        brokerage_deadline=timezone.now() + dt.timedelta(days=deadline),
        brokerage_url="https://example.org/b2b",
    )
    page = event_page(client, event)
    call = page.find("section", attrs={"aria-labelledby": "brokerage"})
    assert "Susreti B2B" in call.h2.get_text()
    assert call.h2["lang"] == "sr-Latn"
    assert bool(call.select("a.button")) == is_open
    assert ("The call is closed" in call.get_text()) != is_open


def test_place_and_clock_of_an_event_abroad(client, site_tree):
    event = EventPageFactory(
        parent=site_tree.sr.events,
        town="Bukurešt",
        country="RO",
        time_zone="Europe/Bucharest",
        venue="Palata",
    )
    facts = event_page(client, event).select_one(".facts").get_text()
    assert "Romania" in facts
    assert "Local time: Bucharest" in facts
    assert "Rumunija" in event_page(client, event, "sr-latn").select_one(".facts").get_text()


def full_event(site_tree, locales):
    """An event with everything that can stand on its page."""
    document = CmsDocument(title="Program")
    document.file.save("program.csv", ContentFile(b"sat\n"), save=False)
    document.save()
    event = EventPageFactory(
        parent=site_tree.sr.events,
        title="Sve",
        lead_image=CmsImageFactory(),
        agenda_document=document,
        series=EventSeries.objects.create(name="Susreti", locale=locales.sr),
        categories=[Category.objects.create(name="Obuke", locale=locales.sr)],
        gallery=GalleryPageFactory(parent=site_tree.sr.galleries),
        body=[("rich_text", "<p>Pozivamo vas.</p>")],
        brokerage_title="B2B",
    )
    for number in range(4):
        EventSession.objects.create(page=event, date=event.start_date, title=f"{number}", locale=event.locale)
        EventParticipant.objects.create(page=event, name=f"{number}", locale=event.locale)
        EventAttachment.objects.create(page=event, document=document, locale=event.locale)
        EventRelatedPage.objects.create(page=event, target=EventPageFactory(parent=site_tree.sr.events))
    return event


def test_queries_of_an_event(client, site_tree, locales, django_assert_max_num_queries):
    """Site; page, plain and own type; restrictions; related rows; all linked pages; sessions;
    participants; series; attachments; categories; tags."""
    event = full_event(site_tree, locales)
    path = f"/sr-latn/dogadjaji/{event.slug}/"
    client.get(path)
    with django_assert_max_num_queries(12):
        client.get(path)


@pytest.mark.parametrize("rows", [3, 20])
def test_queries_of_a_list_of_any_length(client, site_tree, rows, django_assert_max_num_queries):
    """Site; list page, plain and own type; restrictions; the section's places; rows with their pictures; locales; all
    linked pages. Menus, settings, the places of the other language's pages, which categories are in use (none) and how many rows there are, are
    kept for the state of the content."""
    for number in range(rows):
        section = (site_tree.sr if number % 2 else site_tree.en).events
        EventPageFactory(parent=section, lead_image=CmsImageFactory() if number % 3 else None)
    client.get("/sr-latn/dogadjaji/")
    with django_assert_max_num_queries(8) as captured:
        assert len(titles(read(client, "/sr-latn/dogadjaji/"))) == rows
    assert len(captured) == 8
