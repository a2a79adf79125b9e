"""How answers of the public API are written: as JSON, with moments in UTC, and what is written already as it is."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone
from rest_framework.renderers import JSONRenderer
from rest_framework.utils.encoders import JSONEncoder


class ReadyJson(bytes):
    """JSON that is written already."""


class UtcEncoder(JSONEncoder):
    """Writes moments in UTC, from whatever offset they come: those of a draft have been stored with that of the site."""

    def default(self, obj: Any) -> Any:
        """What JSON has for a value."""
        is_moment = isinstance(obj, dt.datetime) and timezone.is_aware(obj)
        return super().default(obj.astimezone(dt.UTC) if is_moment else obj)


class UtcRenderer(JSONRenderer):
    """JSON with moments in UTC."""

    encoder_class = UtcEncoder

    def render(
        self, data: Any, accepted_media_type: str | None = None, renderer_context: Mapping | None = None
    ) -> bytes:
        """The body of an answer."""
        if isinstance(data, ReadyJson):
            return data
        return super().render(data, accepted_media_type, renderer_context)


def write_json(value: Any) -> ReadyJson:
    """A value as the answers have it; what is written already stays as it is."""
    return ReadyJson(UtcRenderer().render(value))


def write_list(meta: Mapping[str, Any], items: Iterable[ReadyJson]) -> ReadyJson:
    """A list of which the items are written."""
    return ReadyJson(b'{"meta":%b,"items":[%b]}' % (write_json(meta), b",".join(items)))
