"""What the screens of the admin ask of the database: a fixed number of queries, whatever the size of the site.

``home/benchmark`` holds the same for what readers ask; times are in docs/performance.md.
"""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html

from cms.translations.state.changes import settle_safely
from events.factories import EventPageFactory
from galleries.factories import GalleryPageFactory
from home.roles import MODERATORS
from newsroom.factories import NewsPageFactory
from tests.translations.desk import edit_url, form_of, submit, target, write_all
from tests.translations.rights.people import someone

FULL = 26
"""Pages that fill a page of every list but the explorer's and the board's, whose rows cost nothing."""

PERSON = "session, user, own and group permissions, profile, rights on pages, collections and sites"
ROWS = "their number, pages, by type, types, reviews, languages"
FORM = (
    f"{PERSON}; the page, as it is, by type and as its latest revision; what is above it; its review, schedule, lock, language, translations, "
    "state, restrictions and usages; its comments and subscriptions; what its panels choose from"
)
SAVED = (
    "three times, by Wagtail, whether the slug is free here and in old addresses; the revision and the log; page and parts; search index; "
    "reference index"
)
PUBLISHED = f"{FORM}; {SAVED}; all this twice, for the draft and what is live; search entry; texts to translate; states; webhooks"

CEILINGS = {
    "dashboard": (
        38,
        f"{PERSON}; numbers of pages, pictures and files; panels: reviews, locks, own edits, requests",
    ),
    "explorer": (43, "see tests/translations/test_explorer.py"),
    "explorer, page 2": (43, "the same"),
    "explorer, searched": (44, "the same; which entries of the index match"),
    "search": (
        29,
        f"{PERSON}; {ROWS}; how many of each type; whether roots of sites; the sources of translations",
    ),
    "board": (
        22,
        f"{PERSON}; the number of rows, the rows; types, sections, languages and people to narrow by",
    ),
    "board, narrowed": (22, "the same"),
    "board, searched": (22, "the same"),
    "pictures": (17, f"{PERSON}; number, rows; collections; tags"),
    "page chooser": (
        48,
        f"{PERSON}; the page above, its translations; {ROWS}; 25 for Wagtail's asking each row for the page above it",
    ),
    "page chooser, searched": (62, "the same; 25 more for the language of the page above"),
    "site history": (37, f"{PERSON}; what is logged, of which kinds, by whom, with pages by type"),
    "ageing pages": (22, f"{PERSON}; {ROWS}; who published them last"),
    "form of an article": (58, FORM),
    "form of a translated article": (62, FORM),
    "form of an event": (61, FORM),
    "form of a gallery": (61, FORM),
    "form of a translation": (60, "see tests/translations/editor/test_queries.py"),
    "saving an article": (73, f"{FORM}; {SAVED}"),
    "publishing an article": (154, PUBLISHED),
    "publishing a translated article": (212, f"{PUBLISHED}; which texts of the translation are open now"),
    "publishing an event": (178, PUBLISHED),
    "publishing a gallery": (156, PUBLISHED),
    "publishing a translation": (248, f"{PUBLISHED}; every text and its translation"),
}
"""The most queries of each screen, and what they are for."""


