"""The translation editor in a real browser: by keyboard with its script, and without any script."""

import re

import pytest
from playwright.sync_api import Page, expect

from home.roles import TRANSLATORS_ENGLISH
from newsroom.factories import NewsPageFactory
from tests.browser import PHONE
from tests.journeys.admin import PASSWORD, add_person, log_in, said, segment
from tests.translations.desk import edit_url, submit, target, write_all

pytestmark = pytest.mark.browser

TITLE, LEAD, HEADING = "Radionica", "Za male zanatlije.", "Program"


@pytest.fixture
def news(site, roles):
    add_person("prevodilac", roles[TRANSLATORS_ENGLISH])
    page = NewsPageFactory(
        parent=site.sr.news,
        title=TITLE,
        lead=LEAD,
        body=[{"type": "heading", "value": {"text": HEADING, "level": "h2"}, "id": "first"}],
    )
    page.save_revision().publish()
    return page


@pytest.fixture
def record(news):
    return submit(news)


def field(page: Page, original: str):
    return segment(page, original).get_by_role("textbox")


def test_by_keyboard_with_saving_on_the_way(browsing, record):
    page = log_in(browsing, "prevodilac")
    page.goto(edit_url(target(record)))
    field(page, TITLE).focus()
    page.keyboard.type("Workshop")
    page.keyboard.press("Control+Enter")
    expect(field(page, LEAD)).to_be_focused()
    # Not “Not translated”, which it says before.
    expect(segment(page, TITLE).locator("[data-state]")).to_contain_text(re.compile(r"^\s*Translated"))
    expect(page.get_by_text("1 of 3 texts are ready")).to_be_visible()
    page.keyboard.type("For artisans.")
    page.keyboard.press("Control+Enter")
    expect(field(page, HEADING)).to_be_focused()
    expect(page.get_by_text("2 of 3 texts are ready")).to_be_visible()
    page.get_by_role("button", name="Publish in English").click()
    refused = said(page).get_by_role("link", name="Body")
    expect(refused).to_be_visible()
    refused.click()
    expect(field(page, HEADING)).to_be_focused()
    page.keyboard.type("Programme")
    page.get_by_role("button", name="Publish in English").click()
    expect(said(page)).to_contain_text("“Workshop” is published.")
    expect(page.get_by_text("3 of 3 texts are ready")).to_be_visible()


def test_a_cosmetic_change_without_any_script_on_a_phone(browsing, record, news):
    write_all(record)
    with_comma = "Za male, vredne zanatlije."
    news.lead = with_comma
    news.save_revision().publish()
    page = browsing.open(javascript=False, viewport=PHONE, locale="en-GB")
    page.goto("/admin/")
    page.locator("#id_username").fill("prevodilac")
    page.locator("#id_password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.goto(f"{edit_url(target(record))}?show=changed")
    assert page.locator("[data-segment]").count() == 1
    changed = page.locator("[data-segment]")
    expect(changed.locator("ins")).to_contain_text("vredne")
    expect(changed.get_by_role("textbox")).to_have_value(f"EN {LEAD}")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    changed.get_by_role("button", name="Translation still right").click()
    expect(page.get_by_text("3 of 3 texts are ready")).to_be_visible()
