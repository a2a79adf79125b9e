"""Search's own memory is emptied between tests as the cache is."""

import pytest

from search import suggest


@pytest.fixture(autouse=True)
def _forget_words():
    suggest._remembered.clear()
