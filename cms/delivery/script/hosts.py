"""The hosts under which this site is read; an address on any other is none of ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from asgiref.local import Local
from django.conf import settings
from wagtail.models import Site

_state = Local()


def own_hosts() -> set[str]:
    """Host and port, in lower case: of the request being answered, of the setting, of each Wagtail site (kept by Wagtail)."""
    hosts = {urlsplit(root.root_url).netloc for root in Site.get_site_root_paths()}
    hosts |= {urlsplit(settings.SITE_URL).netloc, getattr(_state, "host", "")}
    return {host.lower() for host in hosts if host}


@contextmanager
def asked_at(host: str) -> Iterator[None]:
    """Count ``host`` among our own while the block runs."""
    before = getattr(_state, "host", "")
    _state.host = host
    try:
        yield
    finally:
        _state.host = before
