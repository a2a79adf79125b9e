"""The sitemap lists every live, public page of every language, and nothing else."""

import re
from urllib.parse import urlsplit

from defusedxml import ElementTree

from cms.delivery.sitemap import PageSitemap
from cms.images.factories import CmsImageFactory
from cms.pages.factories import translate
from galleries.factories import GalleryPageFactory, GalleryPhotoFactory
from newsroom.factories import NewsPageFactory

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"


def addresses(client) -> dict[str, dict[str, str]]:
    """The path of each listed page, with its alternates by language."""
    root = ElementTree.fromstring(client.get("/sitemap-pages.xml").content)
    return {
        _path(url.find(f"{SITEMAP}loc").text): {
            link.get("hreflang"): _path(link.get("href")) for link in url.findall(f"{XHTML}link")
        }
        for url in root
    }


def _path(address: str) -> str:
    return urlsplit(address).path


def test_both_languages_with_alternates_and_no_fallback(client, site_tree):
    both = NewsPageFactory(parent=site_tree.sr.news, title="Oba")
    translate(both, title="Both")
    NewsPageFactory(parent=site_tree.sr.news, title="Samo srpski")
    NewsPageFactory(parent=site_tree.en.news, title="Only English")
    NewsPageFactory(parent=site_tree.sr.news, title="Nacrt", live=False)
    private = NewsPageFactory(parent=site_tree.sr.news, title="Tajna")
    private.view_restrictions.create(restriction_type="login")
    listed = addresses(client)
    news = {path for path in listed if "/vesti/" in path or "/news/" in path}
    assert news == {
        "/sr-latn/vesti/",
        "/sr-latn/vesti/oba/",
        "/sr-latn/vesti/samo-srpski/",
        "/sr-cyrl/vesti/",
        "/sr-cyrl/vesti/oba/",
        "/sr-cyrl/vesti/samo-srpski/",
        "/en/news/",
        "/en/news/both/",
        "/en/news/only-english/",
    }
    for path in ("/sr-latn/vesti/oba/", "/sr-cyrl/vesti/oba/", "/en/news/both/"):
        assert listed[path] == {
            "sr-Latn": "/sr-latn/vesti/oba/",
            "sr-Cyrl": "/sr-cyrl/vesti/oba/",
            "en": "/en/news/both/",
            "x-default": "/sr-latn/vesti/oba/",
        }
    assert listed["/sr-cyrl/vesti/samo-srpski/"] == {
        "sr-Latn": "/sr-latn/vesti/samo-srpski/",
        "sr-Cyrl": "/sr-cyrl/vesti/samo-srpski/",
        "x-default": "/sr-latn/vesti/samo-srpski/",
    }
    assert listed["/en/news/only-english/"] == {}


def test_alternates_are_those_of_the_page_itself(client, site_tree):
    page = NewsPageFactory(parent=site_tree.sr.news, title="Oba")
    translate(page, title="Both")
    listed = addresses(client)
    for path in ("/sr-latn/vesti/oba/", "/sr-cyrl/vesti/oba/", "/en/news/both/"):
        html = client.get(path).content.decode()
        links = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', html)
        assert links
        assert {tag: _path(url) for tag, url in links} == listed[path]


def test_the_sitemap_is_an_index_of_pages_and_news(client, site_tree):
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    assert root.tag == f"{SITEMAP}sitemapindex"
    files = [found.text for found in root.iter(f"{SITEMAP}loc")]
    assert list(map(_path, files)) == ["/sitemap-pages.xml", "/sitemap-news.xml"]
    assert {client.get(file).status_code for file in files} == {200}
    assert client.get("/sitemap-nothing.xml").status_code == 404


def test_the_pages_of_a_large_site_take_several_files(client, site_tree, monkeypatch):
    monkeypatch.setattr(PageSitemap, "limit", 3)
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    files = [found.text for found in root.iter(f"{SITEMAP}loc") if "/sitemap-pages.xml" in found.text]
    assert len(files) > 1
    listed = [
        loc.text
        for file in files
        for loc in ElementTree.fromstring(client.get(file).content).iter(f"{SITEMAP}loc")
    ]
    monkeypatch.undo()
    assert sorted(map(_path, listed)) == sorted(addresses(client))


def test_pictures_are_named_with_their_page_in_every_script(client, site_tree):
    item = NewsPageFactory(parent=site_tree.sr.news, lead_image=CmsImageFactory())
    gallery = GalleryPageFactory(parent=site_tree.sr.galleries)
    photos = [GalleryPhotoFactory(page=gallery, sort_order=order) for order in (1, 2)]
    root = ElementTree.fromstring(client.get("/sitemap-pages.xml").content)
    pictures = {
        _path(url.find(f"{SITEMAP}loc").text): [found.text for found in url.iter(f"{IMAGE}loc")]
        for url in root
    }
    for prefix in ("/sr-latn", "/sr-cyrl"):
        (lead,) = pictures[item.url.replace("/sr-latn", prefix)]
        assert lead.startswith("http://testserver/media/images/")
        assert client.get(_path(lead)).status_code == 200
        assert len(pictures[gallery.url.replace("/sr-latn", prefix)]) == len(photos)
    assert pictures["/sr-latn/"] == []


def test_cost_is_the_same_however_many_pages(client, site_tree, django_assert_max_num_queries):
    """Site (2), its root paths, its roots (2), pages, their translations; pictures of five types of page (one in two
    ways), and the pictures themselves. How many pages there are was counted for the index."""
    for _ in range(12):
        NewsPageFactory(parent=site_tree.sr.news, lead_image=CmsImageFactory())
    # What the new pages leave to be written (states of translations) is written with the first request.
    client.get("/sitemap.xml")
    with django_assert_max_num_queries(7 + 7):
        client.get("/sitemap-pages.xml")


def test_robots_point_to_the_sitemap_and_away_from_the_admin(client, db):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text
