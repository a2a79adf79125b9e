"""Prepare a clone to run, one named step after the other; a step that is already done is skipped.

``python3 scripts/setup.py STEP…`` runs the steps named in ``STEPS`` in the order given. It needs nothing but
Python's standard library, because the first step is what makes the virtual environment. A step is done when the
stamp it left (a digest of everything it depends on) still matches; stamps of what belongs to the clone live in
``.venv``, stamps of what belongs to the data live in ``VAR_DIR``, beside the database they speak of.
"""

import hashlib
import os
import secrets
import shutil
import sqlite3
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
VAR_DIR = Path(os.environ.get("VAR_DIR") or ROOT / "var").resolve()
SQLITE = VAR_DIR / "db.sqlite3"
DATABASE_URL = os.environ.get("DATABASE_URL", "")
MINIMUM = (3, 11)
NOT_OURS = {".git", ".venv", "node_modules", "var", "__pycache__"}


def say(message: str) -> None:
    """Tell the person at the terminal what is being done."""
    print(f"==> {message}", flush=True)


def run(*command: str | Path, **environment: str) -> None:
    """Run a command in the clone; a failure ends the set-up with the command's own exit code."""
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False)
    if done.returncode:
        words = " ".join(str(word) for word in command)
        print(f"setup: failed with exit code {done.returncode}: {words}", file=sys.stderr)
        sys.exit(done.returncode)


def ours(pattern: str) -> list[Path]:
    """Return the clone's own files that match a glob, in a stable order."""
    found = (path for path in ROOT.glob(pattern) if path.is_file())
    return sorted(path for path in found if not NOT_OURS & set(path.relative_to(ROOT).parts))


def digest(paths: Iterable[Path], *more: str) -> str:
    """Return one digest of the names and contents of files and of further strings."""
    total = hashlib.sha256()
    for path in paths:
        total.update(f"{path.relative_to(ROOT)}\0".encode())
        total.update(path.read_bytes())
    total.update("\0".join(more).encode())
    return total.hexdigest()


