"""An installation of several machines on this one: web servers, a worker, and nginx and Varnish before them as docs/operations.md has
them."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import requests
from django.conf import settings

from home.benchmark.serving import site_environment

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
_PATH = f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin"
NGINX, VARNISH = shutil.which("nginx", path=_PATH), shutil.which("varnishd", path=_PATH)
OPERATIONS = (ROOT / "docs/operations.md").read_text()
PATIENCE_SECONDS = 40
READER = "203.0.113.9"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def wait_until(is_true: Callable[[], object], what: str) -> None:
    """Look every now and then. Raises AssertionError when it has not become true for long."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_true():
        assert time.monotonic() < deadline, f"{what}: not within {PATIENCE_SECONDS} s"
        time.sleep(0.05)


@dataclass
class Machine:
    """One process with all that it starts; what it prints goes into a file in ``folder``, which is its own."""

    name: str
    command: list[str]
    environment: dict[str, str]
    folder: Path
    port: int = 0
    process: subprocess.Popen | None = None

    def start(self) -> None:
        """Start it, without waiting."""
        self.folder.mkdir(exist_ok=True)
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env={**os.environ, **self.environment, "VAR_DIR": str(self.folder)},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def ask_to_end(self) -> None:
        """Ask it to end, without waiting."""
        self.process.terminate()

    def ended(self) -> int:
        """Wait for its end; gives its exit code."""
        return self.process.wait(PATIENCE_SECONDS)

    def kill(self) -> None:
        """Let it end at once with all its children, as a machine does that loses its power."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(PATIENCE_SECONDS)

    def readiness(self) -> int:
        """What ``/readyz`` answers; 0 when nobody does."""
        probe = http.client.HTTPConnection(HOST, self.port, timeout=5)
        try:
            probe.request("GET", "/readyz")
            return probe.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            probe.close()

    @property
    def log(self) -> str:
        """What it has printed."""
        return (self.folder / "log").read_text()


@dataclass
class Installation:
    """Two web servers, a worker, a balancer before them, and a cache in front of all."""

    web: list[Machine]
    worker: Machine
    balancer: Machine
    front: Machine

    @property
    def public_host(self) -> str:
        """Host and port that readers ask."""
        return f"{HOST}:{self.balancer.port}"

    @property
    def machines(self) -> list[Machine]:
        """All of them."""
        return [*self.web, self.worker, self.balancer, self.front]


@contextmanager
def installation(
    folder: Path, port: int, media: dict[str, str], **environment: str
) -> Iterator[Installation]:
    """Start it on the test's database, Redis and a bucket.

    Args:
        folder: where each process has a folder of its own: they share no file.
        port: that of the balancer, at which the site is known.
        media: what the site is told of the bucket.
        environment: further variables.
    """
    balancer = Machine("nginx", [], {}, folder / "nginx", port)
    front = Machine("varnish", [], {}, folder / "varnish", free_port())
    common = {
        **site_environment(),
        "DJANGO_SETTINGS_MODULE": "tests.scale_settings",
        "REDIS_URL": settings.REDIS_URL,
        "SITE_URL": f"https://{HOST}:{balancer.port}",
        "TRUST_PROXY": "1",
        "SECURE_SSL_REDIRECT": "1",
        "LOG_LEVEL": "WARNING",
        "FRONTEND_CACHE": "http",
        "FRONTEND_CACHE_URL": f"http://{HOST}:{front.port}/",
        "HTML_SHARED_CACHE_SECONDS": "300",
        **media,
        **environment,
    }
    worker = Machine("worker", [sys.executable, "manage.py", "worker"], common, folder / "worker")
    site = Installation([_web(name, folder, common) for name in ("a", "b")], worker, balancer, front)
    _configure_nginx(balancer, site.web)
    _configure_varnish(front, balancer)
    try:
        for machine in site.machines:
            machine.start()
        for machine in site.web:
            wait_until(lambda machine=machine: machine.readiness() == 200, f"{machine.name} is ready")
        yield site
    finally:
        for machine in site.machines:
            machine.kill()


def _web(name: str, folder: Path, common: dict[str, str]) -> Machine:
    port = free_port()
    granian = Path(sys.executable).with_name("granian")
    command = [
        str(granian),
        "--interface",
        "wsgi",
        "--host",
        HOST,
        "--port",
        str(port),
        "cms.wsgi:application",
    ]
    image = dict(re.findall(r"^\s+(GRANIAN_\w+)=(\w+)", (ROOT / "Dockerfile").read_text(), re.MULTILINE))
    numbers = {**image, "GRANIAN_WORKERS": "1", "GRANIAN_PORT": str(port), "GRANIAN_HOST": HOST}
    return Machine(name, command, {**common, **numbers}, folder / name, port)


def _configure_nginx(balancer: Machine, web: list[Machine]) -> None:
    """The documented configuration with our ports, in plain HTTP that says it were HTTPS, and with the server in the answer."""
    adapted = _documented("upstream site {").replace("listen 443 ssl;", f"listen {HOST}:{balancer.port};")
    for address, machine in zip(("10.0.0.1:8000", "10.0.0.2:8000"), web, strict=True):
        assert address in adapted
        adapted = adapted.replace(address, f"{HOST}:{machine.port}")
    balancer.folder.mkdir(parents=True)
    (balancer.folder / "nginx.conf").write_text(f"""
