"""What is not public is nowhere in the public API: not in lists, items, files, menus, links or hits."""

import datetime as dt
import json

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from cms.documents.models import CmsDocument
from cms.images.factories import CmsImageFactory
from cms.pages.factories import translate
from events.factories import EventPageFactory
from galleries.factories import GalleryPageFactory, GalleryPhotoFactory
from home.factories import StandardPageFactory
from home.models import Navigation
from newsroom.factories import NewsPageFactory
from newsroom.models import NewsAttachment, NewsPage, NewsRelatedPage

pytestmark = pytest.mark.django_db

SECRET = "Tajna"


def restrict(page, kind):
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind, password="x")
    if kind == PageViewRestriction.GROUPS:
        restriction.groups.add(Group.objects.create(name="strangers"))


def document(title=SECRET, **values):
    return CmsDocument.objects.create(title=title, file=ContentFile(b"%PDF-1.4", name="secret.pdf"), **values)


def draft(site_tree):
    return NewsPageFactory(parent=site_tree.sr.news, title=SECRET, slug="tajna", live=False)


def draft_of_a_live_page(site_tree):
    page = NewsPageFactory(parent=site_tree.sr.news, title="Javna", slug="tajna-izmena")
    page.title = page.lead = SECRET
    page.save_revision()


def unpublished(site_tree):
    page = NewsPageFactory(parent=site_tree.sr.news, title=SECRET, slug="tajna")
    page.unpublish()
    return page


def scheduled(site_tree):
    page = draft(site_tree)
    page.go_live_at = timezone.now() + dt.timedelta(days=1)
    page.save_revision().publish()
    return page


def expired(site_tree):
    page = NewsPageFactory(parent=site_tree.sr.news, title=SECRET, slug="tajna")
    type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now() - dt.timedelta(minutes=1))
    return page


def draft_translation(site_tree):
    original = NewsPageFactory(parent=site_tree.sr.news, title="Javna", slug="javna")
    return translate(original, title=SECRET, slug="tajna", live=False)


def behind(kind):
    def make(site_tree):
        page = NewsPageFactory(parent=site_tree.sr.news, title=SECRET, slug="tajna")
        restrict(page, kind)
        return page

    make.__name__ = f"behind_{kind}"
    return make


def below_a_closed_page(site_tree):
    closed = StandardPageFactory(parent=site_tree.sr.home, title=SECRET, slug="zatvoreno")
    restrict(closed, PageViewRestriction.LOGIN)
    return StandardPageFactory(parent=closed, title=SECRET, slug="tajna")


def outside_the_site(site_tree):
    return StandardPageFactory(parent=site_tree.sr.home.get_parent(), title=SECRET, slug="tajna")


NARROWED = [
    "v2/pages/?limit=100&published_since=2000-01-01&order=-last_published_at",
    "v2/pages/?limit=100&date_from=2000-01-01&date_to=2100-01-01",
    "v2/pages/?limit=100&type=newsroom.NewsPage&order=-publication_date&fields=*",
    "v2/pages/?limit=100&slug=tajna",
    "v2/pages/?limit=100&title=Tajna",
    "v2/pages/?limit=100&title=Тајна",
    "v2/pages/?limit=100&show_in_menus=false&order=title",
    "v2/pages/?limit=100&descendant_of=root&order=random",
]
"""Every way of narrowing a list that could let a page through."""

MAKERS = [
    draft,
    draft_of_a_live_page,
    unpublished,
    scheduled,
    expired,
    draft_translation,
    behind(PageViewRestriction.PASSWORD),
    behind(PageViewRestriction.LOGIN),
    behind(PageViewRestriction.GROUPS),
    below_a_closed_page,
    outside_the_site,
]


