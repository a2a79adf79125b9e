"""Earlier translations and the glossary in the translation editor."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail_localize.models import StringTranslation

from cms.translations.memory.keeping import rebuild
from cms.translations.models import GlossaryTerm
from newsroom.factories import NewsPageFactory
from tests.translations.desk import edit_url, field_of, form_of, submit, target, write

CALL = "Klaster poziva firme iz Niša na susrete koji počinju 12. maja."
CALL_EN = "The cluster invites firms from Niš to the meetings that begin on 12 May."


def news(tree, **values):
    return submit(NewsPageFactory(parent=tree.sr.news, **values))


@pytest.fixture
def english_admin(settings):
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def record(site_tree, english_admin):
    """A translation whose lead was nearly translated before, on another page."""
    earlier = news(site_tree, title="Raniji poziv", lead=CALL)
    write(earlier, title="Earlier call", lead=CALL_EN)
    rebuild()
    GlossaryTerm.objects.create(serbian="klaster", english="cluster", note="Firme jednog kraja")
    return news(site_tree, title="Novo", lead=CALL.replace("12. maja", "13. juna"))


def page_of(client, record) -> str:
    return client.get(edit_url(target(record))).text


def use_button(html: str) -> str:
    """The value of the first “Use” button."""
    return html.partition('name="use" value="')[2].partition('"')[0]


class TestEarlierTranslations:
    def test_are_offered_with_percentage_place_and_numbers(self, admin_client, record):
        html = page_of(admin_client, record)
        assert CALL_EN in html
        assert "Raniji poziv" in html or "Earlier call" in html
        assert "Check the numbers: the original has 13." in " ".join(html.split())
        percent = int(html.partition(" %</strong>")[0].rpartition("<strong>")[2])
        assert 80 <= percent < 100

    def test_are_put_into_the_field_and_not_saved(self, admin_client, record):
        url = edit_url(target(record))
        form = form_of(admin_client, target(record))
        form |= {"use": use_button(page_of(admin_client, record)), field_of(record, "Novo"): "News"}
        form.pop("action", None)
        html = admin_client.post(url, form).text
        assert CALL_EN in html.partition("<textarea")[2]
        own = StringTranslation.objects.filter(context__object_id=record.source.object_id)
        assert [row.data for row in own] == ["News"]

    def test_take_the_place_of_what_was_being_typed(self, admin_client, record):
        source = record.source.get_source_instance().lead
        form = form_of(admin_client, target(record))
        form |= {"use": use_button(page_of(admin_client, record)), field_of(record, source): "Half a sen"}
        form.pop("action", None)
        html = admin_client.post(edit_url(target(record)), form).text
        assert "Half a sen" not in html
        assert not StringTranslation.objects.filter(data="Half a sen").exists()

    @pytest.mark.parametrize("use", ["", "nonsense", "1-2:3", "9-9:x"])
    def test_one_that_is_gone_is_said(self, admin_client, record, use):
        form = form_of(admin_client, target(record)) | {"use": use}
        form.pop("action", None)
        response = admin_client.post(edit_url(target(record)), form)
        assert "This suggestion is no longer there." in response.text

    def test_translated_texts_need_none(self, admin_client, record):
        write(record, lead="Done.")
        assert CALL_EN not in page_of(admin_client, record)

    def test_a_locked_page_offers_no_button(self, client, record):
        page = target(record)
        page.locked, page.locked_by = True, User.objects.create_superuser("drugi")
        page.save()
        client.force_login(User.objects.create_superuser("glavni"))
        assert 'name="use"' not in page_of(client, record)


class TestGlossary:
    def test_terms_are_highlighted_and_named(self, admin_client, record):
        html = page_of(admin_client, record)
        assert (
            '<mark class="term" title="cluster">Klaster<span class="w-sr-only"> (cluster)</span></mark>'
            in html
        )
        assert "Firme jednog kraja" in html

    def test_a_translation_without_the_term_is_warned_of(self, admin_client, record):
        write(record, lead="The group invites.")
        assert "The glossary has “cluster” for “Klaster”." in page_of(admin_client, record)
        write(record, lead="The clusters invite.")
        assert "The glossary has" not in page_of(admin_client, record)

    def test_what_is_in_a_term_is_never_markup(self, admin_client, site_tree, english_admin):
        GlossaryTerm.objects.create(serbian="<b>opasno", english="<i>danger", note="<u>note")
        html = page_of(admin_client, news(site_tree, title="Opasno & važno"))
        assert "<i>danger" not in html
        assert "<u>note" not in html


def test_costs_the_same_for_one_text_and_for_forty(admin_client, site_tree, record):
    """Beyond what the screen asks anyway: the glossary, and the memory's queries once for all texts."""

    def queries(count: int) -> int:
        blocks = [
            {"type": "heading", "value": {"text": f"{CALL} {number}", "level": "h2"}, "id": f"b{number}"}
            for number in range(count)
        ]
        page = news(site_tree, title=f"Duga {count}", lead=CALL, body=blocks)
        admin_client.get(edit_url(target(page)))
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert admin_client.get(edit_url(target(page))).text.count('name="use"') >= count
        return len(captured)

    assert queries(40) == queries(1)
