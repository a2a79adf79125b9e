"""One request to one address: checked, signed, bounded in time and in what is read of the answer."""

import http.client
import socket
import ssl
import threading
import time
from contextlib import suppress
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from cms.webhooks.addresses import DEFAULT_PORTS, AddressRefusedError, check_url, resolve

CONNECT_SECONDS = 5
TOTAL_SECONDS = 10
READ_BYTES = 2000
MAX_RETRY_AFTER = 60 * 60


@dataclass(frozen=True)
class Answer:
    """What came back: a status, or an error in words for the log. ``retry_after`` is what the receiver asked for, in seconds."""

    status_code: int | None = None
    error: str = ""
    excerpt: str = ""
    milliseconds: int = 0
    retry_after: int | None = None

    @property
    def is_good(self) -> bool:
        """Whether the receiver has taken it. A redirect is not followed, and so is a failure."""
        return self.status_code is not None and 200 <= self.status_code < 300


class PinnedConnection(http.client.HTTPConnection):
    """A connection to the very address that was checked, by the name it was asked for."""

    def __init__(self, host: str, port: int, address: str, *, is_secure: bool):
        super().__init__(host, port, timeout=CONNECT_SECONDS)
        self.default_port = DEFAULT_PORTS["https" if is_secure else "http"]
        self.address, self.is_secure = address, is_secure
        self.was_cut = False

    def connect(self) -> None:
        """Connect to the address; the certificate has to be the name's."""
        self.sock = socket.create_connection((self.address, self.port), self.timeout)
        if self.is_secure:
            context = ssl.create_default_context()
            # The handshake comes after the socket is known to ``cut``.
            self.sock = context.wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.sock.do_handshake()

    def cut(self) -> None:
        """End whatever is going on; called from another thread when the time is over."""
        self.was_cut = True
        if self.sock is not None:
            with suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)


def post(url: str, body: bytes, headers: dict[str, str]) -> Answer:
    """Send a request and say what came of it; raises nothing."""
    started = time.monotonic()
    try:
        parts = check_url(url)
        is_secure = parts.scheme == "https"
        host, port = parts.hostname, parts.port or DEFAULT_PORTS[parts.scheme]
        connection = PinnedConnection(host, port, resolve(host, port), is_secure=is_secure)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        status, excerpt, retry_after = _exchange(connection, target, body, headers)
    except (AddressRefusedError, ValidationError) as error:
        return Answer(error=" ".join(getattr(error, "messages", [str(error)])), milliseconds=_since(started))
    except (OSError, http.client.HTTPException, ValueError) as error:
        return Answer(error=f"{type(error).__name__}: {error}"[:300], milliseconds=_since(started))
    return Answer(status, "", excerpt, _since(started), retry_after)


def _exchange(
    connection: PinnedConnection, target: str, body: bytes, headers: dict[str, str]
) -> tuple[int, str, int | None]:
    watch = threading.Timer(TOTAL_SECONDS, connection.cut)
    watch.start()
    try:
        connection.request("POST", target, body, headers)
        response = connection.getresponse()
        if connection.was_cut:
            raise TimeoutError(f"no answer within {TOTAL_SECONDS} seconds")
        excerpt = response.read(READ_BYTES).decode("utf-8", "replace").replace("\0", "")
        return response.status, excerpt, _seconds(response.getheader("Retry-After", ""))
    finally:
        watch.cancel()
        connection.close()


def _seconds(value: str) -> int | None:
    return min(int(value), MAX_RETRY_AFTER) if value.isascii() and value.isdecimal() else None


def _since(started: float) -> int:
    return round((time.monotonic() - started) * 1000)
