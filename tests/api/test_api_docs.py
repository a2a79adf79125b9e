"""docs/api.md is true: its examples answer, and it names every parameter, page type and block there is."""

import re
from pathlib import Path

import pytest

from cms.api.endpoints.pages import PagesAPIViewSet
from cms.api.registry import page_types, representation_of
from cms.blocks.story import StoryBlock

pytestmark = pytest.mark.django_db

TEXT = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"curl (.*)'http://127\.0\.0\.1:8000(/[^']*)'", TEXT)
PUBLIC = sorted({url for _options, url in EXAMPLES if url.startswith("/api/v2/")})
CLOSED = sorted({url for _options, url in EXAMPLES if url.startswith("/api/v3-preview/")})


def test_there_are_examples_of_every_resource():
    for resource in ("pages/", "pages/find/", "images/", "documents/", "site/", "search/"):
        assert any(url.startswith(f"/api/v2/{resource}") for url in PUBLIC), resource
    assert CLOSED


@pytest.mark.parametrize("url", PUBLIC)
def test_public_example_answers(client, site_tree, url):
    response = client.get(url, follow=True)
    assert response.status_code == 200, response.content
    is_calendar = url.startswith("/api/v2/calendar/")
    kind = "text/calendar; charset=utf-8" if is_calendar else "application/json"
    assert response.headers["Content-Type"] == kind


@pytest.mark.parametrize("url", CLOSED)
def test_closed_example_answers_with_a_token(client, admin_user, url):
    from wagtail.models import APIToken

    _token, key = APIToken.create_token(user=admin_user, name="docs")
    assert client.get(url).status_code == 401
    assert client.get(url, headers={"authorization": f"Bearer {key}"}).status_code == 200


def test_every_parameter_type_and_block_is_named():
    parameters = {parameter.name for parameter in PagesAPIViewSet.all_list_parameters()}
    parameters |= {parameter.name for parameter in PagesAPIViewSet.find_parameters}
    for model in page_types().values():
        parameters |= set(representation_of(model).order_fields)
    named = set(re.findall(r"`([\w.]+)`", TEXT))
    assert parameters - named == set()
    assert set(page_types()) - named == set()
    assert set(StoryBlock().child_blocks) - named == set()
