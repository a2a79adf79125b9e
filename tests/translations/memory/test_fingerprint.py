"""What makes texts the same, and what lets similar ones be found."""

import pytest

from cms.serbian import to_cyrillic
from cms.translations.memory.fingerprint import digest, normal_form, numbers_in, sketch

TEXT = "Klaster poziva firme iz Niša na poslovne susrete koji počinju u ponedeljak"


@pytest.mark.parametrize(
    "other",
    [
        TEXT.upper(),
        to_cyrillic(TEXT),
        TEXT.replace("firme", '<a id="a1">firme</a>').replace("poziva", "<b>poziva</b>"),
        TEXT.replace(" iz ", "\u00a0 iz\n"),
    ],
)
def test_marks_capitals_spaces_and_script_make_no_difference(other):
    assert normal_form(other, "sr") == normal_form(TEXT, "sr")


def test_words_make_a_difference():
    assert normal_form(TEXT, "sr") != normal_form(TEXT.replace("firme", "škole"), "sr")
    assert normal_form("R&amp;D &lt;3", "en") == "r&d <3"


def test_a_digest_fits_a_database_column():
    assert all(-(2**63) <= digest(str(number)) < 2**63 for number in range(1000))


@pytest.mark.parametrize(
    "similar",
    [
        TEXT.replace("ponedeljak", "utorak"),
        TEXT.replace("firme", "škole"),
        f"Danas: {TEXT}, javlja agencija",
        TEXT.replace("poslovne susrete", "poslovnim susretima"),
    ],
)
def test_similar_texts_share_a_key(similar):
    first, second = (sketch(normal_form(text, "sr"), "sr") for text in (TEXT, similar))
    assert set(first) & set(second)


def test_other_texts_share_none():
    other = "Izložba fotografija otvara se sutra u holu Narodnog pozorišta"
    first, second = (sketch(normal_form(text, "sr"), "sr") for text in (TEXT, other))
    assert not set(first) & set(second)


def test_numbers_are_one_like_another():
    keys = [sketch(f"sajam meda {year}", "sr") for year in (2024, 2025)]
    assert keys[0] == keys[1]


def test_languages_are_kept_apart():
    assert not set(sketch("program", "sr")) & set(sketch("program", "en"))


def test_a_text_without_words_has_no_keys():
    assert sketch("— !", "sr") == []


def test_numbers_are_read_as_written():
    assert numbers_in('<a id="a1">2.500</a> evra, 12.5.2026, 10:30 i 3') == {
        "2.500": 1, "12.5.2026": 1, "10:30": 1, "3": 1,
    }  # fmt: skip