class Stamp:
    """A note that a step is done for inputs with a given digest."""

    def __init__(self, folder: Path, name: str) -> None:
        """Name the stamp; the folder it lies in says what it speaks of and goes away together with that."""
        self.path = folder / "stamps" / name

    def matches(self, value: str) -> bool:
        """Say whether the step was last done for this very value."""
        return self.path.is_file() and self.path.read_text() == value

    def write(self, value: str) -> None:
        """Note that the step is done for this value."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(value)


def database_name() -> str:
    """Name the database that stamps speak of, without giving away the password in its URL."""
    return f"url-{hashlib.sha256(DATABASE_URL.encode()).hexdigest()[:12]}" if DATABASE_URL else "sqlite"


def make_venv() -> None:
    """Make the virtual environment."""
    if PYTHON.exists():
        return
    say(f"Making a virtual environment in .venv with Python {sys.version.split()[0]}")
    try:
        venv.create(VENV, with_pip=True)
    except (subprocess.CalledProcessError, OSError) as error:
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit(
            f"setup: cannot make a virtual environment ({error}).\n"
            "On Debian and Ubuntu Python's venv is a package of its own: apt-get install python3-venv"
        )


def install(requirements: Path) -> None:
    """Install one file of pinned requirements, every archive checked against its hash."""
    stamp, value = Stamp(VENV, requirements.stem), digest([requirements], sys.version)
    if stamp.matches(value):
        return
    pins = sum("==" in line for line in requirements.read_text().splitlines())
    say(f"Installing {pins} pinned packages from {requirements.name}")
    pip = (PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input")
    run(*pip, "--only-binary=:all:", "--require-hashes", "--requirement", requirements)
    stamp.write(value)


def step_venv() -> None:
    """Virtual environment with what production installs."""
    make_venv()
    install(ROOT / "requirements.txt")


def step_dev_tools() -> None:
    """Tools for developing and testing."""
    install(ROOT / "requirements-dev.txt")


def step_messages() -> None:
    """Translated interface strings in the form Django reads."""
    catalogues = ours("locale/**/*.po")
    stamp, value = Stamp(VENV, "messages"), digest(catalogues)
    if stamp.matches(value) and all(path.with_suffix(".mo").exists() for path in catalogues):
        return
    say("Compiling translated strings")
    run(PYTHON, "scripts/messages.py", "compile")
    stamp.write(value)


def applied_migrations() -> str:
    """Return what the SQLite database itself says it has been migrated to; empty if it cannot say."""
    if not SQLITE.exists():
        return ""
    with closing(sqlite3.connect(f"file:{SQLITE}?mode=ro", uri=True)) as connection:
        try:
            rows = connection.execute("SELECT app, name FROM django_migrations ORDER BY app, name").fetchall()
        except sqlite3.OperationalError:
            return ""
    return repr(rows)


def step_database() -> None:
    """Database with every migration applied."""
    stamp = Stamp(VAR_DIR, f"database-{database_name()}")
    files = [*ours("*/**/migrations/*.py"), ROOT / "requirements.txt"]
    # A database restored from a backup does not match its stamp: what it holds is part of the digest.
    if not DATABASE_URL and SQLITE.exists() and stamp.matches(digest(files, applied_migrations())):
        return
    say("Applying migrations to " + ("the database in DATABASE_URL" if DATABASE_URL else str(SQLITE)))
    run(PYTHON, "manage.py", "migrate", "--verbosity=0")
    stamp.write(digest(files, applied_migrations()))


def step_static() -> None:
    """Static files with content hashes in their names, compressed."""
    stamp = Stamp(VAR_DIR, "static")
    value = digest([*ours("*/static/**/*"), *ours("cms/settings/*.py"), ROOT / "requirements.txt"])
    if stamp.matches(value) and (VAR_DIR / "static" / "staticfiles.json").exists():
        return
    say("Collecting and compressing static files")
    run(PYTHON, "manage.py", "collectstatic", "--noinput", "--clear", "--verbosity=0")
    stamp.write(value)


def has_users() -> bool:
    """Say whether somebody already works with this database."""
    code = "from django.contrib.auth import get_user_model as m; raise SystemExit(3 if m().objects.exists() else 0)"
    command = (PYTHON, "manage.py", "shell", "--no-imports", "--command", code)
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 3


def step_demo() -> None:
    """Demo content, once for each new database and never into one that people already use; on a later day its dates move."""
    stamp = Stamp(VAR_DIR, f"demo-{database_name()}")
    day, today = Stamp(VAR_DIR, f"demo-day-{database_name()}"), time.strftime("%Y-%m-%d")
    if stamp.matches("done") and (DATABASE_URL or SQLITE.exists()):
        if not day.matches(today):
            run(PYTHON, "manage.py", "demo", "--only-move-dates")
            day.write(today)
        return
    if not stamp.matches("begun") and has_users():
        say("The database already has users: no demo content is added")
        stamp.write("done")
        return
    say("Writing demo content in Serbian and English and drawing its pictures")
    password = os.environ.get("DEMO_PASSWORD") or secrets.token_urlsafe(9)
    stamp.write("begun")
    run(PYTHON, "manage.py", "demo", DEMO_PASSWORD=password)
    stamp.write("done")
    day.write(today)
    # For step_serve alone, which prints it once and drops it.
    os.environ["DEMO_PASSWORD_ONCE"] = password


def step_serve() -> None:
    """Turn into the production server; does not return."""
    os.execv(PYTHON, [str(PYTHON), str(ROOT / "scripts" / "serve.py")])  # noqa: S606


def step_runserver() -> None:
    """Turn into Django's development server with debug pages; does not return."""
    os.environ["DEBUG"] = "1"
    address = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
    if password := os.environ.pop("DEMO_PASSWORD_ONCE", None):
        say(f"Demo users admin, urednik, prevodilac, recenzent; password {password}")
    os.execv(PYTHON, [str(PYTHON), str(ROOT / "manage.py"), "runserver", address])  # noqa: S606


STEPS: dict[str, Callable[[], None]] = {
    "venv": step_venv,
    "dev-tools": step_dev_tools,
    "messages": step_messages,
    "database": step_database,
    "static": step_static,
    "demo": step_demo,
    "serve": step_serve,
    "runserver": step_runserver,
}


def main(names: list[str]) -> None:
    """Run the steps named on the command line."""
    if sys.version_info < MINIMUM:
        needed = ".".join(map(str, MINIMUM))
        sys.exit(f"setup: Python {needed} or newer is needed, this is {sys.version.split()[0]}")
    unknown = [name for name in names if name not in STEPS]
    if unknown or not names:
        sys.exit(f"usage: setup.py STEP…, of {', '.join(STEPS)}; unknown: {', '.join(unknown) or 'none'}")
    for name in names:
        STEPS[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
