"""Addresses come out so that people can use them and simple robots cannot."""

import re
from html.parser import HTMLParser

import pytest
from django.template import Context, Template
from django.utils.safestring import mark_safe
from wagtail.rich_text import RichText

from cms.blocks.email import encode, mail_link, obfuscate_emails


class Reader(HTMLParser):
    """Reads HTML as a browser does: references decoded, elements without text of their own passed over."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.hrefs = "", []
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag == "a":
            self.hrefs.append(dict(attrs).get("href"))


def harvested(source: str) -> list[str]:
    """What a robot finds that looks for addresses in the source as it stands."""
    return re.findall(r"mailto:|[\w.+-]+@[\w.-]+", source)


def test_address_in_text_becomes_a_link_that_reads_as_written():
    html = obfuscate_emails("<p>Pišite na office@clusterhouse.rs.</p>")

    assert harvested(html) == []
    assert Reader(html).text == "Pišite na office@clusterhouse.rs."
    assert Reader(html).hrefs == ["mailto:office@clusterhouse.rs"]


def test_written_link_keeps_its_text_subject_and_is_not_linked_twice():
    html = obfuscate_emails(
        '<a href="mailto:a.b@x.co.rs?subject=Prijava&amp;cc=c@x.rs">Pišite <b>a.b@x.co.rs</b></a>'
    )

    assert harvested(html) == []
    assert Reader(html).hrefs == ["mailto:a.b@x.co.rs?subject=Prijava&cc=c@x.rs"]
    assert Reader(html).text == "Pišite a.b@x.co.rs"


def test_address_in_an_attribute_stays_the_same_to_a_browser():
    html = obfuscate_emails('<img alt="Plakat: info@x.rs">')

    assert harvested(html) == []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: seen.update(attrs)
    seen: dict = {}
    parser.feed(html)
    assert seen == {"alt": "Plakat: info@x.rs"}


def test_comment_gives_no_address_away():
    assert harvested(obfuscate_emails("<!-- ask web@x.rs -->")) == []


@pytest.mark.parametrize(
    "html",
    [
        "<p>bez adrese</p>",
        '<p><a href="https://www.youtube.com/@klaster">kanal</a></p>',
        "<p>sastanak @ Niš, @klaster</p>",
        '<script type="application/json">{"email": "a@x.rs"}</script>',
        "<textarea>a@x.rs</textarea>",
    ],
)
def test_everything_else_stays_as_it_is(html):
    assert obfuscate_emails(html) == html


def test_protecting_twice_changes_nothing_more():
    once = obfuscate_emails('<p>a@x.rs i <a href="mailto:b@x.rs">b@x.rs</a></p>')

    assert obfuscate_emails(once) == once


def test_same_address_gives_the_same_source_in_both_notations():
    assert mail_link("a@x.rs") == mail_link("a@x.rs")
    assert re.search(r"&#\d", encode("office@x.rs"))
    assert re.search(r"&#x", encode("office@x.rs"))


def test_filter_escapes_text_before_it_links_addresses():
    template = Template("{% load email_tags %}{{ text|obfuscate_emails }}")

    html = template.render(Context({"text": "<b>a@x.rs</b>"}))

    assert html.startswith("&lt;b&gt;<a ")
    assert Reader(html).text == "<b>a@x.rs</b>"


def test_filter_keeps_safe_html():
    template = Template("{% load email_tags %}{{ text|obfuscate_emails }}")

    html = template.render(Context({"text": mark_safe("<b>a@x.rs</b>")}))

    assert html.startswith("<b><a ")


def test_link_tag_says_nothing_for_an_empty_address():
    assert Template("{% load email_tags %}{% email_link '' %}").render(Context()) == ""


@pytest.mark.django_db
def test_links_of_any_rich_text_are_protected():
    html = str(RichText('<p><a href="mailto:office@x.rs">Pišite nam</a></p>'))

    assert harvested(html) == []
    assert Reader(html).hrefs == ["mailto:office@x.rs"]


def test_story_shows_no_address_in_its_source(show):
    card = {"name": "Ana", "email": "ana@x.rs"}
    html = show(
        [
            {
                "type": "rich_text",
                "value": '<p>office@x.rs, <a href="mailto:b@x.rs">b@x.rs</a></p>',
                "id": "1",
            },
            {"type": "contact_card", "value": card, "id": "2"},
            {"type": "quote", "value": {"text": "Javite se na c@x.rs", "who": "", "role": ""}, "id": "3"},
            {"type": "table", "value": {"data": [["d@x.rs"]]}, "id": "4"},
        ]
    )

    assert harvested(html) == []
    expected = {f"mailto:{who}@x.rs" for who in ("office", "b", "ana", "c", "d")}
    assert {href for href in Reader(html).hrefs if href.startswith("mailto:")} == expected
