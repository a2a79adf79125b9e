"""The demo site read by its own links: every one leads somewhere, and every kind of page is valid HTML.

What is read: in Latin every address; in English every one, but of the months of events and of a gallery's photos one; in Cyrillic,
which is made of the Latin page, one for every set of templates, its links being those of the Latin site. Addresses that differ only in what a reader has chosen (filters, pages of a
list, months together with filters, where the choice of a language goes on to) are read once. Added to that is what no link leads
to: forms with errors, empty searches, errors, drafts, locked pages.
"""

import datetime as dt
import os
import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import transaction
from django.http import HttpResponse, HttpResponseNotFound, HttpResponseRedirect
from django.template.loader import render_to_string
from django.test import Client, TestCase, override_settings
from django.utils import translation

from cms.management.commands.error_pages import PAGES as ERROR_PAGES
from cms.translations.preview.models import DraftLink
from cms.translations.state.changes import settle_safely
from home.demo.build import build_demo
from home.models import ContactPage
from newsroom.models import NewsPage
from tests.crawling import HOST, Answer, Crawl, Pictures, read, shape
from tests.town import VIEWS
from tests.validator import nu

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

NOON = dt.datetime(2026, 3, 2, 12, tzinfo=ZoneInfo("Europe/Belgrade"))
TINY = 0.06
ENGLISH_NUMBER = re.compile(r"(?<=/events/)\d{4}/\d\d/|(?<=/photo/)\d+/")
ROOT = Path(__file__).parents[1]
APPS = ("cms", "home", "newsroom", "events", "galleries", "search")
# Shown in the admin only.
FOR_EDITORS = {"cms/pages/create.html", "wagtailcore/shared/block_preview.html"}
STARTS = (
    "/",
    "/sr-latn/",
    "/en/",
    "/sr/",
    "/sitemap.xml",
    "/api/v2/docs/",
    "/sr-latn/styleguide/",
    "/en/styleguide/",
)


def alike(address: str) -> str:
    """One text for addresses of which one is read."""
    text = shape(address)
    return ENGLISH_NUMBER.sub("…/", text) if text.startswith("/en/") else text


def latin(address: str) -> str:
    """Where the Latin site has what the Cyrillic one shows."""
    return address.replace("/sr-cyrl/", "/sr-latn/", 1)


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker, tmp_path_factory) -> SimpleNamespace:
    """The demo as it was read: ``crawl``, and ``states``, further answers by what they are."""
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        time_machine.travel(NOON),
        override_settings(STYLEGUIDE=True),
        translation.override("sr-latn"),
    ):
        with TestCase.captureOnCommitCallbacks(execute=True):
            build_demo("a password", lambda line: None, picture_scale=TINY, today=NOON.date())
        settle_safely()
        client = Client(SERVER_NAME=HOST)
        crawl = Crawl(client, Pictures(), alike, lambda address: not address.startswith("/sr-cyrl/")).follow(
            STARTS
        )
        sample = set(cyrillic_sample(crawl))
        crawl.is_to_be_read = lambda address: address in sample or not address.startswith("/sr-cyrl/")
        crawl.follow(sorted(sample))
        states = dict(further_states(client, tmp_path_factory.mktemp("error-pages")))
        transaction.set_rollback(True)
    return SimpleNamespace(crawl=crawl, states=states)


def cyrillic_sample(crawl: Crawl) -> Iterator[str]:
    """One Cyrillic address for every set of templates that makes a Latin page, and for every set of choices."""
    seen = set()
    for key, answer in crawl.answers.items():
        address = crawl.read_at[key]
        kind = (answer.templates, key.partition("?")[2])
        if address.startswith("/sr-latn/") and answer.is_html and kind not in seen:
            seen.add(kind)
            yield address.replace("/sr-latn/", "/sr-cyrl/", 1)


def further_states(client: Client, folder) -> Iterator[tuple[str, Answer]]:
    """What no link leads to, by what it is."""
    contact = ContactPage.objects.live().get(locale__language_code="sr-latn")
    contact_path = contact.get_url()
    for view in VIEWS:
        search = f"/{view}/{'search' if view == 'en' else 'pretraga'}/"
        for name, address in {
            "search that finds": f"{search}?q=radionica",
            "search of all sections": f"{search}?q=klaster&type=newsroom.NewsPage",
            "search that finds nothing": f"{search}?q=qwertzuiop",
            "missing page": f"/{view}/nema-toga/",
            "missing page that was meant": f"/{view}/radionica-keramike/",
            "thanks for a message": f"{contact_path}?sent=1".replace("/sr-latn/", f"/{view}/"),
        }.items():
            yield f"{name}, {view}", read(client.get(address, follow=True), address)
    for view in ("sr-latn", "sr-cyrl"):
        path = contact_path.replace("/sr-latn/", f"/{view}/")
        yield f"message with errors, {view}", read(client.post(path, {"email": "nije adresa"}), path)
    yield from locked_gone_and_drafts(client)
    for name in ERROR_PAGES:
        yield f"error {name}", rendered(f"{name}.html")
    yield "error 403, form out of date", rendered("403_csrf.html")
    call_command("error_pages", folder, verbosity=0)
    for path in sorted(folder.iterdir()):
        yield f"error page for a proxy, {path.name}", Answer(200, "text/html", path.read_bytes())


