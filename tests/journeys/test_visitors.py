"""What visitors do on a phone without JavaScript, in each view of the site."""

import re

import pytest
from playwright.sync_api import Page, expect
from wagtail.contrib.forms.models import FormSubmission

from tests.browser import PHONE
from tests.town import CONTACT_FIELDS, VIEWS, build_town, in_view

pytestmark = pytest.mark.browser

# Serbian and English; what the Cyrillic view says is the Serbian in Cyrillic.
WORDS = {
    "menu": ("Meni", "Menu"),
    "all news": ("Sve vesti", "All news"),
    "news title": ("Đačka izložba", "A pupils’ exhibition in Čačak"),
    "events": ("Događaji", "Events"),
    "event": ("Susreti zanatlija", "Artisans’ meetings"),
    "gallery": ("Dani klastera", "Cluster days"),
    "send": ("Pošaljite poruku", "Send message"),
    "not sent": ("Poruka nije poslata", "Your message was not sent"),
    "sent": ("Poruka je poslata", "Your message has been sent"),
    "next": ("Sledeća", "Next"),
}
PATHS = {
    "news": ("vesti/djacka-izlozba/", "news/a-pupils-exhibition-in-cacak/"),
    "gallery": ("galerije/dani-klastera/", "galleries/cluster-days/"),
    "contact": ("kontakt/", "contact/"),
}
MESSAGE = {
    "name": "Đorđe Žikić & sin",
    "email": "djordje@example.org",
    "message": "Zdravo,\nkada je sledeći „sajam“? <Pitam> za njih.",
}


class Words:
    """The words and addresses of one view."""

    def __init__(self, view: str):
        self.view = view

    def __getitem__(self, name: str) -> str:
        return in_view(self.view, *WORDS[name])

    def path(self, name: str) -> str:
        serbian, english = PATHS[name]
        return f"/{self.view}/{english if self.view == 'en' else serbian}"

    def label(self, field: str) -> str:
        return next(
            in_view(self.view, serbian, english)
            for name, serbian, english, _kind in CONTACT_FIELDS
            if name == field
        )


@pytest.fixture
def town(site):
    """The whole small site."""
    return build_town(site)


@pytest.fixture
def visitor(town, browsing) -> Page:
    """A phone whose browser runs no scripts."""
    return browsing.open(javascript=False, viewport=PHONE)


def at(page: Page, path: str) -> None:
    """Wait until the visitor is at a path."""
    expect(page).to_have_url(re.compile(re.escape(path) + "$"))


@pytest.mark.parametrize("view", VIEWS)
def test_from_the_front_page_to_a_photo(view, visitor):
    words = Words(view)
    visitor.goto(f"/{view}/")
    visitor.get_by_role("main").get_by_role("link", name=words["all news"]).click()
    visitor.locator(".card").get_by_role("link", name=words["news title"]).click()
    at(visitor, words.path("news"))
    switch_language_and_back(visitor, words)
    find(visitor, words)
    choose_in_menu(visitor, words, "events")
    visitor.get_by_role("link", name=words["event"]).click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(words["event"])
    visitor.get_by_role("complementary").get_by_role("link", name=words["gallery"]).click()
    at(visitor, words.path("gallery"))
    visitor.get_by_role("main").locator("figure a").first.click()
    at(visitor, words.path("gallery") + "photo/1/")
    visitor.get_by_role("link", name=words["next"]).click()
    at(visitor, words.path("gallery") + "photo/2/")
    picture = visitor.get_by_role("main").get_by_role("img")
    assert visitor.request.get(picture.get_attribute("src")).headers["content-type"] == "image/jpeg"


def switch_language_and_back(visitor: Page, words: Words) -> None:
    """Each other view shows the same item; the choice is remembered at ``/``."""
    for view in (*(other for other in VIEWS if other != words.view), words.view):
        other = Words(view)
        name = {"sr-latn": "Srpski", "sr-cyrl": "Српски", "en": "English"}[view]
        visitor.get_by_role("banner").get_by_role("link", name=name).click()
        at(visitor, other.path("news"))
        expect(visitor.get_by_role("heading", level=1)).to_contain_text(other["news title"])
        tag = {"sr-latn": "sr-Latn", "sr-cyrl": "sr-Cyrl", "en": "en"}[view]
        assert visitor.locator("html").get_attribute("lang") == tag
    visitor.goto("/")
    at(visitor, f"/{words.view}/")


def choose_in_menu(visitor: Page, words: Words, name: str) -> None:
    visitor.get_by_role("button", name=words["menu"]).click()
    visitor.get_by_role("banner").get_by_role("link", name=words[name], exact=True).click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(words[name])


def find(visitor: Page, words: Words) -> None:
    """Search for the item by a word without its diacritics."""
    visitor.get_by_role("button", name=words["menu"]).click()
    box = visitor.get_by_role("searchbox")
    box.fill("cacak")
    box.press("Enter")
    results = visitor.get_by_role("main")
    results.get_by_role("link", name=words["news title"]).first.click()
    at(visitor, words.path("news"))


@pytest.mark.parametrize("view", VIEWS)
def test_the_contact_form_loses_nothing_and_sends(view, visitor, server, mailoutbox, monkeypatch):
    # The form holds robots off by the time they take; home/tests/test_contact.py tests that.
    monkeypatch.setattr("home.contact.SHORTEST_SECONDS", 0)
    words = Words(view)
    visitor.goto(words.path("contact"))
    for name, text in MESSAGE.items():
        visitor.get_by_label(words.label(name)).fill("djordje@" if name == "email" else text)
    topic = visitor.get_by_label(words.label("topic"))
    topic.select_option(index=1)
    visitor.get_by_role("button", name=words["send"]).click()

    errors = visitor.get_by_role("alert")
    expect(errors).to_contain_text(words["not sent"])
    assert errors.get_by_role("link").count() == 1
    expect(errors.get_by_role("link")).to_contain_text(words.label("email"))
    errors.get_by_role("link").click()
    wrong = visitor.get_by_label(words.label("email"))
    expect(wrong).to_be_focused()
    assert wrong.get_attribute("aria-invalid") == "true"
    assert wrong.input_value() == "djordje@"
    assert visitor.get_by_label(words.label("name")).input_value() == MESSAGE["name"]
    assert visitor.get_by_label(words.label("message")).input_value() == MESSAGE["message"]
    assert topic.evaluate("field => field.selectedIndex") == 1

    wrong.fill(MESSAGE["email"])
    visitor.get_by_role("button", name=words["send"]).click()
    at(visitor, words.path("contact") + "?sent=1")
    expect(visitor.get_by_role("status")).to_contain_text(words["sent"])
    with server.quiet:
        (kept,) = FormSubmission.objects.all()
    sent = MESSAGE["message"].replace("\n", "\r\n")
    choice = "Workshop" if view == "en" else "Radionica"
    assert kept.form_data == {**MESSAGE, "message": sent, "topic": choice}
    (letter,) = mailoutbox
    assert letter.to == ["kancelarija@example.org"]
    assert letter.reply_to == [MESSAGE["email"]]
    assert sent in letter.body
