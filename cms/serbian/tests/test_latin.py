"""Cyrillic to Latin."""

import pytest

from cms.serbian import to_latin


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("љубав", "ljubav"),
        ("Љубав", "Ljubav"),
        ("ЉУБАВ", "LJUBAV"),
        ("КОЊ", "KONJ"),
        ("Џеп и ЏЕП", "Džep i DŽEP"),
        ("ЉУБАВ Љ. НИШ", "LJUBAV LJ. NIŠ"),
        ("Љ. Ненадовић", "Lj. Nenadović"),
        ("Њ", "Nj"),
        ("МУПу", "MUPu"),
        ("Танјуг и инјекција", "Tanjug i injekcija"),
        ("надживети", "nadživeti"),
    ],
)
def test_serbian_letters(cyrillic, latin):
    assert to_latin(cyrillic) == latin


def test_every_letter():
    assert to_latin("абвгдђежзијклљмнњопрстћуфхцчџш") == "abvgdđežzijklljmnnjoprstćufhcčdžš"
    assert to_latin("АБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШ") == "ABVGDĐEŽZIJKLLJMNNJOPRSTĆUFHCČDŽŠ"


def test_letters_of_the_neighbours():
    assert to_latin("Ѓорче Ќе Ѕвезда") == "Đorče Će Dzvezda"
    assert to_latin("Достоевский, Щукин, ЩУКИН, Ёлка") == "Dostoevskij, Ščukin, ŠČUKIN, Jolka"


def test_century_typed_in_cyrillic_letters_is_a_numeral():
    assert to_latin("ХХ век и ХIХ век") == "XX vek i XIX vek"


def test_latin_stays():
    text = "Facebook, Niš i https://example.org/ž"
    assert to_latin(text) == text


def test_marks_are_composed():
    assert to_latin("с\u0301утра") == "śutra"
    assert to_latin("гра\u0311д") == "grȃd"


def test_mistyped_capitals_are_repaired_in_latin_text_too():
    assert to_latin("Ðorđe, ǆep") == "Đorđe, džep"


def test_exceptions():
    assert to_latin("На Фејсбук и ФЕЈСБУК", {"Фејсбук": "Facebook"}) == "Na Facebook i FACEBOOK"
