"""Links between pages lead every reader to the page in his or her own language, wherever they are kept and whatever moves."""

import json
import re
import uuid

import pytest
from django.test import Client
from wagtail.models import Page

from cms.pages.factories import translate
from home.factories import StandardPageFactory
from home.models import Footer, Navigation
from newsroom.factories import NewsPageFactory
from newsroom.models import NewsRelatedPage


def block(kind: str, value) -> dict:
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


@pytest.fixture
def linked(site_tree):
    """An English text, menu and footer that all keep the Serbian page, in every way a page can be kept."""
    target = StandardPageFactory(parent=site_tree.sr.home, title="Cilj", slug="cilj")
    link = {"page": target.pk, "url": "", "label": ""}
    for model, field, kind, value in (
        (Navigation, "items", "item", {**link, "children": [link]}),
        (Footer, "columns", "column", {"heading": "More", "links": [link]}),
    ):
        model.objects.update_or_create(
            locale=site_tree.en.home.locale, defaults={field: json.dumps([block(kind, value)])}
        )
    body = [
        block("rich_text", f'<p>See <a linktype="page" id="{target.pk}">this page</a>.</p>'),
        block("page_reference", {"page": target.pk}),
        block("button", {"label": "Go", "page": target.pk, "url": "", "document": None}),
    ]
    article = NewsPageFactory(parent=site_tree.en.news, title="Article", body=json.dumps(body))
    NewsRelatedPage.objects.create(page=article, target=target)
    return target, article


def links_in(html: str) -> set[str]:
    """Every address in a page that leads to the target, in whichever language."""
    return {href for href in re.findall(r'href="([^"#?]*)"', html) if "cilj" in href or "target" in href}


def read(article) -> tuple[str, str]:
    """The article as a visitor and as a program read it, without the switch of languages."""
    client = Client()
    answer = client.get(f"/api/v2/pages/{article.pk}/", {"locale": "en"})
    assert answer.status_code == 200, answer.text
    return client.get(article.get_url()).text, answer.text


def addresses(article) -> tuple[set[str], set[str]]:
    html, data = read(article)
    return links_in(html), {
        path for path in re.findall(r"(/(?:en|sr-latn)/[\w/-]+)", data) if "cilj" in path or "target" in path
    }


def test_without_a_translation_everything_leads_to_the_text_in_the_readers_frame(linked):
    html, data = addresses(linked[1])
    assert html == {"/en/cilj/"}
    assert data == {"/en/cilj/"}
    assert Client().get("/en/cilj/").status_code == 200


def test_with_one_everything_leads_to_it(linked):
    translate(linked[0], title="Target", slug="target")
    assert addresses(linked[1]) == ({"/en/target/"}, {"/en/target/"})


def test_after_both_have_moved_to_different_places(linked, site_tree):
    english = translate(linked[0], title="Target", slug="target")
    there = StandardPageFactory(parent=site_tree.en.home, title="There", slug="there")
    english.move(there, pos="last-child")
    assert addresses(linked[1]) == ({"/en/there/target/"}, {"/en/there/target/"})
    elsewhere = StandardPageFactory(parent=site_tree.sr.home, title="Drugde", slug="drugde")
    Page.objects.get(pk=linked[0].pk).move(elsewhere, pos="last-child")
    assert addresses(linked[1]) == ({"/en/there/target/"}, {"/en/there/target/"})


def test_when_the_translation_is_withdrawn_they_lead_back_to_the_text(linked):
    english = translate(linked[0], title="Target", slug="target")
    english.unpublish()
    assert addresses(linked[1]) == ({"/en/cilj/"}, {"/en/cilj/"})


def test_when_the_original_is_withdrawn_they_lead_to_the_translation(linked):
    translate(linked[0], title="Target", slug="target")
    Page.objects.get(pk=linked[0].pk).unpublish()
    assert addresses(linked[1]) == ({"/en/target/"}, {"/en/target/"})
