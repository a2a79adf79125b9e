"""Slugs by the Serbian rule on every path that makes a page, and one slug per language."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import APIToken
from wagtail_localize.models import Translation

from cms.pages.factories import translate
from cms.taxonomy.models import Category
from home.factories import StandardPageFactory
from home.models import StandardPage
from newsroom.factories import NewsPageFactory
from newsroom.models import NewsPage
from tests.translations.desk import submit, target, write


@pytest.fixture
def news(site_tree) -> NewsPage:
    return NewsPageFactory(parent=site_tree.sr.news, title="Đačke radionice u Žitorađi")


class TestSerbianRule:
    def test_code(self, news):
        assert news.slug == "djacke-radionice-u-zitoradji"

    def test_cyrillic_title(self, site_tree):
        page = site_tree.sr.news.add_child(instance=NewsPage(title="Џез на Љубићу"))
        assert page.slug == "dzez-na-ljubicu"

    def test_siblings_are_told_apart(self, site_tree, news):
        twin = NewsPageFactory(parent=site_tree.sr.news, title="Đačke radionice u Žitorađi")
        assert twin.slug == "djacke-radionice-u-zitoradji-2"

    def test_api_v3(self, client, admin_user, site_tree):
        _token, secret = APIToken.create_token(user=admin_user, name="test")
        response = client.post(
            reverse("wagtailapi_v3:create_page"),
            {
                "meta": {"parent_id": site_tree.sr.home.pk, "type": "home.StandardPage"},
                "title": "Šta je žiža?",
            },
            content_type="application/json",
            headers={"Authorization": f"Bearer {secret}"},
        )
        assert response.status_code == 201, response.text
        assert StandardPage.objects.get(title="Šta je žiža?").slug == "sta-je-ziza"

    def test_admin_form_proposes_by_the_rule(self, admin_client, site_tree):
        url = reverse("wagtailadmin_pages:add", args=["newsroom", "newspage", site_tree.sr.news.pk])
        assert "data-w-slug-formatters-value" in admin_client.get(url).text


class TestSlugOfATranslation:
    def draft_of(self, page) -> NewsPage:
        return target(submit(page))

    def retitle(self, draft, title) -> None:
        record = Translation.objects.get(source__object_id=draft.translation_key)
        write(record, title=title)
        record.save_target(publish=False)

    def test_it_follows_the_translated_title(self, news):
        draft = self.draft_of(news)
        assert draft.slug == news.slug
        self.retitle(draft, "Pupils’ workshops")
        self.retitle(draft, "Workshops for pupils")
        assert NewsPage.objects.get(pk=draft.pk).slug == "workshops-for-pupils"

    def test_also_when_the_source_has_a_slug_of_its_own(self, site_tree):
        page = NewsPageFactory(parent=site_tree.sr.news, title="Otvoreni dani", slug="dani-2026")
        draft = self.draft_of(page)
        self.retitle(draft, "Open days")
        assert NewsPage.objects.get(pk=draft.pk).slug == "open-days"

    def test_it_stays_once_published(self, news):
        english = translate(news, title="Workshops for pupils")
        english.title = "Pupils at work"
        english.save_revision().publish()
        assert NewsPage.objects.get(pk=english.pk).slug == "workshops-for-pupils"

    def test_it_stays_after_it_is_withdrawn(self, news):
        english = translate(news, title="Workshops for pupils")
        english.unpublish()
        english.title = "Pupils at work"
        english.save()
        assert english.slug == "workshops-for-pupils"

    def test_what_somebody_wrote_stays(self, news):
        draft = self.draft_of(news)
        draft.slug = "pupils-2026"
        draft.save()
        self.retitle(draft, "Workshops for pupils")
        assert NewsPage.objects.get(pk=draft.pk).slug == "pupils-2026"

    def test_the_original_keeps_its_slug(self, news):
        self.draft_of(news)
        news.title = "Radionice"
        news.save_revision().publish()
        assert NewsPage.objects.get(pk=news.pk).slug == "djacke-radionice-u-zitoradji"

    def test_it_is_never_offered_to_translators(self, news):
        draft = self.draft_of(news)
        record = Translation.objects.get(source__object_id=draft.translation_key)
        assert not record.source.stringsegment_set.filter(context__path="slug").exists()


class TestCounterpartSections:
    def test_two_pages_do_not_share_an_address(self, site_tree):
        """An untranslated page is read below the other section under its own slug."""
        NewsPageFactory(parent=site_tree.sr.news, title="ECCP 2026")
        english = NewsPageFactory(parent=site_tree.en.news, title="ECCP 2026")
        assert english.slug == "eccp-2026-2"

    def test_a_chosen_slug_is_refused(self, site_tree):
        NewsPageFactory(parent=site_tree.sr.news, slug="eccp")
        with pytest.raises(ValidationError) as refused:
            NewsPageFactory(parent=site_tree.en.news, slug="eccp")
        assert "slug" in refused.value.message_dict

    def test_a_translation_may_keep_the_slug(self, site_tree):
        page = NewsPageFactory(parent=site_tree.sr.news, title="ECCP 2026")
        assert translate(page, title="ECCP 2026").slug == "eccp-2026"

    def test_other_sections_are_free_to_use_it(self, site_tree):
        NewsPageFactory(parent=site_tree.sr.news, slug="kontakt")
        assert StandardPageFactory(parent=site_tree.en.home, slug="kontakt").slug == "kontakt"


class TestTerms:
    def test_a_translated_term_gets_a_slug_of_its_own(self, locales):
        category = Category.objects.create(name="Stari zanati", locale=locales.sr)
        record = submit(category)
        assert target(record).slug == "stari-zanati"
        write(record, name="Old crafts")
        record.save_target()
        assert target(record).slug == "old-crafts"
        category.save()
        assert category.slug == "stari-zanati"

    def test_a_slug_that_was_written_stays(self, locales):
        record = submit(Category.objects.create(name="Stari zanati", locale=locales.sr))
        english = target(record)
        english.slug = "crafts"
        english.save()
        write(record, name="Old crafts")
        record.save_target()
        assert target(record).slug == "crafts"
