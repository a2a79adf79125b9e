"""The sections of the front page: an editor puts them in order, a moderator publishes, readers of every view see it."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from events.factories import EventPageFactory
from galleries.factories import GalleryPageFactory
from newsroom.factories import NewsPageFactory
from tests.browser import DESK, PHONE
from tests.journeys.admin import choose_action, log_in, said
from tests.town import VIEWS
from tests.translations.desk import submit, write_all

pytestmark = pytest.mark.browser

SAVE, PUBLISH = "Save draft", "Publish"


@pytest.fixture
def front_page(site):
    """A front page with something in each section, and its translation."""
    NewsPageFactory(parent=site.sr.news)
    EventPageFactory(parent=site.sr.events)
    GalleryPageFactory(parent=site.sr.galleries)
    site.sr.home.save_revision().publish()
    record = submit(site.sr.home)
    write_all(record)
    record.save_target(publish=True)
    return site.sr.home


def panel(page: Page) -> Locator:
    return page.locator("[data-contentpath=sections]").first


def chosen(page: Page) -> Locator:
    # What was deleted stays in the form, unseen, to be told when it is saved.
    return panel(page).locator("[data-streamfield-child]:visible")


def add(page: Page, name: str) -> None:
    before = chosen(page).count()
    panel(page).get_by_title("Insert a block").last.click()
    page.get_by_role("option", name=name, exact=True).click()
    expect(chosen(page)).to_have_count(before + 1)


def press(section: Locator, title: str) -> None:
    section.get_by_title(title).click()


def sections_of(page: Page, view: str) -> list[str]:
    page.goto(f"/{view}/")
    marks = page.locator("section.section[aria-labelledby]").all()
    return [mark.get_attribute("aria-labelledby") for mark in marks]


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_sections_are_added_moved_removed_and_published(viewport, front_page, staff, browsing):
    reader = browsing.open()
    assert sections_of(reader, "sr-latn") == ["news", "events", "galleries"]

    editor = log_in(browsing, "urednica")
    editor.set_viewport_size(viewport)
    editor.goto(f"/admin/pages/{front_page.pk}/edit/")
    for name in ("Latest news", "Upcoming events", "Latest galleries"):
        add(editor, name)
    press(chosen(editor).nth(2), "Move up")
    press(chosen(editor).nth(1), "Move up")
    press(chosen(editor).nth(2), "Delete")
    expect(chosen(editor)).to_have_count(2)
    expect(chosen(editor).nth(0)).to_contain_text("The latest galleries.")
    expect(chosen(editor).nth(1)).to_contain_text("The latest news.")
    editor.get_by_role("button", name=SAVE).click()
    expect(said(editor)).to_contain_text("has been updated")
    assert sections_of(reader, "sr-latn") == ["news", "events", "galleries"]

    moderator = log_in(browsing, "recenzentkinja")
    moderator.set_viewport_size(viewport)
    moderator.goto(f"/admin/pages/{front_page.pk}/edit/")
    choose_action(moderator, PUBLISH)
    expect(said(moderator)).to_contain_text("has been published")
    for view in VIEWS:
        assert sections_of(reader, view) == ["galleries", "news"], view


def test_a_section_that_stands_twice_is_refused_by_name(front_page, staff, browsing):
    editor = log_in(browsing, "urednica")
    editor.goto(f"/admin/pages/{front_page.pk}/edit/")
    add(editor, "Latest news")
    press(chosen(editor).first, "Duplicate")
    expect(chosen(editor)).to_have_count(2)
    browsing.watch.expected.append(re.escape(f"/admin/pages/{front_page.pk}/edit/"))
    editor.get_by_role("button", name=SAVE).click()
    expect(panel(editor)).to_contain_text("Latest news: The maximum number of items is 1")
