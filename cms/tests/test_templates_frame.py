"""What every page has: languages, metadata, landmarks, strictness, and error pages that stand alone."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.template.loader import render_to_string
from wagtail.models import PageViewRestriction

import cms
from cms.images.factories import CmsImageFactory
from cms.pages.factories import translate
from events.factories import EventPageFactory
from galleries.factories import GalleryPageFactory, GalleryPhotoFactory
from home.factories import ContactPageFactory, StandardPageFactory
from newsroom.factories import NewsPageFactory

ROOT = Path(cms.__file__).parents[1]
TEMPLATES = [
    path
    for path in ROOT.glob("*/templates/**/*.html")
    if "admin" not in path.parts
    and path.relative_to(ROOT).parts[0] in {"cms", "home", "newsroom", "events", "galleries", "search"}
]
STYLES = sorted((ROOT / "cms/static/cms/css").rglob("*.css"))


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def read(client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200, path
    return soup(response)


@pytest.fixture
def addresses(site_tree) -> list[str]:
    """One address of every kind of page."""
    news = NewsPageFactory(parent=site_tree.sr.news, slug="vest", lead_image=CmsImageFactory())
    translate(news, title="News item", slug="item")
    EventPageFactory(parent=site_tree.sr.events, slug="skup")
    GalleryPhotoFactory(page=GalleryPageFactory(parent=site_tree.sr.galleries, slug="slike"))
    StandardPageFactory(parent=site_tree.sr.home, slug="o-nama")
    ContactPageFactory(parent=site_tree.sr.home, slug="kontakt")
    return [
        *("/sr-latn/", "/en/", "/sr-latn/vesti/", "/sr-latn/vesti/vest/", "/en/news/item/"),
        *("/sr-latn/dogadjaji/", "/en/events/skup/", "/sr-latn/galerije/", "/sr-latn/galerije/slike/"),
        *("/sr-latn/galerije/slike/photo/1/", "/sr-latn/o-nama/", "/sr-latn/kontakt/", "/en/search/?q=x"),
    ]


def test_every_page_has_landmarks_one_heading_and_a_way_past_the_menu(client, addresses):
    for address in addresses:
        page = read(client, address)
        assert len(page.select("h1")) == 1, address
        assert len(page.select("main#content")) == 1, address
        assert page.select_one("body > a")["href"] == "#content", address
        assert page.select("header nav[aria-label]"), address
        assert page.select_one("footer"), address
        assert page.title.get_text().strip(), address
        assert page.find("meta", attrs={"name": "color-scheme"})["content"] == "light dark"
        assert not [image for image in page.select("img") if not image.has_attr("alt")], address
        ids = [found["id"] for found in page.select("[id]")]
        assert len(ids) == len(set(ids)), address


def test_no_page_has_inline_code_or_asks_another_site(client, addresses):
    for address in addresses:
        page = read(client, address)
        assert not page.select("style, [style], script:not([src]):not([type='application/ld+json'])"), address
        handlers = [name for tag in page.select("*") for name in tag.attrs if name.startswith("on")]
        assert not handlers, address
        fetched = [
            tag.get("src") or tag.get("href")
            for tag in page.select("img, script, source, link[rel=stylesheet], link[rel=icon]")
        ]
        assert all(url is None or url.startswith("/") for url in fetched), address


def test_a_page_names_its_translations_and_its_one_address(client, addresses):
    page = read(client, "/en/news/item/")
    assert page.html["lang"] == "en"
    hreflang = {found["hreflang"]: found["href"] for found in page.select("link[hreflang]")}
    assert {"sr-Latn", "en", "x-default"} <= hreflang.keys()
    assert hreflang["sr-Latn"].endswith("/sr-latn/vesti/vest/")
    assert hreflang["en"].endswith("/en/news/item/")
    assert hreflang["x-default"] == hreflang["sr-Latn"]
    assert page.find("link", rel="canonical")["href"] == hreflang["en"]
    assert page.find("meta", property="og:url")["content"] == hreflang["en"]
    assert page.find("meta", property="og:locale")["content"] == "en_GB"
    assert page.find("meta", property="og:image")["content"].startswith("http")


def test_a_page_without_a_translation_names_none(client, addresses):
    page = read(client, "/sr-latn/o-nama/")
    assert {found["hreflang"] for found in page.select("link[hreflang]")}.isdisjoint({"en"})


def test_a_draft_or_private_translation_is_not_named(client, site_tree):
    page = NewsPageFactory(parent=site_tree.sr.news, slug="vest")
    english = translate(page, title="Item", slug="item", live=False)
    assert not read(client, "/sr-latn/vesti/vest/").select('link[hreflang="en"]')
    english.save_revision().publish()
    PageViewRestriction.objects.create(page=english, restriction_type=PageViewRestriction.LOGIN)
    assert not read(client, "/sr-latn/vesti/vest/").select('link[hreflang="en"]')


def test_the_switcher_leads_to_the_same_page_or_to_its_place_in_the_other_language(client, addresses):
    def switch(path: str, code: str) -> str:
        found = read(client, path).select_one(f'.languages a[href^="/set-language/{code}/"]')
        response = client.get(found["href"])
        client.cookies.clear()
        return response["Location"]

    assert switch("/sr-latn/vesti/vest/", "en") == "/en/news/item/"
    assert switch("/en/news/item/", "sr-latn") == "/sr-latn/vesti/vest/"
    assert switch("/sr-latn/dogadjaji/skup/", "en") == "/en/events/skup/"
    assert switch("/en/events/skup/", "sr-latn") == "/sr-latn/dogadjaji/skup/"
    assert client.get(switch("/en/search/?q=x", "sr-latn"))["Location"] == "/sr-latn/pretraga/?q=x"


def test_a_missing_address_answers_in_both_languages_and_offers_search(client, site_tree):
    response = client.get("/nowhere.html")
    assert response.status_code == 404
    page = soup(response)
    assert page.html["lang"] == "sr-Latn"
    assert page.select_one('[lang="en"] a')["href"] == "/en/"
    assert [form["action"] for form in page.select("form")] == ["/sr-latn/pretraga/", "/en/search/"]


@pytest.mark.parametrize("name", ["403.html", "403_csrf.html", "404.html", "500.html"])
def test_error_pages_ask_nothing_of_database_or_static_manifest(name, monkeypatch):
    def fail(*args, **kwargs):
        raise AssertionError("the manifest was asked")

    monkeypatch.setattr("django.contrib.staticfiles.storage.staticfiles_storage.url", fail)
    page = BeautifulSoup(render_to_string(name), "html.parser")
    assert page.select_one('[lang="en"]')
    assert page.find("link", rel="stylesheet")["href"] == f"{settings.STATIC_URL}cms/css/site.css"


def test_a_page_behind_a_password_shows_the_form_and_nothing_else(client, site_tree):
    page = NewsPageFactory(parent=site_tree.sr.news, title="Zatvoreno", slug="zatvoreno", lead="Tajni uvod")
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="lozinka"
    )
    response = client.get("/sr-latn/vesti/zatvoreno/")
    assert "Tajni uvod" not in response.content.decode()
    assert "Zatvoreno" not in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    form = soup(response).find("form", method="post")
    fields = {field["name"]: field.get("value", "") for field in form.select("input[name]")}
    opened = client.post(form["action"], {**fields, "password": "lozinka"}, follow=True)
    assert "Tajni uvod" in opened.content.decode()


def test_templates_name_a_use_of_pictures_and_write_no_filter():
    for path in TEMPLATES:
        text = path.read_text()
        assert not re.search(
            r"{%\s*(image|srcset_image|picture)\s[^%]*\b(fill|width|max|min|height)-\d", text
        ), path
        assert "wagtailimages_tags" not in text, path


def test_every_component_says_what_it_needs():
    for path in TEMPLATES:
        assert (
            re.search(r"{%\s*comment|{#", path.read_text())
            or "cms/blocks" in str(path)
            or path.name[0].isdigit()
        ), path


def test_styles_are_small_and_use_tokens_for_colours():
    assert sum(path.stat().st_size for path in STYLES) < 60_000
    for path in STYLES:
        if path.name != "tokens.css":
            written = re.sub(r"@media print \{.*", "", path.read_text(), flags=re.DOTALL)
            assert not re.findall(r"#[0-9a-f]{3,8}\b(?=[;\s,)])", written), path
