"""The caches in front of the site, if any (docs/operations.md)."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

_BACKENDS = "cms.delivery.front_cache.backends"
_SERVICES = {"cloudflare": "CloudflareBackend", "fastly": "FastlyBackend"}


def front_caches(kind: str, urls: list[str], name: str, token: str) -> dict[str, dict[str, Any]]:
    """The value of ``WAGTAILFRONTENDCACHE``; empty where there is nothing in front.

    Args:
        kind: ``http``, ``cloudflare``, ``fastly`` or nothing.
        urls: for ``http``: where each of the proxies takes ``PURGE``.
        name: for the others: the zone or service.
        token: what allows to purge; a proxy may need none.

    Raises:
        ImproperlyConfigured: there is no such kind, or what it needs is not given.
    """
    if not kind:
        return {}
    if kind == "http":
        _require(FRONTEND_CACHE_URL=urls)
        backend = f"{_BACKENDS}.ProxyBackend"
        return {
            f"front-{number}": {"BACKEND": backend, "LOCATION": url, "TOKEN": token}
            for number, url in enumerate(urls, 1)
        }
    if kind in _SERVICES:
        _require(FRONTEND_CACHE_ID=name, FRONTEND_CACHE_TOKEN=token)
        return {"front": {"BACKEND": f"{_BACKENDS}.{_SERVICES[kind]}", "ID": name, "TOKEN": token}}
    raise ImproperlyConfigured(f"FRONTEND_CACHE is {kind!r}; it can be http, cloudflare, fastly, or empty.")


def _require(**given: object) -> None:
    missing = [name for name, value in given.items() if not value]
    if missing:
        raise ImproperlyConfigured(f"FRONTEND_CACHE needs {', '.join(missing)} (docs/operations.md)")
