"""The front page, plain pages, menus and footer, and what they cost."""

import datetime as dt
import json

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.images.factories import CmsImageFactory
from cms.pages.factories import translate
from events.factories import EventPageFactory
from galleries.factories import GalleryPageFactory, GalleryPhotoFactory
from home.factories import StandardPageFactory
from home.models import Footer, Navigation, SiteSettings
from newsroom.factories import NewsPageFactory


def read(client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200, path
    return BeautifulSoup(response.content, "html.parser")


def link(page=None, url: str = "", label: str = "", children=()) -> dict:
    value = {"page": page.pk if page else None, "url": url, "label": label}
    if children:
        value["children"] = [{"type": "item", "value": child} for child in children]
    return value


def navigation(locale, *links: dict) -> Navigation:
    items = [{"type": "item", "value": value} for value in links]
    return Navigation.objects.create(locale=locale, items=json.dumps(items))


def menu(page: BeautifulSoup) -> list[tuple[str, str]]:
    return [(item.get_text(), item["href"]) for item in page.select(".menu a")]


def section_titles(page: BeautifulSoup, name: str) -> list[str]:
    return [title.get_text() for title in page.select(f'section[aria-labelledby="{name}"] .card__title')]


def test_the_front_page_gathers_what_is_new_and_what_is_next(client, site_tree):
    for number in range(9):
        NewsPageFactory(
            parent=site_tree.sr.news, title=f"Vest {number}", publication_date=dt.date(2026, 1, 20 - number)
        )
    for days in (-2, 40, 3):
        EventPageFactory(
            parent=site_tree.sr.events,
            title=f"Skup {days}",
            start_date=timezone.localdate() + dt.timedelta(days=days),
        )
    GalleryPhotoFactory(page=GalleryPageFactory(parent=site_tree.sr.galleries, title="Slike"))
    page = read(client, "/en/")
    assert section_titles(page, "news") == [f"Vest {number}" for number in range(7)]
    assert section_titles(page, "events") == ["Skup 3", "Skup 40"]
    assert section_titles(page, "galleries") == ["Slike"]
    assert [found["href"] for found in page.select(".section__head a")] == [
        "/en/news/",
        "/en/events/",
        "/en/galleries/",
    ]


@pytest.mark.parametrize(
    ("until", "is_shown"),
    [
        (None, True),
        (timezone.now() + dt.timedelta(days=2), True),
        (timezone.now() - dt.timedelta(days=2), False),
    ],
)
def test_a_page_is_pinned_until_its_time_and_stands_nowhere_else(client, site_tree, until, is_shown):
    item = NewsPageFactory(parent=site_tree.sr.news, title="Važno")
    translate(item, title="Important")
    home = site_tree.en.home
    home.pinned_page, home.pinned_until = item, until
    home.save()
    page = read(client, "/en/")
    pinned = page.select('section[aria-label="Highlighted"] .card__title')
    assert [title.get_text() for title in pinned] == (["Important"] if is_shown else [])
    assert section_titles(page, "news") == ([] if is_shown else ["Important"])


def test_a_private_pinned_page_is_not_shown(client, site_tree):
    item = NewsPageFactory(parent=site_tree.sr.news, title="Tajna")
    PageViewRestriction.objects.create(page=item, restriction_type=PageViewRestriction.LOGIN)
    site_tree.sr.home.pinned_page = item
    site_tree.sr.home.save()
    assert "Tajna" not in read(client, "/sr-latn/").get_text()


def test_the_hero_is_the_first_picture_and_leads_on(client, site_tree):
    about = StandardPageFactory(parent=site_tree.sr.home, title="O nama", slug="o-nama")
    home = site_tree.sr.home
    home.lead_image, home.hero_link, home.hero_link_text = CmsImageFactory(), about, "Ko smo"
    home.save()
    hero = read(client, "/sr-latn/").select_one(".hero")
    assert hero.img["fetchpriority"] == "high"
    assert not hero.img.get("loading")
    assert (hero.a.get_text(), hero.a["href"]) == ("Ko smo", "/sr-latn/o-nama/")


@pytest.mark.parametrize("has_hero_picture", [True, False])
def test_a_pinned_picture_comes_first_where_no_hero_picture_does(client, site_tree, has_hero_picture):
    home = site_tree.sr.home
    home.pinned_page = NewsPageFactory(parent=site_tree.sr.news, lead_image=CmsImageFactory())
    home.lead_image = CmsImageFactory() if has_hero_picture else None
    home.save()
    page = read(client, "/sr-latn/")
    assert len(page.select("img[fetchpriority=high]")) == 1
    assert bool(page.select(".card--lead img[fetchpriority=high]")) == (not has_hero_picture)


def test_menus_lead_to_pages_in_the_readers_language(client, site_tree, locales):
    about = StandardPageFactory(parent=site_tree.sr.home, title="O nama", slug="o-nama")
    translate(about, title="About us", slug="about")
    team = StandardPageFactory(parent=about, title="Tim", slug="tim")
    draft = StandardPageFactory(parent=about, title="Skica", live=False)
    secret = StandardPageFactory(parent=about, title="Tajno")
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)
    navigation(
        locales.sr,
        link(about, children=[link(team)]),
        link(draft),
        link(secret),
        link(url="https://example.org/", label="Drugde"),
    )
    assert menu(read(client, "/sr-latn/")) == [
        ("O nama", "/sr-latn/o-nama/"),
        ("Tim", "/sr-latn/o-nama/tim/"),
        ("Drugde", "https://example.org/"),
    ]
    english = read(client, "/en/about/")
    assert menu(english) == [
        ("About us", "/en/about/"),
        ("Tim", "/en/about/tim/"),
        ("Drugde", "https://example.org/"),
    ]
    assert english.find("a", string="Tim")["lang"] == "sr-Latn"
    assert english.find("a", string="About us")["aria-current"] == "page"
    assert read(client, "/en/about/tim/").select_one(".menu a")["aria-current"] == "true"