def public_page_that_links_to(page, site_tree):
    """A live page with the other in its text, its related pages and the menu."""
    body = [
        {"type": "rich_text", "value": f'<p><a linktype="page" id="{page.pk}">Veza</a></p>'},
        {"type": "page_reference", "value": {"page": page.pk}},
        {"type": "button", "value": {"text": "Dalje", "page": page.pk}},
    ]
    linking = NewsPageFactory(parent=site_tree.sr.news, title="Javna veza", body=json.dumps(body))
    NewsRelatedPage.objects.create(page=linking, target=page)
    menu = Navigation.objects.filter(locale=site_tree.sr.home.locale).first() or Navigation(
        locale=site_tree.sr.home.locale
    )
    menu.items = json.dumps([{"type": "item", "value": {"page": page.pk, "children": []}}])
    menu.save()
    return linking


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_nothing_of_a_page_that_is_not_public_is_given(api, client, admin_client, site_tree, make):
    page = make(site_tree)
    paths = [
        "v2/pages/?limit=100&fields=*",
        "v2/pages/?limit=100&locale=sr&fallback=true",
        "v2/pages/?limit=100&locale=en&fallback=true",
        "v2/pages/?search=tajna",
        "v2/search/?q=tajna",
        "v2/search/?q=tajna&locale=en",
        "v2/site/",
        *NARROWED,
        f"v2/pages/{site_tree.sr.home.pk}/",
        f"v2/pages/{site_tree.sr.news.pk}/",
    ]
    if page is not None:
        for language, section in (("sr-latn", "vesti"), ("en", "news")):
            api.get(f"v2/pages/find/?html_path=/{language}/{section}/tajna/", status=404)
        api.get(f"v2/pages/find/?html_path={page.url_path.replace('/pocetna', '/sr-latn', 1)}", status=404)
        api.get(f"v2/pages/{page.pk}/", status=404)
        api.get(f"v2/pages/find/?id={page.pk}", status=404)
        assert admin_client.get(f"/api/v2/pages/{page.pk}/").status_code == 404
        assert api.refused(f"v2/pages/?child_of={page.pk}")["parameter"] == "child_of"
        assert api.refused(f"v2/pages/?ancestor_of={page.pk}")["parameter"] == "ancestor_of"
    neighbour = NewsPageFactory(parent=site_tree.sr.news, title="Javna susedna")
    for locale in ("sr", "en"):
        paths.append(f"v2/pages/{neighbour.pk}/?locale={locale}")
        paths.append(f"v2/pages/{site_tree.sr.news.pk}/?locale={locale}&expand=items")
    for path in (
        "/sr-latn/vesti/tajna/",
        "/sr-cyrl/vesti/tajna/",
        "/en/news/tajna/",
        "/sr-latn/zatvoreno/tajna/",
    ):
        api.get(f"v2/pages/find/?html_path={path}", status=404)
    if page is not None:
        paths.append(f"v2/pages/{public_page_that_links_to(page, site_tree).pk}/")
    for path in paths:
        assert SECRET not in json.dumps(api.get(path), ensure_ascii=False), path


HIDE = {
    "unpublished": lambda page: page.unpublish(),
    "deleted": lambda page: page.delete(),
    "restricted": lambda page: restrict(page, PageViewRestriction.LOGIN),
    "above restricted": lambda page: restrict(page.get_parent(), PageViewRestriction.PASSWORD),
    "moved out of the site": lambda page: page.move(page.get_root(), pos="last-child"),
}


@pytest.mark.parametrize("how", HIDE)
def test_nobody_is_told_that_what_is_hidden_is_unchanged(client, site_tree, how):
    """Neither by a validator that was true a moment ago, nor from anything that is kept."""
    page = NewsPageFactory(parent=site_tree.sr.news, title=SECRET, slug="tajna", place="Niš")
    page.save_revision().publish()
    urls = [
        f"/api/v2/pages/{page.pk}/",
        "/api/v2/pages/find/?html_path=/sr-latn/vesti/tajna/",
        "/api/v2/pages/?type=newsroom.NewsPage",
        "/api/v2/pages/?place=Niš",
        "/api/v2/search/?q=tajna",
        f"/api/v2/pages/{site_tree.sr.home.pk}/",
    ]
    for url in urls:
        client.get(url)
    etags = {url: client.get(url).headers["ETag"] for url in urls}
    HIDE[how](type(page).objects.get(pk=page.pk))
    for url, etag in etags.items():
        for condition in ({"if-none-match": etag}, {"if-none-match": "*"}, {"accept-encoding": "gzip;q=0"}):
            answer = client.get(url, headers=condition)
            if condition.get("if-none-match") == "*" and answer.status_code == 304:
                continue
            assert answer.status_code != 304, url
            assert SECRET not in answer.content.decode(), url
    assert client.get(urls[2]).json()["meta"]["total_count"] == 0


def test_a_cursor_made_up_or_kept_leads_to_nothing_hidden(api, site_tree):
    """A cursor names a place in the order, not a page."""
    for title in ("a", SECRET, "z"):
        NewsPageFactory(parent=site_tree.sr.news, title=title)
    query = "v2/pages/?type=newsroom.NewsPage&order=title&limit=1"
    cursor = api.get(query)["meta"]["next_cursor"]
    NewsPage.objects.get(title=SECRET).unpublish()
    assert [item["title"] for item in api.get(f"{query}&cursor={cursor}")["items"]] == ["z"]


