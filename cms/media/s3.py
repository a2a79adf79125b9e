"""Media in a bucket with an S3 interface that nobody but the site reads.

Loaded only where ``MEDIA_S3_BUCKET`` is set: boto takes a while.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urljoin

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files.base import File
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage
from storages.utils import clean_name

from cms.media.away import StorageAwayError

CHUNK_BYTES = 64 * 1024
CONNECT_SECONDS, READ_SECONDS = 3, 20
NOT_FOUND, CONFLICT, TAKEN = 404, 409, 412

_making_client = threading.Lock()


class RemoteFile:
    """A file in the bucket as it was found: ``size`` in bytes, ``modified``, ``etag``. The bytes come when they are asked for."""

    def __init__(self, client: Any, place: dict[str, str], *, whole: bool) -> None:
        """``whole``: ask for all bytes at once, so that giving them costs one request."""
        self._client, self._place = client, place
        answer = client.get_object(**place) if whole else client.head_object(**place)
        self._body = answer.get("Body")
        self.size: int = answer["ContentLength"]
        self.modified = answer["LastModified"]
        self.etag: str = answer["ETag"]

    def chunks(self, first: int, last: int) -> Iterator[bytes]:
        """The bytes from ``first`` to ``last``, both included."""
        if self._body is None:
            # The bytes must be of the file that was looked at.
            part = {"Range": f"bytes={first}-{last}", "IfMatch": self.etag}
            with _told_apart(self._place["Key"]):
                self._body = self._client.get_object(**self._place, **part)["Body"]
        return self._body.iter_chunks(CHUNK_BYTES)

    def close(self) -> None:
        """Let go of the connection."""
        if self._body is not None:
            self._body.close()


class S3Media(S3Storage):
    """The bucket as Django's storage. Addresses are the site's own, whose views decide who gets a file; none has an ACL."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"client_config": _config(options.get("endpoint_url")), **options})
        self._client: Any = None

    def get_default_settings(self) -> dict[str, Any]:
        """What differs from django-storages: a name that is taken is another's file."""
        return {**super().get_default_settings(), "file_overwrite": False, "querystring_auth": False}

    @property
    def client(self) -> Any:
        """One client for all threads: it may be shared, unlike boto's resources, and is dear to make."""
        if self._client is None:
            with _making_client:
                if self._client is None:
                    self._client = self.connection.meta.client
        return self._client

    def __getstate__(self) -> dict[str, Any]:
        return {**super().__getstate__(), "_client": None}

    def url(self, name: str, *args: Any, **options: Any) -> str:
        """The address on this site, worked out without asking anybody."""
        return urljoin(settings.MEDIA_URL, filepath_to_uri(name))

    def open_remote(self, name: str, *, whole: bool) -> RemoteFile:
        """A file to be given out.

        Raises:
            FileNotFoundError: there is none.
            StorageAwayError: the storage does not answer.
        """
        with _told_apart(name):
            return RemoteFile(self.client, self._place(name), whole=whole)

    def exists(self, name: str) -> bool:
        """Whether there is such a file. Raises StorageAwayError."""
        try:
            with _told_apart(name):
                self.client.head_object(**self._place(name))
        except FileNotFoundError:
            return False
        return True

    def _open(self, name: str, mode: str = "rb") -> File:
        with _told_apart(name):
            return super()._open(name, mode)

    def _save(self, name: str, content: File) -> str:
        """Write a file under a name that is free, also when another process takes it at this moment."""
        content.seek(0)
        body: Any = content
        if isinstance(content.read(0), str):
            body = content.read().encode()
        while True:
            name = clean_name(name)
            try:
                with _told_apart(name):
                    self.client.put_object(
                        **self._place(name),
                        **self._get_write_parameters(name, content),
                        Body=body,
                        IfNoneMatch="*",
                    )
                return name
            except FileExistsError:
                content.seek(0)
                name = self.get_available_name(name)

    def _place(self, name: str) -> dict[str, str]:
        return {"Bucket": self.bucket_name, "Key": self._normalize_name(clean_name(name))}


def _config(endpoint: str | None) -> Config:
    """How to speak: with patience for seconds. Other makers' stores have no host name for each bucket, and may not know the checksums
    that boto adds unasked."""
    own: dict[str, Any] = {"s3": {"addressing_style": "path"}} if endpoint else {}
    return Config(
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        retries={"mode": "standard", "max_attempts": 3},
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
        **own,
    )


@contextmanager
def _told_apart(name: str) -> Iterator[None]:
    """Say in Django's words what boto says."""
    try:
        yield
    except ClientError as error:
        status = error.response["ResponseMetadata"]["HTTPStatusCode"]
        if status == NOT_FOUND:
            raise FileNotFoundError(name) from error
        if status in (TAKEN, CONFLICT):
            raise FileExistsError(name) from error
        raise StorageAwayError(str(error)) from error
    except BotoCoreError as error:
        raise StorageAwayError(str(error)) from error
