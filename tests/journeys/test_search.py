"""Searching as a visitor does, in every view of the site: ask, narrow, read, and be helped where nothing is found."""

import datetime as dt
import json
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from cms.pages.factories import translate
from events.factories import EventPageFactory
from home.models import Navigation
from newsroom.factories import NewsPageFactory
from tests.browser import DESK, PHONE

pytestmark = pytest.mark.browser


@pytest.fixture
def fairs(site):
    """News and events about fairs: two in both languages, one in Serbian only, one in English only."""
    for title, english, day in (
        ("Sajam nameštaja", "Furniture fair", 1),
        ("Sajam njiva i ljudi", "Fair of fields", 2),
    ):
        page = NewsPageFactory(
            parent=site.sr.news, title=title, place="Niš", publication_date=dt.date(2026, 5, day)
        )
        page.save_revision().publish()
        translate(page, title=english, slug=english.lower().replace(" ", "-")).save_revision().publish()
    event = EventPageFactory(
        parent=site.sr.events, title="Sajam džema", town="Pirot", start_date=dt.date(2017, 9, 28)
    )
    event.save_revision().publish()
    only_english = NewsPageFactory(parent=site.en.news, title="The sajam abroad", slug="sajam-abroad")
    only_english.save_revision().publish()
    for sections in (site.sr, site.en):
        link = {"page": sections.news.pk, "url": "", "label": "", "children": []}
        items = json.dumps([{"type": "item", "value": link, "id": str(uuid4())}])
        Navigation.objects.create(locale=sections.home.locale, items=items)


VIEWS = {
    "sr-latn": {
        "path": "pretraga", "asked": "sajmovi", "mark": "Sajam", "kind": "Događaji", "left": "Sajam džema",
        "elsewhere": "Dostupno samo na engleskom", "other": "The sajam abroad", "other_lang": "en",
        "wrong": "namestajj", "meant": "nameštaja", "nothing": "Nema rezultata", "menu": "/sr-latn/vesti/",
        "dated": "septembar 2017", "event": "Sajam džema",
    },
    "sr-cyrl": {
        "path": "pretraga", "asked": "сајмови", "mark": "Сајам", "kind": "Догађаји", "left": "Сајам џема",
        "elsewhere": "Доступно само на енглеском", "other": "The sajam abroad", "other_lang": "en",
        "wrong": "намештајј", "meant": "намештаја", "nothing": "Нема резултата", "menu": "/sr-cyrl/vesti/",
        "dated": "септембар 2017", "event": "Сајам џема",
    },
    "en": {
        "path": "search", "asked": "fairs", "mark": "fair", "kind": "", "left": "",
        "elsewhere": "", "other": "", "other_lang": "",
        "wrong": "furnitre", "meant": "furniture", "nothing": "Nothing was found", "menu": "/en/news/",
        "dated": "", "event": "",
    },
}  # fmt: skip


def ask(window, view: str, question: str) -> None:
    """Type a question into the box of the view's front page and send it; on a phone the box is in the menu."""
    window.goto(f"/{view}/")
    box = window.locator(".search-form [name=q]").first
    if not box.is_visible():
        window.locator(".site-menu-button").click()
    box.fill(question)
    box.press("Enter")
    window.wait_for_url(f"**/{view}/{VIEWS[view]['path']}/?q=*")


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("view", VIEWS)
def test_a_visitor_asks_narrows_and_reads(browsing, fairs, view, viewport):
    window, words = browsing.open(viewport=viewport), VIEWS[view]
    ask(window, view, words["asked"])
    expect(window.locator("[name=q]").first).to_have_value(words["asked"])
    expect(window.locator("[role=status] [translate=no]").first).to_have_text(words["asked"])
    expect(window.locator(".results mark").first).to_have_text(words["mark"], ignore_case=True)
    wide = window.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
    if words["other"]:
        ask(window, view, "sajam")
        results = window.locator(".results").first.locator("li")
        expect(results).to_have_count(3)
        # Each result is its own to click; one that covered the page would take the click of all.
        first = results.first.get_by_role("link")
        first.click(trial=True)
        first.focus()
        assert results.first.evaluate("(item) => getComputedStyle(item).outlineStyle") == "solid"
        apart = window.get_by_role("region", name=words["elsewhere"])
        link = apart.get_by_role("link", name=words["other"])
        expect(link).to_have_attribute("lang", words["other_lang"])
    if words["kind"]:
        window.locator(".facet").get_by_role("link", name=words["kind"]).click()
        expect(window.locator(".results").first.locator("li")).to_have_count(1)
        expect(window.locator(".facet [aria-current=true]")).to_contain_text(words["kind"])
        window.locator(".results a").first.click()
        expect(window.get_by_role("heading", level=1)).to_have_text(words["left"])
        assert f"/{view}/dogadjaji/" in window.url


@pytest.mark.parametrize("view", VIEWS)
def test_a_visitor_who_finds_nothing_is_helped(browsing, fairs, view):
    window, words = browsing.open(viewport=PHONE, javascript=False), VIEWS[view]
    path = f"/{view}/{words['path']}/"
    window.goto(f"{path}?q=qwertzuiop")
    notice = window.locator("main .notice").filter(has_text=words["nothing"])
    expect(notice.locator(f"a[href='{words['menu']}']")).to_be_visible()
    window.goto(f"{path}?q={words['wrong']}")
    meant = window.locator("main .notice a").first
    expect(meant).to_have_text(words["meant"])
    meant.click()
    expect(window.locator(".results mark").first).to_be_visible()


@pytest.mark.parametrize("view", [view for view, words in VIEWS.items() if words["dated"]])
def test_an_event_is_found_by_its_month(browsing, fairs, view):
    window, words = browsing.open(), VIEWS[view]
    ask(window, view, words["dated"])
    expect(window.locator(".results").first).to_contain_text(words["event"])
