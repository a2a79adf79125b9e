"""Every type of page on the narrowest screen."""

import pytest

from tests.town import VIEWS, addresses, build_town

pytestmark = pytest.mark.browser

MISSING = "/sr-latn/nema-toga/"
# A window of 1280 by 1024 pixels enlarged to 400 % (WCAG 1.4.10).
NARROWEST = {"width": 320, "height": 256}
# What sticks out to the right and is not inside something that scrolls by itself.
STICKING_OUT = """() => {
    const width = document.documentElement.clientWidth;
    const scrollsItself = (element) => {
        for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
            if (["auto", "scroll"].includes(getComputedStyle(box).overflowX)) return true;
        }
        return false;
    };
    const found = [...document.querySelectorAll("body *")]
        .filter((element) => element.getBoundingClientRect().right > width + 1 && !scrollsItself(element))
        .map((element) => `${element.localName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`);
    const across = document.documentElement.scrollWidth;
    return across > width ? [`the page is ${across} pixels wide`, ...found] : found;
}"""


def test_no_page_scrolls_sideways_at_320_pixels(site, browsing):
    town = build_town(site)
    browsing.watch.expected.append(MISSING)
    page = browsing.open(javascript=False, viewport=NARROWEST)
    wide = {}
    for view in VIEWS:
        for path in (*addresses(town, view).values(), MISSING):
            page.goto(path)
            assert page.get_by_role("heading", level=1).is_visible(), path
            if found := page.evaluate(STICKING_OUT):
                wide[path] = found[:5]
    assert wide == {}


def test_what_sticks_out_is_seen(site, browsing):
    page = browsing.open(javascript=False, viewport=NARROWEST)
    page.goto("/en/")
    page.evaluate(
        """() => {
            const board = document.createElement("pre");
            board.className = "board";
            board.style.width = "500px";
            document.querySelector("main").append(board);
        }"""
    )
    assert "pre.board: " in page.evaluate(STICKING_OUT)
