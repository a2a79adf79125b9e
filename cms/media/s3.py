"""Media in a bucket with an S3 interface that nobody but the site reads.

Loaded only where ``MEDIA_S3_BUCKET`` is set: boto takes a while.
"""

import datetime as dt
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urljoin

from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files.base import File
from django.utils.encoding import filepath_to_uri
from s3transfer.exceptions import RetriesExceededError
from storages.backends.s3 import S3Storage
from storages.utils import clean_name

from cms.media.away import StorageAwayError
from cms.media.serving import CHUNK_BYTES

CONNECT_SECONDS, READ_SECONDS = 2, 5
AWAY_SECONDS = 5
"""So long a store that did not answer is not asked: each thread that waits for it is one less for everything else."""
NOT_FOUND, CONFLICT, TAKEN = 404, 409, 412

_making_client = threading.Lock()


class RemoteFile:
    """A file in the bucket as it was found: ``size`` in bytes, ``modified``, ``etag``. The bytes come when they are asked for."""

    def __init__(self, storage: "S3Media", name: str, *, whole: bool) -> None:
        """``whole``: ask for all bytes at once, so that giving them costs one request."""
        self._storage, self._name = storage, name
        ask = storage.client.get_object if whole else storage.client.head_object
        answer = ask(**storage.place(name))
        self._body = answer.get("Body")
        self.size: int = answer["ContentLength"]
        self.modified = answer["LastModified"]
        self.etag: str = answer["ETag"]

    def chunks(self, first: int, last: int) -> Iterator[bytes]:
        """The bytes from ``first`` to ``last``, both included."""
        if self._body is None:
            # The bytes must be of the file that was looked at.
            part = {"Range": f"bytes={first}-{last}", "IfMatch": self.etag}
            with self._storage.asking(self._name):
                place = self._storage.place(self._name)
                self._body = self._storage.client.get_object(**place, **part)["Body"]
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
        self._away_until = 0.0
        self._bucket_is_there = False

    def get_default_settings(self) -> dict[str, Any]:
        """What differs from django-storages: a name that is taken is another's file."""
        return {
            **super().get_default_settings(),
            "file_overwrite": False,
            "querystring_auth": False,
            "transfer_config": TransferConfig(num_download_attempts=1),
        }

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
        with self.asking(name):
            return RemoteFile(self, name, whole=whole)

    def exists(self, name: str) -> bool:
        """Whether there is such a file. Raises StorageAwayError."""
        try:
            with self.asking(name):
                self.client.head_object(**self.place(name))
        except FileNotFoundError:
            return False
        return True

    def delete(self, name: str) -> None:
        """Delete a file that may be there. Raises StorageAwayError."""
        with self.asking(name):
            super().delete(name)

    def listdir(self, name: str) -> tuple[list[str], list[str]]:
        """The folders and files in a folder. Raises StorageAwayError."""
        with self.asking(name):
            return super().listdir(name)

    def size(self, name: str) -> int:
        """The bytes of a file. Raises FileNotFoundError or StorageAwayError."""
        with self.asking(name):
            return super().size(name)

    def get_modified_time(self, name: str) -> dt.datetime:
        """When a file was written. Raises FileNotFoundError or StorageAwayError."""
        with self.asking(name):
            return super().get_modified_time(name)

    def _open(self, name: str, mode: str = "rb") -> File:
        with self.asking(name):
            opened = super()._open(name, mode)
            # Fetched now rather than by whoever first reads, to whom boto's faults would come as they are.
            opened.open()
            return opened

    def _save(self, name: str, content: File) -> str:
        """Write a file under a name that is free, also when another process takes it at this moment."""
        content.seek(0)
        body: Any = content
        if isinstance(content.read(0), str):
            body = content.read().encode()
        while True:
            name = clean_name(name)
            try:
                with self.asking(name):
                    self.client.put_object(
                        **self.place(name),
                        **self._get_write_parameters(name, content),
                        Body=body,
                        IfNoneMatch="*",
                    )
                return name
            except FileExistsError:
                content.seek(0)
                name = self.get_available_name(name)

    def place(self, name: str) -> dict[str, str]:
        """Where a file lies, in boto's words."""
        return {"Bucket": self.bucket_name, "Key": self._normalize_name(clean_name(name))}

    @contextmanager
    def asking(self, name: str) -> Iterator[None]:
        """Say in Django's words what boto says of a file, and ask nothing of a store that has just not answered."""
        now = time.monotonic()
        if now < self._away_until:
            raise StorageAwayError("It did not answer a moment ago.")
        if self._away_until:
            # One request tries; the others are still told at once.
            self._away_until = now + AWAY_SECONDS
        try:
            yield
        except ClientError as error:
            self._away_until = 0
            raise self._translated(name, error) from error
        except FileNotFoundError as error:
            # What django-storages has translated by itself.
            self._away_until = 0
            if not self._has_bucket():
                raise StorageAwayError(f"There is no bucket {self.bucket_name}.") from error
            raise
        except (BotoCoreError, RetriesExceededError) as error:
            self._away_until = time.monotonic() + AWAY_SECONDS
            raise StorageAwayError(str(error)) from error
        self._away_until, self._bucket_is_there = 0, True

    def _translated(self, name: str, error: ClientError) -> Exception:
        status, code = error.response["ResponseMetadata"]["HTTPStatusCode"], error.response["Error"]["Code"]
        if status == NOT_FOUND and code != "NoSuchBucket" and self._has_bucket():
            return FileNotFoundError(name)
        if status in (TAKEN, CONFLICT):
            return FileExistsError(name)
        return StorageAwayError(str(error))

    def _has_bucket(self) -> bool:
        """Whether a file that is not there is all that is missing; an answer to HEAD does not say."""
        if not self._bucket_is_there:
            try:
                self.client.head_bucket(Bucket=self.bucket_name)
            except (ClientError, BotoCoreError):
                return False
            self._bucket_is_there = True
        return True


def _config(endpoint: str | None) -> Config:
    """How to speak: with patience for some seconds in all, for few threads answer everybody. Other makers' stores have no host name for each bucket, and may not know the checksums
    that boto adds unasked."""
    own: dict[str, Any] = {"s3": {"addressing_style": "path"}} if endpoint else {}
    return Config(
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        retries={"mode": "standard", "total_max_attempts": 2},
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
        **own,
    )
