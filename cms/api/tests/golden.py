"""Golden files: the JSON of an answer as it was when somebody last looked at it with care.

``UPDATE_GOLDEN=1 pytest …`` writes them anew; read the difference before committing it.
"""

import json
import os
import re
from pathlib import Path
from typing import Any

# What differs from run to run, and what to write instead.
VOLATILE = (
    (re.compile(r"/media/images/[a-z0-9]+\."), "/media/images/<file>."),
    (re.compile(r"/documents/\d+/[^/]*"), "/documents/<id>/<file>"),
    (re.compile(r"/api/v2/(\w+)/\d+/"), r"/api/v2/\1/<id>/"),
    (re.compile(r"(descendant_of=|gallery=)\d+"), r"\1<id>"),
    (re.compile(r"^\d{4}-\d\d-\d\dT.*Z$"), "<moment>"),
    (re.compile(r"^s-[0-9a-f]{8}$"), "<anchor>"),
    (re.compile(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"), "<uuid>"),
)

# Our own words for fixed values, which follow the message catalogues; tests of their own look at them.
WORDED = "_label"


def check_golden(test_file: str, name: str, data: Any) -> None:
    """Compare ``data`` with ``golden/<name>.json`` beside the test file."""
    path = Path(test_file).parent / "golden" / f"{name}.json"
    found = json.dumps(normalised(data), ensure_ascii=False, indent=2) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8"), f"{path.name} differs: UPDATE_GOLDEN=1 writes it anew"


def normalised(value: Any, key: str = "") -> Any:
    """The same JSON with ids, moments and file names replaced; only the first and last file of a ``srcset`` are kept."""
    if isinstance(value, dict):
        inside = "_label" if key == "labels" else ""
        return {name: normalised(item, inside or name) for name, item in value.items()}
    if isinstance(value, list):
        kept = [value[0], value[-1]] if key == "srcset" and len(value) > 2 else value
        return [normalised(item) for item in kept]
    if key.endswith(WORDED) and isinstance(value, str):
        return "<words>"
    if key == "id" and isinstance(value, int):
        return "<id>"
    if isinstance(value, str):
        for pattern, replacement in VOLATILE:
            value = pattern.sub(replacement, value)
    return value
