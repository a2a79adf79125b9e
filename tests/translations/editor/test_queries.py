"""However long a page is, its translation is opened and saved with the same number of queries."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail_localize.models import Translation

from newsroom.factories import NewsPageFactory
from tests.translations.desk import edit_url, field_of, form_of, submit, target, write_all

LONG = 500


CEILING = 75


def story(paragraphs: int) -> list[dict]:
    """Paragraphs, each with a link, whose address is a value that can be replaced."""
    markup = "".join(
        f'<p>Pasus broj {number} o <a href="https://example.org/{number}">sajmu</a>.</p>'
        for number in range(paragraphs)
    )
    return [{"type": "rich_text", "value": markup, "id": "text"}]


@pytest.fixture
def opened(admin_client, site_tree):
    """Makes a page of some length, half of it translated and changed since; returns its record."""

    def make(paragraphs: int) -> Translation:
        page = NewsPageFactory(parent=site_tree.sr.news, body=story(paragraphs))
        page.save_revision().publish()
        record = submit(page)
        write_all(record)
        page.lead = "Izmenjen uvod."
        page.save_revision().publish()
        admin_client.get(edit_url(target(record)))
        return record

    return make


def count(work) -> int:
    ContentType.objects.clear_cache()
    with CaptureQueriesContext(connection) as queries:
        work()
    return len(queries)


def test_opening(admin_client, opened):
    """The session, the user and their rights and languages; the page as Wagtail's edit view reads it, with its locale, parent,
    schedule and history; lock and workflow, which Wagtail asks for anew each time; the record, its source page and both
    locales; all segments; all translations; which originals are the same elsewhere (two); all values and their overrides;
    the objects of each kind of value; what the panels say of translations, privacy, usage and comments.
    """
    short, long = opened(2), opened(LONG)
    counts = [
        count(lambda record=record: admin_client.get(edit_url(target(record)))) for record in (short, long)
    ]
    assert counts[0] == counts[1]
    assert counts[1] <= CEILING


def test_saving_one_text(admin_client, opened):
    """What opening asks to know the person and the texts; the text itself in one write; and the state of the translation."""
    counts = []
    for record in (opened(2), opened(LONG)):
        form = form_of(admin_client, target(record)) | {field_of(record, "Izmenjen uvod."): "A changed lead."}
        url = edit_url(target(record))
        counts.append(count(lambda form=form, url=url: admin_client.post(url, form)))
    assert counts[0] == counts[1]
    assert counts[1] <= CEILING
