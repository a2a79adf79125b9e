"""The page explorer: its menus, and what it costs."""

import re
from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail import hooks
from wagtail.models import PageViewRestriction
from wagtail_localize.wagtail_hooks import page_listing_more_buttons

from cms.translations import explorer
from cms.translations.state.changes import settle
from home.roles import EDITORS, MODERATORS, TRANSLATORS_ENGLISH
from newsroom.factories import NewsPageFactory
from tests.translations.desk import submit
from tests.translations.rights.people import someone
from tests.translations.upstream import digest

VALUE = r"(?:\d+|'[^']*'(?:::uuid)?)"
VALUES = re.compile(rf"{VALUE}(?:, {VALUE})*")


def address(page, **query) -> str:
    return reverse("wagtailadmin_explore", args=[page.pk], query=query)


@pytest.fixture
def moderator(site_tree):
    return someone(MODERATORS).client


class TestMenus:
    @pytest.mark.parametrize("query", [{}, {"q": "Vest"}, {"ordering": "title"}, {"locale": "sr-latn"}])
    def test_what_can_be_translated_is_offered(self, site_tree, moderator, query):
        page = NewsPageFactory(parent=site_tree.sr.news, title="Vest")
        url, offer = (
            address(site_tree.sr.news, **query),
            reverse("wagtail_localize:submit_page_translation", args=[page.pk]),
        )
        assert offer in moderator.get(url).text
        record = submit(page)
        html = moderator.get(url).text
        assert offer not in html
        sync = reverse("wagtail_localize:update_translations", args=[record.source_id])
        assert f"{sync}?next=" in html
        record.enabled = False
        record.save()
        assert sync not in moderator.get(url).text

    def test_a_translation_has_no_translations_of_its_own(self, site_tree, moderator):
        record = submit(NewsPageFactory(parent=site_tree.sr.news, title="Vest"))
        html = moderator.get(address(site_tree.en.news)).text
        assert reverse("wagtail_localize:update_translations", args=[record.source_id]) not in html

    def test_the_menu_of_a_private_page_shares_nothing(self, site_tree):
        page = NewsPageFactory(parent=site_tree.sr.news, title="Vest")
        share = reverse("share_draft", args=[page.pk])
        client = someone(EDITORS).client
        assert share in client.get(address(site_tree.sr.news)).text
        PageViewRestriction.objects.create(page=site_tree.sr.news, restriction_type="login")
        assert share not in client.get(address(site_tree.sr.news)).text
        PageViewRestriction.objects.update(page=page)
        assert share not in client.get(address(site_tree.sr.news)).text
        other = NewsPageFactory(parent=site_tree.sr.news, title="Druga")
        assert reverse("share_draft", args=[other.pk]) in client.get(address(site_tree.sr.news)).text


def test_what_is_replaced_has_not_changed():
    """``cms.translations.explorer`` offers what wagtail-localize's hook does; a release that changes the hook fails here.

    Read the change, carry it over, and put the new digest here.
    """
    assert digest(page_listing_more_buttons) == "2a98d3b297d8"


def test_the_hook_is_replaced_once():
    """Nothing answers twice for a row, and the site does not start when wagtail-localize's hook is not found."""
    registered = hooks.get_hooks(explorer.ROW_MENU)
    assert registered.count(explorer.translation_buttons) == 1
    assert page_listing_more_buttons not in registered
    with pytest.raises(ValueError, match="not in list"):
        explorer.install()


def asked(client, page) -> Counter[str]:
    """The queries of the explorer, without their values."""
    client.get(address(page))
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address(page)).status_code == 200
    # Numbers and strings are values, and so is the length of a list of them.
    return Counter(VALUES.sub("?", query["sql"]) for query in queries)


@pytest.mark.parametrize(
    ("role", "ceiling", "for_each_row"),
    [(MODERATORS, 42, 0), (TRANSLATORS_ENGLISH, 43, 0), (EDITORS, 44, 2)],
)
def test_cost(site_tree, role, ceiling, for_each_row):
    """What the explorer asks, however many rows it shows.

    Of the person (8): session, user, own and group permissions, profile, rights on pages, on collections and on sites.
    Of the page above (17): its type, itself, its form of that type, review, schedule, language, the page above it (2), ancestors,
    its translations, the latest revisions (2), site, restrictions, usages, what wagtail-localize offers for it (2).
    Of the rows (8): number, pages, pages by type, types, sites, reviews, languages, the page above.
    For filters and menu (9): owners, editors, sites, page types, languages (3), explorable pages, requested translations.
    Ours (2): the states of the page above, those of all rows.

    Whoever may not publish costs two queries more for each row: to offer “Move” and “Delete” Wagtail asks each time whether
    a page has live pages below it (``PagePermissionTester.can_delete``), and takes no answer that was read before.
    """
    client = someone(role).client
    listing = site_tree.en.news if role == TRANSLATORS_ENGLISH else site_tree.sr.news

    def add(number: int) -> None:
        for index in range(number):
            page = NewsPageFactory(parent=site_tree.sr.news, title=f"Vest {index}")
            if role == TRANSLATORS_ENGLISH or index % 2:
                submit(page)
        settle()

    add(2)
    few = asked(client, listing)
    add(10)
    many = asked(client, listing)
    assert (many - few).total() == 10 * for_each_row, many - few
    assert few.total() - 2 * for_each_row <= ceiling, few
