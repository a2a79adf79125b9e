"""Translation services that speak DeepL's and LibreTranslate's wire format, on this machine."""

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "the-key"
DEEPL_TEXTS = 50
DEEPL_BYTES = 128 * 1024


class FakeService:
    """Answers on ``url``. ``translate`` is what it does to a text; ``fail`` makes it answer something else next.

    ``requests`` holds the texts of each request that was translated.
    """

    def __init__(self) -> None:
        self.translate: Callable[[str], str] = lambda text: f"T {text}"
        self.requests: list[list[str]] = []
        self.languages: list[tuple[str, str]] = []
        self.key = KEY
        self.url = ""
        self._failures: list[tuple[int, bytes]] = []
        self._patience = 0
        self.delay = 0.0

    def fail(self, status: int, content: dict | bytes = b"", *, after: int = 0) -> None:
        """Answer so, once ``after`` requests have been translated, and from then on."""
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        self._failures, self._patience = [(status, body)], after

    def answer(self, path: str, headers, body: bytes) -> tuple[int, bytes]:
        """Status and body for a request."""
        time.sleep(self.delay)
        if self._failures and len(self.requests) >= self._patience:
            return self._failures[0]
        status, content = {"/v2/translate": self._deepl, "/translate": self._libretranslate}[path](
            headers, json.loads(body), len(body)
        )
        return status, json.dumps(content, ensure_ascii=False).encode()

    def _deepl(self, headers, asked: dict, size: int) -> tuple[int, dict]:
        if headers["Authorization"] != f"DeepL-Auth-Key {self.key}":
            return 403, {"message": "Forbidden"}
        if len(asked["text"]) > DEEPL_TEXTS or size > DEEPL_BYTES:
            return 413, {"message": "Request Entity Too Large"}
        if "SR" in (asked["source_lang"], asked["target_lang"]) and "tag_handling" in asked:
            return 400, {"message": "Tag handling is not supported for this language."}
        self.requests.append(asked["text"])
        self.languages.append((asked["source_lang"], asked["target_lang"]))
        source = asked["source_lang"]
        return 200, {
            "translations": [
                {"detected_source_language": source, "text": self.translate(t)} for t in asked["text"]
            ]
        }

    def _libretranslate(self, headers, asked: dict, size: int) -> tuple[int, dict]:
        if asked.get("api_key", self.key) != self.key:
            return 403, {"error": "Invalid API key"}
        for language in (asked["source"], asked["target"]):
            if language not in ("sr", "en"):
                return 400, {"error": f"{language} is not supported"}
        self.requests.append(asked["q"])
        self.languages.append((asked["source"], asked["target"]))
        return 200, {"translatedText": [self.translate(text) for text in asked["q"]]}


@contextmanager
def running():
    """A service that runs until the block ends."""
    service = FakeService()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, content = service.answer(self.path, self.headers, body)
            try:
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)
            except OSError:
                self.close_connection = True

        def log_message(self, *args) -> None:
            """Be quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
