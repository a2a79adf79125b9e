"""Serbian lists in Serbian order."""

import pytest

from cms.serbian import sort_key

ABECEDA = [
    "3 zanata",
    "Alat",
    "cigla",
    "Cvet",
    "Čačak",
    "Ćuprija",
    "Dom",
    "Dunav",
    "džem",
    "Đak",
    "Leskovac",
    "Luka",
    "ljubav",
    "Niš",
    "Novi Sad",
    "Njegoš",
    "Petar",
    "quid",
    "Raška",
    "Sombor",
    "Šabac",
    "Toplica",
    "Vranje",
    "Windows",
    "Yahoo",
    "Zaječar",
    "Žitorađa",
]
AZBUKA = [
    "Ваљево",
    "Град",
    "Дом",
    "Ђак",
    "Зајечар",
    "Лесковац",
    "Љубав",
    "Ниш",
    "Његош",
    "Ћуприја",
    "Ужице",
    "Чачак",
    "Џем",
    "Шабац",
]


def test_latin_order_has_digraphs_as_letters():
    shuffled = sorted(ABECEDA)
    assert shuffled != ABECEDA
    assert sorted(shuffled, key=sort_key) == ABECEDA


def test_cyrillic_order_is_that_of_azbuka():
    shuffled = sorted(AZBUKA)
    assert shuffled != AZBUKA
    assert sorted(shuffled, key=lambda text: sort_key(text, "Cyrl")) == AZBUKA


def test_two_sounds_are_two_letters():
    # injekcija has n and j, injе has nj.
    assert sorted(["inje", "injekcija", "inovacija"], key=sort_key) == ["injekcija", "inovacija", "inje"]


def test_both_scripts_sort_together():
    assert sorted(["Шабац", "Niš", "Ниш 2", "Čačak"], key=sort_key) == ["Čačak", "Niš", "Ниш 2", "Шабац"]


def test_signs_and_case_do_not_count():
    assert sort_key("„Niš”") == sort_key("NIŠ")


def test_another_script_is_refused():
    with pytest.raises(KeyError):
        sort_key("a", "Grek")
