"""What is kept of the tree for links follows every change of it."""

import pytest
from django.test import RequestFactory

from cms.delivery.page_links import find_pages
from home.factories import StandardPageFactory

pytestmark = pytest.mark.django_db


def titles_below(home) -> set[str]:
    pages = find_pages(home.locale, RequestFactory().get("/"), below=home.path)
    return {
        page.title
        for page in pages.by_id.values()
        if page.depth == home.depth + 1 and page.locale_id == home.locale_id
    }


def test_the_pages_right_below_are_those_of_now(site_tree):
    home = site_tree.sr.home
    before = titles_below(home)
    assert site_tree.sr.news.title in before
    page = StandardPageFactory(parent=home, title="O nama")
    StandardPageFactory(parent=site_tree.sr.home, title="Ispod nje").move(page, pos="last-child")
    assert titles_below(home) == {*before, "O nama"}
    page.delete()
    assert titles_below(home) == before
