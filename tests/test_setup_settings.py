"""Settings of each environment, started the way a server starts them."""

import ast
import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from cms.settings.environment import origin, persistent_secret
from cms.settings.logs import logging_config
from cms.settings.storage import caches, media_storage, tuned

ROOT = Path(__file__).resolve().parents[1]
PRODUCTION = {
    "SECRET_KEY": "f9x-QmZ7_Lw2Vb8nTrYk4Hs6Jd3Pc5Ge1Ua0WoIiEzNvBqStDlXy8Rk",
    "ALLOWED_HOSTS": "example.rs",
    "SITE_URL": "https://example.rs",
}
FROM_OUTSIDE = (
    "DATABASE_URL",
    "REDIS_URL",
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "SITE_URL",
    "METRICS_TOKEN",
    "MEDIA_S3_BUCKET",
    "FRONTEND_CACHE",
    "HTML_SHARED_CACHE_SECONDS",
    "DEBUG",
)


def manage(
    *arguments: str, var_dir: Path, settings: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run ``manage.py`` in a process of its own with nothing but the given environment."""
    clean = {name: value for name, value in os.environ.items() if name not in FROM_OUTSIDE}
    clean |= {"DJANGO_SETTINGS_MODULE": f"cms.settings.{settings}", "VAR_DIR": str(var_dir), **environment}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=clean, capture_output=True, text=True, check=False)


def in_settings(code: str, **options) -> str:
    """Return what a line of Python prints under the given settings."""
    done = manage("shell", "--no-imports", "-c", f"from django.conf import settings; {code}", **options)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("missing", [["SECRET_KEY"], ["ALLOWED_HOSTS", "SITE_URL"], list(PRODUCTION)])
def test_production_names_each_variable_it_lacks(tmp_path, missing):
    given = {name: value for name, value in PRODUCTION.items() if name not in missing}
    done = manage("check", var_dir=tmp_path, settings="production", **given)
    last_line = done.stderr.strip().splitlines()[-1]
    assert done.returncode != 0
    assert [name for name in PRODUCTION if name in last_line] == missing


def test_production_does_not_take_an_empty_value_for_a_value(tmp_path):
    done = manage(
        "check",
        var_dir=tmp_path,
        settings="production",
        **{**PRODUCTION, "SECRET_KEY": " "},
    )
    assert done.returncode != 0
    assert "SECRET_KEY" in done.stderr.splitlines()[-1]


def test_the_deployment_check_is_clean_in_production(tmp_path):
    options = ("check", "--deploy", "--fail-level", "WARNING")
    done = manage(*options, var_dir=tmp_path, settings="production", **PRODUCTION)
    assert done.returncode == 0, done.stderr
    assert "no issues (0 silenced)" in done.stdout


def test_production_redirects_to_https_and_trusts_its_own_origin(tmp_path):
    code = (
        "print(settings.SECURE_SSL_REDIRECT, settings.CSRF_TRUSTED_ORIGINS, settings.WAGTAILADMIN_BASE_URL)"
    )
    printed = in_settings(code, var_dir=tmp_path, settings="production", **PRODUCTION)
    assert printed == "True ['https://example.rs'] https://example.rs"


def test_production_queues_its_jobs_and_logs_json(tmp_path):
    code = "import logging; print(settings.TASKS['default']['BACKEND']); logging.getLogger('x').warning('š %s', 1)"
    printed = in_settings(code, var_dir=tmp_path, settings="production", **PRODUCTION)
    backend, line = printed.splitlines()
    assert backend == "django_tasks_db.DatabaseBackend"
    assert {"levelname": "WARNING", "name": "x", "message": "š 1"}.items() <= json.loads(line).items()


def test_local_settings_keep_their_secret_and_show_no_debug_pages(tmp_path):
    code = "print(settings.DEBUG, settings.SECRET_KEY)"
    first = in_settings(code, var_dir=tmp_path, settings="local")
    assert first == in_settings(code, var_dir=tmp_path, settings="local")
    assert first.startswith("False ")
    assert len(first) > 50


def test_metrics_count_across_processes_when_they_have_a_token(tmp_path):
    code = (
        "import os, cms.wsgi; print(os.environ['PROMETHEUS_MULTIPROC_DIR'], *settings.MIDDLEWARE, sep='\\n')"
    )
    printed = in_settings(code, var_dir=tmp_path, settings="local", METRICS_TOKEN="x", TMPDIR=str(tmp_path))
    folder, *middleware = printed.splitlines()
    assert Path(folder).parent == tmp_path
    assert Path(folder).is_dir()
    assert middleware[1].endswith("PrometheusBeforeMiddleware")
    assert middleware[-1].endswith("PrometheusAfterMiddleware")


def test_a_secret_is_made_once_and_for_its_owner_only(tmp_path):
    path = tmp_path / "deep" / "secret"
    secret = persistent_secret(path)
    assert persistent_secret(path) == secret
    assert len(secret) >= 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == ["secret"]


def test_the_process_that_loses_the_race_takes_the_winners_secret(tmp_path, monkeypatch):
    path = tmp_path / "secret"

    def win_meanwhile(source, target):
        path.write_text("the winner's")
        raise FileExistsError

    monkeypatch.setattr(os, "link", win_meanwhile)
    assert persistent_secret(path) == "the winner's"


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("", ""),
        ("https://www.example.rs/preview/", "https://www.example.rs"),
        ("http://127.0.0.1:3000/preview/?from=cms", "http://127.0.0.1:3000"),
    ],
)
def test_the_front_end_has_the_origin_of_its_previews(url, found):
    assert origin("FRONT_END_PREVIEW_URL", url) == found


@pytest.mark.parametrize("url", ["www.example.rs/preview/", "/preview/", "javascript:alert(1)", "https://"])
def test_what_is_no_address_of_a_front_end_is_named(url):
    with pytest.raises(ImproperlyConfigured, match="FRONT_END_PREVIEW_URL"):
        origin("FRONT_END_PREVIEW_URL", url)


def test_redis_is_the_cache_where_there_is_one():
    assert caches("redis://r:6379/0", Path("x"))["default"]["BACKEND"].endswith("RedisCache")
    files = caches("", Path("x"))["default"]
    assert (files["BACKEND"].endswith("FileCache"), files["LOCATION"]) == (True, "x")


def test_media_lie_in_a_bucket_where_there_is_one():
    assert media_storage("", "", "", "")["BACKEND"].endswith("FileSystemStorage")
    shared = media_storage("media", "https://s3.example.rs", "", "site")
    assert shared["OPTIONS"] == {
        "bucket_name": "media",
        "endpoint_url": "https://s3.example.rs",
        "region_name": None,
        "location": "site",
    }


def test_sqlite_waits_for_writers_and_lets_readers_read(tmp_path):
    """Asks a database file what is in force, not the settings what was asked for."""
    code = (
        "from django.db import connection as c; q = c.cursor(); c.ensure_connection();"
        "print(*[q.execute('PRAGMA ' + n).fetchone()[0] for n in "
        "('journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout')], c.transaction_mode)"
    )
    assert in_settings(code, var_dir=tmp_path, settings="local") == "wal 1 1 20000 IMMEDIATE"


def test_postgresql_connections_are_kept_and_checked():
    kept = tuned({"ENGINE": "django.db.backends.postgresql"}, keep_connections=True)
    assert kept["CONN_MAX_AGE"] == 600
    assert kept["CONN_HEALTH_CHECKS"] is True
    dropped = tuned({"ENGINE": "django.db.backends.postgresql"}, keep_connections=False)
    assert dropped["CONN_MAX_AGE"] == 0


@pytest.mark.parametrize(
    ("environment", "marking"),
    [
        ({}, 0),
        ({"HTML_SHARED_CACHE_SECONDS": "60"}, 1),
        ({"FRONTEND_CACHE": "http", "FRONTEND_CACHE_URL": "http://varnish:6081/"}, 1),
    ],
    ids=["nothing", "not told", "told"],
)
def test_answers_are_marked_where_there_is_a_cache_in_front(tmp_path, environment, marking):
    code = "print(sum('front_cache' in name for name in settings.MIDDLEWARE))"
    assert in_settings(code, var_dir=tmp_path, settings="local", **environment) == str(marking)


def test_postgresql_plans_for_the_disks_of_today_unless_the_operator_says_otherwise():
    ours = tuned({"ENGINE": "django.db.backends.postgresql"}, keep_connections=True)
    assert ours["OPTIONS"]["options"] == "-c jit=off -c random_page_cost=1.1"
    own = {"ENGINE": "django.db.backends.postgresql", "OPTIONS": {"options": "-c jit=on"}}
    assert tuned(own, keep_connections=True)["OPTIONS"]["options"] == "-c jit=on"


def test_log_lines_for_people_are_text():
    assert logging_config("INFO", json=False)["handlers"]["stdout"]["formatter"] == "text"


def test_what_strangers_and_an_empty_queue_cause_is_not_logged(tmp_path):
    code = (
        "import logging; logging.getLogger('django.security.DisallowedHost').error('bot');"
        "logging.getLogger('django_tasks_db').info('nothing to do'); logging.getLogger('django_tasks').error('failed')"
    )
    printed = in_settings(code, var_dir=tmp_path, settings="production", **PRODUCTION)
    assert [json.loads(line)["message"] for line in printed.splitlines()] == ["failed"]


def variables_read() -> set[str]:
    """Return the name of every environment variable that settings and scripts read."""
    names = set()
    for path in [*(ROOT / "cms/settings").glob("*.py"), ROOT / "scripts/setup.py", ROOT / "scripts/serve.py"]:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                source = ast.unparse(node.func)
                first = node.args[0]
                reads = source.startswith("env.") or source == "os.environ.get"
                if reads and isinstance(first, ast.Constant):
                    names.add(first.value)
    return names - {"PYTEST_XDIST_WORKER", "DEMO_PASSWORD_ONCE"}


def test_every_variable_that_is_read_is_documented_and_no_other():
    table = re.findall(r"^\| `([A-Z0-9_]+)`", (ROOT / "docs/operations.md").read_text(), re.MULTILINE)
    assert len(table) == len(set(table))
    server = {name for name in table if name.startswith("GRANIAN_")}
    compose = {"POSTGRES_PASSWORD"}
    boto = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}
    assert set(table) - server - compose - boto == variables_read()
