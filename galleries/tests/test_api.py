"""What the API says about galleries: its JSON, in both languages, and what it costs."""

import datetime as dt

import pytest

from cms.api.tests.golden import check_golden
from cms.api.tests.queries import settled_queries
from cms.images.factories import CmsImageFactory
from cms.pages.factories import translate
from cms.taxonomy.models import Category
from galleries.factories import GalleryPageFactory, GalleryPhotoFactory

pytestmark = pytest.mark.django_db


def gallery_of(site_tree, photos, **values):
    """A live gallery with so many photos."""
    page = GalleryPageFactory(parent=site_tree.sr.galleries, **values)
    for number in range(photos):
        GalleryPhotoFactory(page=page, caption=f"Natpis {number}", alt=f"Učesnici za stolom {number}")
    page.save()
    return page


@pytest.fixture
def gallery(site_tree):
    """A gallery of three photos, one decorative and one credited, and its English translation."""
    page = gallery_of(site_tree, 3, title="Radionica u slikama", date=dt.date(2026, 9, 27), place="Niš")
    photos = list(page.photos.all())
    photos[1].is_decorative, photos[1].alt = True, ""
    photos[2].credit, photos[2].alt = "Jovan Jović", ""
    page.photos.set(photos)
    page.save()
    page.save_revision().publish()
    return page, translate(page, title="The workshop in pictures", lead="Three photos of three days.")


@pytest.mark.parametrize("language", ["sr", "en"])
def test_full_page(client, gallery, language):
    page = gallery[0] if language == "sr" else gallery[1]
    check_golden(__file__, f"gallery_{language}", client.get(f"/api/v2/pages/{page.pk}/").json())


def test_row(client, gallery):
    query = "type=galleries.GalleryPage&slug=radionica-u-slikama"
    check_golden(__file__, "gallery_row", client.get(f"/api/v2/pages/?{query}").json())


def test_photos_have_the_texts_of_their_place(client, gallery):
    serbian, english = (client.get(f"/api/v2/pages/{page.pk}/").json()["photos"] for page in gallery)
    assert [photo["image"]["alt"] for photo in serbian] == [
        "Učesnici za stolom 0",
        "",
        "Stolar za radnim stolom",
    ]
    assert [photo["image"]["credit"] for photo in serbian] == [
        "Milica Petrović",
        "Milica Petrović",
        "Jovan Jović",
    ]
    # The third has no text of its own, so that of the image in the page's language counts.
    assert english[2]["image"]["alt"] == "A carpenter at a workbench"


def test_cover_is_the_first_photo_unless_chosen(client, site_tree):
    page = gallery_of(site_tree, 2)
    first = page.photos.first().image

    def cover():
        return client.get(f"/api/v2/pages/?type=galleries.GalleryPage&slug={page.slug}").json()["items"][0]

    assert cover()["image"]["id"] == first.pk
    assert cover()["photo_count"] == 2
    page.listing_image = CmsImageFactory()
    page.save()
    assert cover()["image"]["id"] == page.listing_image.pk


LIST = [
    "wagtailcore_page",
    "galleries_gallerypage",
    "galleries_gallerypage",
    "galleries_gallerypage_categories",
    "images_cmsimage",
]


@pytest.mark.parametrize("rows", [2, 20])
def test_queries_of_the_dearest_list(client, site_tree, rows):
    """Every query: the section in each language · which pages they are · these pages · their categories and tags · images.

    What every request needs (site, home pages, restrictions, languages, sections, terms), and how many there are,
    is kept until content changes.
    """
    category = Category.objects.create(name="Obuke", slug="obuke", locale=site_tree.sr.home.locale)
    for _ in range(rows):
        gallery_of(site_tree, 1, categories=[category])
    query = f"type=galleries.GalleryPage&locale=en&fallback=true&descendant_of={site_tree.en.galleries.pk}"
    assert len(client.get(f"/api/v2/pages/?{query}").json()["items"]) == rows
    assert sorted(settled_queries(lambda: client.get(f"/api/v2/pages/?{query}"))) == sorted(LIST)


def test_queries_of_a_page_do_not_grow_with_its_photos(client, site_tree):
    """Ten photos cost what one costs."""
    counts = []
    for photos in (1, 10):
        page = gallery_of(site_tree, photos)
        client.get(f"/api/v2/pages/{page.pk}/")
        counts.append(settled_queries(lambda page=page: client.get(f"/api/v2/pages/{page.pk}/")))
    assert counts[0] == counts[1]
    assert len(counts[1]) <= 18
