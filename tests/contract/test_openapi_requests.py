"""Requests made from the OpenAPI document itself: nothing breaks the API, and it answers as it says."""

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from cms.api.openapi.document import openapi_document
from newsroom.factories import NewsPageFactory

ALWAYS = [not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance]
EXAMPLES = 25
PLAIN = {"Accept-Encoding": "identity"}
"""The WSGI client does not decompress."""


SCHEMA = schemathesis.openapi.from_dict(openapi_document())
SCHEMA.app = get_wsgi_application()
OPERATIONS = [found.ok() for found in SCHEMA.get_all_operations()]


@pytest.fixture
def small_site(site_tree, settings):
    """A site with a news item; requests name whatever host they like."""
    settings.ALLOWED_HOSTS = ["*"]
    NewsPageFactory(parent=site_tree.sr.news, title="Radionica", slug="radionica")


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.path)
def test_answers_keep_to_the_document(operation, small_site):
    # Derandomized, so that a failure is one of the change under test.
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def check(case):
        # With "fields" an answer has what was asked for and nothing else.
        is_whole = "fields" not in (case.query or {})
        checks = [*ALWAYS, *([response_schema_conformance] if is_whole else [])]
        case.call_and_validate(headers=PLAIN, checks=checks)

    check()
