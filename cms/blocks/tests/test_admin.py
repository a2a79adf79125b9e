"""Blocks in the hands of editors."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.blocks.definition_lookup import BlockDefinitionLookupBuilder
from wagtail.models import ReferenceIndex

from cms.blocks.richtext import FEATURES
from cms.blocks.story import StoryBlock
from cms.blocks.tests.stories import make_document, make_image

NAMES = list(StoryBlock().child_blocks)


def test_story_has_these_blocks():
    """The names stand in stored content: a renamed block is a lost block."""
    assert NAMES == [
        "heading",
        "rich_text",
        "quote",
        "notice",
        "image",
        "gallery",
        "video",
        "key_figures",
        "table",
        "document_list",
        "button",
        "page_reference",
        "contact_card",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_block_introduces_itself(name):
    block = StoryBlock().child_blocks[name]

    assert block.label
    assert block.get_description()
    assert block.meta.group
    assert block.meta.icon != "placeholder"
    assert block.meta.template == f"cms/blocks/{name}.html"
    assert block.is_previewable


@pytest.mark.parametrize("content", ["empty site", "some content"])
@pytest.mark.parametrize("name", NAMES)
def test_block_chooser_shows_a_preview(admin_client, targets_if, name, content):
    targets_if(content == "some content")
    block = StoryBlock().child_blocks[name]
    response = admin_client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})

    soup = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 200
    assert soup.select("link[href$='cms/css/site.css']")
    if content == "some content":
        assert soup.select_one(f".block--{name}").get_text(strip=True) or soup.select("img")


@pytest.fixture
def targets_if(request, site_tree):
    """Makes content for previews when asked to."""

    def make(wanted: bool) -> None:
        if wanted:
            request.getfixturevalue("targets")
            make_image()
            make_document()

    return make


def test_editor_opens_and_saves_a_page_with_every_block(admin_client, story_page):
    url = reverse("wagtailadmin_pages:edit", args=[story_page.pk])
    before = story_page.body.get_prep_value()

    assert admin_client.get(url).status_code == 200
    story_page.save_revision().publish()
    story_page.refresh_from_db()
    assert story_page.body.get_prep_value() == before


def test_rich_text_allows_no_pictures_embeds_or_headings():
    assert not set(FEATURES) & {"image", "embed", "h1", "h2", "h3", "h4", "h5", "h6", "code"}
    assert StoryBlock().child_blocks["rich_text"].features == FEATURES


def test_migrations_name_wagtail_s_own_blocks():
    """So that blocks of ours can move or be renamed without touching old migrations."""
    lookup = BlockDefinitionLookupBuilder()
    lookup.add_block(StoryBlock())

    paths = {path for path, _args, _kwargs in lookup.get_lookup_as_dict().values()}
    assert "wagtail.blocks.StructBlock" in paths
    assert {path for path in paths if not path.startswith("wagtail.")} == set()


def test_references_are_tracked(story_page, targets):
    """Wagtail warns before something is deleted that a story uses."""
    ReferenceIndex.create_or_update_for_object(story_page)
    for target in (targets.image, targets.document, targets.news, targets.gallery):
        assert ReferenceIndex.get_references_to(target).exists()
