"""What each address costs: at most nineteen queries with everything a page can show, however much of it.

Counted as most requests find the cache: what every request needs (the site, its home pages, languages, restrictions, the
sections, categories and tags) is kept until content changes, and fetched anew by the first request after that.
"""

import json

import pytest
from django.core.files.base import ContentFile

from cms.api.tests.queries import settled_queries
from cms.blocks.tests.stories import full_story, make_targets
from cms.documents.models import CmsDocument
from cms.images.factories import CmsImageFactory
from cms.pages.factories import translate
from cms.taxonomy.models import Category, Tag
from events.factories import EventPageFactory
from events.models import EventAttachment, EventParticipant, EventRelatedPage, EventSeries, EventSession
from galleries.factories import GalleryPageFactory, GalleryPhotoFactory
from home.factories import StandardPageFactory
from home.models import Navigation
from newsroom.factories import NewsPageFactory
from newsroom.models import NewsAttachment, NewsRelatedPage
from tests.translations.filled import FILLED

pytestmark = pytest.mark.django_db

CEILING = 19
EXPANDED_CEILING = 30


@pytest.fixture
def targets(site_tree):
    return make_targets(site_tree)


@pytest.fixture
def filed(site_tree):
    """A category and a tag, in Serbian only."""
    locale = site_tree.sr.home.locale
    return {
        "categories": [Category.objects.create(name="Obuke", slug="obuke", locale=locale)],
        "tags": [Tag.objects.create(name="vez", slug="vez", locale=locale)],
    }


def cost(client, url):
    """The queries of a request once the first one has filled the cache."""
    assert client.get(url).status_code == 200
    return settled_queries(lambda: client.get(url))


def related(site_tree):
    """A page of each type that can be related."""
    return [
        NewsPageFactory(parent=site_tree.sr.news, lead_image=CmsImageFactory()),
        EventPageFactory(parent=site_tree.sr.events),
        GalleryPageFactory(parent=site_tree.sr.galleries),
        StandardPageFactory(parent=site_tree.sr.home),
    ]


def full_event(site_tree, targets, filed, size):
    """An event with everything, so much of each."""
    story = json.dumps([block for number in range(size) for block in full_story(targets, number + 1)])
    page = EventPageFactory(
        parent=site_tree.sr.events,
        lead_image=CmsImageFactory(),
        social_image=CmsImageFactory(),
        series=EventSeries.objects.create(name="Dani", locale=site_tree.sr.home.locale),
        agenda_document=targets.document,
        gallery=targets.gallery,
        body=story,
        report=story,
        **filed,
    )
    for number in range(size):
        file = CmsDocument.objects.create(title="D", file=ContentFile(b"x", name=f"{number}.txt"))
        page.participants.add(EventParticipant(name="Ana", locale=page.locale))
        page.sessions.add(EventSession(date=page.start_date, title="Deo", locale=page.locale))
        page.attachments.add(EventAttachment(document=file, locale=page.locale))
        for target in related(site_tree):
            page.related_pages.add(EventRelatedPage(target=target))
    page.save()
    return page


@pytest.mark.parametrize("reader", ["sr", "en"])
def test_event(client, site_tree, targets, filed, reader):
    """Every query: which page it is · the page · related pages, participants, sessions, attachments · categories and tags · pages it links to ·
    images · documents · photos of galleries in its text · the series · categories and tags of its rows · the pages above and
    its versions · how far their texts are · the event before · the one after · private collections.
    """
    urls = [
        f"/api/v2/pages/{full_event(site_tree, targets, filed, size).pk}/?locale={reader}" for size in (1, 4)
    ]
    few, many = (cost(client, url) for url in urls)
    assert few == many
    assert len(many) <= CEILING, many


@pytest.mark.parametrize("reader", ["sr", "en"])
def test_news(client, site_tree, targets, filed, reader):
    """As an event, without participants, sessions and series."""
    counts = []
    for size in (1, 4):
        page = NewsPageFactory(
            parent=site_tree.sr.news,
            lead_image=CmsImageFactory(),
            body=json.dumps([block for number in range(size) for block in full_story(targets, number + 1)]),
            **filed,
        )
        for _ in range(size):
            page.attachments.add(NewsAttachment(document=targets.document, locale=page.locale))
            for target in related(site_tree):
                page.related_pages.add(NewsRelatedPage(target=target))
        page.save()
        counts.append(cost(client, f"/api/v2/pages/{page.pk}/?locale={reader}"))
    assert counts[0] == counts[1]
    assert len(counts[1]) <= CEILING, counts[1]


@pytest.mark.parametrize("reader", ["sr", "en"])
def test_gallery(client, site_tree, filed, reader):
    """Every query: the page · categories and tags · the event · images · those of its row · the pages above and versions · how
    far their texts are · the gallery before · the one after · photos · their images.
    """
    event = EventPageFactory(parent=site_tree.sr.events, lead_image=CmsImageFactory(), **filed)
    counts = []
    for photos in (1, 12):
        page = GalleryPageFactory(parent=site_tree.sr.galleries, event=event, **filed)
        for _ in range(photos):
            GalleryPhotoFactory(page=page)
        page.save()
        counts.append(cost(client, f"/api/v2/pages/{page.pk}/?locale={reader}"))
    assert counts[0] == counts[1]
    assert len(counts[1]) <= CEILING, counts[1]


