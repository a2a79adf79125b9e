"""The calendar of events by keyboard alone, without JavaScript, and an event's hour by another clock."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import PHONE
from tests.town import build_town

pytestmark = pytest.mark.browser


@pytest.fixture
def town(site):
    """The whole small site."""
    return build_town(site)


def tab_to(page: Page, name: str, most: int = 80) -> None:
    """Press Tab until the link with this name has the focus."""
    link = page.get_by_role("main").get_by_role("link", name=name).first
    for _press in range(most):
        page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            return
    pytest.fail(f"{name!r} is not reached with {most} Tabs")


def test_from_the_list_to_an_event_of_the_next_month_by_keyboard(town, browsing):
    page = browsing.open(javascript=False, reduced_motion="reduce")
    page.goto("/en/events/")
    tab_to(page, "Calendar")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/en/events/20\d\d/\d\d/$"))
    expect(page.get_by_role("table", name=re.compile("20"))).to_be_visible()
    expect(page.get_by_role("columnheader")).to_have_count(7)
    here = page.url
    page.get_by_role("navigation", name="Months").get_by_role("link").last.focus()
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(here)
    tab_to(page, "A sewing course")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("A sewing course")
    expect(page.get_by_text("Cancelled", exact=True).first).to_be_visible()


def test_a_phone_shows_the_days_with_events_as_a_list(town, browsing):
    page = browsing.open(javascript=False, viewport=PHONE)
    first = town.course.start_date
    page.goto(f"/en/events/{first:%Y/%m}/")
    day = page.locator(f'time[datetime="{first:%Y-%m-%d}"]')
    expect(day.locator(".month__words")).to_be_visible()
    expect(page.locator(".month__day--outside").first).to_be_hidden()


@pytest.mark.parametrize(("zone", "is_told"), [("Europe/Belgrade", False), ("Asia/Tokyo", True)])
def test_the_readers_clock_is_told_where_it_is_another(town, browsing, zone, is_told):
    page = browsing.open(timezone_id=zone)
    page.goto(town.course.url)
    line = page.locator("[data-your-time]")
    expect(line).to_be_visible() if is_told else expect(line).to_be_hidden()
    if is_told:
        # Nine in Belgrade is eight hours later in Tokyo in winter, seven in summer.
        assert line.locator("time").inner_text() in ("16:00", "17:00")
