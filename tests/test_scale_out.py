"""Two web servers and a worker on PostgreSQL, Redis and a bucket are one site, also while one of them goes."""

import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import ClassVar

import pytest
import requests
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.db import connection
from wagtail.models import APIToken, Site

from cms.images.models import CmsImage
from cms.images.renditions import every_filter, picture_sources
from cms.images.tests import files
from home.factories import ContactPageFactory
from newsroom.factories import NewsPageFactory
from newsroom.models import NewsPage
from tests.browser import DESK
from tests.bucket import serving_bucket
from tests.machines import (
    HOST,
    NGINX,
    PATIENCE_SECONDS,
    VARNISH,
    Installation,
    Machine,
    Person,
    free_port,
    installation,
    wait_until,
)

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs PostgreSQL"),
    pytest.mark.skipif("REDIS_URL" not in os.environ, reason="needs Redis"),
    pytest.mark.slow,
]

FIRST, SECOND, BEFORE, AFTER = "Sajam u Leskovcu", "Sajam u Pirotu", "Sajam u Nišu", "Sajam je odložen"
ARTICLE, CONTACT = "/sr-latn/vesti/sajam/", "/sr-latn/kontakt/"
PASSWORD = "scale-out"


@pytest.fixture
def article(site) -> NewsPage:
    """A published page, as the servers find it."""
    page = NewsPageFactory(parent=site.sr.news, title=FIRST, slug="sajam")
    page.save_revision().publish()
    ContactPageFactory(parent=site.sr.home, slug="kontakt").save_revision().publish()
    return page


@pytest.fixture
def machines(article, tmp_path):
    """The installation, whose site is known by the balancer's address."""
    if missing := [name for name, path in (("nginx", NGINX), ("varnishd", VARNISH)) if path is None]:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"Not there: {', '.join(missing)}.")
    get_user_model().objects.create_superuser("admin", "admin@example.org", PASSWORD)
    port = free_port()
    Site.objects.update(hostname=HOST, port=port)
    folder = tmp_path / "machines"
    with (
        serving_bucket() as bucket,
        installation(folder, port, bucket.environment(), API_RATE_LIMIT="8/hour") as machines,
    ):
        yield machines
        for machine in (*machines.web, machines.worker):
            assert "Traceback" not in machine.log, machine.log


def publish(machines: Installation, machine: Machine, page: NewsPage, title: str) -> None:
    """Change a page's title through one server's API and publish it there."""
    _token, key = APIToken.create_token(user=get_user_model().objects.get(username="admin"), name="test")
    program, path = Person(machines), f"/api/v3-preview/pages/{page.pk}/"
    response = program.ask(
        machine,
        "PATCH",
        path,
        json={"title": title, "meta": {"action": "publish"}},
        headers={"Authorization": f"Bearer {key}", "If-Match": "*"},
    )
    assert response.status_code == 200, response.text


def test_they_are_one_site_and_readers_notice_nothing_while_one_goes(machines, article, chromium):
    """One test, for the machines take a while to start."""
    a, b = machines.web
    _a_publication_is_seen_at_once(machines, a, b, article)
    editor = _a_session_is_good_everywhere(machines, a, b)
    _requests_are_counted_together(machines, a, b)
    _a_picture_is_given_by_all_and_made_by_the_worker(machines, a, b, editor)
    _the_cache_in_front_hears_of_a_publication(machines, a, article, editor)
    with reading(machines) as readers, walking(machines, chromium) as walk:
        walk(BEFORE)
        _what_is_being_sent_is_finished(machines, a, editor)
        wait_until(lambda: (a.readiness(), b.readiness()) == (0, 200), "only the second is there")
        walk(BEFORE)
        publish(machines, b, article, AFTER)
        readers.changed_at = time.monotonic()
        walk(AFTER)
        _come_back(machines, a)
        b.kill()
        wait_until(lambda: (a.readiness(), b.readiness()) == (200, 0), "only the first is there")
        walk(AFTER)
        _come_back(machines, b)
        walk(AFTER)
    assert readers.faults == []
    assert readers.answers > 50


