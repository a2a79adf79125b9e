"""A bucket with an S3 interface, served by moto on a free port of this machine."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import boto3
import requests
from moto.server import ThreadedMotoServer

KEYS = {"AWS_ACCESS_KEY_ID": "site", "AWS_SECRET_ACCESS_KEY": "not-a-secret"}
NAME, REGION = "media", "eu-central-1"


@dataclass
class Bucket:
    """Where it is, and a client that may do everything with it."""

    endpoint: str
    client: Any

    def names(self) -> list[str]:
        """What lies in it."""
        return [entry["Key"] for entry in self.client.list_objects_v2(Bucket=NAME).get("Contents", [])]

    def status_for_strangers(self, name: str) -> int:
        """What somebody without keys is answered who asks the store itself for a file."""
        return requests.get(f"{self.endpoint}/{NAME}/{name}", timeout=10).status_code

    def grants_to_others(self, name: str) -> list[dict[str, Any]]:
        """Who but the owner may do something with a file."""
        access = self.client.get_object_acl(Bucket=NAME, Key=name)
        return [grant for grant in access["Grants"] if grant["Grantee"].get("ID") != access["Owner"]["ID"]]

    def environment(self) -> dict[str, str]:
        """What the site is told of it."""
        return {
            **KEYS,
            "MEDIA_S3_BUCKET": NAME,
            "MEDIA_S3_ENDPOINT_URL": self.endpoint,
            "MEDIA_S3_REGION": REGION,
        }


@contextmanager
def serving_bucket() -> Iterator[Bucket]:
    """An empty bucket while the block runs."""
    # Its web server tells of each request.
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        _host, port = server.get_host_and_port()
        endpoint = f"http://127.0.0.1:{port}"
        client = boto3.client(
            "s3",
            endpoint_url=endpoint,
            region_name=REGION,
            aws_access_key_id=KEYS["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=KEYS["AWS_SECRET_ACCESS_KEY"],
        )
        client.create_bucket(Bucket=NAME, CreateBucketConfiguration={"LocationConstraint": REGION})
        yield Bucket(endpoint, client)
        # Servers of one process share what they hold.
        requests.post(f"{endpoint}/moto-api/reset", timeout=10)
    finally:
        server.stop()