def rendered(template: str) -> Answer:
    """A page that is made without a request."""
    return Answer(
        200, "text/html", render_to_string(template).encode(), templates=frozenset({template, "error.html"})
    )


def locked_gone_and_drafts(client: Client) -> Iterator[tuple[str, Answer]]:
    """Pages that lost their readers, and pages that have none yet."""
    by_password, by_login, gone = NewsPage.objects.live().filter(locale__language_code="sr-latn")[:3]
    by_password.view_restrictions.create(restriction_type="password", password="tajna")
    by_login.view_restrictions.create(restriction_type="login")
    gone.unpublish()
    settle_safely()
    for name, page in (("locked by password", by_password), ("locked by login", by_login), ("gone", gone)):
        for view in ("sr-latn", "sr-cyrl"):
            address = page.get_url().replace("/sr-latn/", f"/{view}/")
            yield f"{name}, {view}", read(client.get(address, follow=True), address)
    draft = NewsPage.objects.filter(live=False, locale__language_code="sr-latn").exclude(pk=gone.pk).first()
    link = DraftLink.objects.create(
        page=draft,
        created_by=get_user_model().objects.get(username="admin"),
        expires_at=NOON + dt.timedelta(days=1),
    )
    address = link.get_absolute_url()
    yield "shared draft", read(client.get(address), address)
    DraftLink.objects.update(revoked_at=NOON)
    yield "shared draft that is over", read(client.get(address), address)


def test_every_link_leads_somewhere(site):
    assert site.crawl.broken(same_as=latin) == {}


def test_every_template_of_the_site_was_read(site):
    answers = [*site.crawl.answers.values(), *site.states.values()]
    used = {name for answer in answers for name in answer.templates}
    folders = [ROOT / app / "templates" for app in APPS]
    written = {str(path.relative_to(folder)) for folder in folders for path in folder.rglob("*.html")}
    assert {name for name in written - used - FOR_EDITORS if "/admin/" not in name} == set()


@pytest.fixture
def checker() -> None:
    """The HTML checker. Without it the test is skipped, or fails where browsers are required (``.ci/run``)."""
    if nu.is_there():
        return
    if os.environ.get("REQUIRE_BROWSER"):
        pytest.fail(nu.HOW_TO_GET_IT)
    pytest.skip(nu.HOW_TO_GET_IT)


def test_every_page_is_valid_html(site, checker):
    read_at = site.crawl.read_at
    pages = {read_at[key]: answer for key, answer in site.crawl.answers.items()} | site.states
    assert (
        nu.faults({name: answer.body for name, answer in pages.items() if answer.is_html and answer.body})
        == {}
    )


def test_faults_in_html_are_seen(checker):
    start = b'<!doctype html><html lang="en"><title>A page</title>'
    found = nu.faults(
        {
            "twice": start + b'<p id="a">A</p><p id="a">B</p>',
            "unnamed": start + b"<section><p>A</p></section>",
            "right": start + b'<ul role="list"><li>A</ul>',
        }
    )
    kinds = {(fault.partition(":")[0], place.partition(":")[0]) for fault, [place] in found.items()}
    assert kinds == {("error", "twice"), ("warning", "twice"), ("warning", "unnamed")}


class FewPages:
    """A site of a few pages, to be read as Django's test client reads one."""

    pages = {
        "/": '<a href="/there/#here">1</a> <a href="there/#nowhere">2</a> <img src="/media/images/none.jpg" srcset="/static/none.png 2x">',
        "/there/": '<h2 id="here">3</h2><a href="/gone/?a=1&amp;b=2">4</a><a href="/moved/">5</a><a href="https://example.org/x">6</a>',
    }

    def get(self, address: str, **extra: str) -> HttpResponse:
        if address == "/moved/":
            return HttpResponseRedirect("/nowhere/")
        return HttpResponse(self.pages[address]) if address in self.pages else HttpResponseNotFound()


def test_links_that_lead_nowhere_are_seen():
    crawl = Crawl(FewPages()).follow(["/"])
    assert crawl.broken() == {
        "/there/#nowhere": "no such place in the page, found on /",
        "/media/images/none.jpg": "no such picture, found on /",
        "/static/none.png": "no such file, found on /",
        "/gone/?a=1&b=2": "answers 404, found on /there/",
        "/nowhere/": "answers 404, found on /moved/",
    }
