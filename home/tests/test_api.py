"""What the API says about the front page, plain pages, the contact page and the frame of the site."""

import datetime as dt
import json

import pytest
from django.utils import timezone
from wagtail.models import Site

from cms.api.tests.golden import check_golden
from cms.api.tests.queries import settled_queries
from cms.images.factories import CmsImageFactory
from cms.pages.factories import translate
from events.factories import EventPageFactory
from galleries.factories import GalleryPageFactory
from home.factories import ContactPageFactory, StandardPageFactory
from home.models import ContactFormField, Footer, Navigation, SiteSettings
from newsroom.factories import NewsPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def front_page(site_tree):
    """A front page with something in every place."""
    news = NewsPageFactory(parent=site_tree.sr.news, title="Vest", publication_date=dt.date(2026, 9, 25))
    EventPageFactory(parent=site_tree.sr.events, title="Događaj", start_date=dt.date(2126, 9, 25))
    GalleryPageFactory(parent=site_tree.sr.galleries, title="Galerija", date=dt.date(2026, 9, 25))
    page = site_tree.sr.home
    page.hero_link, page.hero_link_text = news, "Pročitajte"
    page.pinned_page, page.pinned_until = news, timezone.now() + dt.timedelta(days=1)
    page.body = json.dumps([{"type": "rich_text", "value": "<p>Dobro došli.</p>"}])
    page.save_revision().publish()
    return page


def test_front_page(client, front_page):
    check_golden(__file__, "home", client.get(f"/api/v2/pages/{front_page.pk}/").json())


def test_front_page_in_english_shows_what_there_is(client, site_tree, front_page):
    page = client.get(f"/api/v2/pages/{site_tree.en.home.pk}/").json()
    assert [item["title"] for item in page["next_events"]] == ["Događaj"]
    assert page["next_events"][0]["meta"]["is_fallback"] is True
    assert page["next_events"][0]["meta"]["html_url"].endswith("/en/events/dogadjaj/")


def test_pin_ends(client, front_page):
    front_page.pinned_until = timezone.now() - dt.timedelta(minutes=1)
    front_page.save()
    page = client.get(f"/api/v2/pages/{front_page.pk}/").json()
    assert page["pinned_page"] is None
    assert [item["title"] for item in page["latest_news"]] == ["Vest"]


def test_standard_page(client, site_tree):
    body = [
        {"type": "heading", "value": {"text": "Ko smo"}},
        {"type": "contact_card", "value": {"name": "Kancelarija", "email": "kancelarija@example.org"}},
    ]
    page = StandardPageFactory(
        parent=site_tree.sr.home, title="O nama", lead_image=CmsImageFactory(), body=json.dumps(body)
    )
    translate(page, title="About us")
    check_golden(__file__, "standard", client.get(f"/api/v2/pages/{page.pk}/").json())


def test_contact_page(client, site_tree):
    page = ContactPageFactory(
        parent=site_tree.sr.home, thank_you_text="<p>Hvala!</p>", to_address="kancelarija@example.org"
    )
    for number, (kind, label) in enumerate((("singleline", "Ime"), ("dropdown", "Tema"))):
        page.form_fields.add(
            ContactFormField(
                label=label,
                field_type=kind,
                choices="obuka, sajam" if kind == "dropdown" else "",
                sort_order=number,
                locale=page.locale,
            )
        )
    page.save()
    found = client.get(f"/api/v2/pages/{page.pk}/").json()
    check_golden(__file__, "contact", found)
    assert found["form_fields"][1]["choices"] == ["obuka", "sajam"]


@pytest.fixture
def frame(site_tree):
    """Menu, footer and settings."""
    about = StandardPageFactory(parent=site_tree.sr.home, title="O nama", slug="o-nama")
    link = {"page": about.pk, "url": "", "label": ""}
    outside = {"page": None, "url": "https://example.org/", "label": "Mreža"}
    Navigation.objects.create(
        locale=about.locale,
        items=json.dumps(
            [{"type": "item", "value": {**link, "children": [{"type": "item", "value": outside}]}}]
        ),
    )
    Footer.objects.create(
        locale=about.locale,
        columns=json.dumps(
            [{"type": "column", "value": {"heading": "Mreža", "links": [{"type": "item", "value": outside}]}}]
        ),
        text=f'<p>Više <a linktype="page" id="{about.pk}">o nama</a></p>',
    )
    SiteSettings.objects.create(
        site=Site.objects.get(),
        email="kancelarija@example.org",
        phone="+381 18 000 000",
        address_sr="Niš",
        address_en="Niš, Serbia",
        logo=CmsImageFactory(),
        facebook_url="https://facebook.example/klasteri",
    )
    return about


def test_site(client, frame):
    check_golden(__file__, "site", client.get("/api/v2/site/").json())


def test_site_in_one_language(client, frame):
    found = client.get("/api/v2/site/?locale=en-GB").json()
    assert [language["locale"] for language in found["languages"]] == ["en"]
    # There is no English page yet: the menu leads to the Serbian one, under the English address, and says so.
    link = found["languages"][0]["menu"][0]
    assert (link["label"], link["lang"]) == ("O nama", "sr-Latn")
    assert link["url"].endswith("/en/o-nama/")
    translate(frame, title="About us", slug="about-us")
    link = client.get("/api/v2/site/?locale=en").json()["languages"][0]["menu"][0]
    assert (link["label"], link["lang"]) == ("About us", "")


def test_queries_of_the_site(client, frame):
    """The length of the menus does not matter."""
    client.get("/api/v2/site/")
    before = settled_queries(lambda: client.get("/api/v2/site/"))
    menu = Navigation.objects.get()
    pages = [StandardPageFactory(parent=frame.get_parent()) for _ in range(5)]
    menu.items = json.dumps([{"type": "item", "value": {"page": page.pk, "children": []}} for page in pages])
    menu.save()
    client.get("/api/v2/site/")
    assert settled_queries(lambda: client.get("/api/v2/site/")) == before
    assert len(before) <= 30


def test_queries_of_the_front_page_do_not_grow(client, site_tree, front_page):
    """The number of news items, events and galleries does not matter."""

    def cost():
        client.get(f"/api/v2/pages/{front_page.pk}/")
        return settled_queries(lambda: client.get(f"/api/v2/pages/{front_page.pk}/"))

    NewsPageFactory(parent=site_tree.sr.news, lead_image=CmsImageFactory())
    before = cost()
    for _ in range(3):
        NewsPageFactory(parent=site_tree.sr.news, lead_image=CmsImageFactory())
        EventPageFactory(parent=site_tree.sr.events)
        GalleryPageFactory(parent=site_tree.sr.galleries)
    assert cost() == before
    assert len(before) <= 30
