"""What holds for every text: round trips, idempotence, calm on any input."""

import time
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.serbian import fold, repair_lookalikes, search_key, slugify, to_cyrillic, to_latin
from cms.serbian.evaluate import read_sentences

SENTENCES = [sentence for half in read_sentences() for sentence in half]
WORDS = sorted({word for sentence in SENTENCES for word in sentence.latin.split()})

serbian = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
serbian_letters = st.text(alphabet="abcčćdđefghijklmnoprsštuvzžAĐŠŽLjNJ -.,I VX12„“@#/", max_size=60)
both_scripts = st.text(alphabet="abcdjlnžđšćШѓЉЊЏљњџХVIabw-'. 5kmg", max_size=40)
any_text = st.text(max_size=80)

searching = settings(
    max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


@searching
@given(serbian)
def test_round_trip_of_serbian_words_in_any_order(text):
    assert to_latin(to_cyrillic(text)) == text


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence.latin[:30])
def test_round_trip_of_sentences(sentence):
    assert to_latin(to_cyrillic(sentence.latin)) == sentence.latin


def test_cyrillic_sentences_stay_and_come_back():
    changed = [
        s.cyrillic
        for s in SENTENCES
        if to_cyrillic(s.cyrillic) != s.cyrillic or to_latin(s.cyrillic) != s.latin
    ]
    assert not changed


@pytest.mark.parametrize("convert", [to_cyrillic, to_latin, fold, slugify, repair_lookalikes])
@pytest.mark.parametrize("texts", [serbian, serbian_letters, both_scripts, any_text])
def test_twice_is_once(convert, texts):
    @searching
    @given(texts)
    def holds(text):
        once = convert(text)
        assert convert(once) == once

    holds()


@searching
@given(serbian)
def test_both_scripts_share_one_fold_and_one_key(text):
    cyrillic = to_cyrillic(text)
    assert fold(cyrillic) == fold(text)


@searching
@given(any_text)
def test_slugs_are_ascii_words_and_hyphens(text):
    slug = slugify(text)
    assert slug.isascii()
    assert slug == slug.lower()
    assert all(part.isalnum() for part in slug.split("-")) or slug == ""


@searching
@given(any_text)
def test_search_keys_can_be_stored(text):
    for language in ("sr", "en"):
        key = search_key(text, language)
        assert "\x00" not in key
        key.encode("utf-8")


HOSTILE = {
    "one long word": "a" * 10_000,
    "digraphs": "nj" * 5_000,
    "emoji": "😀" * 10_000,
    "null bytes": "\x00" * 10_000,
    "surrogates": "\ud800" * 10_000,
    "hyphens": "ab-" * 3_300,
    "almost addresses": "a@" * 5_000,
    "almost domains": "a.b." * 2_500,
    "almost paths": "/a" * 5_000,
    "open brackets": "<{`" * 3_300,
    "both scripts": "aЖ" * 5_000,
    "numerals": "I " * 5_000,
    "initials": "Љ. " * 3_300,
    "English sentences": "the of. " * 1_250,
    "quotes": "'\"*%() OR --" * 900,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_input_is_answered_calmly(text):
    start = time.process_time()
    for convert in (to_cyrillic, to_latin, fold, slugify, repair_lookalikes):
        convert(text)
    search_key(text, "sr")
    search_key(text, "en")
    assert time.process_time() - start < 1.5


@searching
@given(serbian_letters)
def test_composed_and_decomposed_letters_fold_alike(text):
    assert fold(text) == fold(unicodedata.normalize("NFD", text))
