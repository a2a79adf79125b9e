"""An editor makes a course of six Tuesdays in the real admin, calls one evening off and moves another."""

import datetime as dt

import pytest
from playwright.sync_api import Page, expect

from events.models import EventPage
from tests.journeys.admin import REVIEW, add_page_below, choose_action, log_in, said, type_title

pytestmark = pytest.mark.browser

# The first Tuesday of a year that is still to come.
FIRST = dt.date(2127, 1, 7)
WEEK = dt.timedelta(weeks=1)


def set_date(page: Page, selector: str, value: object) -> None:
    """Give a field a day or an hour without focus, which would open a calendar over whatever is to be pressed next."""
    page.locator(selector).evaluate(
        "(field, value) => { field.value = value; field.dispatchEvent(new Event('change', {bubbles: true})); }",
        str(value),
    )


def add_change(page: Page, number: int, date: dt.date, change: str, note: str = "") -> None:
    """Add a row under “Changed dates”."""
    page.locator("#id_date_changes-ADD").click()
    row = f"#id_date_changes-{number}"
    set_date(page, f"{row}-date", date)
    page.locator(f"{row}-change").select_option(label=change)
    page.locator(f"{row}-note").fill(note)


def make_course(page: Page, section_id: int) -> None:
    """Fill in the event, its rule and its two exceptions; the first day given for the second is none of the course's."""
    add_page_below(page, section_id)
    type_title(page, "Kurs šivenja")
    for name, value in (("start_date", FIRST), ("start_time", "18:00"), ("end_time", "20:00")):
        set_date(page, f"#id_{name}", value)
    toggle = page.locator("#panel-child-content-repetition-section > .w-panel__header [data-panel-toggle]")
    toggle.click()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    page.locator("#id_repetition").select_option("weekly")
    page.locator("#id_repetition_count").fill("6")
    add_change(page, 0, FIRST + WEEK, "cancelled", "Predavačica je na putu.")
    add_change(page, 1, FIRST + 2 * WEEK + dt.timedelta(days=1), "moved")
    set_date(page, "#id_date_changes-1-new_date", FIRST + 2 * WEEK + dt.timedelta(days=2))


def test_six_tuesdays_with_two_exceptions(staff, site, browsing):
    assert FIRST.weekday() == 1
    page = log_in(browsing, "urednica")
    make_course(page, site.sr.events.pk)
    choose_action(page, f"Submit to {REVIEW}")
    expect(page.get_by_text("The event has no date on 22 January 2127").first).to_be_visible()

    set_date(page, "#id_date_changes-1-date", FIRST + 2 * WEEK)
    choose_action(page, f"Submit to {REVIEW}")
    expect(said(page)).to_contain_text("submitted for moderation")
    course = EventPage.objects.get(title="Kurs šivenja").get_latest_revision_as_object()
    course.derive()
    assert [(one.start_date, one.is_cancelled, one.is_moved) for one in course.all_occurrences] == [
        (FIRST, False, False),
        (FIRST + WEEK, True, False),
        (FIRST + 2 * WEEK + dt.timedelta(days=2), False, True),
        *((FIRST + number * WEEK, False, False) for number in (3, 4, 5)),
    ]
