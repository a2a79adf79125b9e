"""A story costs the same whatever its length."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.blocks.prefetch import prefetch_story
from cms.blocks.tests.stories import full_story, item, make_targets
from cms.pages.factories import translate


@pytest.fixture
def count(show, site_tree):
    """Lists the queries of showing a story, with everything that is kept between requests already warm."""

    def count_queries(stored: list[dict], language: str = "sr") -> list[str]:
        show(stored, language)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            show(stored, language)
        return [query["sql"] for query in captured]

    return count_queries


def many(site_tree, copies: int) -> list[dict]:
    """A story with one block of each kind, ``copies`` times, each with its own images, pages and files."""
    stories = []
    for number in range(copies):
        targets = make_targets(site_tree)
        translate(targets.gallery, title=f"Cluster Days {number}")
        stories.extend(full_story(targets, number + 1))
    return stories


@pytest.mark.parametrize("language", ["sr", "en"])
def test_showing_a_story_costs_a_fixed_number_of_queries(site_tree, count, language):
    """Every query: chosen pages · their types as readers see them · news · galleries · view restrictions · images · documents ·
    gallery photos. For pages in another language: their ancestors · those in the reader's language · other locales. Once a
    request: the site · locale codes for ``lang``."""
    few = count(many(site_tree, 1), language)
    more = count(many(site_tree, 6), language)

    assert len(few) == len(more), "\n".join(more)
    assert len(more) <= 13, "\n".join(more)


def test_thirty_blocks_cost_no_more_than_three(site_tree, count):
    targets = make_targets(site_tree)
    text = f'<p><a linktype="page" id="{targets.news.pk}">vest</a></p>'
    three = [item("rich_text", text, number) for number in range(3)]
    thirty = [item("rich_text", text, number) for number in range(30)]

    assert len(count(thirty)) == len(count(three))


def test_several_stories_are_prepared_together(site_tree, read, django_assert_num_queries):
    stories = [read(many(site_tree, 1)) for _ in range(5)]
    prefetch_story([stories.pop()], site_tree.sr.home.locale)
    with CaptureQueriesContext(connection) as one:
        prefetch_story(stories[:1], site_tree.sr.home.locale)
    with django_assert_num_queries(len(one)):
        prefetch_story(stories[1:], site_tree.sr.home.locale)
    with django_assert_num_queries(0):
        prefetch_story(stories, site_tree.sr.home.locale)


def test_api_form_costs_a_fixed_number_of_queries(site_tree, read):
    locale = site_tree.sr.home.locale
    counts = []
    for copies in (1, 1, 5):
        story = read(many(site_tree, copies))
        with CaptureQueriesContext(connection) as captured:
            story.stream_block.get_api_representation(story, context={"reader_locale": locale})
        counts.append(len(captured))

    assert counts[1] == counts[2] <= 8


def test_story_of_words_costs_nothing(read, site_tree, django_assert_num_queries):
    story = read([item("heading", {"text": "Naslov"}), item("rich_text", "<p>Tekst</p>")])
    with django_assert_num_queries(0):
        prefetch_story([story], site_tree.sr.home.locale)
        story.stream_block.render(story, context={"reader_locale": site_tree.sr.home.locale})
