"""Two people at one moment: whoever comes second sees what the first has stored, and takes nothing of it back.

Each test does the first person's part in a transaction that is still open when the second person begins. Without the holding
(``cms.translations.holding``) the second reads what was there before, waits only to write, and writes over the first.
"""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections, transaction
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.images.factories import CmsImageFactory
from cms.images.models import CmsImage
from cms.translations.copied import texts_of
from cms.translations.files.exchange import Format
from cms.translations.files.exporting import write_files
from cms.translations.files.models import FileImport
from cms.translations.holding import hold_images, hold_translations
from cms.translations.requests.asking import Wish, request_translations
from cms.translations.requests.models import TranslationRequest
from cms.translations.segments.rows import segment_rows
from cms.translations.segments.storing import store_texts, written
from cms.translations.staleness import refresh_source
from cms.translations.state.changes import settle
from cms.translations.writing.texts import write_texts
from newsroom.factories import NewsPageFactory
from newsroom.models import NewsPage
from tests.translations.desk import edit_url, field_of, form_of, submit, target
from tests.translations.state.states import row

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs a database that threads share"),
]
LONG_ENOUGH = 0.7
"""Seconds in which the second person's request comes to where it waits, or has written."""


@pytest.fixture(autouse=True)
def english_admin(settings):
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def second(site_tree) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("druga"))
    return client


@pytest.fixture
def record(site_tree) -> Translation:
    page = NewsPageFactory(parent=site_tree.sr.news, title="Sajam", lead="Uvod.", body=[])
    record = submit(page)
    _write(record, "Lead.")
    return record


def meanwhile(first: Callable[[], Any], then: Callable[[], Any]) -> Any:
    """What comes of ``then``, begun in a thread of its own before what ``first`` does is committed."""

    def answer() -> Any:
        try:
            return then()
        finally:
            connections.close_all()

    with ThreadPoolExecutor() as threads:
        with transaction.atomic():
            first()
            later = threads.submit(answer)
            time.sleep(LONG_ENOUGH)
            assert not later.done(), "nothing waits here: the test shows nothing"
        return later.result()


def _write(record: Translation, text: str) -> None:
    """Another translation of the lead, as the editor stores it."""
    lead = next(found for found in segment_rows(record) if found.path == "lead")
    with transaction.atomic():
        write_texts(record, {(lead.segment.string_id, lead.segment.context_id): text})


def lead_of(record: Translation) -> str:
    return StringTranslation.objects.get(
        context__object_id=record.source.object_id, context__path="lead"
    ).data


def test_two_save_one_form(second, record):
    form = form_of(second, target(record)) | {field_of(record, "Uvod."): "Introduction."}
    answer = meanwhile(
        lambda: _write(record, "Opening."), lambda: second.post(edit_url(target(record)), form)
    )
    assert answer.status_code == 422
    assert lead_of(record) == "Opening."


def test_two_leave_one_field(second, record):
    form = form_of(second, target(record)) | {field_of(record, "Uvod."): "Introduction."}
    address = reverse("translation_text", args=[record.pk])
    answer = meanwhile(lambda: _write(record, "Opening."), lambda: second.post(address, form))
    assert answer.status_code == 422
    assert lead_of(record) == "Opening."


def test_a_file_is_taken_in_while_somebody_writes(second, record):
    file = write_files([record], Format.PO)[2].replace(b'msgstr "Lead."', b'msgstr "Introduction."')
    second.post(reverse("translation_file_upload"), {"file": SimpleUploadedFile("a.po", file)})
    address = reverse("translation_file_report", args=[FileImport.objects.get().pk])
    meanwhile(lambda: _write(record, "Opening."), lambda: second.post(address))
    assert lead_of(record) == "Opening."
    (lines,) = [file["lines"] for file in FileImport.objects.get().report]
    assert [line["outcome"] for line in lines if line["source"] == "Uvod."] == ["conflict"]


def test_a_machine_translates_while_somebody_writes(record):
    """The person's title stays, and is the one that the explorer shows."""
    title = next(found for found in segment_rows(record) if found.path == "title")
    place = (title.segment.string_id, title.segment.context_id)
    by_person = {title: written(title, "Fair")}

    def by_machine():
        return write_texts(record, {place: "Trade show"}, translation_type="machine", overwrite=False)

    result = meanwhile(lambda: _stored_by_person(record, by_person), by_machine)
    assert place in result.kept
    page = target(record)
    assert page.draft_title == "Fair"


def _stored_by_person(record, texts) -> None:
    hold_translations([record.pk])
    store_texts(record, texts, None)


def test_two_read_one_original_anew(record):
    """Each text stands once, whoever was first; the new text is one that is known, so that nobody waits to write it."""
    source = record.source
    NewsPage.objects.filter(pk=source.get_source_instance().pk).update(lead="Sajam")
    meanwhile(
        lambda: refresh_source(TranslationSource.objects.get(pk=source.pk)),
        lambda: refresh_source(TranslationSource.objects.get(pk=source.pk)),
    )
    assert sorted(source.stringsegment_set.values_list("string__data", flat=True)) == sorted(
        segment.string.data for segment in texts_of(source.get_source_instance())
    )


def test_two_write_for_one_picture(second, site_tree):
    image = CmsImageFactory(alt_sr="Peć", alt_en="Furnace")
    data = {
        "image": [image.pk],
        f"image-{image.pk}-alt_en": "A kiln",
        f"initial-image-{image.pk}-alt_en": "Furnace",
    }

    def write() -> None:
        hold_images([image.pk])
        CmsImage.objects.filter(pk=image.pk).update(alt_en="An oven")

    answer = meanwhile(write, lambda: second.post(reverse("translations_image_texts"), data))
    assert "An oven" in answer.text
    assert CmsImage.objects.get(pk=image.pk).alt_en == "An oven"


def test_two_ask_for_one_translation(site_tree):
    page = NewsPageFactory(parent=site_tree.sr.news, title="Sajam")
    settle()
    state = row(page)
    people = [User.objects.create_superuser(name) for name in ("prva", "druga")]
    report = meanwhile(
        lambda: request_translations([state], Wish(people[0])),
        lambda: request_translations([row(page)], Wish(people[1])),
    )
    assert report.made == []
    assert [reason for _state, reason in report.refused] == ["It has been requested already."]
    assert TranslationRequest.objects.get().requester == people[0]