def test_each_language_has_its_own_menu_and_else_the_other_ones(client, site_tree, locales):
    navigation(locales.sr, link(url="https://example.org/", label="Srpski meni"))
    assert menu(read(client, "/en/"))[0][0] == "Srpski meni"
    navigation(locales.en, link(url="https://example.org/", label="English menu"))
    assert menu(read(client, "/en/"))[0][0] == "English menu"
    assert menu(read(client, "/sr-latn/"))[0][0] == "Srpski meni"


def test_the_footer_names_the_organisation_and_protects_its_address(client, site_tree, locales):
    column = {"heading": "Sajt", "links": [{"type": "item", "value": link(site_tree.sr.news)}]}
    Footer.objects.create(
        locale=locales.sr, columns=json.dumps([{"type": "column", "value": column}]), text="<p>© Kuća</p>"
    )
    SiteSettings.objects.create(
        site=site_tree.sr.home.get_site(),
        email="info@example.org",
        phone="+381 18 123",
        address_en="Niš, Serbia",
    )
    response = client.get("/en/")
    assert b"info@example.org" not in response.content
    footer = BeautifulSoup(response.content, "html.parser").footer
    assert footer.find("a", href="mailto:info@example.org").get_text() == "info@example.org"
    assert footer.find("a", href="tel:+38118123")
    assert footer.find("nav").a["href"] == "/en/news/"
    assert "Niš, Serbia" in footer.get_text()
    assert "© Kuća" in footer.get_text()


def test_reading_a_page_writes_nothing(client, site_tree):
    read(client, "/sr-latn/")
    assert not SiteSettings.objects.exists()


def test_a_plain_page_lists_the_pages_below_it_in_every_language_once(client, site_tree):
    about = StandardPageFactory(parent=site_tree.sr.home, title="O nama", slug="o-nama")
    about_en = translate(about, title="About us", slug="about")
    both = StandardPageFactory(parent=about, title="Tim", slug="tim")
    translate(both, title="Team", slug="team")
    StandardPageFactory(parent=about, title="Statut", slug="statut")
    StandardPageFactory(parent=about_en, title="For partners", slug="partners")
    StandardPageFactory(parent=about, title="Skica", live=False)
    below = read(client, "/en/about/").select(".side .sub-nav a")
    assert {(found.get_text(), found["href"]) for found in below} == {
        ("Team", "/en/about/team/"),
        ("Statut", "/en/about/statut/"),
        ("For partners", "/en/about/partners/"),
    }


def test_breadcrumbs_are_in_the_readers_language(client, site_tree):
    about = StandardPageFactory(parent=site_tree.sr.home, title="O nama", slug="o-nama")
    translate(about, title="About us", slug="about")
    StandardPageFactory(parent=about, title="Tim", slug="tim")
    crumbs = read(client, "/en/about/tim/").select(".breadcrumbs a")
    assert [(crumb.get_text(), crumb["href"]) for crumb in crumbs] == [
        ("Home", "/en/"),
        ("About us", "/en/about/"),
    ]
    assert not read(client, "/en/").select(".breadcrumbs")


@pytest.mark.parametrize("rows", [1, 8])
def test_queries_of_the_front_page(client, site_tree, locales, rows, django_assert_max_num_queries):
    """Site; page, plain and own type; restrictions; all linked pages; pinned page; news,
    events and galleries with their pictures."""
    home = site_tree.sr.home
    home.pinned_page = NewsPageFactory(parent=site_tree.sr.news, lead_image=CmsImageFactory())
    home.hero_link = StandardPageFactory(parent=home)
    home.lead_image = CmsImageFactory()
    home.save()
    navigation(locales.sr, *[link(StandardPageFactory(parent=home)) for _row in range(rows)])
    for _row in range(rows):
        NewsPageFactory(parent=site_tree.en.news, lead_image=CmsImageFactory())
        EventPageFactory(parent=site_tree.sr.events)
        GalleryPhotoFactory(page=GalleryPageFactory(parent=site_tree.sr.galleries))
    client.get("/sr-latn/")
    with django_assert_max_num_queries(10) as captured:
        client.get("/sr-latn/")
    assert len(captured) == 9


def test_queries_of_a_plain_page(client, site_tree, django_assert_max_num_queries):
    """Site; page, plain and own type; restrictions; all linked pages; pages below."""
    about = StandardPageFactory(parent=site_tree.sr.home, slug="o-nama")
    StandardPageFactory.create_batch(5, parent=about)
    client.get("/sr-latn/o-nama/")
    with django_assert_max_num_queries(6):
        client.get("/sr-latn/o-nama/")


def test_the_sections_stand_in_the_editors_order(client, site_tree):
    NewsPageFactory(parent=site_tree.sr.news)
    GalleryPageFactory(parent=site_tree.sr.galleries)
    home = site_tree.sr.home

    def sections() -> list[str]:
        soup = BeautifulSoup(client.get("/sr-latn/").content, "html.parser")
        return [section["aria-labelledby"] for section in soup.select("section.section[aria-labelledby]")]

    assert sections() == ["news", "galleries"]
    home.sections = json.dumps([{"type": name, "value": None} for name in ("galleries", "news")])
    home.save()
    assert sections() == ["galleries", "news"]
    home.sections = json.dumps([{"type": "galleries", "value": None}])
    home.save()
    assert sections() == ["galleries"]
