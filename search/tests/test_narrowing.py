"""Facets, corrections, suggestions, promoted pages and the words of files."""

import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Collection

from cms.documents.models import CmsDocument
from cms.pages.factories import translate
from cms.taxonomy.models import Category
from cms.translations.facts import facts_carried
from events.factories import EventPageFactory
from newsroom.factories import NewsPageFactory
from newsroom.models import NewsAttachment
from search.facets import Narrowing
from search.query import Search
from search.suggest import did_you_mean


def publish(page):
    """Publish as an editor does, so that the index hears of it."""
    page.save_revision().publish()
    return page


def found(question, locale, **narrowing) -> list[str]:
    """The titles found, best first."""
    return [entry.title for entry in Search(question, locale, Narrowing(**narrowing)).entries(0, 20)]


@pytest.fixture
def crafts(locales) -> Category:
    """A category in both languages."""
    category = Category.objects.create(name="Stari zanati", locale=locales.sr)
    english = category.copy_for_translation(locales.en)
    english.name, english.slug = "Old crafts", "old-crafts"
    english.save()
    return category


@pytest.fixture
def fairs(site_tree, crafts):
    """Two news items and an event about fairs, in two years and two towns."""
    first = NewsPageFactory(
        parent=site_tree.sr.news, title="Sajam alata", place="Niš", publication_date=dt.date(2025, 5, 1)
    )
    first.categories = [crafts]
    publish(first)
    publish(
        NewsPageFactory(
            parent=site_tree.sr.news, title="Sajam hrane", place="Ниш", publication_date=dt.date(2026, 5, 1)
        )
    )
    publish(
        EventPageFactory(
            parent=site_tree.sr.events,
            title="Sajam nameštaja",
            town="Beograd",
            start_date=dt.date(2026, 10, 9),
        )
    )


def test_each_facet_counts_what_it_would_leave(fairs, locales):
    search = Search("sajam", locales.sr)
    choices = search.facets()
    counts = {facet: {choice.value: choice.count for choice in choices[facet]} for facet in choices}
    assert counts == {
        "type": {"newspage": 2, "eventpage": 1},
        "year": {"2026": 2, "2025": 1},
        "category": {"stari-zanati": 1},
        "place": {"nis": 2, "beograd": 1},
    }
    assert [choice.label for choice in choices["category"]] == ["Stari zanati"]


def test_facets_cost_the_same_whatever_they_count(fairs, locales, django_assert_num_queries):
    """Categories; all the counts together."""
    with django_assert_num_queries(2):
        Search("sajam", locales.sr).facets()


@pytest.mark.parametrize(
    ("narrowing", "titles"),
    [
        ({"type": "eventpage"}, {"Sajam nameštaja"}),
        ({"year": "2025"}, {"Sajam alata"}),
        ({"category": "stari-zanati"}, {"Sajam alata"}),
        ({"place": "nis"}, {"Sajam alata", "Sajam hrane"}),
        ({"place": "nis", "year": "2026"}, {"Sajam hrane"}),
        ({"category": "nema-je"}, set()),
        ({"year": "2026; DROP TABLE"}, set()),
        ({"type": "' OR 1=1"}, set()),
    ],
)
def test_results_are_narrowed_by_what_is_chosen(fairs, locales, narrowing, titles):
    assert set(found("sajam", locales.sr, **narrowing)) == titles


def test_a_facet_does_not_narrow_its_own_choices(fairs, locales):
    choices = Search("sajam", locales.sr, Narrowing(year="2025")).facets()
    assert [(choice.value, choice.is_chosen) for choice in choices["year"]] == [
        ("2026", False),
        ("2025", True),
    ]
    assert [choice.value for choice in choices["type"]] == ["newspage"]


def test_a_category_is_chosen_by_its_slug_in_the_readers_language(site_tree, crafts, locales):
    page = NewsPageFactory(parent=site_tree.sr.news, title="Sajam")
    page.categories = [crafts]
    publish(page)
    english = translate(page, title="Fair of crafts")
    english.categories = [crafts]
    publish(english)
    assert found("fair", locales.en, category="old-crafts") == ["Fair of crafts"]


def test_exact_spelling_ranks_first(site_tree, locales):
    publish(NewsPageFactory(parent=site_tree.sr.news, title="Suđenje u Nišu", lead="O sudjenju i sudenju."))
    publish(NewsPageFactory(parent=site_tree.sr.news, title="Izložbe", lead="Mnoge."))
    publish(NewsPageFactory(parent=site_tree.sr.news, title="Izložba", lead="Jedna."))
    assert found("izložba", locales.sr) == ["Izložba", "Izložbe"]
    assert found("izložbe", locales.sr) == ["Izložbe", "Izložba"]


def test_an_event_is_found_by_its_date_in_words(site_tree, locales):
    publish(EventPageFactory(parent=site_tree.sr.events, title="Radionica", start_date=dt.date(2017, 9, 25)))
    english = translate(publish(EventPageFactory(parent=site_tree.sr.events, start_date=dt.date(2018, 3, 5))))
    english.title = "Gathering"
    publish(english)
    assert found("septembar 2017", locales.sr) == found("септембра 2017", locales.sr) == ["Radionica"]
    assert found("march 2018", locales.en) == ["Gathering"]


def test_some_of_the_words_find_pages_when_no_page_has_all(fairs, locales):
    search = Search("sajam kandelabra", locales.sr)
    assert search.hits(1, 20).paginator.count == 3
    assert search.is_partial


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sajma", "sajam"),
        ("nameštja", "nameštaja"),
        ("sajam namestaya", "sajam nameštaja"),
        ("xyzxyzxyz", ""),
        ("", ""),
    ],
)
def test_unknown_words_are_corrected_by_the_sites_own(fairs, locales, typed, meant):
    assert did_you_mean(typed, locales.sr) == meant


