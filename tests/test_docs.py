"""README and docs: what they link to, show and tell the reader to type exists."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted([ROOT / "README.md", *ROOT.glob("docs/**/*.md")])
PICTURES = ROOT / "docs" / "screenshots"
LARGEST_BYTES = 150_000
LARGEST_TOTAL_BYTES = 1_200_000

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"manage\.py +([a-z][a-z_]+)((?: +(?!&&)[^\s`|;)]+)*)")
MAKE = re.compile(r"(?:^ {4}|`|&& |=\d+ )make ([a-z][a-z-]*)", re.MULTILINE)
NAMED_FILE = re.compile(
    r"`((?:cms|home|newsroom|events|galleries|search|tests|docs|scripts|locale)/[\w./-]*|[\w./-]+\.(?:in|toml|yaml))`"
)

every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))


def links_of(document: Path) -> list[str]:
    """Where the links and pictures of a document lead, addresses on the web left out."""
    text = FENCE.sub("", document.read_text())
    return [
        target for target in LINK.findall(text) if "://" not in target and not target.startswith("mailto:")
    ]


def anchors_of(document: Path) -> set[str]:
    """The anchors that GitHub and others make of a document's headings."""
    headings = HEADING.findall(FENCE.sub("", document.read_text()))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@every_document
def test_links_and_pictures_lead_somewhere(document):
    for target in links_of(document):
        path, _, anchor = target.partition("#")
        goal = (document.parent / path).resolve() if path else document
        assert goal.exists(), target
        assert goal.is_relative_to(ROOT), target
        if anchor:
            assert anchor in anchors_of(goal), target


def test_every_document_is_reached_from_the_readme():
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        document = waiting.pop()
        reached.add(document)
        goals = [(document.parent / link.partition("#")[0]).resolve() for link in links_of(document)]
        for goal in goals:
            pages = goal.glob("*.md") if goal.is_dir() else [goal]
            waiting += [page for page in pages if page.suffix == ".md" and page not in reached]
    assert set(DOCUMENTS) <= reached


@every_document
def test_make_targets_exist(document):
    targets = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(MAKE.findall(document.read_text())) <= targets


@every_document
def test_management_commands_exist_with_the_options_named(document):
    commands = get_commands()
    for name, arguments in COMMAND.findall(document.read_text()):
        assert name in commands, name
        app = commands[name]
        command = load_command_class(app, name) if isinstance(app, str) else app
        known = command.create_parser("manage.py", name)._option_string_actions
        for option in re.findall(r"--[a-z][a-z-]*", arguments):
            assert option in known, f"{name} {option}"


@every_document
def test_files_named_exist(document):
    for name in NAMED_FILE.findall(document.read_text()):
        assert (ROOT / name).exists() or "*" in name, name


def test_pictures_are_used_small_and_made_by_the_script():
    shots = set(re.findall(r'Shot\(\s*"([a-z-]+)"', (ROOT / "scripts" / "shots.py").read_text()))
    pictures = list(PICTURES.iterdir())
    used = {
        (document.parent / link).resolve()
        for document in DOCUMENTS
        for link in links_of(document)
        if link.endswith(".png")
    }
    assert {picture.name for picture in pictures} == {f"{shot}.png" for shot in shots}
    assert used == set(pictures)
    sizes = [picture.stat().st_size for picture in pictures]
    assert max(sizes) <= LARGEST_BYTES
    assert sum(sizes) <= LARGEST_TOTAL_BYTES
    for picture in pictures:
        with Image.open(picture) as image:
            assert image.format == "PNG"


def test_the_readme_says_first_how_to_run_and_to_test():
    readme = (ROOT / "README.md").read_text()
    beginning = readme[: readme.index("\n## ")]
    assert "    make run\n    make test\n" in beginning
    assert len(readme.splitlines()) <= 120
