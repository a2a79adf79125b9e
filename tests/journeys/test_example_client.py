"""The example front end (``examples/client``) before the running site: what visitors see, and what an editor previews."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import Page, Response, expect
from wagtail.models import Page as WagtailPage

from home.roles import EDITORS
from newsroom.factories import NewsPageFactory
from newsroom.models import NewsPage
from tests.browser import Browsing
from tests.journeys.admin import add_person, log_in
from tests.journeys.test_accessibility import faults
from tests.town import VIEWS, build_town, in_view, path_in

pytestmark = pytest.mark.browser

CLIENT = Path(__file__).parents[2] / "examples" / "client"
ROWS_AT_ONCE = 12
TAGS = {"sr-latn": "sr-Latn", "sr-cyrl": "sr-Cyrl", "en": "en"}
TITLE, ENGLISH_TITLE = "Đačka izložba", "A pupils’ exhibition in Čačak"


def lacking(what: str) -> None:
    """Skip, but where browsers are required fail."""
    if os.environ.get("REQUIRE_BROWSER"):
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture
def front_end(server, settings) -> Iterator[str]:
    """The address of the example client, which asks the running site; the site leads previews to it."""
    program, node = CLIENT / "dist" / "server.js", shutil.which("node")
    if node is None or not program.exists():
        lacking("The example client is not built; `make client` builds it.")
    settings.WAGTAILAPI_BASE_URL = server.url
    environment = {**os.environ, "API_URL": server.url, "PORT": "0"}
    with subprocess.Popen([node, program], env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            url = process.stdout.readline().strip()
            settings.FRONT_END_PREVIEW_URL, settings.FRONT_END_ORIGIN = f"{url}preview/", url.rstrip("/")
            yield url.rstrip("/")
        finally:
            process.terminate()


@pytest.fixture
def reading(chromium, server, front_end) -> Iterator[Browsing]:
    """Windows before the front end. They may fetch pictures from the site, and nothing from elsewhere."""
    browsing = Browsing(chromium, SimpleNamespace(url=front_end))
    browsing.watch.others.append(server.url)
    yield browsing
    browsing.close()
    assert browsing.watch.troubles() == {}


@pytest.fixture
def town(site) -> SimpleNamespace:
    """The whole small site, with more news than one page of a list shows."""
    town = build_town(site)
    for number in range(ROWS_AT_ONCE):
        NewsPageFactory(parent=site.sr.news, title=f"Vest {number}", publication_date="2020-01-01")
    return town


def opened(page: Page, path: str, status: int = 200) -> Response:
    response = page.goto(path)
    assert response.status == status, f"{path}: {response.status}"
    return response


def test_a_visitor_walks_through_every_view(town, reading):
    reading.watch.expected.append(r"/nema-toga/")
    page = reading.open(javascript=False)
    for view in VIEWS:
        paths = {name: path_in(view, found) for name, found in vars(town.pages).items()}
        front_page(page, view)
        news_list(page, paths["news"])
        article(page, view, paths["item"])
        events(page, paths["events"], paths["event"])
        gallery(page, paths["gallery"])
        search(page, view)
        opened(page, f"/{view}/nema-toga/", 404)
        expect(page.get_by_role("heading", level=1)).to_have_text(
            in_view(view, "Nema te strane", "There is no such page")
        )


def test_no_page_of_it_has_a_fault(town, reading):
    reading.watch.expected.append(r"/nema-toga/")
    page = reading.open()
    paths = [path_in("sr-latn", found) for found in vars(town.pages).values()]
    found = {}
    for path in (*paths, "/sr-latn/pretraga/?q=cacak", "/sr-latn/nema-toga/"):
        page.goto(path)
        found[path] = faults(page)
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def front_page(page: Page, view: str) -> None:
    opened(page, f"/{view}/")
    assert page.locator("html").get_attribute("lang") == TAGS[view]
    news = page.get_by_role("heading", level=2, name=in_view(view, "Vesti", "News"), exact=True)
    expect(news).to_be_visible()
    expect(page.locator(".card").first).to_be_visible()
    for other in VIEWS:
        expect(page.locator(f"header a[hreflang={TAGS[other]}]")).to_have_attribute("href", f"/{other}/")


def news_list(page: Page, path: str) -> None:
    opened(page, path)
    expect(page.locator(".card")).to_have_count(ROWS_AT_ONCE)
    first = page.locator(".card :is(h2, h3)").first.inner_text()
    page.locator("a[rel=next]").click()
    expect(page).to_have_url(re.compile(r"\?page=2$"))
    expect(page.locator("a[rel=prev]")).to_be_visible()
    assert page.locator(".card :is(h2, h3)").first.inner_text() != first


def article(page: Page, view: str, path: str) -> None:
    """Every kind of block, a file, a related page, and the same item in the other views."""
    opened(page, path)
    expect(page.get_by_role("heading", level=1)).to_contain_text(in_view(view, TITLE, ENGLISH_TITLE))
    for selector in (
        "h2[id]",
        "blockquote",
        ".notice",
        "dl.figures",
        "table",
        ".photos img",
        ".button",
        ".reference",
    ):
        expect(page.locator(f"article {selector}").first).to_be_attached()
    assert page.locator("article a[href*='/documents/']").count() > 0
    assert page.locator("article a[href^='mailto:']").count() > 0
    assert page.locator("script[type='application/ld+json']").count() == 1
    for other in VIEWS:
        page.locator(f"header a[hreflang={TAGS[other]}]").click()
        expect(page.locator(f"html[lang={TAGS[other]}]")).to_be_attached()
        expect(page.get_by_role("heading", level=1)).to_contain_text(in_view(other, TITLE, ENGLISH_TITLE))


def events(page: Page, list_path: str, path: str) -> None:
    opened(page, list_path)
    page.locator(f".card a[href='{path}']").click()
    expect(page.locator("article ol li").first).to_be_visible()
    opened(page, f"{list_path}?when=past")
    expect(page.locator(".card")).to_have_count(1)


def test_an_event_that_repeats_says_so_as_on_the_site(town, reading):
    """Six evenings of which the second is cancelled and the third moved."""
    page = reading.open(javascript=False)
    for view in VIEWS:
        opened(page, path_in(view, town.pages.events))
        path = path_in(view, town.course)
        every = in_view(view, "Svake nedelje", "Every week")
        expect(page.locator(".card", has=page.locator(f"a[href='{path}']"))).to_contain_text(every)
        opened(page, path)
        expect(page.get_by_text(in_view(view, "Naredni termin", "Next date"))).to_be_visible()
        dates = page.locator("article dl > dd > ol > li")
        expect(dates).to_have_count(5)
        assert every in page.locator("article dl").inner_text()
        assert dates.locator("s").count() == 1
        assert ".," not in page.locator("article dl").inner_text()
        expect(dates.nth(1)).to_contain_text(in_view(view, "Otkazano", "Cancelled"))
        expect(dates.nth(2)).to_contain_text(in_view(view, "Pomereno, bilo je", "Moved from"))
        page.locator("article details summary").click()
        expect(page.locator("article details li")).to_have_count(6)


def gallery(page: Page, path: str) -> None:
    opened(page, path)
    picture = page.locator(".photos picture").first
    assert picture.locator("source[type='image/avif']").get_attribute("srcset")
    assert re.search(r" \d+w", picture.locator("img").get_attribute("srcset"))
    large = page.locator(".photos a").first.get_attribute("href")
    assert page.request.get(large).headers["content-type"] == "image/jpeg"


def search(page: Page, view: str) -> None:
    box = page.get_by_role("searchbox").first
    box.fill("cacak")
    box.press("Enter")
    expect(page.locator(".card mark").first).to_be_visible()
    link = page.locator(".card a").first
    expect(link).to_contain_text(in_view(view, TITLE, ENGLISH_TITLE))


def test_what_editors_and_strangers_write_is_text(site, reading):
    """Nothing that stands in a plain field or in an address becomes part of the page."""
    trick = "<b id=trick>&\"'</b>"
    news = NewsPageFactory(parent=site.sr.news, title=trick, lead=trick, author=trick, slug="zamka")
    page = reading.open()
    opened(page, "/sr-latn/vesti/zamka/")
    expect(page.get_by_role("heading", level=1)).to_have_text(trick)
    assert page.locator("#trick").count() == 0
    opened(page, "/sr-latn/pretraga/?q=%22%3E%3Cb%20id%3Dtrick%3E")
    assert page.locator("#trick").count() == 0
    assert news.live


def draft_of(site) -> NewsPage:
    page = NewsPageFactory(parent=site.sr.news, title="Radionica u nacrtu", slug="nacrt", live=False)
    page.save_revision()
    return page


def test_an_editor_previews_a_draft(site, roles, server, front_end, browsing, reading):
    draft = draft_of(site)
    add_person("urednica", roles[EDITORS])
    editor = log_in(browsing, "urednica")
    # The panel of the form frames the front end.
    browsing.watch.others.append(front_end)
    # Wagtail's panel speaks to its frame before that has been led away.
    browsing.watch.expected.append(r"Failed to execute 'postMessage'")
    editor.goto(f"/admin/pages/{draft.pk}/edit/")
    editor.get_by_role("button", name="Toggle preview").click()
    framed = editor.frame_locator("#w-preview-iframe")
    expect(framed.get_by_role("heading", level=1)).to_have_text("Radionica u nacrtu")
    expect(framed.locator("wagtail-userbar")).to_be_attached()
    editor.locator("#id_title").fill("Radionica, dopunjena")
    heading = framed.get_by_role("heading", level=1)
    try:
        expect(heading).to_have_text("Radionica, dopunjena", timeout=10_000)
    except AssertionError:
        # On a busy machine the panel has been seen to miss a change until the next key; a person goes on typing.
        editor.locator("#id_title").press("End")
        editor.locator("#id_title").press("Space")
        expect(heading).to_have_text("Radionica, dopunjena")

    link = editor.request.get(f"/admin/pages/{draft.pk}/view_draft/", max_redirects=0).headers["location"]
    visitor = reading.open(javascript=False)
    response = opened(visitor, link)
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["referrer-policy"] == "no-referrer"
    expect(visitor.locator(".banner")).to_contain_text("Nacrt")
    visitor.locator(".banner a").click()
    expect(visitor.get_by_role("heading", level=1)).to_contain_text("Радионица")
    reading.watch.expected.append(r"/vesti/nacrt/|/preview/")
    opened(visitor, "/sr-latn/vesti/nacrt/", 404)
    opened(visitor, f"/preview/?token={draft.pk}", 404)
    with server.quiet:
        assert not WagtailPage.objects.get(pk=draft.pk).live
