"""An item's way from an editor's keyboard to readers of both languages and to programs, through the real admin."""

import re

import pytest
from playwright.sync_api import Page, expect

from cms.images.tests.files import halves, phone_jpeg
from tests.journeys.admin import (
    REVIEW,
    add_block,
    add_page_below,
    choose_action,
    log_in,
    open_listed,
    said,
    translate_segment,
    type_title,
    upload_in_chooser,
    write_rich_text,
)

pytestmark = pytest.mark.browser

TITLE = "Đačka izložba u Čačku: šta žele žiriji"
SLUG = "djacka-izlozba-u-cacku-sta-zele-ziriji"
TRANSLATION = {
    TITLE: "A pupils’ exhibition in Čačak",
    "Učenici četrdeset škola pokazali su svoje radove.": "Pupils of forty schools have shown their work.",
    "Kako je birano": "How it was judged",
    "Žiri je gledao zanatsku izradu.": "The jury looked at the craftsmanship.",
}
ENGLISH_SLUG = "a-pupils-exhibition-in-cacak"
_TITLE, LEAD, HEADING, TEXT = TRANSLATION


def test_from_an_editor_to_readers_of_both_languages(staff, site, browsing, mailoutbox):
    editor = log_in(browsing, "urednica")
    write_news(editor, site.sr.news.pk)
    assert editor.get_by_role("button", name="Publish", exact=True).count() == 0
    choose_action(editor, f"Submit to {REVIEW}")
    expect(said(editor)).to_contain_text("submitted for moderation")
    assert [mail.to for mail in mailoutbox] == [["recenzentkinja@example.org"]]
    visitor = browsing.open()
    browsing.watch.expected.append("status of 404")
    assert visitor.goto(f"/sr-latn/vesti/{SLUG}/").status == 404

    approve(log_in(browsing, "recenzentkinja"))
    read_in_serbian(visitor)
    read_under_english(visitor)

    submit_for_translation(editor, site.sr.news.pk)
    translate(log_in(browsing, "prevodilac"), site.en.news.pk)
    read_in_english(visitor)
    read_by_program(visitor)


def write_news(editor: Page, section_id: int) -> None:
    add_page_below(editor, section_id)
    type_title(editor, TITLE)
    expect(editor.locator("#id_slug")).to_have_value(SLUG)
    editor.get_by_role("textbox", name="Lead", exact=True).fill(LEAD)
    upload_in_chooser(
        editor,
        editor.locator("#id_lead_image-chooser"),
        {
            "name": "IMG_5501.jpg",
            "mimeType": "image/jpeg",
            "buffer": phone_jpeg(picture=halves(1200, 800)),
        },
        **{
            "Alternative text (Serbian)": "Učenica pokazuje model mosta",
            "Credit": "Milica Petrović",
        },
    )
    editor.get_by_label("Publication date").fill("2026-10-05")
    add_block(editor, "Heading").locator("[name$=-text]").fill(HEADING)
    write_rich_text(add_block(editor, "Text"), TEXT)


def approve(moderator: Page) -> None:
    tasks = moderator.get_by_role("main").get_by_role("table").filter(has_text=TITLE)
    tasks.get_by_role("link", name=TITLE).click()
    expect(moderator.locator("#id_title")).to_have_value(TITLE)
    expect(moderator.locator("[contenteditable=true]").get_by_text(TEXT)).to_be_visible()
    choose_action(moderator, "Approve and Publish")
    expect(said(moderator)).to_contain_text(TITLE)


def read_in_serbian(visitor: Page) -> None:
    visitor.goto("/sr-latn/vesti/")
    visitor.get_by_role("link", name=TITLE).click()
    expect(visitor).to_have_url(re.compile(f"/sr-latn/vesti/{SLUG}/$"))
    expect(visitor.get_by_role("heading", level=1)).to_have_text(TITLE)
    main = visitor.get_by_role("main")
    for text in (LEAD, HEADING, TEXT, "5. oktobar 2026.", "Milica Petrović"):
        expect(main).to_contain_text(text)
    picture = visitor.get_by_alt_text("Učenica pokazuje model mosta")
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 300


