"""The scripts behind make: a step runs once, a changed input runs it again, a failure is a failure."""

import importlib.util
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from types import ModuleType

import polib
import pytest

ROOT = Path(__file__).resolve().parents[1]


def load(name: str) -> ModuleType:
    """Import a script, which is not part of any package."""
    spec = importlib.util.spec_from_file_location(f"scripts_{name}", ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def setup(tmp_path, monkeypatch):
    """scripts/setup.py at work on a small clone; ``setup.ran`` holds the commands it ran."""
    module = load("setup")
    clone = tmp_path / "clone"
    (clone / "cms/migrations").mkdir(parents=True)
    (clone / "cms/migrations/0001.py").write_text("one")
    (clone / "requirements.txt").write_text("a==1 \\\n    --hash=x\n")
    monkeypatch.setattr(module, "ROOT", clone)
    monkeypatch.setattr(module, "VENV", clone / ".venv")
    monkeypatch.setattr(module, "VAR_DIR", clone / "var")
    monkeypatch.setattr(module, "SQLITE", clone / "var/db.sqlite3")
    monkeypatch.setattr(module, "DATABASE_URL", "")
    monkeypatch.delenv("DEMO_PASSWORD_ONCE", raising=False)
    monkeypatch.delenv("DEMO_PASSWORD", raising=False)
    module.ran = []

    def note(*command, **environment):
        module.ran.append(" ".join(str(word) for word in command[1:]))
        module.environment = environment

    monkeypatch.setattr(module, "run", note)
    return module


def make_database(path: Path, *migrations: str) -> None:
    """Write a SQLite file that says which migrations it has seen."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE django_migrations (app, name)")
        connection.executemany(
            "INSERT INTO django_migrations VALUES ('cms', ?)", [(name,) for name in migrations]
        )


def test_requirements_are_installed_once_and_again_when_they_change(setup):
    requirements = setup.ROOT / "requirements.txt"
    setup.install(requirements)
    setup.install(requirements)
    assert len(setup.ran) == 1
    assert "--require-hashes" in setup.ran[0]
    requirements.write_text("a==2 \\\n    --hash=y\n")
    setup.install(requirements)
    assert len(setup.ran) == 2


def test_migrations_run_once_and_again_for_a_new_one(setup):
    make_database(setup.SQLITE, "0001")
    setup.step_database()
    setup.step_database()
    assert setup.ran == ["manage.py migrate --verbosity=0"]
    (setup.ROOT / "cms/migrations/0002.py").write_text("two")
    setup.step_database()
    assert len(setup.ran) == 2


def test_a_database_restored_from_an_older_backup_is_migrated(setup):
    make_database(setup.SQLITE, "0001", "0002")
    setup.step_database()
    make_database(setup.SQLITE, "0001")
    setup.step_database()
    assert len(setup.ran) == 2


def test_a_database_server_is_always_asked_and_its_password_kept_out_of_file_names(setup, monkeypatch):
    monkeypatch.setattr(setup, "DATABASE_URL", "postgres://cms:hidden@db/cms")
    setup.step_database()
    setup.step_database()
    assert len(setup.ran) == 2
    assert not [path for path in setup.VAR_DIR.rglob("*") if "hidden" in str(path)]


def test_demo_content_is_written_into_a_new_database_once(setup, monkeypatch):
    make_database(setup.SQLITE, "0001")
    monkeypatch.setattr(setup, "has_users", lambda: False)
    setup.step_demo()
    setup.step_demo()
    assert setup.ran == ["manage.py demo"]
    assert len(os.environ.pop("DEMO_PASSWORD_ONCE")) >= 10


def test_on_a_later_day_the_dates_of_the_demo_are_moved_once(setup, monkeypatch):
    make_database(setup.SQLITE, "0001")
    monkeypatch.setattr(setup, "has_users", lambda: False)
    setup.step_demo()
    os.environ.pop("DEMO_PASSWORD_ONCE")
    [stamp] = (setup.VAR_DIR / "stamps").glob("demo-day-*")
    stamp.write_text("2026-01-01")
    setup.step_demo()
    setup.step_demo()
    assert setup.ran == ["manage.py demo", "manage.py demo --only-move-dates"]


def test_the_password_asked_for_is_the_one_used(setup, monkeypatch):
    monkeypatch.setattr(setup, "has_users", lambda: False)
    monkeypatch.setenv("DEMO_PASSWORD", "šljiva")
    setup.step_demo()
    assert setup.environment == {"DEMO_PASSWORD": "šljiva"}
    assert os.environ.pop("DEMO_PASSWORD_ONCE") == "šljiva"


def test_a_database_in_use_gets_no_demo_content(setup, monkeypatch):
    make_database(setup.SQLITE, "0001")
    monkeypatch.setattr(setup, "has_users", lambda: True)
    setup.step_demo()
    assert setup.ran == []


def test_interrupted_demo_content_is_completed(setup, monkeypatch):
    make_database(setup.SQLITE, "0001")
    monkeypatch.setattr(setup, "has_users", lambda: False)
    monkeypatch.setattr(setup, "run", lambda *command, **environment: exit(1))
    with pytest.raises(SystemExit):
        setup.step_demo()
    monkeypatch.setattr(setup, "has_users", lambda: True)
    monkeypatch.setattr(setup, "run", lambda *command, **environment: setup.ran.append(command))
    setup.step_demo()
    os.environ.pop("DEMO_PASSWORD_ONCE")
    assert len(setup.ran) == 1


def test_a_failing_command_ends_the_set_up_with_its_exit_code(capfd):
    setup = load("setup")
    with pytest.raises(SystemExit) as ended:
        setup.run("sh", "-c", "exit 7")
    assert ended.value.code == 7
    assert "sh -c exit 7" in capfd.readouterr().err


def test_an_unknown_step_is_refused():
    with pytest.raises(SystemExit, match="unknown: dance"):
        load("setup").main(["dance"])


@pytest.fixture
def messages(tmp_path, monkeypatch):
    """scripts/messages.py at work on a clone with one catalogue; ``messages.write(text)`` fills it."""
    module = load("messages")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "has_gettext", lambda: False)
    monkeypatch.delenv("CI", raising=False)
    folder = tmp_path / "locale/sr_Latn/LC_MESSAGES"
    folder.mkdir(parents=True)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    module.po = folder / "django.po"
    module.write = lambda text: module.po.write_text(head + text, encoding="utf-8")
    return module


def compiled(path: Path) -> dict[str, str]:
    """Return the messages of a compiled catalogue."""
    return {entry.msgid: entry.msgstr for entry in polib.mofile(str(path.with_suffix(".mo")))}


def test_messages_compile_without_gettext(messages):
    messages.write('msgid "Search"\nmsgstr "Pretraga"\n\n#, fuzzy\nmsgid "News"\nmsgstr "Nova"\n')
    messages.main(["compile"])
    assert compiled(messages.po) == {"Search": "Pretraga"}


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ('msgid "A"\nmsgstr ""\n', "not translated"),
        ('#, fuzzy\nmsgid "A"\nmsgstr "B"\n', "fuzzy"),
        ('msgid "Page %(number)s"\nmsgstr "Strana"\n', r"lacks %\(number\)s"),
        ('msgid "Page %(number)s"\nmsgstr "Strana %(broj)s"\n', r"does not have: %\(broj\)s"),
        (
            'msgid "%(n)s day"\nmsgid_plural "%(n)s days"\nmsgstr[0] "%(n)s dan"\nmsgstr[1] ""\n',
            "not translated",
        ),
    ],
)
def test_incomplete_catalogues_fail_the_check(messages, entry, fault):
    messages.write(entry)
    with pytest.raises(SystemExit, match=fault):
        messages.main(["check"])


def test_complete_catalogues_pass_the_check(messages):
    plural = '"%(n)s day"\nmsgid_plural "%(n)s days"\nmsgstr[0] "dan"\nmsgstr[1] "%(n)s dana"\nmsgstr[2] "%(n)s dana"\n'
    messages.write(f'msgid "Search"\nmsgstr "Pretraga"\n\nmsgid {plural}')
    messages.main(["check"])


def test_ci_does_not_pass_what_it_cannot_check(messages, monkeypatch):
    messages.write('msgid "Search"\nmsgstr "Pretraga"\n')
    monkeypatch.setenv("CI", "true")
    with pytest.raises(SystemExit, match="gettext is not installed"):
        messages.main(["check"])
