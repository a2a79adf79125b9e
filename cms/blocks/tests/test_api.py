"""What programs read of each block."""

import json

import pytest
from django.test import RequestFactory
from wagtail.models import PageViewRestriction

from cms.blocks.tests.stories import full_story, item
from cms.blocks.tests.test_email import Reader, harvested
from cms.pages.factories import translate


@pytest.fixture
def represent(site_tree, read):
    """The API form of stored blocks for a reader of a language, by block id."""

    def represent_story(stored: list[dict], language: str = "sr", query: str = "") -> dict:
        context = {
            "request": RequestFactory().get(f"/{query}"),
            "reader_locale": getattr(site_tree, language).home.locale,
        }
        story = read(stored)
        blocks = story.stream_block.get_api_representation(story, context=context)
        return {block["id"]: block["value"] for block in json.loads(json.dumps(blocks))}

    return represent_story


def test_every_block_has_a_form_with_these_fields(represent, targets):
    """The contract with clients: change it only together with docs/api.md."""
    blocks = represent(full_story(targets))

    fields = {name: sorted(value) for name, value in blocks.items() if isinstance(value, dict)}
    assert fields == {
        "heading-1": ["anchor", "level", "text"],
        "quote-1": ["role", "text", "who"],
        "notice-1": ["kind", "label", "text"],
        "image-1": ["caption", "credit", "image", "width"],
        "video-1": ["caption", "player_url", "poster", "provider", "title", "url"],
        "key_figures-1": ["figures"],
        "table-1": ["caption", "first_column_is_header", "header", "rows"],
        "document_list-1": ["documents", "title"],
        "page_reference-1": ["id", "image", "locale", "summary", "title", "type", "url"],
        "contact_card-1": ["email", "name", "organisation", "phone", "photo", "role", "website"],
        "gallery-2": ["gallery", "photo_count", "photos"],
        "gallery-3": ["gallery", "photo_count", "photos"],
        "button-3": ["document", "href", "page", "style", "text"],
        "button-4": ["document", "href", "page", "style", "text"],
        "button-5": ["document", "href", "page", "style", "text"],
    }
    assert isinstance(blocks["rich_text-1"], str)


def test_picture_is_usable_as_it_stands(represent, targets):
    image = represent(full_story(targets))["image-1"]["image"]

    assert image["alt"] == "Tezga sa rukotvorinama"
    assert image["src"].startswith("/media/images/")
    assert image["width"] > image["height"] > 0
    assert {source["type"] for source in image["sources"]} == {"image/avif", "image/webp", "image/jpeg"}


def test_pages_are_named_in_the_reader_s_language(represent, targets):
    english = translate(targets.news, title="Registration is open", lead="There is room for forty.")
    blocks = represent(full_story(targets), "en")

    link = {
        "id": english.pk,
        "type": "newsroom.NewsPage",
        "title": "Registration is open",
        "url": "/en/news/registration-is-open/",
        "locale": "en",
    }
    assert blocks["button-4"]["page"] == link
    assert blocks["button-4"]["href"] == link["url"]
    assert link.items() <= blocks["page_reference-1"].items()
    assert blocks["page_reference-1"]["summary"] == "There is room for forty."
    assert blocks["gallery-3"]["gallery"]["locale"] == "sr-latn"


def test_private_page_is_not_named(represent, targets):
    for page in (targets.news, targets.gallery):
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    blocks = represent(full_story(targets))

    assert blocks["page_reference-1"] is None
    assert blocks["gallery-3"] == {"gallery": None, "photos": [], "photo_count": 0}
    assert blocks["button-4"]["page"] is None


def test_gallery_gives_its_photos(represent, targets):
    gallery = represent(full_story(targets))["gallery-3"]

    assert [photo["image"]["alt"] for photo in gallery["photos"]] == ["Opis 0", "Opis 1"]
    assert gallery["photo_count"] == 2


def test_rich_text_is_clean_html_with_protected_addresses(represent, targets):
    html = represent(full_story(targets))["rich_text-1"]

    assert "linktype" not in html
    assert harvested(html) == []
    assert Reader(html).hrefs == [
        "mailto:prijava@example.org",
        "/sr-latn/vesti/prijave-su-otvorene/",
        targets.document.url,
    ]


def test_rich_text_in_another_format_stays_wagtail_s(represent, targets):
    source = represent(full_story(targets), query="?rich_text_format=db_html")["rich_text-1"]

    assert 'linktype="page"' in source


def test_contact_gives_the_plain_address(represent, targets):
    assert represent(full_story(targets))["contact_card-1"]["email"] == "jovana@example.org"


def test_file_says_what_it_is(represent, targets):
    file = represent(full_story(targets))["document_list-1"]["documents"][0]

    assert file == {
        "id": targets.document.pk,
        "title": "Program radionice",
        "url": targets.document.url,
        "language": "sr",
        "extension": "pdf",
        "size": 245_760,
        "details": file["details"],
    }
    assert file["details"].startswith("PDF, 240 KB")


def test_anchor_matches_the_page(represent, show):
    stored = [item("heading", {"text": "Prijava", "level": "h2"})]

    assert f'id="{represent(stored)["heading-1"]["anchor"]}"' in show(stored)
