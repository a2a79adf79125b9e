"""Which answers are kept, and how they are given again: whole, compressed, or as “not modified”."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.conf import settings

from cms.api.edge.caching import cache_control, named_validator, unmodified_since
from cms.api.edge.compression import CODINGS, COMPRESSIBLE, SMALLEST_BYTES, coded_etag, preferred_coding
from cms.delivery.moments import ContentState
from cms.delivery.request_ids import HEADER as REQUEST_ID
from cms.delivery.script.responses import PERSONAL_MARK, forbids_keeping

Headers = list[tuple[str, str]]

VARYING = frozenset({"accept-encoding", "cookie", "origin"})
"""What an answer may vary by and be kept: what it does with the first is done here, the other two are in the question."""

OF_ONE_ANSWER = frozenset(
    {
        "content-length",
        "date",
        "ratelimit",
        "ratelimit-policy",
        "ratelimit-limit",
        "ratelimit-remaining",
        "ratelimit-reset",
        REQUEST_ID.lower(),
    }
)
"""Headers that are true of a single answer."""

OF_THE_BODY = ("content-type", "content-language", "content-disposition")
"""Headers that a 304, which has no body, leaves out."""

REVALIDATE = "max-age=0, must-revalidate"


@dataclass
class Kept:
    """An answer that others get too. ``word`` is that of the content state it was made in, ``until`` when that state ends
    (seconds since 1970); ``bodies`` and ``heads`` have each coding in which somebody asked for it."""

    word: str
    until: float
    headers: Headers
    body: bytes
    etag: str
    directives: str
    last_modified: str = ""
    bodies: dict[str, bytes] = field(default_factory=dict)
    is_text: bool = True
    heads: dict[str, Headers] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Bytes it takes, about."""
        return len(self.body) + sum(map(len, self.bodies.values())) + 2_000

    def coded(self, accepted: str) -> tuple[str, bytes]:
        """The best coding that a client accepts, empty for none, and the body in it; each is made once."""
        coding = ""
        if accepted and self.is_text and len(self.body) >= SMALLEST_BYTES:
            coding = preferred_coding(accepted) or ""
        if not coding:
            return "", self.body
        if coding not in self.bodies:
            self.bodies[coding] = CODINGS[coding](self.body)
        return coding, self.bodies[coding]

    def head(self, coding: str, body: bytes) -> Headers:
        """The headers of the answer in a coding, but for those that are true of a single one. Not to be changed."""
        head = self.heads.get(coding)
        if head is None:
            of_coding = [("ETag", coded_etag(self.etag, coding)), ("Content-Length", str(len(body)))]
            if coding:
                of_coding.append(("Content-Encoding", coding))
            head = self.heads[coding] = [*self.headers, *of_coding]
        return head

    @property
    def headers_without_body(self) -> Headers:
        """What a 304 says of the answer it stands for."""
        return [pair for pair in self.headers if pair[0].lower() not in OF_THE_BODY]

    def cache_control(self, now: float) -> str:
        """The directives of the answer; a shared cache must not give it past its end, which comes nearer."""
        left = self.until - now
        if self.directives == REVALIDATE:
            shared = min(settings.HTML_SHARED_CACHE_SECONDS, int(left))
            return f"public, s-maxage={shared}, {REVALIDATE}" if shared > 0 else REVALIDATE
        if (
            "s-maxage" in self.directives
            and left < settings.API_SHARED_CACHE_SECONDS + settings.API_STALE_SECONDS
        ):
            end = dt.datetime.fromtimestamp(self.until, dt.UTC)
            return cache_control(ContentState(self.word, end, end), dt.datetime.fromtimestamp(now, dt.UTC))
        return self.directives

    def known(self, names: str | None, since: str = "") -> str:
        """The validator under which a client has this answer already, by If-None-Match or else If-Modified-Since; else empty."""
        if names is None:
            return self.etag if unmodified_since(since, self.last_modified) else ""
        return self.etag if names.strip() == "*" else named_validator(names, self.etag)


def keep(status: str, headers: Headers, body: bytes, word: str, until: float) -> Kept | None:
    """An answer as it is kept; ``None`` when it must not be: errors and redirects, and whatever is one reader's."""
    by_name = {name.lower(): value for name, value in headers}
    if not status.startswith("200 ") or not may_be_shared(by_name, body):
        return None
    etag = by_name.get("etag") or f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    if etag.startswith("W/"):
        return None
    own = {"etag", "vary", "cache-control", *OF_ONE_ANSWER}
    kept = [(name, value) for name, value in headers if name.lower() not in own]
    kept.append(("Vary", ", ".join(_with_encoding(by_name.get("vary", "")))))
    return Kept(
        word,
        until,
        kept,
        body,
        etag,
        by_name.get("cache-control") or REVALIDATE,
        by_name.get("last-modified", ""),
        is_text=bool(COMPRESSIBLE.match(by_name.get("content-type", ""))),
    )


def may_be_shared(headers: Mapping[str, str], body: bytes) -> bool:
    """Whether nothing in an answer, with its headers by their names in lower case, says that it is one reader's."""
    vary = {name.strip().lower() for name in headers.get("vary", "").split(",") if name.strip()}
    return (
        headers.keys().isdisjoint(("set-cookie", "content-encoding"))
        and not forbids_keeping(headers.get("cache-control", ""))
        and vary <= VARYING
        and PERSONAL_MARK not in body
    )


def _with_encoding(vary: str) -> Iterable[str]:
    names = [name.strip() for name in vary.split(",") if name.strip()]
    return names if "accept-encoding" in map(str.lower, names) else [*names, "Accept-Encoding"]
