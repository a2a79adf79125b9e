"""What a server process does before it answers: it asks no database, and loads nothing that only jobs and developers need."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

START = """
import json, sys
from django.db.backends.base.base import BaseDatabaseWrapper

def refuse(self):
    raise AssertionError("The database is asked at the start.")

BaseDatabaseWrapper.ensure_connection = BaseDatabaseWrapper.connect = refuse
import cms.wsgi
from django.urls import get_resolver, reverse
reverse("wagtailadmin_home")
loaded = {name.partition(".")[0] for name in sys.modules}
from ninja import Schema
schemas, waiting = [], [Schema]
while waiting:
    schemas += (found := waiting.pop().__subclasses__())
    waiting += found
print(json.dumps({
    "loaded": sorted(loaded),
    "addresses": len(get_resolver().url_patterns),
    "schemas": len(schemas),
    "put_off": sum(not schema.__pydantic_complete__ for schema in schemas),
    "unsound": [schema.__name__ for schema in schemas if schema.model_rebuild(raise_errors=False) is False],
}))
"""

NOT_LOADED = {
    "redis": "asked only where there is one",
    "pypdf": "reads documents, in a job",
    "openpyxl": "writes spreadsheets, when one is asked for",
    "pytest": "for tests",
    "schemathesis": "for tests",
    "hypothesis": "for tests",
    "factory": "for tests",
    "faker": "for tests",
    "playwright": "for tests",
    "time_machine": "for tests",
}


@pytest.fixture(scope="module")
def started(tmp_path_factory) -> dict:
    """What is known of a process with production's settings that has loaded the site and all its addresses."""
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        "SECRET_KEY": "not-secret" * 8,
        "ALLOWED_HOSTS": "www.example.org",
        "SITE_URL": "https://www.example.org",
        "VAR_DIR": str(tmp_path_factory.mktemp("var")),
    }
    process = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", START],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert process.returncode == 0, process.stderr
    return json.loads(process.stdout.splitlines()[-1])


def test_no_query(started):
    """The process would have failed."""
    assert started["addresses"]


def test_nothing_is_loaded_that_no_reader_needs(started):
    assert NOT_LOADED.keys() & set(started["loaded"]) == set()


def test_the_schemas_of_the_closed_api_are_put_off_and_sound(started):
    """Each is worked out when it is first used; that it can be is seen here, and no longer at the start."""
    assert started["put_off"] > 0.9 * started["schemas"] > 200
    assert started["unsound"] == []
