"""A locked translation is written on no path: not while it is in review, nor while somebody has locked it."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.machine_translators.dummy import DummyTranslator
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringTranslation,
    Translation,
)

from cms.images.factories import CmsImageFactory
from cms.translations.editor.publication import hand_in
from cms.translations.state.changes import settle
from home.roles import TRANSLATORS_ENGLISH
from newsroom.factories import NewsPageFactory
from tests.translations.desk import edit_url, field_of, said, submit, target, write_all
from tests.translations.rights.people import Someone, someone

FORM = "application/x-www-form-urlencoded"
LEAD = "Za zanatlije."


@pytest.fixture
def translator(site_tree) -> Someone:
    return someone(TRANSLATORS_ENGLISH)


@pytest.fixture
def record(site_tree) -> Translation:
    page = NewsPageFactory(
        parent=site_tree.sr.news, title="Radionica", lead=LEAD, lead_image=CmsImageFactory(), body=[]
    )
    page.save_revision().publish()
    settle()
    return submit(page)


def lock_by_person(record: Translation, translator: Someone) -> None:
    page = target(record)
    page.locked, page.locked_by, page.locked_at = (
        True,
        User.objects.create_superuser("glavni"),
        timezone.now(),
    )
    page.save(update_fields=["locked", "locked_by", "locked_at"])


def lock_by_review(record: Translation, translator: Someone) -> None:
    write_all(record)
    hand_in(record, target(record), translator.user)


LOCKS = [lock_by_person, lock_by_review]


def put_text(client: Client, record: Translation):
    segment = record.source.stringsegment_set.get(context__path="lead")
    url = reverse("wagtail_localize:edit_string_translation", args=[record.pk, segment.pk])
    return client.put(url, "value=Written", content_type=FORM)


def delete_text(client: Client, record: Translation):
    segment = record.source.stringsegment_set.get(context__path="lead")
    return client.delete(reverse("wagtail_localize:edit_string_translation", args=[record.pk, segment.pk]))


def put_value(client: Client, record: Translation):
    segment = OverridableSegment.objects.filter(source=record.source).first()
    url = reverse("wagtail_localize:edit_override", args=[record.pk, segment.pk])
    return client.put(url, f"value={CmsImageFactory().pk}", content_type=FORM)


def save_text(client: Client, record: Translation):
    return client.post(reverse("translation_text", args=[record.pk]), {field_of(record, LEAD): "Written"})


def save_form(client: Client, record: Translation):
    return client.post(edit_url(target(record)), {field_of(record, LEAD): "Written"})


def stop(client: Client, record: Translation):
    return client.post(reverse("wagtail_localize:stop_translation", args=[record.pk]), follow=True)


def by_machine(client: Client, record: Translation):
    return client.post(reverse("wagtail_localize:machine_translate", args=[record.pk]), follow=True)


WRITES = {
    put_text: 409,
    delete_text: 409,
    put_value: 409,
    save_text: 409,
    save_form: 409,
    stop: 200,
    by_machine: 200,
}
"""Each way to write one translation, and the status with which it is refused; a form's button leads back with a message."""


def stored(record: Translation) -> list:
    record.refresh_from_db()
    return [
        record.enabled,
        list(StringTranslation.objects.order_by("pk").values_list("pk", "data", "updated_at")),
        list(SegmentOverride.objects.values_list("pk", "data_json")),
    ]


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize(("send", "status"), WRITES.items())
def test_nothing_is_written(translator, record, settings, send: Callable, status: int, lock: Callable):
    settings.LANGUAGE_CODE = "en"
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": f"{DummyTranslator.__module__}.DummyTranslator"}
    lock(record, translator)
    before = stored(record)
    answer = send(translator.client, record)
    assert answer.status_code == status
    assert stored(record) == before
    if status == 200:
        assert "Nothing was saved: the page is locked." in said(answer)


@pytest.mark.parametrize("send", WRITES)
def test_each_of_them_writes_when_nothing_is_locked(translator, record, settings, send: Callable):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": f"{DummyTranslator.__module__}.DummyTranslator"}
    if send is not by_machine:
        write_all(record)
    before = stored(record)
    assert send(translator.client, record).status_code < 400
    assert stored(record) != before


@pytest.mark.parametrize("lock", LOCKS)
def test_it_is_read_and_taken_along(translator, record, lock: Callable):
    lock(record, translator)
    assert translator.client.get(edit_url(target(record))).status_code == 200
    assert (
        translator.client.get(reverse("wagtail_localize:download_pofile", args=[record.pk])).status_code
        == 200
    )


def test_synced_translation_is_not_started_again(translator, record):
    lock_by_person(record, translator)
    Translation.objects.filter(pk=record.pk).update(enabled=False)
    translator.client.post(edit_url(target(record)), {"localize-restart-translation": "1"})
    record.refresh_from_db()
    assert not record.enabled


def test_syncing_publishes_nothing_that_is_locked(record, admin_client, translator):
    write_all(record)
    lock_by_person(record, translator)
    url = reverse("wagtail_localize:update_translations", args=[record.source_id])
    admin_client.post(url, {"publish_translations": "on"})
    assert not target(record).live


def test_whoever_locked_it_writes(translator, record):
    page = target(record)
    page.locked, page.locked_by = True, translator.user
    page.save(update_fields=["locked", "locked_by"])
    assert put_text(translator.client, record).status_code == 201
