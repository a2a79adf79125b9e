"""What machines read of the site besides its pages: security.txt and the web manifest."""

import datetime as dt
import json

import pytest
from django.utils import timezone

CONTACTS = ["mailto:bezbednost@example.org", "https://example.org/prijava"]


def test_security_txt_is_only_there_with_a_contact(client, db, settings):
    settings.SECURITY_CONTACT = []
    assert client.get("/.well-known/security.txt").status_code == 404


def test_security_txt_says_whom_to_tell_and_expires_within_a_year(client, settings):
    settings.SECURITY_CONTACT, settings.SECURITY_POLICY = CONTACTS, "https://example.org/pravila"
    answer = client.get("/.well-known/security.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    fields = [line.split(": ", 1) for line in answer.content.decode().splitlines()]
    assert [value for name, value in fields if name == "Contact"] == CONTACTS
    (expires,) = (dt.datetime.fromisoformat(value) for name, value in fields if name == "Expires")
    assert dt.timedelta(days=30) < expires - timezone.now() < dt.timedelta(days=365)
    assert {name for name, _value in fields} == {
        "Contact",
        "Expires",
        "Preferred-Languages",
        "Canonical",
        "Policy",
    }


@pytest.mark.parametrize(
    ("view", "tag", "name"),
    [
        ("sr-latn", "sr-Latn", "Kuća klastera"),
        ("sr-cyrl", "sr-Cyrl", "Кућа кластера"),
        ("en", "en", "Cluster House"),
    ],
)
def test_the_manifest_is_in_the_readers_language(client, site_tree, view, tag, name):
    link = f'rel="manifest" href="/{view}/site.webmanifest"'
    assert link in client.get(f"/{view}/").content.decode()
    answer = client.get(f"/{view}/site.webmanifest")
    assert answer["Content-Type"] == "application/manifest+json"
    manifest = json.loads(answer.content)
    assert (manifest["lang"], manifest["name"], manifest["start_url"]) == (tag, name, f"/{view}/")
    assert all(client.get(icon["src"]).status_code == 200 for icon in manifest["icons"])
