"""A client that reads JSON, and a small site with one page of each kind in each state of visibility."""

import pytest
from django.test import Client


class Api:
    """Asks the API as a program would."""

    def __init__(self, client: Client):
        self.client = client

    def get(self, path: str, status: int = 200, **headers):
        """The JSON at a path below ``/api/``; follows redirects, which must stay in the API."""
        response = self.client.get(f"/api/{path}", follow=True, headers=headers)
        assert response.status_code == status, response.content
        assert all(
            url.split("127.0.0.1:8000")[-1].startswith("/api/") for url, _status in response.redirect_chain
        )
        assert "json" in response.headers["Content-Type"]
        return response.json()

    def titles(self, query: str = "") -> list[str]:
        """The titles in a list of pages."""
        return [item["title"] for item in self.get(f"v2/pages/?{query}")["items"]]

    def refused(self, path: str) -> dict:
        """The body of a 400."""
        return self.get(path, status=400)


@pytest.fixture
def api(client) -> Api:
    return Api(client)
