"""Search finds a page by any spelling of its words, and nothing that a visitor may not see."""

import pytest
from django.test import Client
from wagtail.models import Page

from cms.pages.factories import translate
from events.factories import EventPageFactory
from events.models import EventParticipant
from newsroom.factories import NewsPageFactory
from search.indexing import rebuild
from search.models import SearchEntry
from search.query import Search


def publish(page):
    """Publish as an editor does, so that the index hears of it."""
    page.save_revision().publish()
    return page


def titles(question, locale) -> list[str]:
    """The titles of the first page of results, unmarked."""
    return [hit.page.title for hit in Search(question, locale).hits(1, 20).object_list]


@pytest.fixture
def workshop(site_tree):
    """A Serbian news item with no English text."""
    return publish(
        NewsPageFactory(
            parent=site_tree.sr.news,
            title="Izložba starih zanata u Leskovcu",
            lead="Đorđe Živković je otvorio izložbu.",
        )
    )


@pytest.mark.parametrize(
    "question",
    [
        "izložba",
        "izlozba",
        "изложба",
        "IZLOŽBE",
        "leskovac",
        "Лесковцу",
        "djordje",
        "Đorđe",
        "zanati",
        "zivkovic",
    ],
)
def test_any_spelling_script_and_ending_finds_it(workshop, locales, question):
    assert titles(question, locales.sr) == [workshop.title]


@pytest.mark.parametrize(
    "question",
    ["", "   ", '"', "izložba AND (", "' OR 1=1 --", "\x00", "😀", "%", "*", "ž" * 10_000, "a:b | c & !d"],
)
def test_odd_questions_are_answered_calmly(workshop, question):
    response = Client().get("/sr-latn/pretraga/", {"q": question})
    assert response.status_code == 200


def test_a_title_ranks_above_a_body(site_tree, locales):
    publish(NewsPageFactory(parent=site_tree.sr.news, title="Vest", lead="Posetili smo sajam nameštaja."))
    publish(NewsPageFactory(parent=site_tree.sr.news, title="Sajam nameštaja", lead="U Beogradu."))
    assert titles("sajam", locales.sr) == ["Sajam nameštaja", "Vest"]


def test_people_and_places_of_an_event_find_it(site_tree, locales):
    event = EventPageFactory(parent=site_tree.sr.events, town="Vranje")
    event.participants.add(EventParticipant(name="Snežana Ilić", role="speaker", locale=locales.sr))
    publish(event)
    assert titles("snezana", locales.sr) == titles("vranju", locales.sr) == [event.title]


def test_other_languages_only_texts_are_found_apart(site_tree, workshop, locales):
    both = publish(NewsPageFactory(parent=site_tree.sr.news, title="Klaster drvoprerađivača"))
    publish(translate(both, title="Wood cluster"))
    assert titles("wood", locales.en) == ["Wood cluster"]
    assert Search("drvo", locales.en).hits_elsewhere(5) == []
    [(locale, hits)] = Search("izložba", locales.en).hits_elsewhere(5)
    assert locale == locales.sr
    assert [hit.page.reader_url for hit in hits] == [f"/en/news/{workshop.slug}/"]


def test_matched_words_are_marked_as_they_were_written(workshop, locales):
    [hit] = Search("изложбе", locales.sr).hits(1, 20).object_list
    assert hit.title == "<mark>Izložba</mark> starih zanata u Leskovcu"
    assert hit.excerpt == "Đorđe Živković je otvorio <mark>izložbu</mark>."


def test_marks_do_not_let_markup_through(site_tree, locales):
    publish(NewsPageFactory(parent=site_tree.sr.news, title="<script>alert(1)</script> sajam"))
    [hit] = Search("sajam", locales.sr).hits(1, 20).object_list
    assert "<script>" not in hit.title


@pytest.mark.parametrize("hide", ["unpublish", "delete", "restrict", "restrict_section"])
def test_what_visitors_may_not_see_is_not_found(site_tree, workshop, locales, hide):
    if hide == "unpublish":
        workshop.unpublish()
    elif hide == "delete":
        workshop.delete()
    elif hide == "restrict":
        workshop.view_restrictions.create(restriction_type="password", password="tajna")
    else:
        Page.objects.get(pk=site_tree.sr.news.pk).view_restrictions.create(restriction_type="login")
    assert titles("izložba", locales.sr) == []


def test_a_draft_change_is_not_found_until_published(workshop, locales):
    workshop.title = "Tajni naslov"
    revision = workshop.save_revision()
    assert titles("tajni", locales.sr) == []
    revision.publish()
    assert titles("tajni", locales.sr) == ["Tajni naslov"]


def test_a_summary_only_page_is_not_found_by_its_hidden_body(site_tree, locales):
    page = NewsPageFactory(
        parent=site_tree.sr.news, body=[("rich_text", "<p>Skriveni kandelabr</p>")], summary_only=True
    )
    publish(page)
    assert titles("kandelabr", locales.sr) == []
    page.summary_only = False
    publish(page)
    assert titles("kandelabr", locales.sr) == [page.title]


def test_rebuild_restores_the_index(workshop, locales):
    SearchEntry.objects.all().delete()
    assert titles("izložba", locales.sr) == []
    list(rebuild())
    assert titles("izložba", locales.sr) == [workshop.title]


def test_the_page_of_the_other_language_leads_to_ones_own(site_tree, client):
    response = client.get("/en/pretraga/?q=cluster")
    assert (response.status_code, response.url) == (301, "/en/search/?q=cluster")


def test_results_cost_the_same_however_many(site_tree, locales, django_assert_max_num_queries):
    """Locale; count and rows of matches (each with the restrictions of pages); the pages; their site's root paths;
    for the other language the same once more."""
    for number in range(25):
        publish(NewsPageFactory(parent=site_tree.sr.news, title=f"Sajam broj {number}"))
    with django_assert_max_num_queries(12):
        search = Search("sajam", locales.sr)
        assert len(search.hits(1, 20).object_list) == 20
        search.hits_elsewhere(5)
