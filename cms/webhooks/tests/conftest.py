"""A receiver that really listens, and an endpoint that leads to it."""

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from cms.webhooks.models import Endpoint, EventType


@dataclass
class Receiver:
    """What a local server has received; ``answers`` are the statuses of its next answers, 200 when there are none."""

    url: str = ""
    answers: list[int] = field(default_factory=list)
    headers_sent: dict[str, str] = field(default_factory=dict)
    body_sent: bytes = b"thanks"
    requests: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    @property
    def told(self) -> list[tuple[str, int]]:
        """What was told of which page, in order."""
        found = [json.loads(body) for _headers, body in self.requests]
        return [(message["type"], message["data"]["page_id"]) for message in found]


@pytest.fixture
def receiver(settings):
    settings.WEBHOOKS_ALLOW_PRIVATE = True
    state = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            state.requests.append(({name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(state.answers.pop(0) if state.answers else 200)
            for name, value in state.headers_sent.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(state.body_sent)))
            self.end_headers()
            self.wfile.write(state.body_sent)

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_port}/hook?from=cms"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield state
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def endpoint(db, receiver, admin_user) -> Endpoint:
    """Wants everything."""
    return Endpoint.objects.create(
        name="Front end", url=receiver.url, events=list(EventType.values), owner=admin_user
    )
