"""How many queries an address costs."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings


@override_settings(KEPT_ANSWERS_MEGABYTES=0)
def count_queries(path: str, server: str = "localhost") -> int:
    """Queries of one answer when what many answers share is kept already. Raises RuntimeError when it is not a 200."""
    client = Client(SERVER_NAME=server)
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
        # Streams are made while they are read.
        b"".join(response) if response.streaming else response.content
    if response.status_code != 200:
        raise RuntimeError(f"{path} answers {response.status_code}")
    return len(captured)
