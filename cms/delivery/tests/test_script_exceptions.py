"""Editors correct the conversion: word by word in a list, phrase by phrase in the text."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from cms.delivery.script.models import ScriptException
from newsroom.factories import NewsPageFactory


def read(client, page) -> str:
    return client.get(f"/sr-cyrl/vesti/{page.slug}/").content.decode()


def test_an_exception_holds_at_once_on_every_page_and_is_gone_at_once(client, site_tree):
    page = NewsPageFactory(parent=site_tree.sr.news, lead="Projekat Nandžin traje.")
    assert "Нанџин" in read(client, page)
    exception = ScriptException.objects.create(word="Nandžin", cyrillic="Нанџ\u0438\u043d\u0433")
    assert "Нанџинг" in read(client, page)
    exception.cyrillic = "Nandžin"
    exception.save()
    assert "Nandžin траје" in read(client, page)
    exception.delete()
    assert "Нанџин траје" in read(client, page)


def test_a_word_is_listed_once_whatever_its_capitals(db):
    ScriptException.objects.create(word="Nokia", cyrillic="Нокија")
    with pytest.raises(ValidationError) as caught:
        ScriptException(word="NOKIA", cyrillic="НОКИЈА").full_clean()
    assert list(caught.value.error_dict) == ["word"]


def test_a_phrase_marked_as_foreign_keeps_its_letters(client, site_tree):
    body = [("rich_text", '<p>Izlaganje <i translate="no">Da li je to konj</i> i konj.</p>')]
    page = NewsPageFactory(parent=site_tree.sr.news, body=body)
    assert '<i translate="no">Da li je to konj</i> и коњ.' in read(client, page)


def test_the_editor_keeps_the_mark_and_italics_apart():
    source = '<p data-block-key="a"><i translate="no">konj</i> <i>konj</i></p>'
    converter = ContentstateConverter(features=["italic", "foreign"])
    assert converter.to_database_format(converter.from_database_format(source)) == source
