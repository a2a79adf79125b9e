"""A whole site read by its own links, as a search engine reads it, without a network."""

import html
import json
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urldefrag, urljoin, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from wagtail.images.models import IMAGE_FORMAT_EXTENSIONS

from cms.images.models import CmsImage
from cms.images.renditions import RENDITION_FOLDER, every_filter, rendition_name

HOST = "localhost"
ORIGIN = f"http://{HOST}"
ADDRESSES = {
    "href": {"a", "area", "link", "use"},
    "src": {"img", "source", "script", "iframe", "video", "audio", "track", "embed"},
    "poster": {"video"},
    "action": {"form"},
    "formaction": {"button", "input"},
    "cite": {"blockquote", "q"},
    "data": {"object"},
}
"""The attributes that hold an address, and the elements on which they do."""
MOST_CHOICES = 2
"""How many parameters of a list are tried together: each by itself and with each other, not all the sets of them."""

_PERIOD = re.compile(r"/(?:19|20)\d\d/(?:\d\d/)?")
_IN_XML = re.compile(rf"{re.escape(ORIGIN)}[^<>\"\s]*")


class _Reader(HTMLParser):
    """What a page links to, as written, and what can be linked to in it."""

    def __init__(self) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.ids: set[str] = set()
        self._json: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.add(given["id"])
        # What is sent by POST changes something; nobody reads at that address.
        is_sent = tag == "form" and given.get("method", "").lower() == "post"
        for name, elements in ADDRESSES.items():
            if tag in elements and name in given and not is_sent:
                self.links.add(given[name].strip())
        for name in ("srcset", "imagesrcset"):
            self.links |= {part.split()[0] for part in given.get(name, "").split(",") if part.strip()}
        if tag == "meta" and given.get("property", "").partition(":")[0] in ("og", "article"):
            self.links |= {given["content"]} if given.get("content", "").startswith("http") else set()
        if tag == "script" and given.get("type") == "application/ld+json":
            self._json = []

    def handle_data(self, data: str) -> None:
        if self._json is not None:
            self._json.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._json is not None:
            # A fragment names a thing in it, which need not be a place in a page.
            self.links |= {
                urldefrag(text).url
                for text in _texts(json.loads("".join(self._json)))
                if text.startswith(ORIGIN)
            }
            self._json = None


def _texts(value: Any) -> Iterator[str]:
    """Every text in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


@dataclass(frozen=True)
class Answer:
    """What an address gave, as far as it matters here."""

    status: int
    kind: str
    body: bytes
    leads_to: str = ""
    links: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    templates: frozenset[str] = frozenset()

    @property
    def is_html(self) -> bool:
        """Whether a browser shows it as a page."""
        return self.kind == "text/html"


def read(response: Any, address: str) -> Answer:
    """Read an answer of Django's test client to ``address``."""
    kind = response.headers.get("Content-Type", "").partition(";")[0]
    body = b"" if response.streaming else response.content
    leads_to = local(response.headers["Location"], address)[0] if "Location" in response.headers else ""
    links: set[str] = set()
    reader = _Reader()
    if kind == "text/html":
        reader.feed(body.decode())
        links = reader.links
    elif kind.endswith("xml"):
        links = {html.unescape(found) for found in _IN_XML.findall(body.decode())}
    templates = frozenset(template.name for template in getattr(response, "templates", ()) if template.name)
    return Answer(
        response.status_code, kind, body, leads_to, frozenset(links), frozenset(reader.ids), templates
    )


def local(link: str, found_on: str) -> tuple[str, str]:
    """Path with query, and fragment, of a link that leads into the site; two empty texts for one that leads out of it."""
    whole, fragment = urldefrag(urljoin(f"{ORIGIN}{found_on}", link))
    parts = urlsplit(whole)
    if parts.scheme not in ("http", "https") or parts.hostname != HOST:
        return "", ""
    # Written letters and percent signs are one address.
    path = quote(unquote(parts.path), safe="/:@!$&'()*+,;=~")
    return path + (f"?{parts.query}" if parts.query else ""), unquote(fragment)


def parameters(address: str) -> list[tuple[str, str]]:
    """The query of an address."""
    return parse_qsl(urlsplit(address).query, keep_blank_values=True)


