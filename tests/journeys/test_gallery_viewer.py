"""Photos over their gallery, with scripts: by mouse, keyboard and finger, and back again."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import PHONE
from tests.journeys.test_accessibility import faults
from tests.town import build_town

pytestmark = pytest.mark.browser

GALLERY = "/sr-latn/galerije/dani-klastera/"
SWIPE = """(way) => {
    const target = document.querySelector(".viewer__stage");
    const touch = (x) => new Touch({ identifier: 1, target, clientX: x, clientY: 300 });
    const [from, to] = way === "left" ? [300, 60] : [60, 300];
    target.dispatchEvent(new TouchEvent("touchstart", { touches: [touch(from)], changedTouches: [touch(from)], bubbles: true }));
    target.dispatchEvent(new TouchEvent("touchend", { touches: [], changedTouches: [touch(to)], bubbles: true }));
}"""


@pytest.fixture
def gallery(site):
    """A gallery of several photos."""
    build_town(site)


def at(page: Page, rest: str) -> None:
    """Wait until the address is the gallery's with ``rest`` after it."""
    expect(page).to_have_url(re.compile(re.escape(GALLERY + rest) + "$"))


def test_a_photo_opens_over_its_gallery_and_leaves_it_as_it_was(gallery, browsing):
    page = browsing.open(reduced_motion="reduce")
    page.goto(GALLERY)
    page.locator(".photos a").first.click()
    viewer = page.get_by_role("dialog")
    expect(viewer.get_by_role("img")).to_be_visible()
    at(page, "photo/1/")
    assert faults(page) == []
    page.keyboard.press("ArrowRight")
    at(page, "photo/2/")
    # The photo itself comes after its address.
    expect(viewer.locator("[rel=prev]")).to_be_visible()
    page.evaluate(SWIPE, "right")
    at(page, "photo/1/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('dialog').contains(document.activeElement)")
    # However many photos were looked at, one step leads back.
    page.go_back()
    at(page, "")
    expect(viewer).to_be_hidden()
    assert page.evaluate("document.activeElement.getAttribute('href')") == f"{GALLERY}photo/1/"
    page.keyboard.press("Enter")
    expect(viewer).to_be_visible()
    page.keyboard.press("Escape")
    expect(viewer).to_be_hidden()
    at(page, "")


def test_the_address_of_an_open_photo_is_that_of_its_page(gallery, browsing):
    page = browsing.open(viewport=PHONE)
    page.goto(GALLERY)
    page.locator(".photos a").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.reload()
    at(page, "photo/1/")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("ArrowRight")
    at(page, "photo/2/")
