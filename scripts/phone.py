"""Measure pages as a phone gets them: ``make phone ARGS="[--runs N] [--write]"``.

Chromium loads each page of the demo site with a quarter of this machine's processor and a slow mobile network, and tells when the
largest thing in sight was painted (LCP), what moved by itself (CLS), for how long the page could not answer (TBT) and how much
was sent. The median of several loads counts. With ``--write`` the table is put into docs/performance.md.
"""

import argparse
import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from home.benchmark.document import load_of_machine, when_and_where, write_part

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "docs" / "performance.md"
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
# What Lighthouse and PageSpeed Insights take for a phone: a processor four times slower, and "slow 4G".
PROCESSOR_SLOWDOWN = 4
LATENCY_MS, DOWN_BITS, UP_BITS = 150, 1_600_000, 750_000
RUNS = 5
NEWS, EVENTS, GALLERIES = "/sr-latn/vesti/", "/sr-latn/dogadjaji/", "/sr-latn/galerije/"
FIRST_CARD = ".card__title a"
# Where each page is, or the list whose first card leads to it.
PAGES = {
    "home": ("/sr-latn/", ""),
    "news list": (NEWS, ""),
    "article": (NEWS, FIRST_CARD),
    "events": (EVENTS, ""),
    "event": (EVENTS, FIRST_CARD),
    "gallery": (GALLERIES, FIRST_CARD),
}
# Noted from the first moment; what came before a listener is given to it too (buffered).
NOTE = """
window.seen = { lcp: 0, element: "", shift: 0, long: [], first: 0 };
const watch = (type, each) => new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
watch("largest-contentful-paint", (entry) => {
    seen.lcp = entry.startTime;
    const element = entry.element;
    const named = element && element.closest("[class]");
    seen.element = element ? `${element.localName} in ${named ? "." + named.className.split(" ")[0] : "the page"}` : "";
    // Where one picture is asked for first, another may be larger and wait.
    seen.isLate = Boolean(element) && element.loading === "lazy" && !document.querySelector("img[fetchpriority=high]");
});
watch("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.shift += entry.value; });
watch("longtask", (entry) => seen.long.push([entry.startTime, entry.duration]));
watch("paint", (entry) => { if (entry.name === "first-contentful-paint") seen.first = entry.startTime; });
"""
# Only what happens after the first paint blocks somebody, and only what a task takes beyond 50 ms (web.dev/tbt).
READ = """() => {
    const blocking = seen.long.filter(([start, took]) => start + took > seen.first).reduce((sum, [, took]) => sum + Math.max(0, took - 50), 0);
    const answered = performance.getEntriesByType("navigation")[0].responseStart;
    return { lcp: seen.lcp, shift: seen.shift, blocking, answered, element: seen.element, is_late: Boolean(seen.isLate) };
}"""
SETTLING_MS = 500


@dataclass(frozen=True)
class Loading:
    """How a page loaded. Times in ms from the request; ``answered`` is when the answer began, before the
    network is made slow. ``is_late`` says that
    the largest thing is a picture that is fetched only when the page is laid out, though no other is asked for first."""

    lcp: float
    shift: float
    blocking: float
    answered: float
    element: str
    is_late: bool
    sent: int


def as_a_phone(page: Page) -> CDPSession:
    """Make a page of Chromium as slow as a phone on a slow network, and have it note what it paints."""
    page.add_init_script(NOTE)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": LATENCY_MS,
            "downloadThroughput": DOWN_BITS / 8,
            "uploadThroughput": UP_BITS / 8,
        },
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": PROCESSOR_SLOWDOWN})
    return session


def load(page: Page, address: str) -> Loading:
    """Load a page that was made ``as_a_phone``."""
    sent: list[float] = []
    session = as_a_phone(page)
    session.on("Network.loadingFinished", lambda event: sent.append(event["encodedDataLength"]))
    page.goto(address, wait_until="load")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(SETTLING_MS)
    return Loading(**page.evaluate(READ), sent=round(sum(sent)))


def addresses(browser: Browser, site: str) -> dict[str, str]:
    """The address of each page, by what it is. Each is opened once and scrolled through, so that its pictures are made."""
    page = browser.new_page(**PHONE)
    found = {}
    for name, (path, link) in PAGES.items():
        page.goto(site + path)
        if link:
            page.goto(site + (page.locator(link).first.get_attribute("href") or ""))
        found[name] = page.url
        page.evaluate(
            "async () => { for (let down = 0; down < document.body.scrollHeight; down += 400)"
            " { scrollTo(0, down); await new Promise((done) => setTimeout(done, 100)); } }"
        )
        page.wait_for_load_state("networkidle")
    page.close()
    return found


def measured(browser: Browser, address: str, runs: int) -> list[Loading]:
    """Load a page as often as told, each time as a new visitor."""
    loadings = []
    for _run in range(runs):
        context = browser.new_context(**PHONE)
        loadings.append(load(context.new_page(), address))
        context.close()
    return loadings


def row(name: str, loadings: list[Loading]) -> str:
    """The medians of a page as a row of a table."""

    def median(what: str) -> float:
        return statistics.median(getattr(loading, what) for loading in loadings)

    element = statistics.mode(loading.element for loading in loadings)
    return (
        f"| {name} | {median('answered'):.0f} | {median('lcp'):.0f} | `{element}` | {median('shift'):.3f}"
        f" | {median('blocking'):.0f} | {median('sent') / 1024:.0f} |"
    )


HEAD = """| page | first byte, ms | LCP, ms | what it is | CLS | TBT, ms | sent, KB |
|---|--:|--:|---|--:|--:|--:|"""


def main() -> None:
    """Measure the demo site and print the table."""
    # What makes the screenshots makes the site to measure.
    from screenshots import CHROMIUM, SITE, demo_site

    parser = argparse.ArgumentParser(description="Measure pages of the demo site as a phone gets them.")
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument(
        "--write", action="store_true", help=f"put the table into {DOCUMENT.relative_to(ROOT)}"
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, demo_site(folder), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        rows = [
            row(name, measured(browser, address, arguments.runs))
            for name, address in addresses(browser, SITE).items()
        ]
        browser.close()
    table = "\n".join([HEAD, *rows])
    told = f"{when_and_where()}, median of {arguments.runs} loads; {load_of_machine()}.\n\n{table}"
    print(told)
    if arguments.write:
        write_part(DOCUMENT, "phone", told)


if __name__ == "__main__":
    main()
