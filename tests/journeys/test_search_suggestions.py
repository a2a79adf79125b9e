"""Suggestions in the search box, by keyboard and as a screen reader hears them, in every view of the site."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from cms.pages.factories import translate
from newsroom.factories import NewsPageFactory
from tests.browser import PHONE

pytestmark = pytest.mark.browser


@pytest.fixture
def fairs(site):
    """Two fairs, one of them in English too."""
    for title, day in (("Sajam nameštaja", 1), ("Sajam njiva", 2)):
        page = NewsPageFactory(parent=site.sr.news, title=title, publication_date=dt.date(2026, 5, day))
        page.save_revision().publish()
    english = translate(page, title="Fair of fields", slug="fair-of-fields")
    english.save_revision().publish()


@pytest.mark.parametrize(
    ("view", "typed", "titles", "said", "address"),
    [
        ("sr-latn", "saj", ["Sajam njiva", "Sajam nameštaja"], "2", "/sr-latn/vesti/sajam-njiva/"),
        ("sr-cyrl", "сај", ["Сајам њива", "Сајам намештаја"], "2", "/sr-cyrl/vesti/sajam-njiva/"),
        ("en", "fai", ["Fair of fields"], "1", "/en/news/fair-of-fields/"),
    ],
)
def test_a_suggestion_is_chosen_with_the_keyboard(browsing, fairs, view, typed, titles, said, address):
    window = browsing.open()
    window.goto(f"/{view}/")
    box, listbox = window.get_by_role("combobox"), window.get_by_role("listbox")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially(typed)
    options = listbox.get_by_role("option")
    expect(options).to_have_text(titles)
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(window.locator(".search-form [role=status]")).to_contain_text(said)
    box.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    box.press("Home")
    box.press("ArrowDown")
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    expect(box).to_be_focused()
    box.press("Enter")
    window.wait_for_url(f"**{address}")


def test_escape_closes_the_list_and_enter_without_a_choice_asks(browsing, fairs):
    window = browsing.open()
    window.goto("/sr-latn/")
    box, listbox = window.get_by_role("combobox"), window.get_by_role("listbox")
    box.press_sequentially("saj")
    expect(listbox).to_be_visible()
    box.press("Escape")
    expect(listbox).to_be_hidden()
    expect(box).to_have_value("saj")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("am")
    expect(listbox).to_be_visible()
    box.press("Enter")
    window.wait_for_url("**/sr-latn/pretraga/?q=sajam")
    expect(window.locator(".results").first).to_contain_text("Sajam nameštaja")


TYPE = """(box, text) => {
    box.focus();
    for (const letter of text) {
        box.value += letter;
        box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
}"""


def test_fast_typing_asks_once_and_a_pointer_chooses(browsing, fairs):
    window = browsing.open(viewport=PHONE)
    window.goto("/sr-latn/pretraga/")
    asked = []
    window.on("request", lambda request: asked.append(request.url) if "suggest/?" in request.url else None)
    box = window.get_by_role("combobox")
    # All in one task of the page: a busy machine may take longer between two keys than the box waits for the next.
    box.evaluate(TYPE, "sajam n")
    option = window.get_by_role("option", name="Sajam nameštaja")
    expect(option).to_be_visible()
    assert len(asked) == 1
    inside = option.bounding_box()
    assert inside["x"] >= 0
    assert inside["x"] + inside["width"] <= PHONE["width"]
    option.click()
    window.wait_for_url("**/sr-latn/vesti/sajam-namestaja/")


def test_without_javascript_the_box_is_a_plain_form(browsing, fairs):
    window = browsing.open(javascript=False)
    window.goto("/sr-cyrl/")
    box = window.get_by_role("searchbox")
    box.fill("сајам")
    box.press("Enter")
    window.wait_for_url("**/sr-cyrl/pretraga/?q=*")
    expect(window.locator(".results mark").first).to_have_text("Сајам")