daemon off;
worker_processes 1;
error_log error.log;
pid nginx.pid;
events {{ worker_connections 512; }}
http {{
access_log off;
client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
add_header X-Served-By $upstream_addr always;
{adapted.replace("$scheme", "https")}
}}
""")
    balancer.command = [NGINX, "-p", str(balancer.folder), "-c", "nginx.conf", "-e", "error.log"]


def _configure_varnish(front: Machine, balancer: Machine) -> None:
    """The documented configuration before the balancer, open to this machine."""
    adapted = _documented("acl site {").replace('"10.0.0.0"/8', '"127.0.0.0"/8')
    backend = f'vcl 4.1;\nbackend default {{ .host = "{HOST}"; .port = "{balancer.port}"; }}\n'
    front.folder.mkdir(parents=True)
    (front.folder / "site.vcl").write_text(backend + adapted)
    listen = ["-j", "none", "-F", "-a", f"{HOST}:{front.port}", "-f", str(front.folder / "site.vcl")]
    front.command = [VARNISH, *listen, "-n", str(front.folder / "run"), "-s", "malloc,16m"]


def _documented(beginning: str) -> str:
    """The indented block of docs/operations.md that begins so."""
    text = OPERATIONS[OPERATIONS.index(f"    {beginning}") :]
    return text.partition("\n\n")[0]


@dataclass
class Person:
    """Somebody with a browser's cookies, who can be sent to one web server past the balancer as the balancer would."""

    site: Installation
    cookies: dict[str, str] = field(default_factory=dict)
    address: str = READER

    def ask(self, machine: Machine, method: str, path: str, **options) -> requests.Response:
        """One request on a connection of its own; redirects are not followed."""
        request = self._request(machine, method, path, **options)
        with requests.Session() as session:
            response = session.send(request, allow_redirects=False, timeout=PATIENCE_SECONDS)
        self.cookies |= {cookie.name: cookie.value for cookie in response.cookies}
        return response

    @contextmanager
    def sending(
        self, machine: Machine, method: str, path: str, **options
    ) -> Iterator[Callable[[], http.client.HTTPResponse]]:
        """A request that the server is at work on, and of which it has half; the block gets what sends the rest and takes the answer."""
        request = self._request(machine, method, path, **options)
        body, half = request.body, len(request.body) // 2
        connection = http.client.HTTPConnection(HOST, machine.port, timeout=PATIENCE_SECONDS)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        # The server says so when it begins to read the body.
        for name, value in {**request.headers, "Expect": "100-continue"}.items():
            connection.putheader(name, value)
        connection.endheaders()
        said = b""
        while not said.endswith(b"\r\n\r\n"):
            said += connection.sock.recv(1) or pytest.fail(f"The server went after {said!r}.")
        assert said.startswith(b"HTTP/1.1 100 "), said
        connection.send(body[:half])

        def finish() -> http.client.HTTPResponse:
            connection.send(body[half:])
            return connection.getresponse()

        try:
            yield finish
        finally:
            connection.close()

    def _request(self, machine: Machine, method: str, path: str, **options) -> requests.PreparedRequest:
        headers = {
            "Host": self.site.public_host,
            "X-Forwarded-Proto": "https",
            "X-Forwarded-For": self.address,
            "Referer": f"https://{self.site.public_host}{path}",
            "X-CSRFToken": self.cookies.get("csrftoken", ""),
            **options.pop("headers", {}),
        }
        url = f"http://{HOST}:{machine.port}{path}"
        return requests.Request(method, url, headers=headers, cookies=self.cookies, **options).prepare()

    def sign_in(self, machine: Machine, name: str, password: str) -> None:
        """Sign in to the admin."""
        self.ask(machine, "GET", "/admin/login/")
        form = {"username": name, "password": password, "csrfmiddlewaretoken": self.cookies["csrftoken"]}
        assert self.ask(machine, "POST", "/admin/login/", data=form).status_code == 302
