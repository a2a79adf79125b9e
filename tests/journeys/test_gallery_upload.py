"""Many photos into a gallery at once, from the form to the visitor's large view."""

import re

import pytest
from playwright.sync_api import Page, expect

from cms.images.tests.files import halves, phone_jpeg
from home.roles import MODERATORS
from tests.journeys.admin import add_page_below, add_person, choose_action, log_in, said, type_title

pytestmark = pytest.mark.browser

BAD_FILE = "racun.jpg"
# In the order in which people expect numbered files, which is not that of the alphabet.
PHOTOS = {
    "foto-1.jpg": "Grnčar za točkom",
    "foto-2.jpg": "Kovač kuje potkovicu",
    "foto-10.jpg": "Tkalja za razbojem",
}


def files() -> list[dict]:
    """Three photos and something that only calls itself one."""
    pictures = [
        {
            "name": name,
            "mimeType": "image/jpeg",
            "buffer": phone_jpeg(picture=halves(900 + number, 600)),
        }
        for number, name in enumerate(sorted(PHOTOS))
    ]
    return [{"name": BAD_FILE, "mimeType": "image/jpeg", "buffer": b"PK\x03\x04 no picture"}, *pictures]


WHILE_PICTURES_ARE_MADE = 60_000
"""Milliseconds."""


def test_many_photos_at_once(site, roles, browsing):
    add_person("recenzentkinja", roles[MODERATORS])
    moderator = log_in(browsing, "recenzentkinja")
    add_page_below(moderator, site.sr.galleries.pk)
    type_title(moderator, "Dani zanata u Nišu")
    moderator.get_by_role("textbox", name="Lead", exact=True).fill("Tri dana starih zanata.")
    moderator.get_by_role("button", name="Save draft").click()
    expect(moderator).to_have_url(re.compile(r"/edit/$"))

    upload(moderator, browsing)
    describe_and_publish(moderator)
    look_at_photos(browsing.open(javascript=False))


def upload(moderator: Page, browsing) -> None:
    moderator.get_by_role("link", name="Add many photos at once").click()
    moderator.get_by_label("Credit for all of them").fill("Nikola Ilić")
    browsing.watch.expected.append("status of 422")
    # What is shown on the way is gone before a test could look.
    moderator.evaluate(
        """() => {
            const status = document.querySelector(".add-photos__status");
            window.told = [];
            new MutationObserver(() => told.push(status.textContent))
                .observe(status, {childList: true, characterData: true, subtree: true});
        }"""
    )
    moderator.get_by_label("Choose photos").set_input_files(files())
    expect(moderator.locator(".add-photos__status")).to_contain_text("3 photos were added to the draft")
    steps = moderator.evaluate("told")
    assert steps[:4] == [f"Uploading photo {number} of 4…" for number in (1, 2, 3, 4)]
    listed = moderator.locator(".add-photos__list").get_by_role("listitem")
    expect(listed).to_have_count(4)
    assert [row.locator("progress").get_attribute("aria-label") for row in listed.all()] == [
        *PHOTOS,
        BAD_FILE,
    ]
    assert moderator.locator("progress").evaluate_all("bars => bars.map(bar => bar.value)") == [100] * 4
    expect(listed.filter(has_text=BAD_FILE)).to_contain_text("This is not a picture the site can read")


def describe_and_publish(moderator: Page) -> None:
    moderator.get_by_role("link", name="Back to the gallery").click()
    choose_action(moderator, "Publish")
    expect(said(moderator)).to_contain_text("Photos 1, 2, 3 have no alternative text.")
    for number, text in enumerate(PHOTOS.values()):
        moderator.locator(f"#id_photos-{number}-alt").fill(text)
    moderator.locator("#id_photos-0-caption").fill("Prvi dan")
    choose_action(moderator, "Publish")
    expect(said(moderator)).to_contain_text("has been published")


def look_at_photos(visitor: Page) -> None:
    visitor.goto("/sr-latn/galerije/")
    expect(visitor.locator(".card")).to_contain_text("3 fotografije")
    visitor.get_by_role("link", name="Dani zanata u Nišu").click()
    # Pictures are made when first asked for: those of the list may keep a small machine busy for a while.
    expect(visitor).to_have_url(re.compile("dani-zanata"), timeout=WHILE_PICTURES_ARE_MADE)
    photos = visitor.get_by_role("main").get_by_role("img")
    expect(photos).to_have_count(len(PHOTOS), timeout=WHILE_PICTURES_ARE_MADE)
    assert [photo.get_attribute("alt") for photo in photos.all()] == list(PHOTOS.values())
    expect(visitor.get_by_role("main")).to_contain_text("Prvi dan Foto: Nikola Ilić")
    visitor.get_by_role("link", name="Grnčar za točkom").click()
    for alt in PHOTOS.values():
        shown = visitor.get_by_alt_text(alt)
        expect(shown).to_be_visible()
        # Without JavaScript in the page only its size tells that the file arrived.
        response = visitor.request.get(shown.get_attribute("src"))
        assert response.ok
        assert response.headers["content-type"].startswith("image/")
        following = visitor.get_by_role("link", name="Sledeća")
        if alt != list(PHOTOS.values())[-1]:
            following.click()
    assert following.count() == 0
