"""The picture of a page that has none: what it says, where it is, and who may see it."""

import io
import re

import pytest
from bs4 import BeautifulSoup
from django.core.files.storage import default_storage
from PIL import Image

from cms.delivery.languages import site_view
from cms.delivery.script.models import ScriptException
from cms.images.factories import CmsImageFactory
from cms.pages.factories import translate
from cms.share_cards import views
from cms.share_cards.cards import Card
from cms.share_cards.drawing import ELLIPSIS, TITLE_BOX, draw_card, fitted, font
from newsroom.factories import NewsPageFactory

LONG = "poljoprivrednoprehrambenoprerađivačkog"


def card_of(client, path: str) -> str:
    soup = BeautifulSoup(client.get(path).content, "html.parser")
    address = soup.find("meta", property="og:image")["content"]
    assert soup.find("meta", attrs={"name": "twitter:card"})["content"] == "summary_large_image"
    return address.removeprefix("http://testserver")


@pytest.fixture
def page(site_tree):
    """An item without a picture."""
    return NewsPageFactory(parent=site_tree.sr.news, title="Đačka izložba", slug="izlozba")


def test_a_page_without_a_picture_is_shared_with_its_title(client, page):
    address = card_of(client, page.url)
    assert re.fullmatch(rf"/media/cards/{page.pk}/sr-latn-[0-9a-f]{{16}}\.png", address)
    answer = client.get(address)
    assert "immutable" in answer["Cache-Control"]
    image = Image.open(io.BytesIO(b"".join(answer.streaming_content)))
    assert (image.format, image.size) == ("PNG", (1200, 630))


def test_each_view_has_a_card_in_its_script(client, page):
    translate(page, title="A pupils’ exhibition")
    cards = {
        card_of(client, path)
        for path in ("/sr-latn/vesti/izlozba/", "/sr-cyrl/vesti/izlozba/", "/en/news/a-pupils-exhibition/")
    }
    assert sorted(card.rsplit("/", 1)[1].rsplit("-", 1)[0] for card in cards) == ["en", "sr-cyrl", "sr-latn"]
    assert all(client.get(card).status_code == 200 for card in cards)


def test_a_picture_of_the_editors_comes_first(client, site_tree):
    page = NewsPageFactory(parent=site_tree.sr.news, lead_image=CmsImageFactory())
    assert "/media/images/" in card_of(client, page.url)


def test_a_card_is_drawn_once_and_only_when_asked_for(client, page, monkeypatch):
    address = card_of(client, page.url)
    assert not default_storage.exists(address.removeprefix("/media/"))
    b"".join(client.get(address).streaming_content)
    monkeypatch.setattr("cms.share_cards.cards.draw_card", None)
    assert client.get(address).status_code == 200


def test_a_new_title_has_a_new_address_and_the_old_one_leads_there(client, page):
    old = card_of(client, page.url)
    b"".join(client.get(old).streaming_content)
    page.title = "Izložba"
    page.save()
    new = card_of(client, page.url)
    assert old != new
    answer = client.get(old)
    assert (answer.status_code, answer["Location"]) == (302, new)
    b"".join(client.get(new).streaming_content)
    assert default_storage.listdir(f"cards/{page.pk}")[1] == [new.rsplit("/", 1)[1]]


def test_what_not_everybody_may_read_has_no_card(client, page):
    address = card_of(client, page.url)
    page.view_restrictions.create(restriction_type="login")
    assert client.get(address).status_code == 404
    page.view_restrictions.all().delete()
    page.unpublish()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("name", ["en-0123456789abcdef.png", "x.png", "sr-.png"])
def test_no_other_names_are_drawn(client, page, name, monkeypatch):
    monkeypatch.setattr("cms.share_cards.cards.draw_card", None)
    assert client.get(f"/media/cards/{page.pk}/{name}").status_code in (302, 404)


def test_one_card_is_drawn_at_a_time(client, page, monkeypatch):
    monkeypatch.setattr(views, "PATIENCE_SECONDS", 0.01)
    address = card_of(client, page.url)
    with views._one_at_a_time:
        answer = client.get(address)
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")


@pytest.mark.parametrize("title", ["Niš", LONG, f"{LONG} " * 20, "Reč " * 60, ""])
def test_every_title_stays_within_its_box(title):
    size, lines = fitted(title, TITLE_BOX)
    assert all(font(size).getlength(line) <= TITLE_BOX[0] for line in lines)
    assert len(lines) * size <= TITLE_BOX[1]
    assert (lines[-1].endswith(ELLIPSIS)) == (len(title) > 200)
    assert draw_card(title, "Kuća klastera", "sr-Latn")


def test_letters_are_those_of_the_language():
    # The Cyrillic б of Serbian is another than that of Russian.
    assert draw_card("грб", "", "sr-Cyrl") != draw_card("грб", "", "ru")


def test_a_card_follows_the_editors_exceptions(site_tree, rf):
    ScriptException.objects.create(word="Cluster House", cyrillic="Кластер хаус")
    page = NewsPageFactory(parent=site_tree.sr.news, title="Izložba u Cluster House")
    assert Card.of(page, site_view("sr-cyrl"), rf.get("/")).title == "Изложба у Кластер хаус"
    assert Card.of(page, site_view("sr-latn"), rf.get("/")).title == page.title
