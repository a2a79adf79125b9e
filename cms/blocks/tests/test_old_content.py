"""Old and odd stored content never breaks a page, its form in the admin, or the API."""

import json

import pytest
from django.apps import apps
from django.urls import reverse

from cms.blocks.prefetch import iter_images, plain_text
from cms.blocks.segments import extract_struct
from cms.blocks.tests.stories import STANDARD, full_story, item, listed, make_page

GONE = 999_999

ODD = [
    {"type": "raw_html", "value": "<script>alert(1)</script>", "id": "1"},
    {"type": "heading", "value": "Naslov iz starog sajta", "id": "2"},
    {"type": "heading", "value": {"text": "Bez nivoa", "level": "h7", "colour": "red"}, "id": "3"},
    {"type": "heading", "id": "4"},
    {"type": "rich_text", "value": None, "id": "5"},
    {
        "type": "rich_text",
        "value": f'<p>Vidi <a linktype="page" id="{GONE}">to</a> i <a linktype="page" id="x">ono</a></p>',
    },
    {
        "type": "rich_text",
        "value": f'<p><a linktype="document" id="{GONE}">fajl</a> <a linktype="wiki" id="1">w</a></p>',
    },
    {"type": "quote", "value": ["niz"], "id": "8"},
    {"type": "notice", "value": {"kind": "shout", "text": "<p>Obaveštenje</p>"}, "id": "9"},
    {"type": "image", "value": GONE, "id": "10"},
    {"type": "image", "value": {"image": GONE, "caption": None}, "id": "11"},
    {
        "type": "image",
        "value": {"image": {"image": GONE, "alt_text": "Opis", "decorative": False}},
        "id": "12",
    },
    {"type": "image", "value": {"image": {"image": "nije broj"}, "width": "huge"}, "id": "13"},
    {"type": "gallery", "value": {"gallery": GONE, "photos": None}, "id": "14"},
    {
        "type": "gallery",
        "value": {"photos": [{"image": GONE}, listed({"image": {"image": GONE}})]},
        "id": "15",
    },
    {"type": "gallery", "value": {}, "id": "16"},
    {"type": "video", "value": {"url": "https://example.org/film", "title": "Film"}, "id": "17"},
    {"type": "video", "value": {"url": None, "title": None, "poster": GONE}, "id": "18"},
    {"type": "key_figures", "value": {"figures": [listed(None), {"value": 40}]}, "id": "19"},
    {"type": "table", "value": None, "id": "20"},
    {"type": "table", "value": {"data": [["a", None], [1], "red"]}, "id": "21"},
    {"type": "document_list", "value": {"documents": [listed({"document": GONE})]}, "id": "22"},
    {"type": "button", "value": {"text": "Dugme", "page": GONE}, "id": "23"},
    {"type": "page_reference", "value": {"page": GONE}, "id": "24"},
    {"type": "contact_card", "value": {"name": "Ana", "phone": 381, "photo": GONE}, "id": "25"},
    {"value": "bez vrste"},
    {"type": ["heading"], "value": "vrsta je niz"},
    "ni rečnik",
    None,
]
KEPT = ["Naslov iz starog sajta", "Bez nivoa", "Vidi", "fajl", "Obaveštenje", "Film", "40", "Ana"]


def test_page_shows_what_can_be_read(show):
    html = show(ODD)

    for text in KEPT:
        assert text in html
    assert "alert" not in html
    assert 'href="None"' not in html
    assert "<img" not in html


@pytest.mark.parametrize("number", range(len(ODD)))
def test_each_odd_block_alone_breaks_nothing(show, read, number):
    story = read([ODD[number]])
    context = {"reader_locale": None}

    show([ODD[number]])
    json.dumps(story.stream_block.get_api_representation(story, context=context))
    json.dumps(story.stream_block.get_form_state(story), default=str)
    assert isinstance(plain_text(story), str)
    assert list(iter_images(story)) == []


@pytest.mark.parametrize(
    "stored", ["", "[]", "null", "{}", "3", '{"a": 1}', "<p>nije JSON</p>", '["a", "b"]', [], None]
)
def test_stored_value_that_is_no_list_of_blocks_is_an_empty_story(show, stored):
    assert show(stored).strip() == ""


def test_text_that_was_no_json_is_kept_for_whoever_moves_it(read):
    assert read("<p>nije JSON</p>").raw_text == "<p>nije JSON</p>"


def test_page_and_form_open_with_odd_content(site_tree, client, admin_client):
    page = make_page(STANDARD, site_tree.sr.home, title="Stara stranica")
    model = apps.get_model(STANDARD)
    model.objects.filter(pk=page.pk).update(
        body=json.dumps([block for block in ODD if isinstance(block, dict)])
    )

    assert client.get(page.get_url()).status_code == 200
    assert admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200


def test_deleted_things_leave_the_rest_standing(show, targets):
    stored = full_story(targets)
    targets.image.delete()
    targets.document.delete()
    targets.news.delete()
    targets.gallery.delete()
    html = show(stored)

    for text in ("Prijava učesnika", "Našli smo tri kupca.", "Dan na sajmu", "koordinatorka", "učesnica"):
        assert text in html


def test_deleted_image_does_not_stop_translation(read, targets):
    image = {"image": targets.image.pk, "alt_text": "Opis", "decorative": False}
    stored = [item("image", {"image": image, "caption": "Natpis", "credit": "", "width": "text"})]
    segments = extract_struct(read(stored)[0].block, read(stored)[0].value)
    targets.image.delete()
    child = read(stored)[0]
    restored = child.block.restore_translated_segments(child.value, segments)

    assert restored["caption"] == "Natpis"
    assert restored["image"] is None
    found = extract_struct(child.block, child.value)
    assert [segment.path for segment in found if not segment.is_empty()] == ["caption"]


def test_reading_changes_nothing_in_a_sound_story(read, targets):
    stored = full_story(targets)

    assert read(stored).get_prep_value() == stored