@pytest.mark.parametrize("reader", ["sr", "en"])
def test_front_page(client, site_tree, targets, filed, reader):
    """Every query: the page · pages it links to · images · documents · photos of galleries in its text · the pages above and
    its versions · how far their texts are · latest news, next events, latest galleries · categories and tags of the rows.
    """
    home = getattr(site_tree, reader).home
    home.body = json.dumps(full_story(targets))
    home.hero_link, home.pinned_page = targets.news, targets.gallery
    home.save()

    def fill(number):
        for _ in range(number):
            NewsPageFactory(parent=site_tree.sr.news, lead_image=CmsImageFactory(), **filed)
            EventPageFactory(parent=site_tree.sr.events, lead_image=CmsImageFactory(), **filed)
            GalleryPageFactory(parent=site_tree.sr.galleries, lead_image=CmsImageFactory(), **filed)
        return cost(client, f"/api/v2/pages/{home.pk}/")

    few = fill(1)
    assert fill(3) == few
    assert len(few) <= CEILING, few


@pytest.mark.parametrize("name", ["news", "events", "galleries"])
def test_section(client, site_tree, filed, name):
    """Every query: the page · its images · the pages above and its versions · how far their texts are · the section in each language · its items ·
    their images · their categories and tags.
    """
    make = {"news": NewsPageFactory, "events": EventPageFactory, "galleries": GalleryPageFactory}[name]

    def fill(number):
        for _ in range(number):
            make(parent=getattr(site_tree.sr, name), lead_image=CmsImageFactory(), **filed)
        return cost(client, f"/api/v2/pages/{getattr(site_tree.en, name).pk}/")

    few = fill(1)
    assert fill(4) == few
    assert len(few) <= CEILING, few


@pytest.mark.parametrize("label", ["home.StandardPage", "home.ContactPage"])
def test_plain_page(client, site_tree, targets, label):
    """Every query: the page · its form · pages it links to · images · documents · photos of galleries in its text · the pages
    above and its versions · how far their texts are.
    """
    page = FILLED[label](site_tree)
    page.body = json.dumps(full_story(targets))
    page.save()
    for reader in ("sr", "en"):
        found = cost(client, f"/api/v2/pages/{page.pk}/?locale={reader}")
        assert len(found) <= CEILING, found


@pytest.mark.parametrize("query", ["", "&fields=*"])
def test_list_of_all_types(client, site_tree, targets, filed, query):
    """Every query: how many · the rows · their own types · categories and tags · images; for ``*`` also related rows of events
    and news, what stories and files need.
    """
    url = f"/api/v2/pages/?locale=en&fallback=true&limit=20{query}"
    full_event(site_tree, targets, filed, 1)
    translate(targets.news, title="Registration is open", lead="There is room for forty.")

    def fill(number):
        for _ in range(number):
            related(site_tree)
        return cost(client, url)

    few = fill(1)
    assert fill(4) == few
    assert len(few) <= CEILING, few


@pytest.mark.parametrize("path", ["images", "documents"])
def test_files(client, site_tree, targets, path):
    """Every query: private collections · the content types · how many · the files."""
    NewsPageFactory(parent=site_tree.sr.news, body=json.dumps(full_story(targets)))
    assert len(found := cost(client, f"/api/v2/{path}/")) <= CEILING, found


def test_site(client, site_tree):
    """Every query: settings · for each language its menu, footer and the pages that they name."""
    FILLED["home.Navigation"](site_tree)
    FILLED["home.Footer"](site_tree)
    few = cost(client, "/api/v2/site/")
    menu = Navigation.objects.get()
    pages = [StandardPageFactory(parent=site_tree.sr.home) for _ in range(5)]
    menu.items = json.dumps([{"type": "item", "value": {"page": page.pk, "children": []}} for page in pages])
    menu.save()
    assert cost(client, "/api/v2/site/") == few
    assert len(few) <= CEILING, few


def test_search(client, site_tree, filed):
    """Every query: what fits, counted and ranked · its facets · the pages of the other language · the pages found and their own
    types · images · categories and tags.
    """

    def fill(number):
        for _ in range(number):
            for make, parent in (
                (NewsPageFactory, site_tree.sr.news),
                (EventPageFactory, site_tree.sr.events),
                (GalleryPageFactory, site_tree.sr.galleries),
            ):
                page = make(parent=parent, title="Radionica", lead_image=CmsImageFactory(), **filed)
                page.save_revision().publish()
        return cost(client, "/api/v2/search/?q=radionica&locale=sr")

    few = fill(1)
    assert fill(3) == few
    assert len(few) <= CEILING, few


@pytest.mark.parametrize(("path", "most"), [("/sr-latn/vesti/vest/", 0), ("/en/news/vest/", 1)])
def test_address(client, site_tree, path, most):
    """Every query: the page at its own address, and what a page costs; for one of the other language also whether it has a
    translation."""
    NewsPageFactory(parent=site_tree.sr.news, slug="vest")
    assert len(found := cost(client, f"/api/v2/pages/find/?html_path={path}")) <= CEILING + most, found


def test_expanding(client, site_tree, targets, filed):
    """Every query: what the page costs · for the widened rows their related pages, people, programmes and files, what their
    texts link to, images, documents, photos, categories and tags. The number of rows does not matter."""

    def fill(number):
        page = full_event(site_tree, targets, filed, number)
        return cost(client, f"/api/v2/pages/{page.pk}/?expand=related_pages,gallery")

    few = fill(1)
    assert fill(3) == few
    assert len(few) <= EXPANDED_CEILING, few


def test_photos(client, site_tree):
    """Every query: the gallery · its photos with their images; how many is kept."""
    page = GalleryPageFactory(parent=site_tree.sr.galleries)
    for _ in range(5):
        GalleryPhotoFactory(page=page)
    assert len(found := cost(client, f"/api/v2/photos/?gallery={page.pk}")) <= 3, found


def test_calendar(client, site_tree):
    """Every query: the events · the section's name."""
    EventPageFactory.create_batch(3, parent=site_tree.sr.events)
    assert len(found := cost(client, "/api/v2/calendar/")) <= 3, found
