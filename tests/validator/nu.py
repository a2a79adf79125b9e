"""The Nu Html Checker, by which the W3C's validator works, over many pages in one run."""

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

JAVA = shutil.which("java")
FOLDER = Path(__file__).parent
JAR = FOLDER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
HOW_TO_GET_IT = (
    "The HTML checker is not there: `make validator` fetches it; it needs npm and Java 17 or newer."
)
OPTIONS = ("--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html")
ADDRESSES_NAMED = 3
# WebKit tells screen readers of no list where the stylesheet takes its marks away, unless the role is written out.
# HTML's rules for authors (ARIA in HTML, 4) advise against writing it and do not forbid it.
MEANT = re.compile(r"The “list” role is unnecessary for element “[uo]l”\.")


def is_there() -> bool:
    """Whether pages can be checked on this machine."""
    return JAVA is not None and JAR.exists()


def faults(pages: Mapping[str, bytes]) -> dict[str, list[str]]:
    """What is wrong with pages, by what they are called: every error and warning, with some of the pages that have it.

    Raises CalledProcessError when the checker itself fails.
    """
    names = dict(enumerate(pages))
    with tempfile.TemporaryDirectory(prefix="cms-html-") as folder:
        for number, name in names.items():
            (Path(folder) / f"{number}.html").write_bytes(pages[name])
        done = subprocess.run(
            [JAVA, "-Xmx1g", "-jar", JAR, *OPTIONS, folder], capture_output=True, text=True, check=True
        )
    found: dict[str, list[str]] = {}
    for message in json.loads(done.stdout)["messages"]:
        if MEANT.fullmatch(message["message"]):
            continue
        page = names[int(Path(message["url"]).stem)] if message.get("url") else "the checker"
        found.setdefault(_told(message), []).append(f"{page}: {message.get('extract', '').strip()}")
    return {
        f"{fault} ({len(places)} times)": places[:ADDRESSES_NAMED] for fault, places in sorted(found.items())
    }


def _told(message: Mapping) -> str:
    kind = message.get("subType") or message["type"]
    return f"{kind}: {message['message']}"
