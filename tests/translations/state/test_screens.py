"""States where editors look: the list of pages, and beside the form of a page or snippet."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

from cms.images.factories import CmsImageFactory
from cms.taxonomy.models import Category
from cms.translations.state.changes import settle
from cms.translations.state.listing import edit_url, states_of
from newsroom.factories import NewsPageFactory
from tests.translations.desk import submit, target, write
from tests.translations.state.states import row


@pytest.fixture(autouse=True)
def _english(admin_user):
    profile = UserProfile.get_for_user(admin_user)
    profile.preferred_language = "en"
    profile.save()


@pytest.fixture
def news(site_tree):
    news = NewsPageFactory(parent=site_tree.sr.news, title="Sajam")
    settle()
    return news


def explore(client, page):
    with CaptureQueriesContext(connection) as queries:
        response = client.get(reverse("wagtailadmin_explore", args=[page.pk]))
    asked = [query for query in queries if "translations_translationstate" in query["sql"]]
    return " ".join(response.text.split()), len(asked)


class TestList:
    def test_it_says_what_became_of_each_page(self, admin_client, site_tree, news):
        text, _asked = explore(admin_client, site_tree.sr.news)
        assert 'title="English: Missing"' in text
        write(submit(news), title="Fair")
        settle()
        text, _asked = explore(admin_client, site_tree.sr.news)
        assert 'title="English: Draft"' in text
        assert "(1 of 2 open)" in text

    def test_many_pages_cost_as_many_queries_as_one(self, admin_client, site_tree, news):
        """One for the rows, one for the panel of the page above them; and those of the menu."""
        _text, for_one = explore(admin_client, site_tree.sr.news)
        for number in range(5):
            NewsPageFactory(parent=site_tree.sr.news, title=f"Vest {number}")
        settle()
        text, for_six = explore(admin_client, site_tree.sr.news)
        assert text.count('title="English: Missing"') == 6
        assert for_six == for_one


class TestPanel:
    def panel(self, client, url):
        return " ".join(client.get(url).text.split())

    def test_beside_a_page(self, admin_client, news):
        record = submit(news)
        settle()
        text = self.panel(admin_client, reverse("wagtailadmin_pages:edit", args=[news.pk]))
        assert "Draft (2 of 2 open)" in text
        assert "Submitted for translation," in text
        assert f'href="{reverse("wagtailadmin_pages:edit", args=[target(record).pk])}">English</a>' in text

    def test_beside_a_new_page(self, admin_client, site_tree):
        url = reverse("wagtailadmin_pages:add", args=["newsroom", "newspage", site_tree.sr.news.pk])
        assert admin_client.get(url).status_code == 200

    def test_beside_a_term(self, admin_client, locales):
        term = Category.objects.create(name="Obuka", locale=locales.sr)
        settle()
        url = reverse("wagtailsnippets_taxonomy_category:edit", args=[term.pk])
        text = self.panel(admin_client, url)
        assert "Missing" in text
        assert "Original." in text


class TestReading:
    def test_the_original_comes_first(self, news):
        with translation.override("en"):
            assert [str(row) for row in states_of([news])[news.pk]] == ["Sajam: current", "Sajam: missing"]

    def test_nothing_asked_nothing_found(self, db, django_assert_num_queries):
        with django_assert_num_queries(0):
            assert states_of([]) == {}

    def test_where_to_work(self, locales, news):
        term = Category.objects.create(name="Obuka", locale=locales.sr)
        image = CmsImageFactory(alt_sr="Razboj")
        assert edit_url(row(term, "sr-latn")) == reverse(
            "wagtailsnippets_taxonomy_category:edit", args=[term.pk]
        )
        assert edit_url(row(image)) == reverse("wagtailimages:edit", args=[image.pk])
        assert edit_url(row(news)) == ""
