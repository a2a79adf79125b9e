"""Requests made from the OpenAPI document itself: nothing breaks the API, and it answers as it says."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from cms.api.openapi.document import openapi_document
from newsroom.factories import NewsPageFactory

ALWAYS = [not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance]
EXAMPLES, WRONG_EXAMPLES = 25, 12
PLAIN = {"Accept-Encoding": "identity"}
"""The WSGI client does not decompress."""


SCHEMA = schemathesis.openapi.from_dict(openapi_document())
SCHEMA.app = get_wsgi_application()
OPERATIONS = [found.ok() for found in SCHEMA.get_all_operations()]


@pytest.fixture
def small_site(site_tree, settings):
    """A site with a news item; requests name whatever host they like.

    They share the test's connection, which must outlive them: Django's own client keeps it open in the same way.
    """
    settings.ALLOWED_HOSTS = ["*"]
    NewsPageFactory(parent=site_tree.sr.news, title="Radionica", slug="radionica")
    ends = (request_started, request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    yield
    for signal in ends:
        signal.connect(close_old_connections)


def bounded(examples: int) -> settings:
    """So many requests, always the same, so that a failure is one of the change under test."""
    return settings(
        max_examples=examples,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.path)
def test_answers_keep_to_the_document(operation, small_site):
    @bounded(EXAMPLES)
    @given(case=operation.as_strategy())
    def check(case):
        # With "fields" an answer has what was asked for and nothing else.
        is_whole = "fields" not in (case.query or {})
        checks = [*ALWAYS, *([response_schema_conformance] if is_whole else [])]
        case.call_and_validate(headers=PLAIN, checks=checks)

    check()


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.path)
def test_what_the_document_forbids_is_refused(operation, small_site):
    """Missing, malformed and unknown parameters get the 4xx that is described, never an answer and never a 500."""

    @bounded(WRONG_EXAMPLES)
    @given(case=operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))
    def check(case):
        checks = [*ALWAYS, response_schema_conformance, negative_data_rejection]
        response = case.call_and_validate(headers=PLAIN, checks=checks)
        assert 400 <= response.status_code < 500

    check()
