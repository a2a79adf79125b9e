"""The desk's screens on a phone and in the dark: nothing is cut off, and everything can be read."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from cms.translations.state.changes import settle
from cms.translations.state.models import TranslationState
from home.roles import EDITORS, TRANSLATORS_ENGLISH
from newsroom.factories import NewsPageFactory
from tests.browser import PHONE
from tests.journeys.admin import add_person, log_in
from tests.translations.desk import edit_url, submit, target

pytestmark = pytest.mark.browser

READABLE = 4.5
"""The contrast of text, WCAG 2.2, 1.4.3."""
CONTRAST = """element => {
    const light = colour => {
        const [r, g, b] = colour.match(/[\\d.]+/g).map(n => n / 255)
            .map(n => n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    let behind = element;
    while (/rgba\\(.*, 0\\)/.test(getComputedStyle(behind).backgroundColor)) behind = behind.parentElement;
    const [one, other] = [getComputedStyle(element).color, getComputedStyle(behind).backgroundColor].map(light);
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}"""


def cut_off(page: Page) -> list[str]:
    """The fields and buttons that reach over the edge of the window."""
    return page.locator("main :is(input, select, textarea, button, .button):visible").evaluate_all(
        "found => found.filter(one => one.getBoundingClientRect().right > innerWidth).map(one => one.outerHTML)"
    )


def test_a_request_fits_a_phone(browsing, site, roles):
    NewsPageFactory(parent=site.sr.news, title="Sajam")
    settle()
    add_person("urednik", roles[EDITORS])
    page = log_in(browsing, "urednik")
    page.set_viewport_size(PHONE)
    state = TranslationState.objects.get(title="Sajam", is_original=False)
    page.goto(reverse("translations_request_new", query={"state": state.pk}))
    assert page.get_by_label("Assigned to").is_visible()
    assert cut_off(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_proposed_can_be_read(browsing, site, roles, scheme):
    record = submit(NewsPageFactory(parent=site.sr.news, title="2026", lead="Sajam."))
    add_person("ana", roles[TRANSLATORS_ENGLISH])
    page = log_in(browsing, "ana")
    page.emulate_media(color_scheme=scheme)
    page.goto(edit_url(target(record)))
    button = page.get_by_role("button", name="Confirm all proposed")
    assert button.evaluate(CONTRAST) >= READABLE