def _a_publication_is_seen_at_once(machines, a, b, article):
    reader, path = Person(machines), ARTICLE
    lists = ("/sr-latn/vesti/", "/api/v2/pages/?type=newsroom.NewsPage", "/sr-cyrl/vesti/")
    for machine in (a, b, a, b):
        assert FIRST in reader.ask(machine, "GET", path).text
        assert all(reader.ask(machine, "GET", address).status_code == 200 for address in lists)
    publish(machines, a, article, SECOND)
    for machine in (b, a):
        assert SECOND in reader.ask(machine, "GET", path).text
        assert SECOND in reader.ask(machine, "GET", lists[0]).text
        assert SECOND in reader.ask(machine, "GET", lists[1]).json()["items"][0]["title"]
        assert "Сајам у Пироту" in reader.ask(machine, "GET", lists[2]).text


def _a_session_is_good_everywhere(machines, a, b) -> Person:
    editor = Person(machines)
    editor.sign_in(a, "admin", PASSWORD)
    assert [editor.ask(machine, "GET", "/admin/").status_code for machine in (a, b)] == [200, 200]
    other = Person(machines)
    other.sign_in(b, "admin", PASSWORD)
    other.ask(b, "POST", "/admin/logout/", data={"csrfmiddlewaretoken": other.cookies["csrftoken"]})
    assert other.ask(a, "GET", "/admin/").status_code == 302
    return editor


def _requests_are_counted_together(machines, a, b):
    # What the page cache gives is not counted; with a session's cookie it lets everything pass.
    program = Person(machines, {"sessionid": "nobodys"}, address="203.0.113.77")

    def ask(machine, number):
        return program.ask(machine, "GET", f"/api/v2/pages/?limit=1&offset={number}")

    left = [int(ask((a, b)[n % 2], n).headers["RateLimit-Remaining"]) for n in range(8)]
    assert left == list(range(7, -1, -1))
    assert [ask(machine, 100).status_code for machine in (a, b)] == [429, 429]


def _a_picture_is_given_by_all_and_made_by_the_worker(machines, a, b, editor):
    upload = {"files[]": ("IMG.jpg", files.phone_jpeg(), "image/jpeg")}
    response = editor.ask(a, "POST", "/admin/images/multiple/add/", files=upload, data={"title": "Vez"})
    assert response.json()["success"], response.text
    image = CmsImage.objects.get()
    assert editor.ask(b, "GET", image.file.url).content[:2] == b"\xff\xd8"
    card = picture_sources(image, "card").src
    assert Person(machines).ask(b, "GET", card).content == Person(machines).ask(a, "GET", card).content
    assert Person(machines).ask(b, "GET", image.file.url).status_code == 302
    wait_until(
        lambda: (
            image.renditions.filter(filter_spec__in=every_filter(image)).count() == len(every_filter(image))
        ),
        "the worker has made all sizes",
    )


def _two_tabs_may_be_open(machines) -> Person:
    """The form of each is taken by the site, though its cookie passes through a cache that looks at none; gives the reader."""
    reader = Person(machines)

    def opened() -> str:
        form = BeautifulSoup(reader.ask(machines.front, "GET", CONTACT).content, "html.parser")
        return form.find("input", {"name": "csrfmiddlewaretoken"})["value"]

    for token in [opened(), opened()]:
        sent = reader.ask(machines.front, "POST", CONTACT, data={"csrfmiddlewaretoken": token})
        assert sent.status_code == 200, sent.text
    return reader


def _the_cache_in_front_hears_of_a_publication(machines, a, article, editor):
    reader = _two_tabs_may_be_open(machines)

    def is_held() -> bool:
        return int(reader.ask(machines.front, "GET", ARTICLE).headers["Age"]) > 0

    wait_until(is_held, "the cache in front holds the page")
    publish(machines, a, article, BEFORE)
    wait_until(lambda: BEFORE in reader.ask(machines.front, "GET", ARTICLE).text, "it gives the present page")
    editors = editor.ask(machines.front, "GET", ARTICLE)
    assert ("wagtail-userbar" in editors.text, editors.headers["Cache-Control"]) == (
        True,
        "private, no-cache",
    )
    assert "wagtail-userbar" not in reader.ask(machines.front, "GET", ARTICLE).text


