"""The files that describe a deployment: no Docker engine runs them here, so what they name must exist."""

import os
import re
import subprocess
from importlib import import_module
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parents[1]
DOCKERFILE = re.sub(r"\\\n\s*", " ", (ROOT / "Dockerfile").read_text())
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
SITE_SERVICES = {"migrate", "web", "worker"}


def instructions(name: str) -> list[str]:
    """Return the arguments of every instruction of one kind, in order."""
    return re.findall(rf"^{name} (.+)$", DOCKERFILE, re.MULTILINE)


def ignored(path: str) -> bool:
    """Say whether .dockerignore keeps a path out of the build."""
    kept = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    return not any(path == entry or path.startswith(f"{entry}/") for entry in kept)


def test_what_is_copied_exists_and_reaches_the_build():
    sources = [
        words.split()[0].rstrip("/") for words in instructions("COPY") if not words.startswith("--from")
    ]
    assert {"requirements.txt", "manage.py", "cms", "home"} <= set(sources)
    assert [source for source in sources if not (ROOT / source).exists() or ignored(source)] == []


def test_every_app_folder_is_copied():
    packages = {path.parent.name for path in ROOT.glob("*/apps.py")}
    assert packages <= {words.split()[0].rstrip("/") for words in instructions("COPY")}


def test_development_tools_stay_out():
    assert "requirements-dev" not in DOCKERFILE
    assert "--require-hashes" in DOCKERFILE


def test_the_image_runs_as_nobody_in_particular_and_reports_its_health():
    assert instructions("USER") == ["cms"]
    assert "/healthz" in DOCKERFILE.partition("HEALTHCHECK")[2].splitlines()[0]


def test_the_image_is_built_in_stages_and_only_results_are_kept():
    assert len(instructions("FROM")) == 2
    final = DOCKERFILE.rpartition("\nFROM ")[2]
    assert re.findall(r"COPY (\S+)", final) == ["--from=build", "--from=build"]
    assert "pip" not in final
    assert "SECRET_KEY" not in final


def test_the_server_command_names_a_module_that_loads(settings):
    command = yaml.safe_load(instructions("CMD")[-1])
    module, _, attribute = command[-1].partition(":")
    assert command[0] == "granian"
    assert callable(getattr(import_module(module), attribute))


def test_image_and_make_run_start_the_server_alike():
    serve = (ROOT / "scripts/serve.py").read_text()
    local = dict(re.findall(r'"(GRANIAN_\w+)": "(\w+)"', serve))
    image = dict(re.findall(r"\b(GRANIAN_\w+)=(\S+)", DOCKERFILE))
    measured = ("GRANIAN_WORKERS", "GRANIAN_BLOCKING_THREADS", "GRANIAN_BACKPRESSURE", "GRANIAN_HTTP")
    assert {name: local[name] for name in measured} == {name: image[name] for name in measured}


def test_compose_has_the_whole_set():
    assert set(COMPOSE["services"]) == SITE_SERVICES | {"db", "redis"}


@pytest.mark.parametrize("name", ["web", "worker", "migrate"])
def test_compose_services_name_what_exists(name):
    service = COMPOSE["services"][name]
    assert set(service["depends_on"]) <= set(COMPOSE["services"])
    assert {volume.split(":")[0] for volume in service["volumes"]} <= set(COMPOSE["volumes"])
    for host in ("DATABASE_URL", "REDIS_URL"):
        address = re.search(r"(?:@|//)(\w+):\d+/", service["environment"][host])
        assert address is not None
        assert address[1] in COMPOSE["services"]
    if "command" in service:
        python, script, command, *_ = service["command"]
        assert (python, script) == ("python", "manage.py")
        assert command in get_commands()


def test_compose_hands_on_what_production_requires():
    environment = COMPOSE["services"]["web"]["environment"]
    for name in ("SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL"):
        assert environment[name].startswith(f"${{{name}:?")


def test_compose_hands_on_every_variable_that_is_documented():
    operations = (ROOT / "docs/operations.md").read_text()
    documented = set(re.findall(r"^\| `([A-Z0-9_]+)`", operations, re.MULTILINE))
    of_the_image = {"VAR_DIR", "STATIC_ROOT"} | {name for name in documented if name.startswith("GRANIAN_")}
    of_this_machine = {"PORT", "POSTGRES_PASSWORD", "DEBUG", "STYLEGUIDE", "DEMO_PASSWORD"}
    assert documented - of_the_image - of_this_machine == set(COMPOSE["services"]["web"]["environment"])


def test_only_this_machine_reaches_the_web_service():
    (port,) = COMPOSE["services"]["web"]["ports"]
    assert port.startswith("127.0.0.1:")
    assert not any("ports" in COMPOSE["services"][name] for name in ("db", "redis", "worker"))


def make_targets() -> set[str]:
    """Return the targets of the Makefile."""
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))


def test_make_lists_every_target():
    printed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^  make ([a-z-]+)", printed, re.MULTILINE)) == make_targets()


def test_scripts_that_make_calls_exist():
    called = set(re.findall(r"scripts/\w+\.py", (ROOT / "Makefile").read_text()))
    assert called
    assert [name for name in called if not (ROOT / name).exists()] == []


def test_ci_calls_targets_that_exist():
    ci = ROOT / ".ci/run"
    assert os.access(ci, os.X_OK)
    called = re.findall(r"\bmake (lint|test|install|[a-z]+)$", ci.read_text(), re.MULTILINE)
    assert {"lint", "test"} <= set(called) <= make_targets()
    assert "set -euo pipefail" in ci.read_text()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_pinned_with_hashes_and_name_no_registry(name):
    text = (ROOT / name).read_text()
    entries = re.findall(r"^(\S.*?)(?= \\\n|\n)((?: \\\n    --hash=\S+)*)", text, re.MULTILINE)
    pins = [(entry, hashes) for entry, hashes in entries if not entry.startswith("#")]
    assert pins
    assert [entry for entry, hashes in pins if "==" not in entry or not hashes] == []
    assert "://" not in text
    assert "--index-url" not in text


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_everything_asked_for_is_pinned(name):
    pinned = set(re.findall(r"^([\w.-]+)==", (ROOT / f"{name}.txt").read_text(), re.MULTILINE))
    wanted = re.findall(r"^([A-Za-z][\w.-]*)", (ROOT / f"{name}.in").read_text(), re.MULTILINE)
    assert wanted
    assert {package.lower().replace("_", "-") for package in wanted} <= {entry.lower() for entry in pinned}