@pytest.mark.parametrize("typed", ["saj", "Сај", "sajam", "sajmovi", "sajam na", "namešt", "namest"])
def test_suggestions_need_only_the_beginning(fairs, client, typed):
    suggestions = client.get("/sr-latn/pretraga/suggest/", {"q": typed}).json()["suggestions"]
    assert "Sajam nameštaja" in [suggestion["title"] for suggestion in suggestions]
    assert all(suggestion["url"].startswith("/sr-latn/") for suggestion in suggestions)


def test_no_suggestion_for_nothing(fairs, client):
    assert client.get("/sr-latn/pretraga/suggest/?q=").json()["suggestions"] == []


def test_promoted_pages_come_first_in_the_readers_language(site_tree, client):
    page = publish(NewsPageFactory(parent=site_tree.sr.news, title="Kako se učlaniti"))
    translate(page, title="How to join")
    SearchPromotion.objects.create(query=Query.get("member"), page=page, sort_order=0)
    context = client.get("/en/search/?q=Member").context
    assert [promoted.title for promoted in context["promoted"]] == ["How to join"]


PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length 46>>stream
BT /F1 12 Tf 20 200 Td (Kandelabr i lampa) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
startxref
0
%%EOF"""


@pytest.mark.parametrize(("content", "titles"), [(PDF, ["Poziv"]), (b"%PDF-1.4 broken", [])])
def test_a_page_is_found_by_the_words_of_its_pdf(
    site_tree, locales, content, titles, django_capture_on_commit_callbacks
):
    page = NewsPageFactory(parent=site_tree.sr.news, title="Poziv")
    with django_capture_on_commit_callbacks(execute=True):
        document = CmsDocument(title="Program")
        document.file.save("program.pdf", ContentFile(content), save=False)
        document.save()
    page.attachments.add(NewsAttachment(document=document, locale=locales.sr))
    publish(page)
    assert found("kandelabri", locales.sr) == titles


@pytest.mark.parametrize(
    ("language", "text", "questions"),
    [
        ("sr", "Invoices of candlesticks", ["invoice", "candlestick", "candlesticks invoices"]),
        ("en", "Izlozbe kandelabara", ["izložba", "изложбе", "kandelabri na izložbi"]),
        ("sr", "Izlozbe i candlesticks", ["izložba", "candlestick"]),
    ],
)
def test_a_file_is_found_in_its_own_language_on_a_page_of_the_other(
    site_tree, locales, django_capture_on_commit_callbacks, language, text, questions
):
    page = NewsPageFactory(parent=getattr(site_tree, language).news, title="Poziv", slug="poziv")
    with django_capture_on_commit_callbacks(execute=True):
        document = CmsDocument(title="Program")
        content = PDF.replace(b"Kandelabr i lampa", text.encode()).replace(b"/Length 46", b"/Length 90")
        document.file.save("program.pdf", ContentFile(content), save=False)
        document.save()
    page.attachments.add(NewsAttachment(document=document, locale=page.locale))
    publish(page)
    for question in questions:
        assert found(question, page.locale) == ["Poziv"], question
        reader = locales.en if language == "sr" else locales.sr
        [(_locale, hits)] = Search(question, reader).hits_elsewhere(5)
        assert [hit.page.pk for hit in hits] == [page.pk], question


def test_words_of_a_file_are_never_shown_and_of_a_private_one_never_found(
    site_tree, locales, django_capture_on_commit_callbacks
):
    page = NewsPageFactory(parent=site_tree.sr.news, title="Poziv", lead="Uvod.")
    with django_capture_on_commit_callbacks(execute=True):
        document = CmsDocument(
            title="Program", collection=Collection.get_first_root_node().add_child(name="Za članice")
        )
        document.file.save("program.pdf", ContentFile(PDF), save=False)
        document.save()
    page.attachments.add(NewsAttachment(document=document, locale=locales.sr))
    publish(page)
    [hit] = Search("kandelabr", locales.sr).hits(1, 20).object_list
    assert "andelabr" not in hit.title + hit.excerpt
    with django_capture_on_commit_callbacks(execute=True):
        restriction = document.collection.view_restrictions.create(restriction_type="login")
    assert found("kandelabr", locales.sr) == []
    with django_capture_on_commit_callbacks(execute=True):
        restriction.delete()
    assert found("kandelabr", locales.sr) == ["Poziv"]


@pytest.mark.parametrize("hide", ["restrict", "expire"])
def test_a_correction_gives_away_no_word_of_a_page_that_is_not_public(site_tree, locales, hide):
    page = publish(NewsPageFactory(parent=site_tree.sr.news, title="Otpuštanje Kvarcimilovića"))
    assert did_you_mean("kvarzimilovica", locales.sr) == "kvarcimilovića"
    if hide == "restrict":
        page.view_restrictions.create(restriction_type="login")
    else:
        page.expire_at = timezone.now() - dt.timedelta(minutes=1)
        page.save()
    assert did_you_mean("kvarzimilovica", locales.sr) == ""
    assert found("otpuštanje", locales.sr) == []


def test_facts_carried_beside_a_draft_are_found(site_tree, locales):
    event = publish(EventPageFactory(parent=site_tree.sr.events, start_date=dt.date(2026, 9, 1)))
    translation = publish(translate(event, title="Gathering"))
    translation.start_date = dt.date(2031, 9, 1)
    translation.save()
    facts_carried.send(sender=type(translation), instance=translation)
    assert found("gathering", locales.en, year="2031") == ["Gathering"]
