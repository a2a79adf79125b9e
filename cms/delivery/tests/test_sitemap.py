"""The sitemap lists every live, public page of every language, and nothing else."""

from defusedxml import ElementTree

from cms.pages.factories import translate
from newsroom.factories import NewsPageFactory

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def addresses(client) -> dict[str, dict[str, str]]:
    """The path of each listed page, with its alternates by language."""
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    return {
        _path(url.find(f"{SITEMAP}loc").text): {
            link.get("hreflang"): _path(link.get("href")) for link in url.findall(f"{XHTML}link")
        }
        for url in root
    }


def _path(address: str) -> str:
    return address.removeprefix("http://testserver")


def test_both_languages_with_alternates_and_no_fallback(client, site_tree):
    both = NewsPageFactory(parent=site_tree.sr.news, title="Oba")
    translate(both, title="Both")
    NewsPageFactory(parent=site_tree.sr.news, title="Samo srpski")
    NewsPageFactory(parent=site_tree.sr.news, title="Nacrt", live=False)
    private = NewsPageFactory(parent=site_tree.sr.news, title="Tajna")
    private.view_restrictions.create(restriction_type="login")
    listed = addresses(client)
    news = {path for path in listed if "/vesti/" in path or "/news/" in path}
    assert news == {
        "/sr-latn/vesti/",
        "/sr-latn/vesti/oba/",
        "/sr-latn/vesti/samo-srpski/",
        "/en/news/",
        "/en/news/both/",
    }
    assert listed["/en/news/both/"] == {"sr-Latn": "/sr-latn/vesti/oba/", "en": "/en/news/both/"}
    assert listed["/sr-latn/vesti/samo-srpski/"] == {}


def test_cost_is_the_same_however_many_pages(client, site_tree, django_assert_max_num_queries):
    """Site (2), its roots, restrictions (2), count, pages, alternates, root paths."""
    for _ in range(12):
        NewsPageFactory(parent=site_tree.sr.news)
    with django_assert_max_num_queries(12):
        client.get("/sitemap.xml")


def test_robots_point_to_the_sitemap_and_away_from_the_admin(client, db):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text
