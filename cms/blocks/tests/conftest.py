"""Fixtures of the block tests."""

from types import SimpleNamespace

import pytest
from django.test import RequestFactory
from wagtail.blocks.stream_block import StreamValue
from wagtail.models import Page

from cms.blocks.story import StoryBlock
from cms.blocks.tests.stories import STANDARD, full_story, make_page, make_targets


@pytest.fixture
def targets(site_tree) -> SimpleNamespace:
    """One of each thing that blocks can choose."""
    return make_targets(site_tree)


@pytest.fixture
def story_page(site_tree, targets) -> Page:
    """A live Serbian page whose body has one block of each kind."""
    return make_page(STANDARD, site_tree.sr.home, title="O radionici", body=full_story(targets))


@pytest.fixture
def read(site_tree):
    """Reads stored JSON as a story: ``read([{"type": …}])``."""

    def read_story(stored: object) -> StreamValue:
        return StoryBlock().to_python(stored)

    return read_story


@pytest.fixture
def show(site_tree, read):
    """Shows stored JSON as a reader of a language sees it: ``show([{"type": …}], language="en")``."""

    def show_story(stored: object, language: str = "sr") -> str:
        tree = getattr(site_tree, language)
        context = {
            "request": RequestFactory().get("/"),
            "page": tree.home,
            "reader_locale": tree.home.locale,
        }
        story = read(stored)
        return story.stream_block.render(story, context=context)

    return show_story
