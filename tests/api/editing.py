"""A program that edits through v3-preview, for tests."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import APIToken

BASE = "/api/v3-preview/"


class Program:
    """Sends JSON with one person's token, and remembers no cookies."""

    def __init__(self, user):
        _token, key = APIToken.create_token(user=user, name="test")
        self.user = user
        self.headers = {"authorization": f"Bearer {key}"}
        self.client = Client()

    def get(self, path: str, status: int = 200):
        """Read; return the answer."""
        return self._ask("get", path, status)

    def send(self, method: str, path: str, body: Any = None, *, status: int = 200, version: str = ""):
        """Write JSON; ``version`` is sent as ``If-Match``. Returns the answer."""
        return self._ask(method, path, status, version, data={} if body is None else body)

    def upload(self, path: str, file, **fields: str) -> dict:
        """Upload a file with its form fields; return the JSON."""
        response = self.client.post(BASE + path, {"file": file, **fields}, headers=self.headers)
        assert response.status_code == 201, response.content
        return response.json()

    def _ask(self, method, path, status, version="", **more):
        headers = {**self.headers, **({"if-match": version} if version else {})}
        if more:
            more["content_type"] = "application/json"
        response = getattr(self.client, method)(BASE + path, headers=headers, **more)
        assert response.status_code == status, (response.status_code, response.content)
        return response


def person(username: str, *groups: str):
    """Somebody with these roles."""
    user = get_user_model().objects.create_user(username, f"{username}@example.org", "x")
    user.groups.set(Group.objects.filter(name__in=groups))
    assert user.groups.count() == len(groups)
    return user


def errors(response) -> dict[str, str]:
    """The messages of a problem by the path of what they are about, without the leading "body"."""
    return {
        ".".join(str(part) for part in error["loc"][1:]): error["msg"] for error in response.json()["errors"]
    }