class Screens:
    """The screens as a moderator sees them, of a site with a page of each kind, one of them translated."""

    def __init__(self, client: Client, tree: SimpleNamespace, committed: Callable):
        self.client = client
        self.committed = committed
        self.changes = 0
        self.section = tree.sr.news
        self.article = NewsPageFactory(parent=self.section, title="Vest", lead="Uvod.")
        self.event = EventPageFactory(parent=tree.sr.events, lead="Uvod.")
        self.gallery = GalleryPageFactory(parent=tree.sr.galleries, lead="Uvod.")
        self.original = NewsPageFactory(parent=self.section, title="Prevedena vest", lead="Uvod.")
        for page in (self.article, self.event, self.gallery, self.original):
            page.save_revision().publish()
        self.record = submit(self.original)
        self.translate("EN")

    def translate(self, word: str) -> None:
        """Write all that is open of the translation, and publish it."""
        write_all(self.record, word)
        self.record.save_target(publish=True)
        settle_safely()

    def addresses(self) -> dict[str, str]:
        """The screens that are only read, by name."""
        list_of_pages = reverse("wagtailadmin_explore", args=[self.section.pk])
        board = reverse("translations_board")
        news = "?page_type=newsroom.newspage"
        return {
            "dashboard": reverse("wagtailadmin_home"),
            "explorer": list_of_pages,
            "explorer, page 2": f"{list_of_pages}?p=2",
            "explorer, searched": f"{list_of_pages}?q=vest",
            "search": f"{reverse('wagtailadmin_pages:search')}?q=vest",
            "board": board,
            "board, narrowed": f"{board}?kind=pages&state=missing",
            "board, searched": f"{board}?q=vest",
            "pictures": reverse("wagtailimages:index"),
            "page chooser": reverse("wagtailadmin_choose_page_child", args=[self.section.pk]) + news,
            "page chooser, searched": f"{reverse('wagtailadmin_choose_page_search')}{news}&q=vest",
            "site history": reverse("wagtailadmin_reports:site_history"),
            "ageing pages": reverse("wagtailadmin_reports:aging_pages"),
            "form of an article": edit_url(self.article),
            "form of a translated article": edit_url(self.original),
            "form of an event": edit_url(self.event),
            "form of a gallery": edit_url(self.gallery),
            "form of a translation": edit_url(target(self.record)),
        }

    def counts(self) -> dict[str, int]:
        """How many queries each screen takes, and saving and publishing."""
        found = {
            name: self.count(lambda url=url: self.client.get(url), 200)
            for name, url in self.addresses().items()
        }
        pages = {
            "an article": self.article,
            "a translated article": self.original,
            "an event": self.event,
            "a gallery": self.gallery,
        }
        found["saving an article"] = self.count_posted(self.article)
        for name, page in pages.items():
            found[f"publishing {name}"] = self.count_posted(page, **{"action-publish": "1"})
        translation = target(self.record)
        self.translate("Again")
        form = form_of(self.client, translation) | {"action": "publish"}
        found["publishing a translation"] = self.count(
            lambda: self.client.post(edit_url(translation), form), 302
        )
        return found

    def count_posted(self, page: Page, **values: str) -> int:
        """How many queries it takes to save what a person has changed in a page's form."""
        form = querydict_from_html(self.client.get(edit_url(page)).text, form_id="page-edit-form").dict()
        parts = {f"{name}-count": "0" for name in ("body", "program", "report")}
        self.changes += 1
        changed = form | parts | {"lead": f"Uvod {self.changes}."} | values
        return self.count(lambda: self.client.post(edit_url(page), changed), 302)

    def count(self, ask: Callable, status: int) -> int:
        """How many queries an answer takes, with what is done once it is committed, what the process keeps being known."""
        if status == 200:
            ask()
        with CaptureQueriesContext(connection) as queries, self.committed(execute=True):
            assert ask().status_code == status
        return len(queries)


@pytest.mark.slow
def test_no_screen_costs_more_on_a_larger_site(site_tree, django_capture_on_commit_callbacks):
    """The same screens with some 30 pages and with three times as many."""
    screens = Screens(someone(MODERATORS).client, site_tree, django_capture_on_commit_callbacks)

    def measure(more: int) -> dict[str, int]:
        NewsPageFactory.create_batch(more, parent=site_tree.sr.news)
        settle_safely()
        return screens.counts()

    # What was done to the pages is part of several screens, so something has been done to each both times.
    screens.counts()
    few, many = measure(FULL), measure(2 * FULL)
    assert {name: (few[name], many[name]) for name in few if many[name] > few[name]} == {}
    assert {name: count for name, count in many.items() if count > CEILINGS[name][0]} == {}
    assert few.keys() == CEILINGS.keys()
