"""News as editors write it and lists give it."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from cms.pages.factories import translate
from newsroom.factories import NewsPageFactory
from newsroom.models import NewsPage


@pytest.mark.parametrize(
    ("title", "slug"),
    [("Šta đak čeka u žutoj kući", "sta-djak-ceka-u-zutoj-kuci"), ("Ђаци у Нишу", "djaci-u-nisu")],
)
def test_slug_is_made_by_the_serbian_rule(site_tree, title, slug):
    assert NewsPageFactory(parent=site_tree.sr.news, title=title).slug == slug


def test_a_second_item_with_the_same_title_gets_its_own_slug(site_tree):
    first, second = (NewsPageFactory(parent=site_tree.sr.news, title="Isti naslov") for _ in range(2))
    assert (first.slug, second.slug) == ("isti-naslov", "isti-naslov-2")


def test_list_gives_each_text_once_in_the_readers_language_latest_first(site_tree):
    only_sr = NewsPageFactory(parent=site_tree.sr.news, publication_date=dt.date(2026, 3, 1))
    both = NewsPageFactory(parent=site_tree.sr.news, publication_date=dt.date(2026, 3, 2))
    both_en = translate(both, title="Both")
    drafted = NewsPageFactory(parent=site_tree.sr.news, publication_date=dt.date(2026, 3, 3))
    translate(drafted, title="Drafted", live=False)
    only_en = NewsPageFactory(
        parent=site_tree.en.news, title="English first", publication_date=dt.date(2026, 3, 4)
    )
    assert list(site_tree.sr.news.get_items()) == [only_en, drafted, both, only_sr]
    assert list(site_tree.en.news.get_items()) == [only_en, drafted, both_en, only_sr]


def test_list_leaves_out_drafts_and_private_items(site_tree):
    NewsPageFactory(parent=site_tree.sr.news, live=False)
    private = NewsPageFactory(parent=site_tree.sr.news)
    private.view_restrictions.create(restriction_type="login")
    assert not site_tree.sr.news.get_items().exists()


def test_teaser_falls_back_to_title_lead_and_lead_image(db):
    page = NewsPage(title="Naslov", lead="Uvod")
    assert (page.teaser_title, page.teaser_summary, page.teaser_image) == ("Naslov", "Uvod", None)
    page.listing_title, page.listing_summary = "Kraće", "Sažeto"
    assert (page.teaser_title, page.teaser_summary) == ("Kraće", "Sažeto")


def test_title_is_required(site_tree):
    with pytest.raises(ValidationError) as caught:
        NewsPageFactory(parent=site_tree.sr.news, title="")
    assert "title" in caught.value.error_dict
