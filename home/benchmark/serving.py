"""The production server as a child process, and what it and the database's own processes cost."""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

HOST = "127.0.0.1"
PATIENCE_SECONDS = 60
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Served:
    """A running server: where, whose process, and how long it took until it answered."""

    port: int
    pid: int
    ready_seconds: float

    def processes(self) -> list[int]:
        """The server and its children."""
        found, waiting = [], [self.pid]
        while waiting:
            pid = waiting.pop()
            found.append(pid)
            for task in Path(f"/proc/{pid}/task").glob("*/children"):
                waiting += [int(child) for child in task.read_text().split()]
        return found

    def cpu_seconds(self) -> float:
        """Processor time spent by the server so far."""
        return sum(map(_cpu_seconds, self.processes()))

    def memory(self) -> int:
        """Bytes held by the server's processes; what they share is counted once (PSS)."""
        return sum(map(_memory, self.processes()))


@contextmanager
def served(application: str, **environment: str) -> Iterator[Served]:
    """Serve a WSGI application as in production, on a free port of this machine alone, while the block runs."""
    port = _free_port()
    granian = Path(sys.executable).with_name("granian")
    target = ["--interface", "wsgi", "--host", HOST, "--port", str(port), application]
    began = time.monotonic()
    process = subprocess.Popen(  # noqa: S603
        [str(granian), *target],
        env={**os.environ, **_production_numbers(), **environment},
        cwd=settings.BASE_DIR,
    )
    try:
        _wait(port, process)
        yield Served(port, process.pid, time.monotonic() - began)
    finally:
        process.terminate()
        process.wait(30)


def site_environment() -> dict[str, str]:
    """Production settings for the database that is in use, without the redirect to HTTPS and without limits by address."""
    return {
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        "DATABASE_URL": _database_url(),
        "SECRET_KEY": settings.SECRET_KEY,
        "ALLOWED_HOSTS": f"localhost,{HOST}",
        "SITE_URL": "http://localhost",
        "SECURE_SSL_REDIRECT": "0",
        "TRUST_PROXY": "0",
        "API_RATE_LIMIT": "",
        "LOG_LEVEL": "ERROR",
    }


def database_cpu_seconds() -> float:
    """Processor time of the database's own processes that serve this database; 0 for one inside the server's."""
    if connection.vendor != "postgresql":
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
        return sum(_cpu_seconds(pid) for (pid,) in cursor.fetchall())


def _database_url() -> str:
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    access = f"{database['USER']}:{database['PASSWORD']}".rstrip(":")
    return f"postgres://{access}@{database['HOST']}:{database['PORT'] or 5432}/{database['NAME']}"


def _production_numbers() -> dict[str, str]:
    """Processes, threads and the like as the production image has them."""
    image = (Path(settings.BASE_DIR) / "Dockerfile").read_text()
    found = dict(re.findall(r"^\s+(GRANIAN_\w+)=(\w+)", image, re.MULTILINE))
    return {**found, "GRANIAN_LOG_LEVEL": "warning", "GRANIAN_WORKERS_KILL_TIMEOUT": "5"}


def _wait(port: int, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        probe = http.client.HTTPConnection(HOST, port, timeout=10)
        try:
            probe.request("GET", "/healthz")
            probe.getresponse().read()
            return
        except OSError:
            time.sleep(0.02)
        finally:
            probe.close()
    raise RuntimeError(f"The server did not answer within {PATIENCE_SECONDS} s.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def _cpu_seconds(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS


def _memory(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