@pytest.mark.parametrize("language", ["sr", "en"])
def test_page_outside_the_site_is_not_linked_in_html_either(client, site_tree, language):
    """Live, but with no address: chosen in a menu, a text, as related, pinned and as the hero's link."""
    page = outside_the_site(site_tree)
    linking = public_page_that_links_to(page, site_tree)
    if language == "en":
        linking = translate(linking, title="Links")
    home = getattr(site_tree, language).home
    home.hero_link = home.pinned_page = page
    home.body = linking.body
    home.save()
    for shown in (home, linking):
        answer = client.get(shown.get_url())
        assert answer.status_code == 200
        html = answer.content.decode()
        assert SECRET not in html
        assert "tajna" not in html
        assert 'href="None"' not in html


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_nothing_of_it_is_counted(api, site_tree, make):
    before = api.get("v2/pages/?limit=0")["meta"]["total_count"]
    public = 1 if make in (draft_of_a_live_page, draft_translation) else 0
    make(site_tree)
    assert api.get("v2/pages/?limit=0")["meta"]["total_count"] == before + public


# Files ------------------------------------------------------------------------------------------------------


@pytest.fixture
def closed_collection(db):
    collection = Collection.get_first_root_node().add_child(name="Zatvoreno")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return collection.add_child(name="Ispod")


def test_only_images_of_public_pages_are_listed(api, site_tree, closed_collection):
    shown, unused, of_draft, closed = (CmsImageFactory() for _ in range(4))
    closed.collection = closed_collection
    closed.save()
    NewsPageFactory(parent=site_tree.sr.news, lead_image=shown)
    NewsPageFactory(parent=site_tree.sr.news, lead_image=closed)
    page = NewsPageFactory(parent=site_tree.sr.news, lead_image=of_draft)
    page.unpublish()
    found = api.get("v2/images/")
    assert [item["id"] for item in found["items"]] == [shown.pk]
    assert found["meta"]["total_count"] == 1
    assert api.get(f"v2/images/{shown.pk}/")["id"] == shown.pk
    for image in (unused, of_draft, closed):
        api.get(f"v2/images/{image.pk}/", status=404)


def test_an_original_is_never_given(api, site_tree):
    image = CmsImageFactory()
    page = NewsPageFactory(
        parent=site_tree.sr.news, lead_image=image, listing_image=image, social_image=image
    )
    given = json.dumps(
        [api.get("v2/images/"), api.get(f"v2/pages/{page.pk}/"), api.get("v2/pages/?fields=*")]
    )
    assert image.file.url not in given
    assert image.title not in given


def test_only_documents_of_public_pages_are_given(api, site_tree, closed_collection):
    shown, of_draft, closed = document("Javno"), document(), document(collection=closed_collection)
    page = NewsPageFactory(parent=site_tree.sr.news)
    hidden = NewsPageFactory(parent=site_tree.sr.news, live=False)
    for owner, file in ((page, shown), (page, closed), (hidden, of_draft)):
        owner.attachments.add(NewsAttachment(document=file, locale=owner.locale))
        owner.save()
    document()
    assert [item["title"] for item in api.get("v2/documents/")["items"]] == ["Javno"]
    for file in (of_draft, closed):
        api.get(f"v2/documents/{file.pk}/", status=404)
    assert [file["title"] for file in api.get(f"v2/pages/{page.pk}/")["attachments"]] == ["Javno"]


def test_where_mails_go_is_nobodys_business(api, site_tree):
    from home.factories import ContactPageFactory

    page = ContactPageFactory(
        parent=site_tree.sr.home, to_address="office@example.org", from_address="web@x.org"
    )
    given = json.dumps([api.get(f"v2/pages/{page.pk}/"), api.get("v2/pages/?fields=*")])
    assert "office@example.org" not in given
    assert "web@x.org" not in given


def test_nothing_hidden_is_in_the_calendar_or_among_photos(client, api, site_tree):
    soon = timezone.localdate() + dt.timedelta(days=2)
    event = EventPageFactory(parent=site_tree.sr.events, title=SECRET, start_date=soon, end_date=None)
    gallery = GalleryPageFactory(parent=site_tree.sr.galleries)
    GalleryPhotoFactory(page=gallery, caption=SECRET)
    url = f"v2/photos/?gallery={gallery.pk}"
    assert SECRET in client.get("/api/v2/calendar/").content.decode()
    assert SECRET in json.dumps(api.get(url))
    restrict(event, PageViewRestriction.LOGIN)
    restrict(gallery, PageViewRestriction.PASSWORD)
    assert SECRET not in client.get("/api/v2/calendar/?locale=en&fallback=true").content.decode()
    assert SECRET not in client.get("/api/v2/calendar/").content.decode()
    api.get(url, status=404)
