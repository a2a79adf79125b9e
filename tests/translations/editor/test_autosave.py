"""What the editor's script saves while somebody writes."""

import json

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from wagtail_localize.models import Translation

from cms.translations.segments.rows import Status, segment_rows
from home.roles import EDITORS, ensure_roles
from newsroom.factories import NewsPageFactory
from tests.translations.desk import field_of, form_of, key_of_text, submit, target, write

LEAD = "Za zanatlije."


@pytest.fixture
def record(site_tree) -> Translation:
    return submit(NewsPageFactory(parent=site_tree.sr.news, title="Radionica", lead=LEAD))


@pytest.fixture
def send(admin_client, record):
    """Send one text as the script does; returns the response."""

    def post(text: str, seen: str | None = None, client=admin_client):
        seen = seen or form_of(admin_client, target(record))["seen"]
        url = reverse("translation_text", args=[record.pk])
        return client.post(url, {"seen": seen, field_of(record, LEAD): text})

    return post


def lead_of(record: Translation):
    return next(row for row in segment_rows(record) if row.path == "lead")


def test_a_text_is_saved_and_its_state_told(send, record):
    key = key_of_text(record, LEAD)
    answer = send("For artisans.")
    assert answer.status_code == 200
    body = answer.json()
    assert lead_of(record).translation == "For artisans."
    assert body["open"] == {key: False}
    assert str(Status.DONE.label) in body["states"][key]
    assert list(body["seen"]) == [key]
    assert "1" in body["progress"]


def test_the_next_save_of_the_same_text_is_no_conflict(send, record):
    seen = json.dumps(send("For artisans.").json()["seen"])
    assert send("For all artisans.", seen).status_code == 200
    assert lead_of(record).translation == "For all artisans."


def test_somebody_else_s_text_is_kept(admin_client, send, record):
    seen = form_of(admin_client, target(record))["seen"]
    write(record, lead="For craftspeople.")
    answer = send("For artisans.", seen)
    assert answer.status_code == 422
    assert "For craftspeople." in answer.json()["states"][key_of_text(record, LEAD)]
    assert lead_of(record).translation == "For craftspeople."


def test_a_text_that_does_not_fit_is_refused_beside_its_field(send, record):
    answer = send("a" * 10_000)
    assert answer.status_code == 422
    assert "10000" in answer.json()["states"][key_of_text(record, LEAD)].replace(".", "").replace(",", "")
    assert not lead_of(record).translation


def test_a_locked_page_is_left_alone(admin_user, send, record):
    page = target(record)
    page.locked, page.locked_by = True, User.objects.create_superuser("boss")
    page.save(update_fields=["locked", "locked_by"])
    assert send("For artisans.").status_code == 409
    assert not lead_of(record).translation


def test_only_translators_of_the_language_may(client, send, record):
    editor = User.objects.create_user("urednik")
    editor.groups.add(ensure_roles()[EDITORS])
    client.force_login(editor)
    assert send("For artisans.", client=client).status_code == 302
    assert not lead_of(record).translation


def test_it_is_not_read(admin_client, record):
    assert admin_client.get(reverse("translation_text", args=[record.pk])).status_code == 405
