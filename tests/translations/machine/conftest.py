"""A running translation service."""

import pytest

from tests.translations.machine.fake import FakeService, running


@pytest.fixture
def service() -> FakeService:
    with running() as service:
        yield service
