"""The examples in the API's document are what the API answers.

``UPDATE_GOLDEN=1 pytest tests/contract/test_openapi_examples.py`` takes them from the golden files anew; the snapshot of the document
then changes too.
"""

import json
import os
from pathlib import Path

import pytest

from cms.api.openapi.document import openapi_document
from cms.api.openapi.examples import STORED, stored_examples
from cms.api.tests.contract import problem_with

ROOT = Path(__file__).parents[2]
EXAMPLES = {
    "pages_listing": {
        "news": "newsroom/news_row",
        "events": "events/event_row",
        "galleries": "galleries/gallery_row",
    },
    "pages_detail": {"news": "newsroom/news_en", "event": "events/event_en"},
    "pages_find": {"text": "home/standard", "contact": "home/contact"},
    "site_listing": {"site": "home/site"},
}
# What golden files leave open because it differs from run to run, and a value for it.
FILLED = {
    "<id>": "17",
    "<file>": "workshop",
    "<moment>": "2026-09-28T08:00:00Z",
    "<anchor>": "s-1f0c2a9e",
    "<uuid>": "6f1c3f8e-52a4-4c8e-9a55-0d5f0f5a7c11",
}


def filled(value, key: str = "", beside: dict | None = None):
    """A golden file's JSON with a value wherever it leaves one open; our own words are those by which the API calls the value."""
    if isinstance(value, dict):
        # What `labels` words stands beside them.
        named = beside if key == "labels" else value
        return {name: filled(item, name, named) for name, item in value.items()}
    if isinstance(value, list):
        return [filled(item, key, beside) for item in value]
    if value == "<id>" and key == "id":
        return 17
    if value == "<words>":
        return (beside or {}).get(key.removesuffix("_label"), key)
    if isinstance(value, str):
        for mark, text in FILLED.items():
            value = value.replace(mark, text)
    return value


def from_golden_files() -> dict:
    return {
        operation: {
            name: filled(json.loads(golden(path).read_text(encoding="utf-8"))) for name, path in named.items()
        }
        for operation, named in EXAMPLES.items()
    }


def golden(path: str) -> Path:
    app, name = path.split("/")
    return ROOT / app / "tests" / "golden" / f"{name}.json"


def test_they_are_those_of_the_golden_files():
    found = from_golden_files()
    if os.environ.get("UPDATE_GOLDEN"):
        text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        STORED.write_text(text + "\n", encoding="utf-8")
        stored_examples.cache_clear()
        openapi_document.cache_clear()
    assert stored_examples() == found


@pytest.mark.parametrize("operation", EXAMPLES)
def test_they_are_as_the_document_says(operation):
    described = next(
        path["get"]
        for path in openapi_document()["paths"].values()
        if path["get"]["operationId"] == operation
    )
    [content] = described["responses"]["200"]["content"].values()
    assert content["examples"].keys() == EXAMPLES[operation].keys()
    for name, example in content["examples"].items():
        assert not problem_with(example["value"], content["schema"]), name
        assert not [mark for mark in (*FILLED, "<words>") if mark in json.dumps(example["value"])], name
