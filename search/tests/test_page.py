"""The search page: what it offers for a question, and what it costs."""

import datetime as dt

import pytest
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from cms.pages.factories import translate
from cms.taxonomy.models import Category
from newsroom.factories import NewsPageFactory
from search.fulltext import full_text

# On PostgreSQL four more statements keep the planner to the index: begin, set, set, commit.
CEILING = 15 + 4 * (full_text().__class__.__name__ == "PostgresFullText")


def publish(page):
    """Publish as an editor does, so that the index hears of it."""
    page.save_revision().publish()
    return page


@pytest.fixture
def fairs(site_tree, locales):
    """25 fairs of a category, and one in English only; returns the last of the 25."""
    category = Category.objects.create(name="Sajmovi", locale=locales.sr)
    for number in range(25):
        page = NewsPageFactory(
            parent=site_tree.sr.news,
            title=f"Sajam broj {number}",
            place="Niš" if number else "Pirot",
            publication_date=dt.date(2020 + number % 3, 5, 1),
        )
        page.categories = [category]
        publish(page)
    publish(NewsPageFactory(parent=site_tree.en.news, title="The sajam abroad", slug="sajam-abroad"))
    return page


def test_the_whole_page_costs_at_most_fifteen_queries(fairs, client, django_assert_max_num_queries):
    """Locales; categories; all the counts; the best keys, and their texts with pages; those of the other language, by title and else,
    and two for their addresses under this one; promoted pages; the site, its settings, menu, footer and their pages.
    """
    client.get("/sr-latn/pretraga/?q=sajam")
    with django_assert_max_num_queries(CEILING):
        response = client.get("/sr-latn/pretraga/?q=sajam")
    assert response.context["page_of_hits"].paginator.count == 25
    assert response.context["elsewhere"]


def test_promoted_pages_cost_five_queries_more(fairs, client, django_assert_max_num_queries):
    """The pages' translations, their restrictions, and rows of each page type."""
    SearchPromotion.objects.create(query=Query.get("sajam"), page=fairs, sort_order=0)
    client.get("/sr-latn/pretraga/?q=sajam")
    with django_assert_max_num_queries(CEILING + 5):
        response = client.get("/sr-latn/pretraga/?q=sajam")
    assert [page.pk for page in response.context["promoted"]] == [fairs.pk]


def test_choices_are_links_that_can_be_taken_back(fairs, client):
    html = client.get("/sr-latn/pretraga/?q=sajam").text
    assert 'href="?q=sajam&amp;place=pirot"' in html
    narrowed = client.get("/sr-latn/pretraga/?q=sajam&place=pirot&year=2020")
    assert narrowed.context["page_of_hits"].paginator.count == 1
    assert 'href="?q=sajam&amp;place=pirot" aria-current="true"' in narrowed.text
    assert 'href="?q=sajam&amp;year=2020" aria-current="true"' in narrowed.text


def test_results_come_page_by_page(fairs, client):
    first, second = (client.get(f"/sr-latn/pretraga/?q=sajam&page={number}") for number in (1, 2))
    titles = [hit.page.title for page in (first, second) for hit in page.context["page_of_hits"].object_list]
    assert len(titles) == len(set(titles)) == 25
    assert "page=2" in first.text
    assert client.get("/sr-latn/pretraga/?q=sajam&page=99").context["page_of_hits"].number == 2


def test_the_other_language_is_apart(fairs, client):
    response = client.get("/sr-latn/pretraga/?q=sajam")
    [(locale, hits)] = response.context["elsewhere"]
    assert (locale.language_code, [hit.page.title for hit in hits]) == ("en", ["The sajam abroad"])
    assert (
        '<a href="/sr-latn/vesti/sajam-abroad/" lang="en">The <mark>sajam</mark> abroad</a>' in response.text
    )


def test_the_cyrillic_view_marks_the_same_words(fairs, client):
    response = client.get("/sr-cyrl/pretraga/?q=sajmovi")
    assert "<mark>Сајам</mark> број" in response.text
    assert "/sr-cyrl/vesti/sajam-broj-" in response.text


def test_what_was_typed_is_repeated_in_its_own_script(site_tree, client):
    html = client.get("/sr-cyrl/pretraga/?q=Nis <b>").text
    assert '„<span translate="no">Nis &lt;b&gt;</span>”' in html
    assert 'value="Nis &lt;b&gt;"' in html


def test_small_words_are_not_marked(site_tree, client):
    publish(NewsPageFactory(parent=site_tree.sr.news, title="Sajam u Nišu", lead="U gradu."))
    html = client.get("/sr-latn/pretraga/?q=sajam u gradu").text
    assert "<mark>Sajam</mark> u Nišu" in html
    assert "U <mark>gradu</mark>." in html


def test_nothing_found_leads_on(site_tree, client, locales):
    publish(NewsPageFactory(parent=site_tree.en.news, title="Candelabra"))
    html = client.get("/sr-latn/pretraga/?q=candelabra").text
    assert "Candelabra" in html.replace("<mark>", "").replace("</mark>", "")
    assert 'class="notice"' in html


@pytest.mark.parametrize("question", ["o nama", "О нама", "O NAMA"])
def test_a_title_of_small_words_is_found(site_tree, client, question):
    publish(NewsPageFactory(parent=site_tree.sr.news, title="O nama"))
    publish(NewsPageFactory(parent=site_tree.sr.news, title="O nama i drugima", lead="Sve o nama."))
    publish(NewsPageFactory(parent=site_tree.sr.news, title="Vest", lead="Pisali su o nama."))
    response = client.get("/sr-latn/pretraga/", {"q": question})
    titles = [hit.page.title for hit in response.context["page_of_hits"].object_list]
    assert titles == ["O nama", "O nama i drugima"]


def test_questions_are_not_recorded(fairs, client):
    before = Query.objects.count()
    client.get("/sr-latn/pretraga/?q=tajno pitanje")
    client.get("/sr-latn/pretraga/suggest/?q=tajno")
    client.get("/api/v2/search/?q=tajno pitanje")
    assert Query.objects.count() == before
    assert Query.get("sajam").daily_hits.count() == 0


def test_a_page_in_both_languages_is_found_in_the_readers_only(site_tree, client):
    page = publish(NewsPageFactory(parent=site_tree.sr.news, title="Robot"))
    publish(translate(page, title="Robot"))
    response = client.get("/en/search/?q=robot")
    assert [hit.page.locale.language_code for hit in response.context["page_of_hits"].object_list] == ["en"]
    assert response.context["elsewhere"] == []
