"""What tests that cross apps share: a browser before the running site, and the people who use it."""

import os
from types import SimpleNamespace

import pytest
from playwright.sync_api import sync_playwright
from wagtail.models import Collection, Site

from home.roles import ensure_roles
from tests.browser import CHROMIUM, Browsing, SiteServer, launch


@pytest.fixture(scope="module")
def chromium():
    """A running Chromium.

    Without one the test is skipped, or fails when REQUIRE_BROWSER is set. Playwright runs an event loop in the thread of
    the tests, where Django would refuse to ask the database; nothing here is asynchronous to the test.
    """
    if CHROMIUM is None:
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail("Chromium is required and not there.")
        pytest.skip("Chromium is not there.")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def roles(transactional_db) -> dict:
    """The groups by name, in a database that the running site sees too.

    A test before may have emptied it, so what migrations put there is put there again.
    """
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    return ensure_roles()


@pytest.fixture
def site(roles, site_tree) -> SimpleNamespace:
    """``site_tree`` for the running site."""
    return site_tree


@pytest.fixture
def server(site):
    """The running site."""
    with SiteServer().running() as server:
        Site.objects.update(hostname="127.0.0.1", port=server.port)
        Site.clear_site_root_paths_cache()
        yield server


@pytest.fixture
def browsing(chromium, server):
    """Opens windows; at the end nothing may have gone to another host and no browser may have complained."""
    browsing = Browsing(chromium, server)
    yield browsing
    browsing.close()
    assert browsing.watch.troubles() == {}
