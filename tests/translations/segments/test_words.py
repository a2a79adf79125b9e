"""How texts are typed, compared and proposed; nothing here needs a page."""

import pytest
from django.db import models
from django.utils.translation import override
from wagtail.blocks import RichTextBlock

from cms.translations.segments.diff import show, word_diff
from cms.translations.segments.places import Place
from cms.translations.segments.proposals import is_obvious
from cms.translations.segments.texts import from_field, to_field

PLAIN = Place(0, "Title", "", models.CharField(max_length=20))
RICH = Place(0, "Body", "Text", RichTextBlock())


@pytest.mark.parametrize(
    ("place", "stored", "typed"),
    [
        (PLAIN, "R&amp;D &lt;1&gt;", "R&D <1>"),
        (PLAIN, "Prvi<br/>drugi", "Prvi\ndrugi"),
        (RICH, '<b>R&amp;D</b> <a id="a1">x</a>', '<b>R&D</b> <a id="a1">x</a>'),
        (RICH, "1 &lt; 2", "1 &lt; 2"),
        (RICH, "pisano &amp;lt;", "pisano &amp;lt;"),
    ],
)
def test_a_text_comes_back_as_it_was_stored(place, stored, typed):
    assert to_field(stored, place) == typed
    assert from_field(typed, stored, place) == stored


def test_line_ends_of_browsers_are_those_of_the_store():
    assert from_field("Prvi\r\ndrugi\r\n", "", PLAIN) == "Prvi<br/>drugi"


@pytest.mark.parametrize(
    ("place", "source", "typed"),
    [
        (PLAIN, "", "a" * 21),
        (RICH, '<a id="a1">x</a>', "x"),
        (RICH, "x", '<a id="a1">x</a>'),
        (RICH, "x", "<p>x</p>"),
        (RICH, "x", '<b class="y">x</b>'),
    ],
)
def test_what_does_not_fit_is_refused(place, source, typed):
    with pytest.raises(ValueError, match=r".+"):
        from_field(typed, source, place)


def test_whole_words_and_whole_marks_are_compared():
    with override("en"):
        html = word_diff('Do <a id="a1">petka</a> u Nišu.', 'Do <a id="a1">subote</a>, u Nišu.', RICH)
    assert '<span class="w-sr-only">removed: </span>petka</del>' in html
    assert '<span class="w-sr-only">added: </span>subote</ins>' in html
    assert '<code class="segment__mark">&lt;a id=&quot;a1&quot;&gt;</code>' in html


def test_nothing_of_a_text_becomes_markup():
    html = word_diff("a", "&lt;script&gt;alert(1)&lt;/script&gt;", PLAIN)
    assert "<script" not in html
    assert "&lt;" in html
    assert "<script" not in show("<script>", RICH)


@pytest.mark.parametrize(
    "text", ["40", "2026", "10:30", "+381 18 555 555", "a@example.org", "https://example.org/x"]
)
def test_numbers_and_addresses_are_obviously_the_same(text):
    assert is_obvious(text)


@pytest.mark.parametrize(
    "text", ["2.500", "2,5", "5. oktobar", "Niš", "", "40 učesnica", "javascript:alert(1)"]
)
def test_what_a_language_writes_its_own_way_is_not(text):
    assert not is_obvious(text)
