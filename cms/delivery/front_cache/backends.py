"""Asking a cache in front of the site to forget what has a tag; backends of ``WAGTAILFRONTENDCACHE``.

Wagtail's own forget single addresses, and those of lists and searches with their parameters are nowhere written down.
"""

from abc import ABC, abstractmethod
from typing import Any
from urllib.parse import urlsplit

import requests
from django.conf import settings
from wagtail.contrib.frontend_cache.backends import BaseBackend

from cms.delivery.front_cache.marking import site_tag

TIMEOUT_SECONDS = 10


class PurgeError(Exception):
    """The cache did not take it."""


class TagBackend(BaseBackend, ABC):
    """A cache that knows tags. ``pause_seconds`` is how long it wants to be left alone after each request."""

    pause_seconds = 0

    def purge_tags(self, tags: list[str]) -> None:
        """Forget what has one of the tags. Raises PurgeError."""
        try:
            response = self.ask(tags)
        except requests.RequestException as error:
            raise PurgeError(f"{type(self).__name__}: {type(error).__name__}") from error
        if not response.ok:
            raise PurgeError(f"{type(self).__name__}: {response.status_code} {response.text[:200]}")

    def purge_batch(self, urls: list[str]) -> None:
        """What Wagtail asks for by address: all of the site, of which the addresses are a part."""
        self.purge_tags([site_tag()])

    @abstractmethod
    def ask(self, tags: list[str]) -> requests.Response:
        """Make the request."""


class ProxyBackend(TagBackend):
    """Varnish, or any proxy that takes ``PURGE`` with the tags in ``Surrogate-Key``; ``LOCATION`` is its address, ``TOKEN`` goes with
    it as a bearer's."""

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__(params)
        self.location, self.token = params["LOCATION"], params.get("TOKEN", "")

    def ask(self, tags: list[str]) -> requests.Response:
        """Make the request, in the site's name."""
        headers = {"Host": urlsplit(settings.SITE_URL).netloc, "Surrogate-Key": " ".join(tags)}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        return requests.request(
            "PURGE", self.location, headers=headers, timeout=TIMEOUT_SECONDS, allow_redirects=False
        )


class CloudflareBackend(TagBackend):
    """Cloudflare: ``ID`` is the zone's, ``TOKEN`` may purge its cache."""

    api = "https://api.cloudflare.com/client/v4"
    # Its smallest plan takes five requests a minute.
    pause_seconds = 12

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__(params)
        self.zone, self.token = params["ID"], params["TOKEN"]

    def ask(self, tags: list[str]) -> requests.Response:
        """Make the request."""
        return requests.post(
            f"{self.api}/zones/{self.zone}/purge_cache",
            json={"tags": tags},
            headers={"Authorization": f"Bearer {self.token}"},
            timeout=TIMEOUT_SECONDS,
        )


class FastlyBackend(TagBackend):
    """Fastly: ``ID`` is the service's, ``TOKEN`` may purge it."""

    api = "https://api.fastly.com"

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__(params)
        self.service, self.token = params["ID"], params["TOKEN"]

    def ask(self, tags: list[str]) -> requests.Response:
        """Make the request."""
        return requests.post(
            f"{self.api}/service/{self.service}/purge",
            headers={"Fastly-Key": self.token, "Surrogate-Key": " ".join(tags)},
            timeout=TIMEOUT_SECONDS,
        )
