"""Holding answers against the API's own description of them."""

import copy
import re
from functools import lru_cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import best_match

from cms.api.openapi.document import openapi_document


@lru_cache(maxsize=1)
def strict_components() -> dict[str, Any]:
    """The document's components, where objects have no property that is not described.

    The document itself is open, so that clients do not refuse what is added later; here what is not described is a mistake.
    """
    components = copy.deepcopy(openapi_document()["components"])
    schemas = components["schemas"]
    # A hit of a search is a row and something besides; closed, the two would exclude each other.
    beside = schemas.pop("Highlighted")
    _close(schemas)
    for name, schema in schemas.items():
        if name.endswith("Row") and "properties" in schema:
            schema["properties"] |= beside["properties"]
    schemas["Highlighted"] = beside
    return components


def _close(schema: Any) -> None:
    if isinstance(schema, list):
        for item in schema:
            _close(item)
    elif isinstance(schema, dict):
        if schema.get("type") == "object" and "properties" in schema:
            schema["additionalProperties"] = False
        for item in schema.values():
            _close(item)


def problem_with(value: Any, schema: dict[str, Any]) -> str:
    """What is wrong with a value by a schema of the document; empty when nothing is."""
    validator = Draft202012Validator(
        {"components": strict_components(), **schema}, format_checker=FormatChecker()
    )
    error = best_match(validator.iter_errors(value))
    return f"{error.json_path}: {error.message[:600]}" if error else ""


def check_named(value: Any, name: str) -> None:
    """Assert that a value is as the schema of this name says."""
    assert not (problem := problem_with(value, {"$ref": f"#/components/schemas/{name}"})), (
        f"{name}: {problem}"
    )


def check_answer(path: str, status: int, body: Any) -> None:
    """Assert that the document describes an answer at a path."""
    response = operation_at(path)["responses"].get(str(status)) or {"$ref": "#/components/responses/Problem"}
    if "$ref" in response:
        response = strict_components()["responses"][response["$ref"].rsplit("/", 1)[1]]
    [content] = response["content"].values()
    assert not (problem := problem_with(body, content["schema"])), f"{status} of {path}: {problem}"


def operation_at(path: str) -> dict[str, Any]:
    """The operation that describes a path; an exact one goes before one with parameters."""
    paths = openapi_document()["paths"]
    for template in sorted(paths, key=lambda each: "{" in each):
        if re.fullmatch(re.sub(r"\{\w+\}", r"\\d+", template), path):
            return paths[template]["get"]
    raise AssertionError(f"{path} is not described.")