def _what_is_being_sent_is_finished(machines, a, editor):
    """A server that is asked to end answers what it has, though nobody could ask it of another."""
    upload = {"files[]": ("IMG.jpg", files.saved(files.halves(3000, 2000), "JPEG"), "image/jpeg")}
    with editor.sending(
        a, "POST", "/admin/images/multiple/add/", files=upload, data={"title": "Zid"}
    ) as finish:
        a.ask_to_end()
        wait_until(lambda: a.readiness() == 0, "it takes nothing new")
        answer = finish()
        content = json.load(answer)
    assert (answer.status, content.get("success")) == (200, True), content
    assert a.ended() == 0


def _come_back(machines: Installation, machine: Machine) -> None:
    """Start a server again, and wait until the balancer sends readers there."""

    def is_sent_there() -> bool:
        answer = requests.get(f"http://{machines.public_host}/healthz", timeout=PATIENCE_SECONDS)
        return answer.headers["X-Served-By"] == f"{HOST}:{machine.port}"

    machine.start()
    wait_until(lambda: machine.readiness() == 200, f"{machine.name} is ready again")
    wait_until(is_sent_there, f"{machine.name} is used again")


@dataclass
class Readers:
    """Threads that read through the balancer until they are told to stop, and note whatever is not as it should be."""

    machines: Installation
    faults: list[str] = field(default_factory=list)
    answers: int = 0
    changed_at: float = 0
    over: threading.Event = field(default_factory=threading.Event)

    ADDRESSES: ClassVar = {
        ARTICLE: (BEFORE, AFTER),
        "/sr-cyrl/vesti/": ("Сајам у Нишу", "Сајам је одложен"),
        "/sr-latn/vesti/feed.rss": (BEFORE, AFTER),
        "/sr-latn/pretraga/?q=sajam": ("u Nišu", "je odložen"),
        "/en/news/": ("News", "News"),
    }

    def read(self) -> None:
        """Read one address after the other, all over one connection as a browser does."""
        try:
            with requests.Session() as session:
                while not self.over.wait(0.02):
                    for path, words in self.ADDRESSES.items():
                        self._ask(session, path, words)
        except Exception as error:
            # Nobody would hear of it in a thread.
            self.faults.append(repr(error))
            raise

    def _ask(self, session: requests.Session, path: str, words: tuple[str, str]) -> None:
        began = time.monotonic()
        try:
            response = session.get(f"http://{self.machines.public_host}{path}", timeout=15)
        except requests.RequestException as error:
            self.faults.append(f"{path}: {error!r}")
            return
        response.encoding = "utf-8"
        expected = words[1:] if self.changed_at and began > self.changed_at else words
        if response.status_code != 200 or not any(word in response.text for word in expected):
            self.faults.append(f"{path}: {response.status_code} {response.text[:200]}")
        self.answers += 1


@contextmanager
def reading(machines: Installation) -> Iterator[Readers]:
    """Two readers while the block runs."""
    readers = Readers(machines)
    threads = [threading.Thread(target=readers.read, daemon=True) for _number in range(2)]
    for thread in threads:
        thread.start()
    try:
        yield readers
    finally:
        readers.over.set()
        for thread in threads:
            thread.join(20)


@contextmanager
def walking(machines: Installation, chromium) -> Iterator[Callable[[str], None]]:
    """A walk through the site in a browser, to the article with the title that is given; nothing on the way may be broken."""
    page = chromium.new_context(base_url=f"http://{machines.public_host}", viewport=DESK).new_page()
    broken: list[str] = []
    page.on("response", lambda answer: broken.append(answer.url) if answer.status >= 400 else None)
    page.on("requestfailed", lambda request: broken.append(f"{request.url}: {request.failure}"))

    def walk(title: str) -> None:
        page.goto("/sr-latn/vesti/")
        page.get_by_role("link", name=title).first.click()
        page.get_by_role("heading", name=title).wait_for()

    yield walk
    page.context.close()
    assert broken == []
