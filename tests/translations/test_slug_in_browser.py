"""What Wagtail's page form proposes as a slug while an editor types, in a real browser."""

import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse
from playwright.sync_api import sync_playwright

from cms.pages.tests.test_slug_widget import TITLES
from cms.serbian import slugify

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = pytest.mark.browser


@pytest.fixture
def form(admin_client, site_tree) -> str:
    """The form of a new news item, fetched before the browser starts: Playwright has an event loop of its own."""
    url = reverse("wagtailadmin_pages:add", args=["newsroom", "newspage", site_tree.sr.news.pk])
    return admin_client.get(url).text


@pytest.fixture
def page(form):
    """A browser page that shows the form with the admin's own scripts."""
    if CHROMIUM is None:
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail("Chromium is required and not there.")
        pytest.skip("Chromium is not there.")

    def answer(route, request):
        path = urlsplit(request.url).path
        static = finders.find(path.removeprefix("/static/")) if path.startswith("/static/") else None
        if static:
            route.fulfill(path=Path(static))
        elif path == "/":
            route.fulfill(body=form, content_type="text/html; charset=utf-8")
        else:
            route.fulfill(status=404)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.route("**/*", answer)
        page.goto("http://testserver/")
        yield page
        browser.close()


def test_the_title_proposes_the_slug_that_the_server_makes(page):
    title, slug = page.locator("#id_title"), page.locator("#id_slug")
    proposed = {}
    for text in TITLES:
        title.fill("")
        slug.evaluate("field => { field.value = '' }")
        title.focus()
        page.keyboard.insert_text(text)
        title.blur()
        page.wait_for_function("document.querySelector('#id_slug').value !== ''")
        page.wait_for_timeout(50)
        proposed[text] = slug.input_value()
    assert proposed == {text: slugify(text) for text in TITLES}
