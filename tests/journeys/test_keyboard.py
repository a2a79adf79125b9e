"""Everything can be reached and done with the keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import PHONE
from tests.town import build_town

pytestmark = pytest.mark.browser


@pytest.fixture
def town(site):
    """The whole small site."""
    return build_town(site)


def press(page: Page, key: str, times: int = 1) -> None:
    for _time in range(times):
        page.keyboard.press(key)


def tab_to(page: Page, name: str, most: int = 30) -> None:
    """Press Tab until the element with this name has the focus; everything on the way must show that it has it."""
    wanted = (
        page.get_by_role("banner")
        .locator(":focus")
        .filter(has_text=re.compile(f"^\\s*{re.escape(name)}\\s*$"))
    )
    for _press in range(most):
        press(page, "Tab")
        expect_marked(page)
        if wanted.count():
            return
    pytest.fail(f"{name!r} is not reached with {most} Tabs")


def expect_marked(page: Page) -> None:
    """Wait until the focused element is outlined or has a shadow; what a key does may be drawn a moment after it."""
    page.wait_for_function(
        """() => {
            const style = getComputedStyle(document.activeElement);
            return document.activeElement !== document.body
                && ((style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none");
        }""",
        timeout=5_000,
    )


def test_the_skip_link_comes_first_and_leads_to_the_text(town, browsing):
    page = browsing.open(reduced_motion="reduce")
    page.goto("/sr-latn/vesti/djacka-izlozba/")
    press(page, "Tab")
    skip = page.get_by_role("link", name="Pređite na sadržaj")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    press(page, "Enter")
    expect(page.get_by_role("main")).to_be_focused()
    press(page, "Tab")
    inside = page.evaluate("document.querySelector('main').contains(document.activeElement)")
    assert inside


def test_the_menu_of_a_phone_opens_and_closes(town, browsing):
    page = browsing.open(javascript=False, viewport=PHONE, reduced_motion="reduce")
    page.goto("/en/news/")
    menu = page.get_by_role("navigation", name="Main")
    expect(menu).to_be_hidden()
    tab_to(page, "Menu")
    press(page, "Enter")
    expect(menu).to_be_visible()
    press(page, "Escape")
    expect(menu).to_be_hidden()
    expect(page.get_by_role("button", name="Menu")).to_be_focused()
    press(page, "Enter")
    tab_to(page, "Events")
    press(page, "Enter")
    expect(page).to_have_url(re.compile("/en/events/$"))


def test_pages_below_a_menu_item_open(town, browsing):
    page = browsing.open(reduced_motion="reduce")
    page.goto("/en/")
    tab_to(page, "Pages under About us")
    contact = page.get_by_role("banner").get_by_role("link", name="Contact")
    expect(contact).to_be_hidden()
    press(page, "Enter")
    expect(contact).to_be_visible()
    tab_to(page, "Contact", most=1)
    press(page, "Enter")
    expect(page).to_have_url(re.compile("/en/contact/$"))


def test_search(town, browsing):
    page = browsing.open(reduced_motion="reduce")
    page.goto("/sr-latn/")
    box = page.locator("input[name=q]")
    for _press in range(30):
        press(page, "Tab")
        if box.evaluate("field => field === document.activeElement"):
            break
    expect_marked(page)
    page.keyboard.type("izlozba")
    press(page, "Enter")
    expect(page).to_have_url(re.compile(r"/sr-latn/pretraga/\?q=izlozba$"))
    found = page.get_by_role("main").get_by_role("link", name="Đačka izložba").first
    for _press in range(60):
        press(page, "Tab")
        if found.evaluate("link => link === document.activeElement"):
            break
    press(page, "Enter")
    expect(page).to_have_url(re.compile("/sr-latn/vesti/djacka-izlozba/$"))
