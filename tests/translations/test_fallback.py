"""Every address of a page that one language lacks, in both directions (design.md, decision 2)."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page, PageViewRestriction

from cms.pages.factories import translate
from cms.taxonomy.models import Category
from cms.translations.reading import address, in_language, present, readable_in
from home.factories import StandardPageFactory
from newsroom.factories import NewsPageFactory
from newsroom.models import NewsPage


@pytest.fixture
def serbian_news(site_tree) -> NewsPage:
    return NewsPageFactory(parent=site_tree.sr.news, title="Radionica za zanatlije", slug="radionica")


@pytest.fixture
def english_news(site_tree) -> NewsPage:
    return NewsPageFactory(parent=site_tree.en.news, title="Call for partners", slug="call")


def unpublish(page: Page) -> None:
    type(page).objects.get(pk=page.pk).unpublish()


class TestUntranslatedPage:
    def test_serbian_page_is_read_below_the_english_section(self, client, serbian_news):
        response = client.get("/en/news/radionica/")
        assert response.status_code == 200
        assert "Radionica za zanatlije" in response.text
        assert response.context["is_fallback"] is True
        assert response.context["reader_locale"].language_code == "en"

    def test_english_page_is_read_below_the_serbian_section(self, client, english_news):
        response = client.get("/sr-latn/vesti/call/")
        assert response.status_code == 200
        assert "Call for partners" in response.text
        assert response.context["is_fallback"] is True

    def test_own_language_is_no_fallback(self, client, serbian_news):
        assert client.get("/sr-latn/vesti/radionica/").context["is_fallback"] is False

    def test_nested_pages_keep_their_slugs(self, client, site_tree):
        about = StandardPageFactory(parent=site_tree.sr.home, title="O nama", slug="o-nama")
        StandardPageFactory(parent=about, title="Naš tim", slug="tim")
        assert "Naš tim" in client.get("/en/o-nama/tim/").text

    def test_nested_page_is_found_below_its_translated_parent(self, client, site_tree):
        about = StandardPageFactory(parent=site_tree.sr.home, title="O nama", slug="o-nama")
        StandardPageFactory(parent=about, title="Naš tim", slug="tim")
        translate(about, title="About us", slug="about")
        assert "Naš tim" in client.get("/en/about/tim/").text

    def test_each_page_has_one_address(self, client, serbian_news):
        response = client.get("/en/vesti/radionica/?a=1")
        assert (response.status_code, response["Location"]) == (302, "/en/news/radionica/?a=1")

    def test_section_without_translation_is_shown_with_its_pages(self, client, site_tree):
        unpublish(site_tree.en.news)
        NewsPageFactory(parent=site_tree.sr.news, title="Radionica za zanatlije", slug="radionica")
        assert client.get("/en/vesti/").status_code == 200
        assert client.get("/en/vesti/radionica/").status_code == 200

    def test_unknown_address_is_not_found(self, client, serbian_news):
        assert client.get("/en/news/nema/").status_code == 404
        assert client.get("/en/nema/radionica/").status_code == 404
        assert client.get("/sr-latn/news/radionica/").status_code == 404

    def test_front_page_without_translation(self, client, site_tree):
        unpublish(site_tree.en.home)
        response = client.get("/en/")
        assert response.status_code == 200
        assert response.context["is_fallback"] is True


class TestTranslationGoesLive:
    def test_the_old_address_leads_to_the_translation_for_good(self, client, serbian_news):
        translate(serbian_news, title="A workshop", slug="workshop")
        response = client.get("/en/news/radionica/?utm=x&utm=y")
        assert response.status_code == 301
        assert response["Location"] == "/en/news/workshop/?utm=x&utm=y"

    def test_browsers_ask_again_before_they_follow(self, client, serbian_news):
        translate(serbian_news, title="A workshop", slug="workshop")
        assert "no-cache" in client.get("/en/news/radionica/")["Cache-Control"]

    def test_it_works_from_english_to_serbian(self, client, english_news):
        translate(english_news, "sr-latn", title="Poziv partnerima", slug="poziv")
        response = client.get("/sr-latn/vesti/call/")
        assert (response.status_code, response["Location"]) == (301, "/sr-latn/vesti/poziv/")

    def test_the_section_is_translated_too(self, client, site_tree):
        response = client.get("/en/vesti/")
        assert (response.status_code, response["Location"]) == (301, "/en/news/")

    def test_a_draft_does_not_hide_the_original(self, client, serbian_news):
        translate(serbian_news, live=False, title="A workshop", slug="radionica")
        assert "Radionica za zanatlije" in client.get("/en/news/radionica/").text

    def test_a_draft_has_no_address_of_its_own(self, client, serbian_news):
        translate(serbian_news, live=False, title="A workshop", slug="workshop")
        assert client.get("/en/news/workshop/").status_code == 404

    def test_a_draft_section_does_not_hide_the_pages_below_it(self, client, site_tree):
        about = StandardPageFactory(parent=site_tree.sr.home, title="O nama", slug="o-nama")
        StandardPageFactory(parent=about, title="Naš tim", slug="tim")
        translate(about, live=False, title="About us", slug="about")
        assert client.get("/en/o-nama/tim/").status_code == 200
        assert client.get("/en/about/tim/").status_code == 404


class TestTranslationIsWithdrawn:
    def test_its_address_leads_to_the_original_for_now(self, client, serbian_news):
        unpublish(translate(serbian_news, title="A workshop", slug="workshop"))
        response = client.get("/en/news/workshop/?q=1")
        assert (response.status_code, response["Location"]) == (302, "/en/news/radionica/?q=1")
        assert client.get("/en/news/radionica/").status_code == 200

    def test_one_slug_in_both_languages_makes_no_loop(self, client, serbian_news):
        unpublish(translate(serbian_news, title="Radionica", slug="radionica"))
        assert client.get("/en/news/radionica/").status_code == 200

    def test_pages_below_it_are_found_again(self, client, site_tree):
        about = StandardPageFactory(parent=site_tree.sr.home, title="O nama", slug="o-nama")
        StandardPageFactory(parent=about, title="Naš tim", slug="tim")
        unpublish(translate(about, title="About us", slug="about"))
        response = client.get("/en/about/tim/")
        assert (response.status_code, response["Location"]) == (302, "/en/o-nama/tim/")


class TestNothingLeaks:
    def test_unpublished_original(self, client, serbian_news):
        unpublish(serbian_news)
        assert client.get("/en/news/radionica/").status_code == 410

    def test_expired_original(self, client, serbian_news):
        serbian_news.unpublish(set_expired=True)
        assert client.get("/en/news/radionica/").status_code == 410

    def test_both_withdrawn(self, client, serbian_news):
        translated = translate(serbian_news, title="A workshop", slug="workshop")
        unpublish(translated)
        unpublish(serbian_news)
        assert client.get("/en/news/workshop/").status_code == 410

    def test_original_waiting_for_its_time(self, client, site_tree):
        NewsPageFactory(
            parent=site_tree.sr.news,
            title="Kasnije",
            slug="kasnije",
            live=False,
            go_live_at=timezone.now() + dt.timedelta(days=1),
        )
        assert client.get("/en/news/kasnije/").status_code == 404

    @pytest.mark.parametrize("path", ["/sr-latn/vesti/radionica/", "/en/news/radionica/"])
    def test_private_page_asks_for_a_login_in_both_languages(self, client, serbian_news, path):
        PageViewRestriction.objects.create(page=serbian_news, restriction_type=PageViewRestriction.LOGIN)
        response = client.get(path)
        assert response.status_code == 302
        assert "login" in response["Location"]

    def test_private_section_covers_the_fallback_of_its_pages(self, client, site_tree, serbian_news):
        PageViewRestriction.objects.create(
            page=site_tree.sr.news, restriction_type=PageViewRestriction.PASSWORD, password="tajna"
        )
        assert "Radionica za zanatlije" not in client.get("/en/news/radionica/").text

    def test_private_page_does_not_tell_where_its_translation_is(self, client, serbian_news):
        translate(serbian_news, title="Secret partners", slug="secret-partners")
        restriction = PageViewRestriction.objects.create(
            page=serbian_news, restriction_type=PageViewRestriction.GROUPS
        )
        restriction.groups.add(Group.objects.create(name="Members"))
        assert "secret-partners" not in client.get("/en/news/radionica/")["Location"]


class TestPreview:
    def test_draft_is_previewed_in_its_own_language_and_place(self, serbian_news):
        draft = translate(serbian_news, live=False, title="A workshop", slug="workshop")
        with override("sr-latn"):
            response = draft.make_preview_request()
        assert response.status_code == 200
        assert "A workshop" in response.rendered_content
        assert response.context_data["is_fallback"] is False

    def test_original_with_a_live_translation_is_previewed_as_itself(self, serbian_news):
        translate(serbian_news, title="A workshop", slug="workshop")
        with override("en"):
            response = serbian_news.make_preview_request()
        assert response.status_code == 200
        assert "Radionica za zanatlije" in response.rendered_content


class TestAddress:
    @pytest.fixture
    def news(self, site_tree) -> SimpleNamespace:
        return SimpleNamespace(
            untranslated=NewsPageFactory(parent=site_tree.sr.news, slug="prva"),
            translated=NewsPageFactory(parent=site_tree.sr.news, slug="druga"),
            english=NewsPageFactory(parent=site_tree.en.news, slug="first"),
        )

    def test_addresses_that_are_given_are_those_that_work(self, client, site_tree, locales, news):
        about = StandardPageFactory(parent=site_tree.sr.home, slug="o-nama")
        team = StandardPageFactory(parent=about, slug="tim")
        pages = [news.untranslated, about, team, site_tree.sr.home]
        for page in address(pages, locales.en):
            assert page.is_fallback
            assert client.get(page.reader_url).status_code == 200, page.reader_url

    def test_english_page_in_serbian(self, locales, news):
        (page,) = address([news.english], locales.sr)
        assert (page.reader_url, page.is_fallback) == ("/sr-latn/vesti/first/", True)

    def test_own_page(self, locales, news):
        (page,) = address([news.english], locales.en)
        assert (page.reader_url, page.is_fallback) == ("/en/news/first/", False)

    def test_queries_do_not_grow_with_the_rows(
        self, site_tree, locales, news, django_assert_num_queries, django_assert_max_num_queries
    ):
        pages = list(NewsPage.objects.all())
        address(pages, locales.en)
        NewsPageFactory.create_batch(15, parent=site_tree.sr.news)
        many = list(NewsPage.objects.all())
        with django_assert_num_queries(2):  # the sections, locales
            address(many, locales.en)
        with django_assert_max_num_queries(7):  # + candidates, restrictions, pages, news
            assert len(present(many, locales.en)) == 18

    def test_list_has_each_text_once_in_the_readers_language(self, locales, news):
        english = translate(news.translated, title="Second", slug="second")
        rows = readable_in(NewsPage.objects.live(), locales.en)
        assert {row.pk for row in rows} == {news.untranslated.pk, english.pk, news.english.pk}
        rows = readable_in(NewsPage.objects.live(), locales.sr)
        assert {row.pk for row in rows} == {news.untranslated.pk, news.translated.pk, news.english.pk}

    def test_chosen_pages_are_presented_in_order_once_and_in_the_readers_language(self, locales, news):
        english = translate(news.translated, title="Second", slug="second")
        shown = present([news.translated, None, news.untranslated, english], locales.en)
        assert [(page.pk, page.is_fallback) for page in shown] == [
            (english.pk, False),
            (news.untranslated.pk, True),
        ]
        assert isinstance(shown[0], NewsPage)

    def test_a_page_whose_translation_is_private_is_not_presented(self, locales, news):
        english = translate(news.translated, title="Second", slug="second")
        PageViewRestriction.objects.create(page=english, restriction_type=PageViewRestriction.LOGIN)
        assert present([news.translated], locales.en) == []
        assert [page.pk for page in present([news.translated], locales.sr)] == [news.translated.pk]


def test_terms_come_in_the_readers_language_where_they_exist(locales, django_assert_num_queries):
    training = Category.objects.create(name="Obuka", locale=locales.sr)
    crafts = Category.objects.create(name="Zanati", locale=locales.sr)
    english = training.copy_for_translation(locales.en)
    english.name = "Training"
    english.save()
    with django_assert_num_queries(1):
        assert in_language([training, crafts, training], locales.en) == [english, crafts]
    with django_assert_num_queries(0):
        assert in_language([training], locales.sr) == [training]
