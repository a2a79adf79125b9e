"""The OpenAPI document is valid, says everything, and tells the truth about what the API answers."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from cms.api.openapi.document import openapi_document
from cms.api.registry import page_types, representation_of
from cms.api.router import router
from cms.api.tests.contract import check_answer, check_named, problem_with
from cms.blocks.story import StoryBlock

ROOT = Path(__file__).parents[2]
GOLDEN = sorted(ROOT.glob("*/tests/golden/*.json"))


def unmasked(value, key=""):
    """A golden file's JSON with numbers where it has "<id>"."""
    if isinstance(value, dict):
        return {name: unmasked(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [unmasked(item) for item in value]
    return 1 if key == "id" and value == "<id>" else value


def schema_of(data: dict) -> str:
    """Which schema a golden file is an example of."""
    if "views" in data:
        return "Site"
    if "total_count" in data.get("meta", {}):
        return "PageList"
    return "Page" if "breadcrumbs" in data else "PageRow"


def test_golden_files_are_found():
    assert len(GOLDEN) > 10


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden_file_is_as_described(path):
    data = unmasked(json.loads(path.read_text(encoding="utf-8")))
    check_named(data, schema_of(data))


def test_a_wrong_value_is_told_by_its_place():
    data = unmasked(json.loads((ROOT / "newsroom/tests/golden/news_sr.json").read_text(encoding="utf-8")))
    data["surprise"] = 1
    assert "surprise" in problem_with(data, {"$ref": "#/components/schemas/NewsPage"})
    data.pop("surprise")
    data["body"][0]["value"]["level"] = "h7"
    assert "body[0]" in problem_with(data, {"$ref": "#/components/schemas/NewsPage"})


def test_every_type_block_and_parameter_is_described():
    schemas = openapi_document()["components"]["schemas"]
    for label, model in page_types().items():
        representation = representation_of(model)
        full, row = schemas[model.__name__], schemas[f"{model.__name__}Row"]
        assert full["properties"]["meta"]["properties"]["type"] == {"const": label}
        described = {*full["properties"], *full["properties"]["meta"]["properties"]} - {"meta"}
        assert described == set(representation.detail_names())
        assert {*row["required"], *row["properties"]["meta"]["required"]} - {"meta"} == set(
            representation.row_names()
        )
    assert set(schemas["StoryBlock"]["discriminator"]["mapping"]) == set(StoryBlock().child_blocks)
    operations = [path["get"] for path in openapi_document()["paths"].values()]
    assert len(operations) == sum(len(each.get_urlpatterns()) for each in router._endpoints.values())
    for operation in operations:
        assert operation["summary"]
        assert all(len(parameter["description"]) > 10 for parameter in operation["parameters"])


def test_every_reference_leads_somewhere():
    document = openapi_document()

    def references(value):
        if isinstance(value, dict):
            yield from [value["$ref"]] if isinstance(value.get("$ref"), str) else []
            for item in value.values():
                yield from references(item)
        elif isinstance(value, list):
            for item in value:
                yield from references(item)

    for reference in references(document):
        place = document
        for step in reference.removeprefix("#/").split("/"):
            place = place[step]


@pytest.mark.django_db
def test_the_document_is_given_to_everybody(client):
    response = client.get("/api/v2/openapi.json")
    assert response.json() == openapi_document()
    assert response.headers["Content-Type"] == "application/json"
    assert "s-maxage" in response.headers["Cache-Control"]
    assert (
        client.get("/api/v2/openapi.json", headers={"if-none-match": response.headers["ETag"]}).status_code
        == 304
    )
    refused = client.post("/api/v2/openapi.json")
    assert refused.status_code == 405
    check_named(refused.json(), "Problem")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("pages/?limit=100", 200),
        ("pages/?limit=100&fields=*", 200),
        ("pages/?locale=en&fallback=true", 200),
        ("pages/find/?html_path=/sr-cyrl/", 200),
        ("pages/find/?html_path=/sr-latn/vesti/&expand=items", 200),
        ("images/", 200),
        ("documents/", 200),
        ("search/?q=a", 200),
        ("site/", 200),
        ("pages/?colour=red", 400),
        ("pages/999999/", 404),
    ],
)
def test_live_answer_is_as_described(client, site_tree, url, status):
    response = client.get(f"/api/v2/{url}")
    assert response.status_code == status, response.content
    check_answer(f"/api/v2/{url}".partition("?")[0], status, response.json())


@pytest.mark.django_db
def test_the_readable_page_needs_nothing_from_elsewhere(client):
    response = client.get("/api/v2/docs/")
    page = response.content.decode()
    assert response.status_code == 200
    assert "<script" not in page
    assert "style=" not in page
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    anchors = set(re.findall(r' id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= anchors
    document = openapi_document()
    assert {f"schema-{name}" for name in document["components"]["schemas"]} <= anchors
    assert {path["get"]["operationId"] for path in document["paths"].values()} <= anchors


@pytest.mark.django_db
def test_the_examples_of_the_readable_page_answer(client, site_tree):
    page = client.get("/api/v2/docs/").content.decode()
    examples = [unescape(url) for url in re.findall(r'href="(/api/v2/[^"]+)"', page)]
    assert len(examples) > 5
    for url in examples:
        assert client.get(url).status_code == 200, url
