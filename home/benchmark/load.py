"""Asking an address again and again, for a fixed number of seconds over a fixed number of connections."""

import http.client
import re
import shutil
import subprocess
import time
from dataclasses import dataclass

from home.benchmark.serving import HOST

CONNECTIONS, THREADS = 16, 1
ACCEPTED = "br, gzip"
PATIENCE = (1, 3, 9)
"""How many times as long as asked for, one after the other, while nothing is answered."""

# wrk writes "50%   12.30ms"; us, ms, s or m.
_PERCENTILE = re.compile(r"^\s+(50|99)%\s+([\d.]+)(us|ms|s|m)\s*$", re.MULTILINE)
_RATE = re.compile(r"^Requests/sec:\s+([\d.]+)$", re.MULTILINE)
_DONE = re.compile(r"^\s+(\d+) requests in ", re.MULTILINE)
_BAD = re.compile(r"Non-2xx or 3xx responses: (\d+)")
_IDLE = re.compile(r"^\s+0 requests in ", re.MULTILINE)
_IN_MS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


class LoadError(Exception):
    """The load generator is missing, or answers were not what they should be."""


@dataclass(frozen=True)
class Load:
    """What came of it: requests a second, and the milliseconds within which half and 99 of a hundred were answered."""

    rate: float
    p50: float
    p99: float
    requests: int


def wrk() -> str:
    """Where the load generator is. Raises LoadError when it is not installed."""
    found = shutil.which("wrk")
    if found is None:
        raise LoadError("The load generator is missing: apt-get install wrk")
    return found


def put_load(port: int, path: str, seconds: float) -> Load:
    """Ask for a path as browsers do, over kept connections; longer where nothing was answered in time.

    Raises LoadError for answers other than 2xx, and when there is none at all.
    """
    command = [wrk(), "--latency", "-t", str(THREADS), "-c", str(CONNECTIONS), "--timeout", "60s"]
    headers = ["-H", f"Accept-Encoding: {ACCEPTED}", "-H", "Host: localhost"]
    for patience in PATIENCE:
        done = subprocess.run(  # noqa: S603
            [*command, "-d", f"{seconds * patience:.0f}s", *headers, f"http://{HOST}:{port}{path}"],
            capture_output=True,
            text=True,
            check=False,
        )
        if not _IDLE.search(done.stdout):
            break
    return read_report(done.stdout, path)


def read_report(text: str, path: str) -> Load:
    """Read what wrk prints. Raises LoadError when that tells of bad answers or of none."""
    bad, done = _BAD.search(text), _DONE.search(text)
    if bad or not done or not int(done[1]):
        raise LoadError(f"{path}: {bad[0] if bad else text or 'no answer'}")
    times = {percent: float(value) * _IN_MS[unit] for percent, value, unit in _PERCENTILE.findall(text)}
    if times.keys() != {"50", "99"}:
        raise LoadError(f"{path}: {text}")
    return Load(float(_RATE.search(text)[1]), times["50"], times["99"], int(done[1]))


def ask_once(port: int, path: str) -> tuple[int, float]:
    """One request on a new connection: the bytes of the body as they travel, and milliseconds. Raises LoadError but for a 200."""
    connection = http.client.HTTPConnection(HOST, port, timeout=120)
    began = time.perf_counter()
    connection.request("GET", path, headers={"Accept-Encoding": ACCEPTED, "Host": "localhost"})
    response = connection.getresponse()
    size = len(response.read())
    elapsed = (time.perf_counter() - began) * 1000
    connection.close()
    if response.status != 200:
        raise LoadError(f"{path}: {response.status}")
    return size, elapsed
