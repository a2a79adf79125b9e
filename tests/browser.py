"""A real browser before the real site: the server it talks to, and what is watched while it does."""

import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.db import connections
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]
PATIENCE_MS = 40_000
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}


def launch(playwright: Playwright) -> Browser:
    """Chromium as installed on this machine."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)


class SiteServer:
    """The site on a free port of this process, so that tests share its database, mailbox and files.

    Unlike Django's live server it lets the site itself serve static files and media. ``quiet`` is held while a request
    is answered when the database is SQLite in memory, whose one connection all threads share. Threads of requests outlive the
    server: once the test is over, the one at work is waited for and the rest are turned away, for the database is then emptied.
    """

    def __init__(self) -> None:
        self.shared = {c.alias: c for c in connections.all() if c.vendor == "sqlite" and c.is_in_memory_db()}
        self.quiet = threading.RLock() if self.shared else nullcontext()
        self.thread = LiveServerThread("127.0.0.1", self._whole_site, connections_override=self.shared)
        self.thread.daemon = True
        self.is_over = False

    def _whole_site(self, media_files):
        site = media_files.application

        def answer(environ, start_response):
            with self.quiet:
                if self.is_over:
                    start_response("503 Service Unavailable", [("Content-Length", "0")])
                    return []
                return site(environ, start_response)

        return answer

    @property
    def port(self) -> int:
        """The port it listens on."""
        return self.thread.port

    @property
    def url(self) -> str:
        """Its address, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    @contextmanager
    def running(self) -> Iterator["SiteServer"]:
        """Serve until the block ends."""
        for connection in self.shared.values():
            connection.inc_thread_sharing()
        self.thread.start()
        self.thread.is_ready.wait()
        try:
            if self.thread.error:
                raise self.thread.error
            yield self
        finally:
            self.thread.terminate()
            with self.quiet:
                self.is_over = True
            for connection in self.shared.values():
                connection.dec_thread_sharing()


@dataclass
class Watch:
    """Requests that leave the site, and what the browser complains of: errors, warnings, refused by the policy.

    A test that provokes a complaint puts a pattern for it into ``expected``; ``others`` are further origins that may be asked.
    """

    origin: str
    others: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)
    abroad: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Watch every page of a browser context."""
        context.on("request", lambda request: self._note_request(request.url))
        context.on("console", self._note_console)
        context.on(
            "weberror", lambda error: self._complain(f"{error.page and error.page.url}: {error.error}")
        )

    def _note_request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and f"{parts.scheme}://{parts.netloc}" not in (
            self.origin,
            *self.others,
        ):
            self.abroad.append(url)

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._complain(f"{message.page and message.page.url}: {message.type}: {message.text}")

    def _complain(self, text: str) -> None:
        if not any(re.search(pattern, text) for pattern in self.expected):
            self.complaints.append(text)

    def troubles(self) -> dict[str, list[str]]:
        """Everything that must not happen and did."""
        found = {"requests to other hosts": self.abroad, "complaints of the browser": self.complaints}
        return {what: rows for what, rows in found.items() if rows}


class Browsing:
    """Opens watched browser windows before one server."""

    def __init__(self, browser: Browser, server: SiteServer):
        self.browser, self.server = browser, server
        self.watch = Watch(server.url)
        self.contexts: list[BrowserContext] = []

    def open(self, *, javascript: bool = True, viewport: dict | None = None, **options) -> Page:
        """A window of a new visitor: no cookies, addresses relative to the site. ``options`` as Playwright's new_context."""
        context = self.browser.new_context(
            base_url=self.server.url,
            java_script_enabled=javascript,
            viewport=viewport or DESK,
            locale=options.pop("locale", "sr-Latn-RS"),
            timezone_id=options.pop("timezone_id", "Europe/Belgrade"),
            **options,
        )
        context.set_default_timeout(PATIENCE_MS)
        self.watch.over(context)
        self.contexts.append(context)
        return context.new_page()

    def close(self) -> None:
        """Close every window."""
        for context in self.contexts:
            context.close()
