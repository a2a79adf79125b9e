"""What the API promises is written down in docs/openapi.json, and changes only with it.

``UPDATE_GOLDEN=1 pytest tests/contract/test_openapi_snapshot.py`` writes it anew: read the difference, raise ``VERSION`` in
``cms/api/openapi/document.py``, and say it in docs/api.md when clients must know.
"""

import json
import os
from pathlib import Path

from cms.api.openapi.document import openapi_document

SNAPSHOT = Path(__file__).parents[2] / "docs" / "openapi.json"
MOST = 40


def changes(old, new, place=""):
    """What differs between two documents, each as its place and whether something was added, removed or changed."""
    if isinstance(old, dict) and isinstance(new, dict):
        for name in sorted(old.keys() | new.keys()):
            here = f"{place}/{name}"
            if name not in new:
                yield f"removed {here}"
            elif name not in old:
                yield f"added {here}"
            else:
                yield from changes(old[name], new[name], here)
    elif isinstance(old, list) and isinstance(new, list):
        before, after = by_name(old), by_name(new)
        yield from changes(before, after, place)
        if before == after and list(before) != list(after):
            yield f"reordered {place}"
    elif old != new:
        yield f"changed {place}: {json.dumps(old)[:80]} to {json.dumps(new)[:80]}"


def by_name(items):
    """A list as a dictionary: parameters by their names, references and words by themselves."""
    return {
        str(item.get("name") or item.get("$ref") or place) if isinstance(item, dict) else str(item): item
        for place, item in enumerate(items)
    }


def test_the_contract_is_the_one_written_down():
    document = openapi_document()
    if os.environ.get("UPDATE_GOLDEN"):
        SNAPSHOT.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    found = list(changes(json.loads(SNAPSHOT.read_text(encoding="utf-8")), document))
    assert not found, "The API's contract has changed:\n" + "\n".join(found[:MOST])


def test_a_change_is_named():
    old = {"parameters": [{"name": "q", "required": True}], "enum": ["a", "b"], "gone": 1}
    new = {"parameters": [{"name": "q", "required": False}, {"name": "r"}], "enum": ["b", "a"], "come": 1}
    assert list(changes(old, new)) == [
        "added /come",
        "reordered /enum",
        "removed /gone",
        "changed /parameters/q/required: true to false",
        "added /parameters/r",
    ]
