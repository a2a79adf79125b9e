"""A week of the translation desk in a browser: asked, half done, refused, finished, out of date, still right, released."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from newsroom.factories import NewsPageFactory
from tests.journeys.admin import (
    choose_action,
    log_in,
    open_listed,
    said,
    segment,
    translate_segment,
)
from tests.translations.desk import submit

pytestmark = pytest.mark.browser

TITLE, LEAD = "Sajam zanata u Nišu", "Izlažu trideset dve zanatlije."
CHANGED_LEAD = "Izlažu 32 zanatlije."
ENGLISH_TITLE, ENGLISH_LEAD = "A crafts fair in Niš", "Thirty-two craftspeople exhibit."
NEW_TITLE, NEW_LEAD = "Otvoren poziv", "Prijave traju do petka."
NEW_ENGLISH_TITLE, NEW_ENGLISH_LEAD = "A call is open", "Apply by Friday."


@pytest.fixture
def news(site):
    """A published item that nobody has translated."""
    page = NewsPageFactory(parent=site.sr.news, title=TITLE, slug="sajam", lead=LEAD, body=[])
    page.save_revision().publish()
    return page


@pytest.fixture
def draft(site):
    """An item that nobody has read, given to translators."""
    page = NewsPageFactory(
        parent=site.sr.news, title=NEW_TITLE, slug="poziv", lead=NEW_LEAD, body=[], live=False
    )
    page.save_revision()
    submit(page)
    return page


def test_a_week(staff, site, news, draft, browsing, mailoutbox):
    browsing.watch.expected.append("status of 404")
    moderator = log_in(browsing, "recenzentkinja")
    ask_on_the_board(moderator)
    assert [mail.to for mail in mailoutbox] == [["prevodilac@example.org"]]

    translator = log_in(browsing, "prevodilac")
    translate_half_and_be_refused(translator)
    finish_and_publish(translator)
    visitor = browsing.open()
    visitor.goto("/en/news/a-crafts-fair-in-nis/")
    expect(visitor.get_by_role("main")).to_contain_text(ENGLISH_LEAD)

    change_the_original(moderator, site.sr.news.pk)
    expect(on_the_board(moderator, TITLE)).to_contain_text("Out of date")
    confirm_what_is_still_right(translator, site.en.news.pk)
    expect(on_the_board(moderator, TITLE)).to_contain_text("Current")

    translate_a_draft(translator, site.en.news.pk)
    assert visitor.goto("/sr-latn/vesti/poziv/").status == 404
    release_together(moderator, site.sr.news.pk)
    visitor.goto("/sr-latn/vesti/poziv/")
    expect(visitor.get_by_role("main")).to_contain_text(NEW_LEAD)
    visitor.goto("/en/news/a-call-is-open/")
    expect(visitor.get_by_role("main")).to_contain_text(NEW_ENGLISH_LEAD)


def on_the_board(page: Page, title: str) -> Locator:
    """The row of a text, found by its title."""
    page.goto(f"/admin/translations/?q={title}")
    return page.get_by_role("main").get_by_role("row").filter(has_text=title)


def ask_on_the_board(moderator: Page) -> None:
    asked = on_the_board(moderator, TITLE)
    expect(asked).to_contain_text("Missing")
    asked.get_by_role("checkbox").check()
    moderator.get_by_role("button", name="Request chosen translations").click()
    moderator.get_by_label("Assigned to").select_option(label="prevodilac")
    moderator.get_by_label("Note").fill("For the newsletter.")
    moderator.get_by_role("main").get_by_role("button", name="Request", exact=True).click()
    expect(said(moderator)).to_contain_text("1 translation requested.")
    expect(on_the_board(moderator, TITLE)).to_contain_text("prevodilac")


def translate_half_and_be_refused(translator: Page) -> None:
    translator.goto("/admin/")
    work = translator.get_by_role("main").get_by_role("row").filter(has_text=TITLE)
    work.get_by_role("link", name=TITLE, exact=True).click()
    translate_segment(translator, TITLE, ENGLISH_TITLE)
    translator.get_by_role("button", name="Publish in English").click()
    expect(said(translator)).to_contain_text("Not published. 1 text is not translated yet (Lead).")
    said(translator).get_by_role("link", name="Lead").click()
    expect(translator).to_have_url(re.compile(r"#segment-\d+$"))


def finish_and_publish(translator: Page) -> None:
    translate_segment(translator, LEAD, ENGLISH_LEAD)
    translator.get_by_role("button", name="Publish in English").click()
    expect(said(translator)).to_contain_text(f"“{ENGLISH_TITLE}” is published.")


def change_the_original(moderator: Page, section_id: int) -> None:
    open_listed(moderator, section_id, TITLE)
    moderator.get_by_role("textbox", name="Lead", exact=True).fill(CHANGED_LEAD)
    choose_action(moderator, "Publish")
    expect(said(moderator)).to_contain_text("published")


def confirm_what_is_still_right(translator: Page, section_id: int) -> None:
    open_listed(translator, section_id, ENGLISH_TITLE)
    changed = translator.locator("[data-segment]").filter(has_text="What has changed in the original")
    expect(changed.locator("del")).to_contain_text("trideset dve")
    expect(changed.locator("ins")).to_contain_text("32")
    expect(changed.get_by_role("textbox")).to_have_value(ENGLISH_LEAD)
    changed.get_by_role("button", name="Translation still right").click()
    expect(segment(translator, CHANGED_LEAD)).to_contain_text("confirmed as still right")
    translator.get_by_role("button", name="Publish in English").click()
    expect(said(translator)).to_contain_text(f"“{ENGLISH_TITLE}” is published.")


def translate_a_draft(translator: Page, section_id: int) -> None:
    open_listed(translator, section_id, NEW_TITLE)
    translate_segment(translator, NEW_TITLE, NEW_ENGLISH_TITLE)
    translate_segment(translator, NEW_LEAD, NEW_ENGLISH_LEAD)
    translator.get_by_role("button", name="Publish in English").click()
    expect(said(translator)).to_contain_text("the original is not published yet")


def release_together(moderator: Page, section_id: int) -> None:
    open_listed(moderator, section_id, NEW_TITLE)
    moderator.locator("footer .w-dropdown__toggle").click()
    moderator.get_by_role("link", name="Publish together: English").click()
    expect(moderator.get_by_role("main")).to_contain_text("2 of 2 texts are ready")
    moderator.get_by_role("button", name="Publish both now", exact=True).click()
    expect(said(moderator)).to_contain_text(f"Published together: “{NEW_TITLE}” and “{NEW_ENGLISH_TITLE}”.")
