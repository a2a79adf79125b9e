"""Lists sorted in the database come in Serbian order on both databases."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from cms.delivery.script.models import ScriptException
from cms.pages.ordering import in_serbian_order
from cms.taxonomy.forms import offered_terms
from cms.taxonomy.models import Category, Tag
from events.models import EventSeries
from newsroom.factories import NewsPageFactory
from newsroom.models import NewsPage

TITLES = [
    "Cvet",
    "Čačak",
    "Ćuprija",
    "Dunav",
    "Džem",
    "Đak",
    "Luka",
    "Ljubav",
    "Novi Sad",
    "Njegoš",
    "Sombor",
    "Šabac",
]


def test_titles_sort_as_a_serbian_dictionary_does(site_tree):
    for title in reversed(TITLES):
        NewsPageFactory(parent=site_tree.sr.news, title=title)
    ordered = NewsPage.objects.order_by(in_serbian_order("title"))
    assert list(ordered.values_list("title", flat=True)) == TITLES


@pytest.mark.parametrize("model", [Category, Tag, EventSeries])
def test_what_editors_choose_from_is_in_serbian_order(admin_client, locales, model):
    for name in reversed(TITLES):
        model.objects.create(name=name, locale=locales.sr)
    listing = admin_client.get(reverse(model.snippet_viewset.get_url_name("list")))
    assert [item.name for item in listing.context["object_list"]] == TITLES


def test_the_categories_offered_in_a_form_are_in_serbian_order(site_tree, locales):
    for name in reversed(TITLES):
        Category.objects.create(name=name, locale=locales.sr)
    assert [term.name for term in offered_terms(Category, locales.sr, [])] == TITLES


def test_exceptions_are_in_serbian_order_and_told_apart_by_their_letters(db):
    for word in reversed(TITLES):
        ScriptException.objects.create(word=word, cyrillic=word)
    assert list(ScriptException.objects.values_list("word", flat=True)) == TITLES
    assert not ScriptException.objects.filter(word="cvet").exists()


@pytest.mark.parametrize(("ordering", "wanted"), [("title", TITLES), ("-title", TITLES[::-1])])
def test_editors_sort_pages_by_title_as_a_serbian_dictionary_does(site_tree, admin_client, ordering, wanted):
    for title in reversed(TITLES):
        NewsPageFactory(parent=site_tree.sr.news, title=title)
    address = reverse("wagtailadmin_explore", args=[site_tree.sr.news.pk])
    listed = admin_client.get(address, {"ordering": ordering}).context["pages"]
    assert [page.title for page in listed] == wanted


@pytest.mark.parametrize(
    ("view", "wanted"),
    [
        ("sr-latn", TITLES),
        (
            "sr-cyrl",
            [
                "Дунав",
                "Ђак",
                "Лука",
                "Љубав",
                "Нови Сад",
                "Његош",
                "Сомбор",
                "Ћуприја",
                "Цвет",
                "Чачак",
                "Џем",
                "Шабац",
            ],
        ),
    ],
)
def test_readers_get_categories_by_the_alphabet_of_their_script(site_tree, client, locales, view, wanted):
    page = NewsPageFactory(parent=site_tree.sr.news, title="Sve")
    page.categories = [Category.objects.create(name=name, locale=locales.sr) for name in reversed(TITLES)]
    page.save_revision().publish()
    for address, place in ((f"/{view}/vesti/", ".filters a"), (f"/{view}/vesti/sve/", ".terms a")):
        html = BeautifulSoup(client.get(address).content, "html.parser")
        names = [link.get_text(strip=True) for link in html.select(place)]
        assert [name for name in names if name in wanted] == wanted
