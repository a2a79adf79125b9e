"""The interface strings: collect them from the code, check the catalogues, compile them.

``scripts/messages.py collect | check | compile``. Compiling is pure Python, so that a machine without gettext can
run the site; collecting and the check for stale catalogues need gettext's ``xgettext``.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("sr_Latn",)
# The messages are written in English, so Serbian is the only catalogue.
MAKEMESSAGES = ("makemessages", "--no-obsolete", "--no-wrap", "--add-location=file", "--verbosity=0")
SKIP = shutil.ignore_patterns(".*", "var", "node_modules", "__pycache__", "docs", "*.mo")
PLACEHOLDER = re.compile(r"%\(\w+\)[#0 +-]*[\d.]*[a-zA-Z]|%[sd]|\{\w*\}")


def catalogues(root: Path) -> Iterator[Path]:
    """Yield every message catalogue under a copy of the project."""
    yield from sorted((root / "locale").glob("*/LC_MESSAGES/*.po"))


def compile_all() -> None:
    """Write the ``.mo`` beside each ``.po``; fuzzy entries stay out, as with gettext's own msgfmt."""
    for path in catalogues(ROOT):
        polib.pofile(path).save_as_mofile(path.with_suffix(".mo"))


def has_gettext() -> bool:
    """Say whether gettext's extractor is installed."""
    return shutil.which("xgettext") is not None and shutil.which("msgmerge") is not None


def collect_in(root: Path) -> None:
    """Bring the catalogues under ``root`` up to date with the strings in the code there.

    Raises:
        SystemExit: when gettext is not installed or extraction fails.
    """
    if not has_gettext():
        raise SystemExit("messages: collecting needs gettext: apt-get install gettext")
    locales = [option for language in LANGUAGES for option in ("--locale", language)]
    ignored = [
        option for name in ("var", "node_modules", "tests", "scripts") for option in ("--ignore", name)
    ]
    command = [sys.executable, "manage.py", *MAKEMESSAGES, *locales, *ignored]
    done = subprocess.run(command, cwd=root, env={**os.environ, "VAR_DIR": str(root / "var")}, check=False)
    if done.returncode:
        raise SystemExit(f"messages: makemessages failed with exit code {done.returncode}")
    for path in catalogues(root):
        _drop_dates(path)


def collect() -> None:
    """Bring the clone's own catalogues up to date."""
    collect_in(ROOT)


def _drop_dates(path: Path) -> None:
    """Take out the time of extraction, which would change the file when nothing else did."""
    text = path.read_text(encoding="utf-8")
    path.write_text(
        re.sub(r'^"(POT-Creation-Date|PO-Revision-Date):.*\n', "", text, flags=re.M), encoding="utf-8"
    )


def _keys(path: Path) -> set[tuple[str, str, str]]:
    """Return what identifies each message: its context, singular and plural."""
    entries = (entry for entry in polib.pofile(path) if not entry.obsolete)
    return {(entry.msgctxt or "", entry.msgid, entry.msgid_plural or "") for entry in entries}


def stale() -> list[str]:
    """Return a line for each message that the code has and the catalogue lacks, or the reverse."""
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        shutil.copytree(ROOT, copy, ignore=SKIP)
        collect_in(copy)
        for path in catalogues(copy):
            name = path.relative_to(copy)
            wanted, present = _keys(path), _keys(ROOT / name) if (ROOT / name).exists() else set()
            problems += [f"{name}: not collected: {key[1]!r}" for key in sorted(wanted - present)]
            problems += [f"{name}: no longer in the code: {key[1]!r}" for key in sorted(present - wanted)]
    return problems


def _faults(entry: polib.POEntry) -> Iterator[str]:
    """Say what is wrong with one translated message."""
    texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    if entry.fuzzy:
        yield "fuzzy"
    if not all(texts):
        yield "not translated"
        return
    wanted = set(PLACEHOLDER.findall(f"{entry.msgid} {entry.msgid_plural or ''}"))
    for text in texts:
        unknown = set(PLACEHOLDER.findall(text)) - wanted
        if unknown:
            yield f"names what the message does not have: {', '.join(sorted(unknown))}"
    if not entry.msgid_plural and set(PLACEHOLDER.findall(entry.msgstr)) != wanted:
        yield f"lacks {', '.join(sorted(wanted - set(PLACEHOLDER.findall(entry.msgstr)))) or 'nothing'}"


def incomplete() -> list[str]:
    """Return a line for each message that is untranslated, fuzzy or loses a placeholder."""
    problems = []
    for path in catalogues(ROOT):
        name = path.relative_to(ROOT)
        for entry in polib.pofile(path):
            if not entry.obsolete:
                problems += [f"{name}:{entry.linenum}: {entry.msgid!r}: {fault}" for fault in _faults(entry)]
    return problems


def check() -> None:
    """End with a list of what is wrong with the catalogues, if anything is.

    Raises:
        SystemExit: when a catalogue is stale or incomplete, or, with ``CI`` set, when that cannot be told.
    """
    problems = incomplete()
    if has_gettext():
        problems += stale()
    elif os.environ.get("CI"):
        problems.append("gettext is not installed: whether the catalogues are stale is not known")
    else:
        print("messages: gettext is not installed, so only completeness was checked")
    if problems:
        raise SystemExit(
            "\n".join([*problems, f"messages: {len(problems)} to mend; `make messages` collects them"])
        )


COMMANDS = {"collect": collect, "check": check, "compile": compile_all}


def main(arguments: list[str]) -> None:
    """Run the one command named on the command line."""
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        raise SystemExit(f"usage: messages.py {' | '.join(COMMANDS)}")
    COMMANDS[arguments[0]]()


if __name__ == "__main__":
    main(sys.argv[1:])