def shape(address: str) -> str:
    """One text for all addresses that differ only in what a reader has chosen: the values of a query, and with a query the
    period of a list."""
    path, asks, _query = address.partition("?")
    if not asks:
        return path
    return f"{_PERIOD.sub('/…/', path)}?{'&'.join(sorted({name for name, _value in parameters(address)}))}"


class Pictures:
    """Which addresses of pictures lead to one. A rendition is made when it is first asked for, which takes long: here it is
    enough that the picture is there, and that the address is one the site would make."""

    def __init__(self) -> None:
        self.known = {
            f"{settings.MEDIA_URL}{RENDITION_FOLDER}/{quote(rendition_name(image, spec, IMAGE_FORMAT_EXTENSIONS[spec.rsplit('-', 1)[-1]]))}"
            for image in CmsImage.objects.all()
            if image.file.storage.exists(image.file.name)
            for spec in every_filter(image)
        }

    @staticmethod
    def is_one(address: str) -> bool:
        """Whether an address is that of a rendition."""
        return address.startswith(f"{settings.MEDIA_URL}{RENDITION_FOLDER}/")

    def has(self, address: str) -> bool:
        """Whether there is such a rendition."""
        return address in self.known


@dataclass
class Crawl:
    """A site as it was read: ``answers`` by shape of address, ``links`` (address and fragment) with where each was first found.

    ``alike`` gives addresses that are read once between them one text.
    """

    client: Any
    pictures: Pictures | None = None
    alike: Callable[[str], str] = shape
    is_to_be_read: Callable[[str], bool] = lambda address: True
    answers: dict[str, Answer] = field(default_factory=dict)
    read_at: dict[str, str] = field(default_factory=dict)
    links: dict[tuple[str, str], str] = field(default_factory=dict)

    def follow(self, starts: Iterable[str]) -> "Crawl":
        """Read these addresses, and what they lead to, and so on; each shape of address once."""
        waiting = deque(starts)
        while waiting:
            address = waiting.popleft()
            if self._is_known(address) or not self.is_to_be_read(address):
                continue
            self.read(address)
            waiting.extend(self._leads_on(address))
        return self

    def read(self, address: str) -> Answer:
        """Ask for one address."""
        answer = read(self.client.get(address, SERVER_NAME=HOST), address)
        self.answers[self.alike(address)] = answer
        self.read_at[self.alike(address)] = address
        return answer

    def _is_known(self, address: str) -> bool:
        is_file = address.startswith(settings.STATIC_URL) or Pictures.is_one(address)
        return is_file or self.alike(address) in self.answers or len({*parameters(address)}) > MOST_CHOICES

    def _leads_on(self, address: str) -> Iterator[str]:
        answer = self.answers[self.alike(address)]
        if answer.leads_to:
            self.links.setdefault((answer.leads_to, ""), address)
            yield answer.leads_to
        for link in sorted(answer.links):
            target, fragment = local(link, address)
            if not target:
                continue
            self.links.setdefault((target, fragment), address)
            yield target
            # The choice of a language goes on to where it says.
            for name, value in parameters(target):
                if name == "next":
                    self.links.setdefault((value, ""), address)
                    yield value

    def broken(self, same_as: Callable[[str], str] = lambda address: address) -> dict[str, str]:
        """The links that lead nowhere, each with why and where it was found. ``same_as`` names, for an address that was not read,
        one at which the same is to be had."""
        found = {}
        for (target, fragment), found_on in self.links.items():
            why = self._fault(target, fragment, same_as)
            if why:
                found[f"{target}#{fragment}" if fragment else target] = f"{why}, found on {found_on}"
        return found

    def _fault(self, target: str, fragment: str, same_as: Callable[[str], str]) -> str:
        path = urlsplit(target).path
        if path.startswith(settings.STATIC_URL):
            return "" if finders.find(unquote(path.removeprefix(settings.STATIC_URL))) else "no such file"
        if Pictures.is_one(path):
            return "" if self.pictures and self.pictures.has(path) else "no such picture"
        if len({*parameters(target)}) > MOST_CHOICES:
            return ""
        answer = self.answers.get(self.alike(target)) or self.answers.get(self.alike(same_as(target)))
        if answer is None:
            return "not read"
        if answer.leads_to or 300 <= answer.status < 400:
            # Where it leads is a link of its own.
            return "" if answer.leads_to else "a redirect out of the site"
        if answer.status != 200:
            return f"answers {answer.status}"
        if fragment and answer.is_html and fragment not in answer.ids:
            return "no such place in the page"
        return ""
