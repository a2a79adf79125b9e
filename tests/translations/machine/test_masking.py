"""Marks and words that stay come back as they were, whatever a service does to them."""

import re
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wagtail_localize.strings import StringValue

from cms.translations.machine.masking import Masked

LINKED = 'Prijavite se <b>do petka</b> <a id="a1">ovde</a>.'


def staying(*words: str):
    pattern = re.compile("|".join(map(re.escape, words)))
    return lambda text: [found.span() for found in pattern.finditer(text)]


class TestSent:
    @pytest.mark.parametrize(
        ("html", "sent"),
        [
            ("Obuka", "Obuka"),
            (LINKED, "Prijavite se <x1>do petka</x1> <x2>ovde</x2>."),
            ("Red<br/>drugi", "Red<x1/>drugi"),
            ("<b><i>Dan</i></b>", "<x1><x2>Dan</x2></x1>"),
            ("Voće &amp; povrće &lt; 5", "Voće & povrće < 5"),
        ],
    )
    def test_marks_are_tokens_and_entities_characters(self, html, sent):
        assert Masked(html).text == sent

    def test_words_that_stay_are_between_tokens(self):
        assert Masked("Tanjug javlja", staying("Tanjug")).text == "<x1>Tanjug</x1> javlja"


class TestRestored:
    @pytest.mark.parametrize(
        ("answer", "html"),
        [
            (
                "Register <x2>here</x2> <x1>by Friday</x1>.",
                'Register <a id="a1">here</a> <b>by Friday</b>.',
            ),
            ("Sign < up & <x1>now</x1> <X2>here</ x2 >", 'Sign &lt; up &amp; <b>now</b> <a id="a1">here</a>'),
            ("<x1>By Friday <x2>here</x2></x1>", '<b>By Friday <a id="a1">here</a></b>'),
        ],
    )
    def test_marks_may_change_their_order(self, answer, html):
        assert Masked(LINKED).restore(answer) == html

    @pytest.mark.parametrize(
        "answer",
        [
            "Register by Friday here.",
            "Register <x1>by Friday</x1> <x2>here.",
            "Register <x1>by Friday</x1> <x2>here</x2> <x3>now</x3>.",
            "Register <x1>by <x2>Friday</x1> here</x2>.",
            "Register </x1>by Friday<x1> <x2>here</x2>.",
            "Register <x1>by Friday</x1> <x2>here</x2> <x2>and here</x2>.",
        ],
    )
    def test_an_answer_with_lost_added_or_crossed_marks_is_not_used(self, answer):
        assert Masked(LINKED).restore(answer) is None

    def test_words_that_stay_are_those_of_the_original(self):
        mask = Masked("Kaže <b>Tanjug</b> & mi", staying("Tanjug"))
        assert mask.restore("The <x1><x2>Tanyug Agency</x2></x1> & we say") == (
            "The <b>Tanjug</b> &amp; we say"
        )


class TestPieces:
    def test_the_words_between_marks(self):
        mask = Masked(f"{LINKED}<br/>12 &amp; 7", staying("petka"))
        assert mask.pieces == ["Prijavite se", "do", "ovde"]
        assert mask.join(["Register", "by", "here"]) == (
            'Register <b>by petka</b> <a id="a1">here</a>.<br/>12 &amp; 7'
        )


TEXT = st.text(alphabet=ascii_lowercase + "čšđž &<>0123456789.\n", max_size=12)


def marked(children):
    return st.one_of(
        st.tuples(st.sampled_from(["b", "i", "em"]), children).map(lambda p: f"<{p[0]}>{p[1]}</{p[0]}>"),
        st.lists(children, max_size=3).map("".join),
        st.just("<br/>"),
    )


HTML = st.recursive(TEXT.map(lambda text: StringValue.from_plaintext(text).data), marked, max_leaves=8)


@given(HTML)
def test_a_service_that_changes_nothing_gives_the_original_back(html):
    mask = Masked(html)
    assert mask.restore(mask.text) in (html, None)
    assert mask.join(mask.pieces) == html


@given(HTML, TEXT)
def test_no_answer_can_break_the_marks(html, answer):
    mask = Masked(html)
    restored = mask.restore(answer)
    if restored is not None:
        assert re.findall("<[^<>]*>", restored) == re.findall("<[^<>]*>", html) == []
    joined = mask.join(answer for _piece in mask.pieces)
    assert re.findall("<[^<>]*>", joined) == re.findall("<[^<>]*>", html)
