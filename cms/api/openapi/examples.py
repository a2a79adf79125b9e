"""Real answers as examples in the document. ``examples.json`` holds them by operation and name; it is made from golden files, which
tests keep true (``tests/contract/test_openapi_examples.py``)."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

STORED = Path(__file__).with_name("examples.json")


@lru_cache(maxsize=1)
def stored_examples() -> dict[str, dict[str, Any]]:
    """Answers by operation and name."""
    return json.loads(STORED.read_text(encoding="utf-8"))


def examples_of(operation_id: str) -> dict[str, Any]:
    """The examples of an operation's answer, as OpenAPI has them; nothing where there are none."""
    found = stored_examples().get(operation_id, {})
    return {"examples": {name: {"value": value} for name, value in found.items()}} if found else {}
