"""Foreign phrases and superscript are part of a text, from the editor to the translation."""

from xml.etree.ElementTree import Element

import pytest
from wagtail.models import Page
from wagtail_localize.strings import StringValue, extract_strings, restore_strings

from cms.translations.files.inline import read_inline, write_inline
from newsroom.factories import NewsPageFactory
from tests.translations.desk import submit

PHRASE = 'Kompanija <i translate="no">Deutsche Telekom</i> ima <a id="a1">sajt</a>.'
SOURCE = PHRASE.replace('<a id="a1">', '<a href="https://example.org/">')


def test_a_foreign_phrase_keeps_its_mark_in_a_string():
    template, texts = extract_strings(f"<p>{SOURCE}</p>")
    assert [text.data for text, _attributes in texts] == [PHRASE]
    assert restore_strings(template, texts) == f"<p>{SOURCE}</p>"


def test_superscript_stays_inside_its_text():
    _template, texts = extract_strings("<p>Hala od 10 m<sup>2</sup> je nova.</p>")
    assert [text.data for text, _attributes in texts] == ["Hala od 10 m<sup>2</sup> je nova."]


@pytest.mark.parametrize(
    "html", ['<i class="a">b</i>', '<i translate="yes">b</i>', '<i translate="no"><p>b</p></i>']
)
def test_other_attributes_and_blocks_are_refused(html):
    with pytest.raises(ValueError, match="tag"):
        StringValue.from_translated_html(html)


def test_a_file_for_translators_brings_the_mark_back():
    element, data = Element("source"), {}
    write_inline(element, PHRASE, data)
    assert "translate" not in "".join(element.itertext())
    assert read_inline(element, data) == PHRASE


@pytest.mark.django_db
def test_a_page_with_a_foreign_phrase_is_published_and_translated(client, site_tree):
    page = NewsPageFactory(parent=site_tree.sr.news, title="Naslov", lead="Uvod.", body=[])
    record = submit(page)
    page.body = [("rich_text", f"<p>{SOURCE}</p>")]
    page.save_revision().publish()
    record.source.refresh_from_db()
    record.source.update_from_db()
    assert PHRASE in set(record.source.stringsegment_set.values_list("string__data", flat=True))
    cyrillic = client.get(Page.objects.get(pk=page.pk).url.replace("/sr-latn/", "/sr-cyrl/")).text
    assert 'Компанија <i translate="no">Deutsche Telekom</i> има' in cyrillic
