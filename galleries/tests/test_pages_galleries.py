"""The pages of the galleries: list, photos, a page for each photo, and what they cost."""

import pytest
from bs4 import BeautifulSoup

from cms.images.factories import CmsImageFactory
from cms.pages.factories import translate
from events.factories import EventPageFactory
from galleries.factories import GalleryPageFactory, GalleryPhotoFactory


def read(client, path: str, status: int = 200) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == status, path
    return BeautifulSoup(response.content, "html.parser")


@pytest.fixture
def gallery(site_tree):
    page = GalleryPageFactory(parent=site_tree.sr.galleries, title="Radionica", slug="radionica")
    for number in range(3):
        GalleryPhotoFactory(
            page=page,
            caption=f"Natpis {number}",
            alt=f"Opis {number}",
            credit="M. Petrović",
            sort_order=number,
        )
    return page


def test_photos_stand_in_order_with_text_caption_and_credit(client, gallery):
    figures = read(client, "/sr-latn/galerije/radionica/").select(".photos figure")
    assert [figure.img["alt"] for figure in figures] == ["Opis 0", "Opis 1", "Opis 2"]
    assert "Natpis 1" in figures[1].figcaption.get_text()
    assert "M. Petrović" in figures[1].figcaption.get_text()
    assert figures[1].a["href"] == "/sr-latn/galerije/radionica/photo/2/"
    assert {"avif", "webp"} <= {
        source["type"].removeprefix("image/") for source in figures[0].select("source")
    }
    assert all(figure.img["width"] and figure.img["height"] for figure in figures)


@pytest.mark.parametrize("photos", [3, 6])
def test_the_first_photo_comes_at_once_and_the_others_when_they_come_in_sight(client, gallery, photos):
    for number in range(3, photos):
        GalleryPhotoFactory(page=gallery, sort_order=number)
    first, *others = read(client, "/sr-latn/galerije/radionica/").select(".photos img")
    assert first["fetchpriority"] == "high"
    assert not first.get("loading")
    assert [img["loading"] for img in others] == ["lazy"] * (photos - 1)


def test_the_file_name_never_stands_for_a_photo(client, site_tree):
    page = GalleryPageFactory(parent=site_tree.sr.galleries, slug="bez-opisa")
    GalleryPhotoFactory(
        page=page, caption="", alt="", image=CmsImageFactory(title="IMG_5501.jpg", alt_sr="", alt_en="")
    )
    link = read(client, "/en/galleries/bez-opisa/").select_one(".photos a")
    assert link.img["alt"] == ""
    assert link["aria-label"] == "Photo 1"


def test_each_photo_has_a_page_with_its_neighbours(client, gallery):
    page = read(client, "/sr-latn/galerije/radionica/photo/2/")
    assert page.select_one(".photo img")["alt"] == "Opis 1"
    assert page.select_one(".photo img")["fetchpriority"] == "high"
    assert [page.select_one(f".photo__steps [rel={way}]")["href"] for way in ("prev", "next")] == [
        "/sr-latn/galerije/radionica/photo/1/",
        "/sr-latn/galerije/radionica/photo/3/",
    ]
    assert page.h1.a["href"] == "/sr-latn/galerije/radionica/#photo-2"
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert not read(client, "/sr-latn/galerije/radionica/photo/1/").select(".photo__steps [rel=prev]")
    assert not read(client, "/sr-latn/galerije/radionica/photo/3/").select(".photo__steps [rel=next]")


@pytest.mark.parametrize("number", ["0", "4", "01", "x", "-1", "²"])
def test_a_photo_that_does_not_exist_is_not_found(client, gallery, number):
    read(client, f"/sr-latn/galerije/radionica/photo/{number}/", status=404)


def test_photos_of_a_borrowed_gallery_are_shown_and_marked(client, gallery):
    page = read(client, "/en/galleries/radionica/photo/2/")
    assert page.html["lang"] == "en"
    assert page.h1.a["lang"] == "sr-Latn"
    assert page.h1.a["href"] == "/en/galleries/radionica/#photo-2"
    assert page.select_one(".photo img").parent.parent["lang"] == "sr-Latn"


def test_a_photo_address_leads_to_the_translation_once_it_is_live(client, gallery):
    translate(gallery, title="Workshop", slug="workshop")
    response = client.get("/en/galleries/radionica/photo/2/")
    assert (response.status_code, response["Location"]) == (301, "/en/galleries/workshop/photo/2/")


def test_the_list_shows_cover_and_number_of_photos(client, gallery):
    card = read(client, "/en/galleries/").select_one(".card")
    assert "3 photos" in card.get_text()
    assert card.img["alt"] == ""
    assert card.select_one(".badge--language").get_text() == "In Serbian"


def test_the_gallery_leads_to_its_event(client, gallery, site_tree):
    event = EventPageFactory(parent=site_tree.sr.events, title="Skup")
    translate(event, title="Meeting")
    gallery.event = event
    gallery.save()
    assert (
        read(client, "/en/galleries/radionica/").find("a", string="Meeting")["href"] == "/en/events/meeting/"
    )


@pytest.mark.parametrize("photos", [3, 40])
def test_queries_of_a_gallery_of_any_size(client, site_tree, photos, django_assert_max_num_queries):
    """Site; page, plain and own type; restrictions; all linked pages; photos; their images;
    categories; tags."""
    page = GalleryPageFactory(parent=site_tree.sr.galleries, slug="g")
    GalleryPhotoFactory.create_batch(photos, page=page)
    client.get("/sr-latn/galerije/g/")
    with django_assert_max_num_queries(9) as captured:
        assert len(read(client, "/sr-latn/galerije/g/").select(".photos img")) == photos
    assert len(captured) == 9


@pytest.mark.parametrize("rows", [2, 15])
def test_queries_of_a_list_of_any_length(client, site_tree, rows, django_assert_max_num_queries):
    """Site; list page, plain and own type; restrictions; the section's places; rows with their pictures; locales; all
    linked pages. Menus, settings, the places of the other language's pages, which categories are in use (none) and how many rows there are, are
    kept for the state of the content."""
    for number in range(rows):
        section = (site_tree.sr if number % 2 else site_tree.en).galleries
        GalleryPhotoFactory(page=GalleryPageFactory(parent=section))
    client.get("/sr-latn/galerije/")
    with django_assert_max_num_queries(8) as captured:
        assert len(read(client, "/sr-latn/galerije/").select(".card")) == rows
    assert len(captured) == 8


def test_a_photo_is_offered_in_the_largest_public_size(client, gallery):
    link = read(client, "/sr-latn/galerije/radionica/photo/2/").select_one(".photo__file a")
    assert link["href"].startswith("/media/images/")
    assert link["download"].startswith("radionica-2.")


def test_the_switcher_leads_to_the_same_photo(client, gallery):
    page = read(client, "/sr-latn/galerije/radionica/photo/2/")
    targets = [link["href"] for link in page.select(".languages a")]
    assert all(target.endswith("photo%2F2%2F") for target in targets)
