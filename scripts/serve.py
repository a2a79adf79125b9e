"""Serve the site on this machine with the production server; ``make run`` ends here.

Becomes granian with the numbers measured in docs/decisions/0002-server.md. A companion waits until the site answers,
prints where it is and who may log in, and then becomes the worker that publishes what was scheduled.
"""

import http.client
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
PORT = os.environ.get("PORT") or "8000"
PATIENCE_SECONDS = 60

# Measured on two cores: docs/decisions/0002-server.md. Granian reads the same names from the environment.
SERVER_DEFAULTS = {
    "GRANIAN_WORKERS": "2",
    "GRANIAN_BLOCKING_THREADS": "4",
    "GRANIAN_BACKPRESSURE": "1024",
    "GRANIAN_HTTP": "1",
    "GRANIAN_WEBSOCKETS": "0",
    "GRANIAN_LOG_LEVEL": "warning",
    "GRANIAN_WORKERS_KILL_TIMEOUT": "10",
    "GRANIAN_RESPAWN_FAILED_WORKERS": "1",
}


def answers() -> bool:
    """Say whether the server answers on its health address."""
    connection = http.client.HTTPConnection(HOST, int(PORT), timeout=2)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def wait(server: int) -> bool:
    """Wait until the site answers; say whether it does.

    Args:
        server: process id of the server, our parent; when it is gone there is nothing to wait for.
    """
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not answers():
        if os.getppid() != server:
            return False
        if time.monotonic() > deadline:
            print(f"The server did not answer within {PATIENCE_SECONDS} s; see above.", flush=True)
            return False
        time.sleep(0.1)
    return True


def announce(password: str) -> None:
    """Print the site's addresses, its demo users and, if it is new, their password."""
    site = f"http://{HOST}:{PORT}"
    known = "shown on the first start only; `.venv/bin/python manage.py changepassword admin` sets a new one"
    print(
        f"""
  Serbian     {site}/sr-latn/
  English     {site}/en/
  Admin       {site}/admin/
  API         {site}/api/v2/pages/

  Users       admin, urednik (editor), prevodilac (translator to English), recenzent (moderator)
  Password    {password or known}

  Ctrl-C stops the server.
""",
        flush=True,
    )


def accompany(server: int) -> None:
    """Wait for the server, announce it, become its worker."""
    password = os.environ.pop("DEMO_PASSWORD_ONCE", "")
    if wait(server):
        announce(password)
        worker = [sys.executable, str(ROOT / "manage.py"), "worker", "--with-parent"]
        os.execv(sys.executable, worker)  # noqa: S606


def main() -> None:
    """Start the companion, then become the server."""
    os.chdir(ROOT)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.local")
    if sys.argv[1:] == ["--accompany"]:
        accompany(os.getppid())
        return
    if answers():
        sys.exit(f"serve: something already answers on http://{HOST}:{PORT}; choose another PORT")
    subprocess.Popen([sys.executable, __file__, "--accompany"])
    os.environ.pop("DEMO_PASSWORD_ONCE", None)
    for name, value in SERVER_DEFAULTS.items():
        os.environ.setdefault(name, value)
    granian = Path(sys.executable).with_name("granian")
    target = ["--interface", "wsgi", "--host", HOST, "--port", PORT, "cms.wsgi:application"]
    os.execv(granian, [str(granian), *target])  # noqa: S606


if __name__ == "__main__":
    main()
