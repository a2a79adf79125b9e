"""The screens: who may see them, the secret shown once, the log and its button."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from cms.webhooks import queue
from cms.webhooks.models import Delivery, Endpoint

pytestmark = pytest.mark.django_db

FORM = {
    "name": "Front end",
    "url": "https://hooks.example.org/cms",
    "events": ["page.published", "page.updated"],
    "languages": ["en"],
    "page_types": [],
    "is_active": "on",
}


def log_in(client, *groups):
    user = get_user_model().objects.create_user("neko", "neko@example.org", "x")
    user.groups.set(Group.objects.filter(name__in=groups))
    client.force_login(user)
    return user


@pytest.mark.parametrize("group", ["Editors", "Moderators", "Translators: English"])
def test_those_without_the_permission_see_nothing_of_it(client, delivery_of, group):
    log_in(client, group)
    for path in ("", "new/", f"edit/{delivery_of.endpoint_id}/", "log/", f"log/{delivery_of.pk}/"):
        response = client.get(f"/admin/webhooks/{path}")
        assert response.status_code == 302, path
        assert response.url == "/admin/"
    client.post(f"/admin/webhooks/log/{delivery_of.pk}/")
    assert Delivery.objects.get().status == Delivery.Status.DELIVERED


@pytest.fixture
def delivery_of(endpoint):
    delivery = Delivery.objects.create(
        endpoint=endpoint, event="page.updated", page_id=7, body='{"type":"page.updated"}'
    )
    queue.send_due()
    return delivery


def test_an_administrator_adds_one_and_sees_its_secret_once(client):
    user = log_in(client, "Administrators")
    page = client.post("/admin/webhooks/new/", FORM, follow=True)
    endpoint = Endpoint.objects.get()
    assert (endpoint.owner, endpoint.events, endpoint.languages, endpoint.page_types) == (
        user,
        ["page.published", "page.updated"],
        ["en"],
        [],
    )
    assert endpoint.secret in page.content.decode()
    again = client.get(f"/admin/webhooks/edit/{endpoint.pk}/").content.decode()
    assert "whsec_" not in again
    assert 'value="en"' in again
    assert "whsec_" not in client.get("/admin/webhooks/").content.decode()


def test_a_new_secret_is_shown_once_too(client, endpoint):
    log_in(client, "Administrators")
    before = endpoint.secret
    page = client.post(f"/admin/webhooks/edit/{endpoint.pk}/", {"renew-secret": "1"}, follow=True)
    (shown,) = set(re.findall(r"whsec_[\w+/=]+", page.content.decode()))
    endpoint.refresh_from_db()
    assert shown == endpoint.secret != before
    assert endpoint.former_secret == before


@pytest.mark.parametrize("url", ["https://10.0.0.1/", "ftp://example.org/", "https://a:b@example.org/"])
def test_an_address_that_nothing_may_go_to_is_refused(client, settings, url):
    settings.WEBHOOKS_ALLOW_PRIVATE = False
    log_in(client, "Administrators")
    response = client.post("/admin/webhooks/new/", {**FORM, "url": url})
    assert response.status_code == 200
    assert "url" in response.context["form"].errors
    assert not Endpoint.objects.exists()


def test_the_log_shows_what_was_answered_and_sends_again(client, delivery_of, receiver):
    log_in(client, "Administrators")
    log = client.get(f"/admin/webhooks/log/?endpoint={delivery_of.endpoint_id}").content.decode()
    assert f"/admin/webhooks/log/{delivery_of.pk}/" in log
    entry = client.get(f"/admin/webhooks/log/{delivery_of.pk}/").content.decode()
    assert "thanks" in entry
    assert "200" in entry
    client.post(f"/admin/webhooks/log/{delivery_of.pk}/")
    assert queue.send_due() == 1
    assert len(receiver.requests) == 2
