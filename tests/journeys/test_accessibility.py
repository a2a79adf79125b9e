"""axe-core over every type of page, in each view, in light and dark colours."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser import PHONE
from tests.town import VIEWS, addresses, build_town

pytestmark = pytest.mark.browser

ONLY_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
MISSING = "/sr-latn/nema-toga/"
# The style guide shows the same landmark, such as a list of pages, in several states.
REPEATED = {"rules": {"landmark-unique": {"enabled": False}, "target-size": {"enabled": True}}}


@pytest.fixture
def town(site):
    """The whole small site."""
    return build_town(site)


def faults(page: Page, options: dict | None = None) -> list[str]:
    """What axe finds wrong: the rule and the first elements. The size of targets, which axe leaves out by default, counts."""
    options = {"rules": {"target-size": {"enabled": True}}} if options is None else options
    violations = Axe().run(page, options=options).response["violations"]
    return [
        f"{fault['id']} ({fault['impact']}): {[node['html'][:120] for node in fault['nodes'][:3]]}"
        for fault in violations
    ]


@pytest.mark.parametrize("view", VIEWS)
def test_no_page_has_a_fault(view, town, browsing):
    browsing.watch.expected.append(MISSING)
    found = {}
    # What is where does not depend on the colours. A page is loaded in its colours: switching takes a moment.
    for colours, options in (("light", None), ("dark", ONLY_COLOURS)):
        page = browsing.open(reduced_motion="reduce", color_scheme=colours)
        for path in (*addresses(town, view).values(), MISSING):
            page.goto(path)
            found[f"{path} in {colours}"] = faults(page, options)
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_no_state_of_a_component_has_a_fault(colours, town, browsing, settings):
    settings.STYLEGUIDE = True
    page = browsing.open(reduced_motion="reduce", color_scheme=colours)
    for view in VIEWS:
        page.goto(f"/{view}/styleguide/")
        assert faults(page, REPEATED) == [], view


@pytest.mark.parametrize("view", VIEWS)
def test_a_page_that_is_gone_has_no_fault(view, town, browsing):
    town.only_serbian.unpublish()
    browsing.watch.expected.append("410")
    page = browsing.open(reduced_motion="reduce")
    page.goto(
        f"/en/news/{town.only_serbian.slug}/" if view == "en" else f"/{view}/vesti/{town.only_serbian.slug}/"
    )
    assert faults(page) == []


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_what_opens_and_answers_has_no_fault(colours, town, browsing):
    page = browsing.open(reduced_motion="reduce", color_scheme=colours, viewport=PHONE)
    page.goto("/sr-latn/kontakt/")
    page.get_by_role("button", name="Pošaljite poruku").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Meni").click()
    expect(page.get_by_role("navigation", name="Glavna")).to_be_visible()
    assert faults(page) == []


def test_faults_are_seen(site, browsing):
    page = browsing.open()
    page.goto("/en/")
    page.evaluate(
        "document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=/static/cms/img/mark.svg>')"
    )
    assert [fault.split(" ")[0] for fault in faults(page)] == ["image-alt"]
