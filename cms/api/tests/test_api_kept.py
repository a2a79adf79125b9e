"""Rows of lists and whole pages are made once for each state of the content and reader, and are what they would be without that."""

import json

import pytest
from wagtail.models import Page, PageViewRestriction

from cms.api.endpoints.pages import PagesAPIViewSet
from cms.api.rendering import ReadyJson
from cms.api.representation.kept import LARGEST, KeptJson, kept_json
from cms.api.tests.queries import named_queries
from cms.images.factories import CmsImageFactory
from cms.pages.factories import translate
from cms.taxonomy.models import Category
from cms.translations.state.changes import settle_safely
from newsroom.factories import NewsPageFactory
from newsroom.models import NewsRelatedPage

LIST = "/api/v2/pages/?type=newsroom.NewsPage"


@pytest.fixture
def news(site_tree):
    settle_safely()
    return [NewsPageFactory(parent=site_tree.sr.news, title=f"Вест број {number}") for number in range(3)]


def rows(client, query="", **extra):
    return json.loads(client.get(f"{LIST}{query}", **extra).content)["items"]


def test_other_lists_find_rows_ready(client, news):
    rows(client)
    rows(client)
    first = named_queries(lambda: rows(client, "&order=-id"))
    kept_json.forget()
    fresh = named_queries(lambda: rows(client, "&order=title"))
    assert len(first) < len(fresh)


@pytest.mark.parametrize(
    "query",
    [
        "&script=cyrl",
        "&locale=en&fallback=true",
        "&fields=-lead",
        "&fields=_,title,image(src)",
        "&rich_text_format=text&fields=body",
    ],
)
def test_each_reader_has_rows_of_his_own(client, news, site_tree, query):
    translate(news[0], title="News number one")
    rows(client)
    rows(client)
    kept = rows(client, query)
    kept_json.forget()
    assert kept == rows(client, query)
    assert kept != rows(client)


def test_addresses_follow_the_host_that_is_asked(client, news, settings):
    settings.WAGTAILAPI_BASE_URL = None
    one = rows(client, SERVER_NAME="localhost")
    other = rows(client, SERVER_NAME="127.0.0.1")
    assert one
    assert len(one) == len(other)


@pytest.mark.parametrize("change", ["page", "category", "image", "unpublish"])
def test_a_change_of_what_a_row_shows_is_seen_at_once(client, news, site_tree, change):
    page = news[0]
    category = Category.objects.create(name="Obuke", slug="obuke", locale=page.locale)
    page.categories, page.lead_image = [category], CmsImageFactory(credit="Niko")
    page.save_revision().publish()
    query = "&fields=categories"
    rows(client, query)
    before = rows(client, query)
    if change == "page":
        page.title = "Drugi naslov"
        page.save_revision().publish()
    elif change == "category":
        category.name = "Treninzi"
        category.save()
    elif change == "unpublish":
        page.unpublish()
    else:
        page.lead_image.credit = "Fotografkinja"
        page.lead_image.save()
    after = rows(client, query)
    kept_json.forget()
    assert after == rows(client, query)
    assert before != after


def test_a_whole_page_is_written_once(client, news):
    """Every query for one that is kept: which page it is, and at an address the same; for another language its version too."""
    page = translate(news[0], title="News number one")
    for address, most in (
        (f"{page.pk}/", 1),
        (f"{news[0].pk}/?locale=en", 2),
        (f"find/?html_path={page.get_url()}", 1),
        (f"find/?html_path={news[1].get_url()}&fields=title", 1),
    ):
        url = f"/api/v2/pages/{address}"
        first = [client.get(url).content for _time in range(2)][1]
        assert len(named_queries(lambda url=url: client.get(url))) <= most, address
        assert client.get(url).content == first
        kept_json.forget()
        assert client.get(url).content == first


@pytest.mark.parametrize("change", ["restrict", "unpublish", "linked", "translation"])
def test_a_change_of_what_a_page_shows_is_seen_at_once(client, news, site_tree, change):
    page, linked = news[0], news[1]
    page.related_pages.add(NewsRelatedPage(target=linked))
    page.save_revision().publish()
    settle_safely()
    url = f"/api/v2/pages/{page.pk}/"
    before = [client.get(url) for _time in range(2)][1]
    if change == "restrict":
        PageViewRestriction.objects.create(page=site_tree.sr.news, restriction_type="login")
    elif change == "unpublish":
        page.unpublish()
    elif change == "linked":
        linked.title = "Nov naslov"
        linked.save_revision().publish()
    else:
        translate(page, title="News number one")
    after = client.get(url)
    assert (after.status_code == 404) == (change in ("restrict", "unpublish"))
    if after.status_code == 200:
        kept_json.forget()
        assert after.content == client.get(url).content
        assert after.content != before.content


def test_a_page_withdrawn_between_two_queries_is_left_out(client, news, monkeypatch):
    """Which pages a list has is asked before what they say."""
    fetch = PagesAPIViewSet.fetch

    def withdraw(self, models, keys):
        Page.objects.filter(pk=news[0].pk).update(live=False)
        return fetch(self, models, keys)

    monkeypatch.setattr(PagesAPIViewSet, "fetch", withdraw)
    assert [row["id"] for row in rows(client)] == [news[1].pk, news[2].pk]
    Page.objects.filter(pk=news[0].pk).update(live=True)
    kept_json.forget()
    assert client.get(f"/api/v2/pages/{news[0].pk}/").status_code == 404


def test_what_was_read_before_a_change_is_not_kept_for_after(client, news):
    from cms.delivery.version import start_new_version

    kept = kept_json.present()
    start_new_version()
    kept.put("row", ReadyJson(b"stale"))
    assert kept_json.present().get("row") is None


def test_there_is_an_end_to_what_is_kept(db):
    """Whatever fields somebody asks for: their number has none."""
    kept = KeptJson(most=10_000)
    for number in range(100):
        kept.present().put(number, ReadyJson(b"x" * 1000))
        assert kept.present().bytes < 12_000
    assert 0 < len(kept.present()) < 10


def test_what_is_very_large_is_not_kept(db):
    kept = KeptJson()
    kept.present().put("page", ReadyJson(b"x" * (LARGEST + 1)))
    assert len(kept.present()) == 0
