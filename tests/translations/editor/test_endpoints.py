"""wagtail-localize's endpoint of a single text: a program's texts are examined as those of the editor."""

import pytest
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from wagtail_localize.models import Translation

from cms.translations.segments.rows import SegmentRow, segment_rows
from newsroom.factories import NewsPageFactory
from tests.translations.desk import submit, target

LEAD = "Za zanatlije."


@pytest.fixture
def record(site_tree) -> Translation:
    body = [
        {"type": "rich_text", "id": "a", "value": '<p>Pišite <a href="mailto:a@example.org">nam</a>.</p>'}
    ]
    return submit(NewsPageFactory(parent=site_tree.sr.news, title="Radionica", lead=LEAD, body=body))


@pytest.fixture
def put(admin_client, record):
    """Send a value for the text with this path as wagtail-localize's own script does; returns the response."""

    def send(path: str, value: str | None):
        data = encode_multipart(BOUNDARY, {} if value is None else {"value": value})
        return admin_client.put(url(record, path), data, content_type=MULTIPART_CONTENT)

    return send


def row_of(record: Translation, path: str) -> SegmentRow:
    return next(row for row in segment_rows(record) if row.path.startswith(path))


def url(record: Translation, path: str) -> str:
    segment = row_of(record, path).segment
    return reverse("wagtail_localize:edit_string_translation", args=[record.pk, segment.pk])


def test_a_text_is_stored_changed_and_deleted(admin_client, put, record):
    answer = put("lead", "For artisans &amp; others.")
    assert (answer.status_code, answer.json()["data"]) == (201, "For artisans &amp; others.")
    assert put("lead", "For craftspeople.").status_code == 200
    assert row_of(record, "lead").translation == "For craftspeople."
    for _time in range(2):
        assert admin_client.delete(url(record, "lead")).status_code == 204
        assert row_of(record, "lead").translation == ""


def test_a_title_is_the_draft_title(put, record):
    put("title", "Workshop")
    assert target(record).draft_title == "Workshop"


@pytest.mark.parametrize(
    ("path", "value", "status"),
    [
        ("title", "W" * 256, 422),
        ("lead", "W" * 601, 422),
        ("body", "Write to us.", 422),
        ("body", "<script>x</script>", 422),
        ("lead", " ", 400),
        ("lead", None, 400),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(put, record, path, value, status):
    answer = put(path, value)
    assert answer.status_code == status
    assert answer.json()["error"]
    assert not row_of(record, path).record


def test_a_text_of_another_page_is_not_found(admin_client, site_tree, record):
    other = submit(NewsPageFactory(parent=site_tree.sr.news))
    segment = row_of(other, "title").segment
    address = reverse("wagtail_localize:edit_string_translation", args=[record.pk, segment.pk])
    assert admin_client.put(address, "value=X", follow=True).status_code == 404
