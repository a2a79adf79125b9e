"""The migrated test database on SQLite, kept in pytest's cache: to migrate from nothing takes most of a minute, to copy it none."""

import hashlib
import os
import sqlite3
from pathlib import Path

import django
from django.conf import settings
from django.db import connection

# What Django calls ":memory:" in tests, so that threads share it.
_MEMORY = "file:memorydb_default?mode=memory&cache=shared"
_ROOT = Path(settings.BASE_DIR)


def _recipe() -> str:
    """A name for what the migrations make: the requirements, our migrations and the modules that they call."""
    made_by = [
        *_ROOT.glob("requirements*.txt"),
        *_ROOT.glob("*/migrations/*.py"),
        *_ROOT.glob("cms/**/migrations/*.py"),
    ]
    made_by += [
        _ROOT / "home/bootstrap.py",
        _ROOT / "home/roles.py",
        _ROOT / "search/schema.py",
        _ROOT / "search/fulltext.py",
    ]
    digest = hashlib.sha256(f"{django.__version__} {sqlite3.sqlite_version}".encode())
    for path in sorted(made_by):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:20]


class MigratedDatabase:
    """Fills Django's database in memory from a file made by an earlier run, and makes that file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / f"{_recipe()}.db"
        self._held: sqlite3.Connection | None = None

    def fill(self) -> None:
        """Before Django connects; without a file nothing happens, and Django migrates."""
        if connection.vendor == "sqlite" and self._file.exists():
            # A database in memory lives as long as a connection to it is open.
            self._held = sqlite3.connect(_MEMORY, uri=True, check_same_thread=False)
            with sqlite3.connect(self._file) as kept:
                kept.backup(self._held)

    def release(self) -> None:
        """After Django has connected."""
        if self._held:
            self._held.close()

    def keep(self) -> None:
        """After Django has migrated: write the file, in place of those of other migrations."""
        if connection.vendor != "sqlite" or self._held or connection.settings_dict["NAME"] != _MEMORY:
            return
        for old in self._folder.glob("*.db"):
            old.unlink(missing_ok=True)
        unfinished = self._file.with_suffix(f".{os.getpid()}")
        connection.ensure_connection()
        with sqlite3.connect(unfinished) as kept:
            connection.connection.backup(kept)
        unfinished.replace(self._file)
