"""What a page weighs before its pictures, whether anything in it moves while it loads, and how a slow phone gets it."""

import gzip
from collections import defaultdict

import pytest
from playwright.sync_api import Page, Response

from scripts import phone
from tests.browser import PHONE
from tests.town import addresses, build_town

pytestmark = pytest.mark.browser

KILOBYTE = 1024
ALL_BYTES, SCRIPT_BYTES = 60 * KILOBYTE, 15 * KILOBYTE
MOST_SHIFT = 0.02
PAGES = (
    "home",
    "news",
    "item",
    "events",
    "event",
    "galleries",
    "gallery",
    "photo",
    "search",
    "archive",
    "month of events",
    "course",
)
# Far above what scripts/phone.py measures (docs/performance.md), so that only a page that has become slow is refused, not a busy machine.
# The time until the server's first byte is not the page's and does not count.
MOST_PAINT_MS, MOST_BLOCKING_MS = 8_000, 1_500
ON_A_PHONE = ("home", "news", "item", "events", "gallery")
# What moves by itself, over the whole page, from its beginning to its end.
SHIFT = """async () => {
    let moved = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) moved += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    for (let down = 0; down < document.body.scrollHeight; down += 500) {
        scrollTo(0, down);
        await new Promise((done) => setTimeout(done, 60));
    }
    await new Promise((done) => setTimeout(done, 300));
    return moved;
}"""


def weigh(page: Page, path: str) -> dict[str, int]:
    """The compressed bytes of a page's document, styles and scripts."""
    answers: list[Response] = []

    # Playwright marks what it calls, which a method of a list does not bear.
    def note(answer: Response) -> None:
        answers.append(answer)

    page.on("response", note)
    page.goto(path, wait_until="load")
    page.wait_for_load_state("networkidle")
    weights: dict[str, int] = defaultdict(int)
    for answer in answers:
        kind = answer.request.resource_type
        if kind in ("document", "stylesheet", "script") and answer.ok:
            weights[kind] += len(gzip.compress(answer.body(), 6))
    return weights


def test_pages_are_light_and_nothing_in_them_moves(site, browsing):
    paths = addresses(build_town(site), "sr-latn")
    found = {}
    for name in PAGES:
        page = browsing.open(viewport=PHONE, reduced_motion="reduce")
        weights = weigh(page, paths[name])
        shift = page.evaluate(SHIFT)
        if sum(weights.values()) > ALL_BYTES or weights["script"] > SCRIPT_BYTES or shift > MOST_SHIFT:
            found[name] = {**weights, "shift": shift}
        page.context.close()
    assert found == {}


def test_what_moves_is_seen(site, browsing):
    page = browsing.open(viewport=PHONE)
    page.goto("/en/")
    page.wait_for_timeout(600)
    page.evaluate(
        """() => {
            const late = document.createElement("p");
            late.className = "late";
            late.style.height = "300px";
            document.querySelector("header").after(late);
        }"""
    )
    assert page.evaluate(SHIFT) > MOST_SHIFT


def test_a_slow_phone_shows_what_matters_before_long(site, browsing):
    """The fastest of three: the first makes the pictures, and other work may take the processor from any."""
    paths = addresses(build_town(site), "sr-latn")
    found = {}
    for name in ON_A_PHONE:
        for _time in range(3):
            page = browsing.open(**phone.PHONE)
            loading = phone.load(page, paths[name])
            page.context.close()
            # No processor makes up for what moves, or for a picture that is in sight at once and is asked for late.
            is_wrong = loading.is_late or loading.shift > MOST_SHIFT
            if is_wrong or is_fast(loading):
                break
        if is_wrong or not is_fast(loading):
            found[name] = loading
    assert found == {}


def is_fast(loading: phone.Loading) -> bool:
    """Whether a page showed what matters, and could be used, before long."""
    return 0 < loading.lcp - loading.answered < MOST_PAINT_MS and loading.blocking <= MOST_BLOCKING_MS


SLOW_PAGE = """<!doctype html><title>Slow</title><p>Here</p>
<img src="/static/cms/img/icon-512.png" width="300" height="300" loading="lazy" alt="">
<script>setTimeout(() => { const end = Date.now() + 500; while (Date.now() < end); }, 800);</script>"""


def test_what_a_phone_waits_for_is_seen(site, browsing, monkeypatch):
    # The page is measured well after the task that blocks it.
    monkeypatch.setattr(phone, "SETTLING_MS", 3_000)
    page = browsing.open(**phone.PHONE)
    page.route("**/slow/", lambda route: route.fulfill(body=SLOW_PAGE, content_type="text/html"))
    loading = phone.load(page, "/slow/")
    assert loading.blocking >= 400
    assert loading.element.startswith("img")
    assert loading.is_late