def read_under_english(visitor: Page) -> None:
    visitor.goto("/en/news/")
    listed = visitor.locator(".card").filter(has_text=TITLE)
    expect(listed).to_contain_text("In Serbian")
    listed.get_by_role("link", name=TITLE).click()
    expect(visitor).to_have_url(re.compile(f"/en/news/{SLUG}/$"))
    assert visitor.locator("html").get_attribute("lang") == "en"
    assert visitor.get_by_role("heading", level=1).get_attribute("lang") == "sr-Latn"
    assert visitor.locator("meta[name=robots]").get_attribute("content") == "noindex"
    assert visitor.locator("link[rel=canonical]").get_attribute("href").endswith(f"/sr-latn/vesti/{SLUG}/")
    visitor.get_by_role("link", name="Available only in Serbian").click()
    expect(visitor).to_have_url(re.compile(f"/sr-latn/vesti/{SLUG}/$"))


def submit_for_translation(editor: Page, section_id: int) -> None:
    open_listed(editor, section_id, TITLE)
    editor.get_by_role("button", name="Actions", exact=True).first.click()
    editor.get_by_role("link", name="Translate this page").click()
    editor.get_by_role("main").get_by_label("English").check()
    editor.get_by_role("main").get_by_role("button", name="Submit").click()
    expect(said(editor)).to_contain_text("successfully submitted for translation into English")


def translate(translator: Page, section_id: int) -> None:
    open_listed(translator, section_id, TITLE)
    texts = dict(TRANSLATION)
    translate_segment(translator, TITLE, texts.pop(TITLE))
    translator.get_by_role("button", name="Publish in English").click()
    expect(said(translator)).to_contain_text("Not published. 3 texts are not translated yet (Lead, Body).")
    for original, text in texts.items():
        translate_segment(translator, original, text)
    describe_picture(translator, "Učenica pokazuje model mosta", "A pupil shows a model of a bridge")
    open_listed(translator, section_id, TRANSLATION[TITLE])
    translator.get_by_role("button", name="Publish in English").click()
    expect(said(translator)).to_contain_text(f"“{TRANSLATION[TITLE]}” is published.")


def describe_picture(translator: Page, original: str, text: str) -> None:
    """An editor writes only Serbian, so the translator says in English what a picture shows."""
    translator.goto("/admin/image-texts/")
    picture = translator.get_by_role("listitem").filter(has_text=original)
    picture.get_by_role("textbox", name="English").fill(text)
    translator.get_by_role("button", name="Save texts").click()
    expect(said(translator)).to_be_visible()


def read_in_english(visitor: Page) -> None:
    response = visitor.goto(f"/en/news/{SLUG}/")
    expect(visitor).to_have_url(re.compile(f"/en/news/{ENGLISH_SLUG}/$"))
    assert response.request.redirected_from.response().status == 301
    for text in TRANSLATION.values():
        expect(visitor.get_by_role("main")).to_contain_text(text)
    expect(visitor.get_by_alt_text("A pupil shows a model of a bridge")).to_be_visible()
    assert visitor.locator("meta[name=robots]").count() == 0
    visitor.get_by_role("navigation", name="Language").get_by_role("link", name="Srpski").click()
    expect(visitor).to_have_url(re.compile(f"/sr-latn/vesti/{SLUG}/$"))
    visitor.get_by_role("navigation", name="Jezik").get_by_role("link", name="English").click()
    expect(visitor).to_have_url(re.compile(f"/en/news/{ENGLISH_SLUG}/$"))
    visitor.goto("/en/news/")
    assert visitor.get_by_role("link", name=TITLE).count() == 0
    expect(visitor.get_by_role("link", name=TRANSLATION[TITLE])).to_be_visible()


def read_by_program(visitor: Page) -> None:
    def titles(locale: str) -> dict[str, str]:
        answer = visitor.request.get(f"/api/v2/pages/?type=newsroom.NewsPage&locale={locale}")
        return {item["title"]: item["meta"]["slug"] for item in answer.json()["items"]}

    assert titles("sr") == {TITLE: SLUG}
    assert titles("en") == {TRANSLATION[TITLE]: ENGLISH_SLUG}
